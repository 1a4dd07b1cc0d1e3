"""Corrected reports as training data, read by the reader of the corpora."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from sayso.store import Library
from sayso.store.corrections.model import (
    Confirm,
    Reject,
    SetAside,
    SetSpans,
    SetSpeaker,
    anchor_of,
)
from tests.store.corrections.readings import place, reading
from tests.store.hand_made import wall
from training.corpora.polnear import read_articles


def test_corrected_reports_are_read_as_a_corpus(
    another: Callable[[], Library], tmp_path: Path
) -> None:
    library = another()
    record = reading()
    key = library.reports.add(record).key
    library.reports.add(wall())
    assert list(library.corrections.training_rows()) == []
    first, second, _, fourth = record.attributions
    span = place(record, "the east wall")
    make = library.corrections.make
    make(SetSpans(report=key, at=anchor_of(first), role="content", spans=[span]), "ann")
    make(SetSpeaker(report=key, at=anchor_of(fourth), entity="e1"), "ben")
    make(Reject(report=key, at=anchor_of(second)), "ann")
    undone = make(Confirm(report=key, at=anchor_of(fourth)), "cy")
    library.corrections.undo(undone.id, "cy")

    rows = list(library.corrections.training_rows())
    path = tmp_path / "corrected.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    [article] = read_articles(path)
    assert (article.doc, article.publisher, article.date) == (key, "Ellery Post", "2026-03-04")
    assert (article.title, article.author, article.annotator) == (
        "The harbour wall",
        None,
        "ann+ben",
    )
    assert article.text == record.report.text
    assert article.marks == ()
    told = [
        tuple(article.text[start:end] for part in (one.source, one.cue, one.content)
              for start, end in part)
        for one in article.attributions
    ]  # fmt: skip
    assert told[0] == ("mayor Imelda Shaw", "said", "the east wall")
    assert [one.id for one in article.attributions] == ["a1", "a2"]

    [row] = rows
    assert row["cast"] == [
        {"id": "e1", "type": "person", "name": "Imelda Shaw", "aliases": [], "roles": ["mayor"]},
        {"id": "e3", "type": "person", "name": "Dana Adair", "aliases": [], "roles": []},
    ]
    [nested] = row["nested"]
    assert (nested["parent"], nested["speaker"]) == ("a2", "e1")
    assert {"source", "cue", "content", "grade", "mode"} <= set(nested)
    assert row["attributions"][0]["speaker"] == "e1"
    assert [one["confirmed"] for one in row["attributions"]] == [True, False]
    assert nested["confirmed"]


def test_a_finding_set_aside_makes_no_training_data(another: Callable[[], Library]) -> None:
    library = another()
    record = wall()
    key = library.reports.add(record).key
    one = record.findings[0]
    library.corrections.make(
        SetAside(report=key, code=one.code, start=one.start, end=one.end), "ann"
    )
    assert list(library.corrections.training_rows()) == []

"""Corrections in a library: taken in, undone, done again, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from sayso.errors import InvalidCorrection, UnknownEntry
from sayso.store import Library
from sayso.store.corrections.model import (
    Add,
    Anchor,
    Confirm,
    Reject,
    SetAside,
    SetGrade,
    SetLink,
    SetSpans,
    SetSpeaker,
    adapter,
    anchor_of,
)
from tests.store.corrections.readings import at, reading, renumbered, without


@pytest.fixture
def key(library: Library) -> str:
    return library.reports.add(reading()).key


def test_a_correction_is_shown_everywhere_and_undone_without_a_trace(
    library: Library, key: str
) -> None:
    record = reading()
    before = library.reports.get(key)
    made = library.corrections.make(
        SetSpeaker(report=key, at=at(record, 2), name="Zoë Marsh"), "Ann Lind"
    )
    assert (made.author, made.kind, made.report, made.undone) == (
        "Ann Lind",
        "set_speaker",
        key,
        None,
    )
    assert made.summary == "Speaker of “nobody had asked the crews”: Zoë Marsh"
    stored = library.reports.get(key)
    assert stored.row.corrections == 1
    [confirmed] = stored.confirmed
    assert (confirmed.attribution, confirmed.parts, confirmed.author) == (
        "a2",
        ["speaker"],
        "Ann Lind",
    )
    [marsh] = library.people.list(text="zoe").items
    assert marsh.statements == 1
    assert library.search("asked", person=marsh.id, confirmed=True).page.total == 1
    assert library.reports.reading_of(key) == record

    undone = library.corrections.undo(made.id, "Ben")
    assert undone.undone is not None
    assert library.reports.get(key) == before
    assert library.people.list(text="zoe").total == 0
    redone = library.corrections.redo(made.id, "Ben")
    assert redone == made
    assert library.reports.get(key).record == stored.record
    assert library.corrections.undo_last("nobody") is None
    last = library.corrections.undo_last("Ann Lind", report=key)
    assert last is not None
    assert last.id == made.id


def test_corrections_stay_on_top_of_a_newer_reading(library: Library, key: str) -> None:
    record = reading()
    make = library.corrections.make
    make(SetGrade(report=key, at=at(record, 2), grade="unnamed"), "ann")
    make(Reject(report=key, at=at(record, 1)), "ann")
    make(Confirm(report=key, at=at(record, 4)), "ben")
    newer = without(renumbered(record), "a12").model_copy(update={"model": "newer"})
    library.reports.replace_reading(key, newer)
    stored = library.reports.get(key)
    assert stored.row.model == "newer"
    assert stored.lost == []
    assert [one.grade for one in stored.record.attributions] == ["unnamed", "named", "named"]
    assert {one.parts[0] for one in stored.confirmed} == {"grade", "all"}
    for row in library.corrections.list(report=key).items:
        library.corrections.undo(row.id, "ann")
    assert library.reports.get(key).record == newer


def test_a_finding_set_aside_leaves_the_work_list(library: Library, key: str) -> None:
    one = reading().findings[0]
    made = library.corrections.make(
        SetAside(report=key, code=one.code, start=one.start, end=one.end), "ann"
    )
    assert library.findings.list().total == 0
    [row] = library.findings.list(set_aside=True).items
    assert row.set_aside
    assert library.reports.get(key).set_aside == [1]
    assert library.reports.get(key).row.findings == 0
    assert library.findings.codes() == []
    library.corrections.undo(made.id, "ann")
    assert library.findings.list().total == 1


def test_corrections_are_listed_the_latest_first(library: Library, key: str) -> None:
    record = reading()
    for number in (1, 2, 3):
        library.corrections.make(Confirm(report=key, at=at(record, number)), f"a{number}")
    rows = library.corrections.list(size=2)
    assert (rows.total, [row.author for row in rows.items]) == (3, ["a3", "a2"])
    assert library.corrections.list(report="0" * 16).total == 0


FAR: Any = [(0, 10**6)]
REFUSED: dict[str, tuple[Any, str]] = {
    "span outside the text": (
        lambda k, r: SetSpans(report=k, at=at(r, 1), role="cue", spans=FAR),
        "does not lie in the text",
    ),
    "empty span": (
        lambda k, r: SetSpans(report=k, at=at(r, 1), role="cue", spans=[(5, 5)]),
        "does not lie in the text",
    ),
    "white space": (
        lambda k, r: SetSpans(report=k, at=at(r, 1), role="source", spans=[(5, 6)]),
        "holds no word",
    ),
    "no cue": (
        lambda k, r: SetSpans(report=k, at=at(r, 1), role="cue", spans=[]),
        "needs a cue",
    ),
    "overlap": (
        lambda k, r: SetSpans(report=k, at=at(r, 1), role="cue", spans=[(0, 5), (3, 9)]),
        "overlap",
    ),
    "too many": (
        lambda k, r: SetSpans(report=k, at=at(r, 1), role="cue", spans=[(0, 5)] * 99),
        "too much",
    ),
    "no such statement": (
        lambda k, r: Confirm(report=k, at=Anchor(cue=[(0, 1)], content=[(1, 2)])),
        "no statement",
    ),
    "nobody of the cast": (
        lambda k, r: SetSpeaker(report=k, at=at(r, 1), entity="e9"),
        "nobody of the cast",
    ),
    "no name": (lambda k, r: SetSpeaker(report=k, at=at(r, 1), name=" "), "a name has"),
    "inside itself": (
        lambda k, r: SetLink(report=k, at=at(r, 3), parent=at(r, 4)),
        "inside itself",
    ),
    "apart": (lambda k, r: SetLink(report=k, at=at(r, 1), parent=at(r, 2)), "holds nothing"),
    "no content": (lambda k, r: Add(report=k, cue=[(0, 5)], content=[]), "needs a content"),
    "no such finding": (
        lambda k, r: SetAside(report=k, code="ATT001", start=0, end=1),
        "no finding ATT001",
    ),
}


def test_what_does_not_fit_is_refused_and_changes_nothing(library: Library, key: str) -> None:
    before = library.reports.get(key)
    for name, (correction, told) in REFUSED.items():
        with pytest.raises(InvalidCorrection, match=told):
            library.corrections.make(correction(key, reading()), "ann")
        assert library.reports.get(key) == before, name
    with pytest.raises(UnknownEntry):
        library.corrections.make(Confirm(report="0" * 16, at=at(reading(), 1)), "ann")
    assert library.corrections.list().total == 0


def test_corrections_are_read_from_json() -> None:
    item = reading().attributions[0]
    one = Confirm(report="0" * 16, at=anchor_of(item))
    assert adapter.validate_json(adapter.dump_json(one)) == one
    with pytest.raises(ValueError, match="union_tag"):
        adapter.validate_python({"kind": "nothing"})

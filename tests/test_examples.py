"""The example reports: gold, marked text and report agree, and the README names them all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.gold import gold_of

EXAMPLES = Path(__file__).parents[1] / "examples"
MARKED = sorted(EXAMPLES.glob("gold/*.marked.txt"))
REPORTS = sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.stem != "README")


def test_there_are_examples():
    assert len(REPORTS) >= 6
    assert len(MARKED) >= 2


@pytest.mark.parametrize("marked", MARKED, ids=lambda path: path.name.removesuffix(".marked.txt"))
def test_gold_and_report_are_what_the_marked_text_says(marked):
    name = marked.name.removesuffix(".marked.txt")
    gold = json.loads((marked.parent / f"{name}.json").read_text(encoding="utf-8"))
    assert gold == gold_of(marked.read_text(encoding="utf-8")), "run `python -m training.gold`"
    assert gold["text"] == (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8")
    starts = [
        min(span["start"] for part in ("source", "cue", "content") for span in attribution[part])
        for attribution in gold["attributions"]
    ]
    assert starts == sorted(starts)


def test_readme_names_every_report():
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in REPORTS if f"`{path.name}`" not in readme] == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_report_has_the_length_of_news(path):
    assert 350 <= len(path.read_text(encoding="utf-8").split()) <= 900

"""The guide is held to the code."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

from sayso.export import FORMATS
from sayso.record import Attribution, Failure, Record, ReportInfo, Span

DOCS = Path(__file__).parents[1] / "docs"


def script(name):
    spec = importlib.util.spec_from_file_location(f"docs_{name}", DOCS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_fresh():
    made = script("make_reference").pages()
    stale = [
        path.name
        for path, text in made.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run python docs/make_reference.py"


def test_every_page_of_the_rules_is_one_of_a_rule():
    made = script("make_reference").pages()
    assert set((DOCS / "rules").iterdir()) == {p for p in made if p.parent.name == "rules"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_part_of_the_guide(name):
    assert f"\n## {name}\n" in (DOCS / "formats.md").read_text(encoding="utf-8")


def test_json_in_the_guide_is_what_the_record_takes():
    blocks = re.findall(
        r"```json\n(.*?)```", (DOCS / "formats.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks
    for block in blocks:
        Failure.model_validate(json.loads(block))


def test_the_picture_loads_nothing_from_the_web():
    span = Span(start=0, end=4)
    record = Record(
        sayso="0",
        model="m",
        report=ReportInfo(id="x", text="Shaw said so"),
        attributions=[
            Attribution(
                id="a1",
                source=[span],
                cue=[Span(start=5, end=9)],
                content=[Span(start=10, end=12)],
                kind="indirect",
                confidence=0.9,
            )
        ],
    )
    drawn = script("make_picture").picture(record, "sayso read x")
    assert ">Shaw<" in drawn
    assert set(re.findall(r"https?://[^\s\"')<]+", drawn)) <= {
        "http://www.w3.org/2000/svg",
        "https://www.textualize.io",
    }
    assert "@font-face" not in drawn
    assert "url(http" not in drawn

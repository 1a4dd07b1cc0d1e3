"""What the model makes of the hand-marked cases, and which of them it is held to.

`expected_cases.json` lists the ids of the cases that the weights in the package get fully or
loosely right; `python -m tests.attribution.report_cases --write` makes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.scorer import score_document, tidy
from sayso.pipeline import read_text
from sayso.record import Attribution
from tests.attribution.cases import Case
from training.notation import Marked

Level = Literal["fully", "loosely", "not"]
Span = tuple[int, int]
EXPECTED = Path(__file__).with_name("expected_cases.json")
FIELDS = ("source", "cue", "content")
LEAST_CONTENT = 0.8


@dataclass(frozen=True)
class Outcome:
    """How a case was read.

    Attributes:
        case: The case.
        level: `fully`: every attribution found with equal spans (punctuation at the edges aside),
            kind and polarity, and no other. `loosely`: every attribution found, with a shared cue
            and content that overlaps by 0.8 or more; others only beside right ones.
        differences: What is not as marked, a line each.
    """

    case: Case
    level: Level
    differences: tuple[str, ...]


@dataclass(frozen=True)
class _Spans:
    """An attribution as the scorer takes it."""

    source: list[Span]
    cue: list[Span]
    content: list[Span]


def outcome_of(case: Case, *, model: str | None = None) -> Outcome:
    """Read a case with the weights in the package, or others, and compare."""
    found = read_text(case.text, model=model).attributions
    return compare(case, [one for one in found if one.parent is None])


def compare(case: Case, found: list[Attribution]) -> Outcome:
    """Compare what was found in a case with what is marked."""
    text = case.text
    wanted = [_marked(one) for one in case.attributions]
    given = [_found(one) for one in found]
    score = score_document(case.id, text, wanted, given)
    differences: list[str] = []
    loosely = bool(wanted) or not given
    for number, gold in enumerate(score.gold, 1):
        one = wanted[number - 1]
        if gold.predicted is None:
            differences.append(f"missed: {_words(text, one.cue)!r}")
            loosely = False
            continue
        other, attribution = given[gold.predicted], found[gold.predicted]
        for field in FIELDS:
            if not gold.figures[f"{field} exact"]:
                differences.append(
                    f"{field}: {_words(text, getattr(other, field))!r}, not"
                    f" {_words(text, getattr(one, field))!r}"
                )
        for name, expected in (
            ("kind", case.kinds[number - 1]),
            ("polarity", case.polarity(number)),
        ):
            if getattr(attribution, name) != expected:
                differences.append(f"{name}: {getattr(attribution, name)}, not {expected}")
        if not gold.figures["cue overlap"] or gold.figures["content overlap"] < LEAST_CONTENT:
            loosely = False
    paired = {gold.predicted for gold in score.gold}
    for place, one in enumerate(given):
        if place not in paired:
            differences.append(
                f"not marked: {_words(text, one.cue)!r} with {_words(text, one.content)!r}"
            )
    level: Level = "fully" if not differences else "loosely" if loosely else "not"
    return Outcome(case, level, tuple(differences))


def expected() -> dict[str, list[str]]:
    """Return the committed ids: `fully` and `loosely`."""
    lists: dict[str, list[str]] = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return lists


def write_expected(outcomes: Iterable[Outcome]) -> None:
    """Write the list of expected ids from what was read now."""
    lists: dict[str, list[str]] = {"fully": [], "loosely": []}
    for outcome in outcomes:
        if outcome.level != "not":
            lists[outcome.level].append(outcome.case.id)
    EXPECTED.write_text(json.dumps(lists, indent=1) + "\n", encoding="utf-8")


def _marked(one: Marked) -> _Spans:
    return _Spans(*([(start, end) for start, end in one[field]] for field in FIELDS))


def _found(one: Attribution) -> _Spans:
    return _Spans(*([(s.start, s.end) for s in getattr(one, field)] for field in FIELDS))


def _words(text: str, spans: list[Span]) -> str:
    return " … ".join(text[start:end] for start, end in tidy(text, spans) or spans)

"""What the words of a cue inside a content say of it."""

from __future__ import annotations

import pytest

from sayso.attribution.nested_words import is_same_mouth, likelihood
from sayso.record import Attribution, Kind, Span


@pytest.mark.parametrize("cue", ["believed", "had told", "hopes", "fear that", "wrote"])
def test_words_of_saying_make_a_cue_likelier(cue: str) -> None:
    assert 0.3 < likelihood(cue, 0.3) < 0.5


@pytest.mark.parametrize(
    "cue", ["supports", "disdain for", "opposed to", "shows", "had", "the", ""]
)
def test_stance_alone_and_empty_words_are_none(cue: str) -> None:
    assert likelihood(cue, 0.9) == 0.0


def test_other_words_are_as_likely_as_the_network_says() -> None:
    assert likelihood("floated", 0.4) == 0.4


def test_certainty_stays_certain() -> None:
    assert likelihood("said", 1.0) == pytest.approx(1.0)
    assert likelihood("said", 0.0) == 0.0


def attribution(source: str, cue: str, kind: Kind = "indirect") -> Attribution:
    return Attribution(
        id="a1",
        source=[Span(start=0, end=len(source), text=source)] if source else [],
        cue=[Span(start=20, end=20 + len(cue), text=cue)],
        content=[Span(start=50, end=60)],
        kind=kind,
        confidence=0.9,
    )


@pytest.mark.parametrize(
    ("source", "cue", "kind", "same"),
    [
        ("I", "believe", "direct", True),
        ("We", "hope", "mixed", True),
        ("", "my belief", "direct", True),
        ("I", "told her", "direct", False),
        ("the minister", "believed", "direct", False),
        # Outside of quotation marks, a first person is the report's author.
        ("I", "believe", "indirect", False),
    ],
)
def test_a_first_person_thought_in_a_quotation(
    source: str, cue: str, kind: Kind, same: bool
) -> None:
    assert is_same_mouth(attribution(source, cue), attribution("Shaw", "said", kind)) is same


def test_a_turn_of_a_transcript_is_a_quotation() -> None:
    assert is_same_mouth(attribution("I", "thought"), attribution("SHAW", ":"))

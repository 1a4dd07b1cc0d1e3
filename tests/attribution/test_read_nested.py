"""Candidates inside the content of others, as the record holds them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.attribution.read import read_attributions
from sayso.record import Attribution
from tests.attribution.test_read import CALIBRATION, candidate
from tests.plain_words import plain_words


def read(
    text: str, outer: tuple[str, str, str], inner: tuple[str, str, str]
) -> tuple[Attribution, list[Attribution]]:
    around = candidate(text, [outer[0]], outer[1], [outer[2]])
    source, cue, content = inner
    within = replace(candidate(text, [source] if source else [], cue, [content]), within=around.cue)
    first, *rest = read_attributions(
        text, plain_words(text), [around], [], CALIBRATION, least=0.5, nested=[within]
    )
    return first, rest


def test_it_has_the_outer_one_for_a_parent_and_less_confidence() -> None:
    text = "Shaw said that the minister believed the quay would hold."
    outer, [inner] = read(
        text,
        ("Shaw", "said", "that the minister believed the quay would hold"),
        ("the minister", "believed", "the quay would hold"),
    )
    assert (outer.id, outer.parent, inner.id, inner.parent) == ("a1", None, "a2", "a1")
    assert inner.content[0].text == "the quay would hold"
    assert inner.confidence < outer.confidence


def test_the_word_that_begins_a_content_is_nobody() -> None:
    text = "Shaw said that the minister believed the quay would hold."
    _, [inner] = read(
        text,
        ("Shaw", "said", "that the minister believed the quay would hold"),
        ("that the minister", "believed", "the quay would hold"),
    )
    assert inner.source[0].text == "the minister"


@pytest.mark.parametrize(
    ("words", "content", "kind"),
    [
        ("the minister said the quay would hold", "the quay would hold", "indirect"),
        ("the minister said ‘the quay will hold’", "‘the quay will hold’", "direct"),
    ],
)
def test_marks_around_the_outer_words_make_no_quotation(
    words: str, content: str, kind: str
) -> None:
    text = f"“Then {words},” Shaw recalled."
    _, [inner] = read(
        text, ("Shaw", "recalled", f"Then {words}"), ("the minister", "said", content)
    )
    assert inner.kind == kind


def test_a_speakers_own_thought_in_a_quotation_is_no_statement_of_its_own() -> None:
    text = "“I believe the quay will hold,” Shaw said."
    _, inner = read(
        text,
        ("Shaw", "said", "I believe the quay will hold"),
        ("I", "believe", "the quay will hold"),
    )
    assert inner == []


def test_without_the_outer_one_there_is_none() -> None:
    text = "Shaw said that the minister believed the quay would hold."
    around = candidate(text, ["Shaw"], "said", ["that the minister believed the quay"], 0.2)
    within = replace(candidate(text, ["the minister"], "believed", ["the quay"]), within=around.cue)
    assert (
        read_attributions(
            text, plain_words(text), [around], [], CALIBRATION, least=0.5, nested=[within]
        )
        == []
    )

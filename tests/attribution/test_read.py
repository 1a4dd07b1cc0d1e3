"""Candidates to the record's attributions: exact spans, kind, polarity, order."""

from __future__ import annotations

import pytest

from sayso.attribution.candidates import Candidate
from sayso.attribution.confidence import FEATURES, Calibration
from sayso.attribution.read import read_attributions
from sayso.record import Attribution
from tests.plain_words import plain_words

# The confidence is the cue's own probability.
CALIBRATION = Calibration(tuple(float(name == "cue") for name in FEATURES))


def candidate(
    text: str, source: list[str], cue: str, content: list[str], probability: float = 0.9
) -> Candidate:
    words = plain_words(text)

    def span(piece: str) -> tuple[int, int]:
        start = text.index(piece)
        [found] = words.spanned([(start, start + len(piece))])
        return found

    return Candidate(
        cue=span(cue),
        source=tuple(map(span, source)),
        content=tuple(map(span, content)),
        cue_probability=probability,
        link_probability=0.9,
        content_probability=0.9,
    )


def read(text: str, *candidates: Candidate, least: float = 0.5) -> list[Attribution]:
    return read_attributions(text, plain_words(text), candidates, [], CALIBRATION, least=least)


def test_spans_kind_polarity_and_confidence() -> None:
    text = "“The lock held,” Ola Brandvold said."
    [found] = read(text, candidate(text, ["Ola Brandvold"], "said", ["The lock held"], 0.8))
    assert found.id == "a1"
    assert [span.text for span in found.content] == ["“The lock held,”"]
    assert [span.text for span in found.source] == ["Ola Brandvold"]
    assert [span.text for span in found.cue] == ["said"]
    assert (found.kind, found.polarity, found.confidence) == ("direct", "affirmed", 0.8)
    for span in (*found.content, *found.source, *found.cue):
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("She did not say why.", ["She"], "did not say", ["why"], id="in-the-cue"),
        pytest.param("She did not say why.", ["She"], "say", ["why"], id="before-the-cue"),
        pytest.param(
            "She didn’t immediately say why.", ["She"], "say", ["why"], id="adverb-between"
        ),
        pytest.param("Nobody said why.", ["Nobody"], "said", ["why"], id="nobody"),
    ],
)
def test_what_was_not_said_is_negated(
    text: str, source: list[str], cue: str, content: list[str]
) -> None:
    [found] = read(text, candidate(text, source, cue, content))
    assert found.polarity == "negated"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“I would not,” said Ola.", id="negation-in-the-quotation"),
        pytest.param("It would not, said Ola.", id="negation-of-the-clause-before"),
        pytest.param("He did not.\nsaid Ola", id="negation-on-the-line-before"),
        pytest.param("The garden was a knot; said Ola", id="letters-of-another-word"),
    ],
)
def test_a_negation_elsewhere_says_nothing_of_the_cue(text: str) -> None:
    [found] = read(text, candidate(text, ["Ola"], "said", [text.split()[0].strip("“,")]))
    assert found.polarity == "affirmed"


def test_ids_follow_the_first_words_not_the_cues() -> None:
    text = "Ann wrote: it rained. The lock held, and the weir, Ola said."
    late_cue = candidate(text, ["Ola"], "said", ["The lock held"])
    early_cue = candidate(text, ["Ann"], "wrote", ["it rained"])
    assert [(a.id, a.cue[0].text) for a in read(text, late_cue, early_cue)] == [
        ("a1", "wrote"),
        ("a2", "said"),
    ]
    text = "The lock held, Ann wrote, and the weir did too, Ola said."
    outer = candidate(text, ["Ola"], "said", ["The lock held", "the weir did too"])
    inner = candidate(text, ["Ann"], "wrote", ["too"], 0.6)
    assert [a.cue[0].text for a in read(text, inner, outer)] == ["said"]


def test_the_unsure_are_left_out() -> None:
    text = "Ola said it rained."
    unsure = candidate(text, ["Ola"], "said", ["it rained"], 0.4)
    assert read(text, unsure) == []
    assert len(read(text, unsure, least=0.4)) == 1


def test_no_candidates_no_attributions() -> None:
    assert read("It rained.") == []


@pytest.mark.parametrize(
    ("source", "cue", "content", "shown"),
    [
        pytest.param("Ola", 'has "', "held", ("Ola", "has", '"held"'), id="cue"),
        pytest.param('Ola has "', "she", "held", ("Ola has", "she", '"held"'), id="source"),
        pytest.param("she", '" (', "held", ("she", "(", '"held"'), id="cue-after"),
    ],
)
def test_a_quotation_mark_is_the_content_s_alone(
    source: str, cue: str, content: str, shown: tuple[str, str, str]
) -> None:
    text = 'Ola has "held" (she'
    [found] = read(text, candidate(text, [source], cue, [content]))
    assert (found.source[0].text, found.cue[0].text, found.content[0].text) == shown
    for span in (*found.content, *found.source, *found.cue):
        assert text[span.start : span.end] == span.text

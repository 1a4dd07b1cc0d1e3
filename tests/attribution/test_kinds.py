"""Kind and polarity, from words and quotation marks alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.attribution.kinds import kind_of, polarity_of
from sayso.model.quotes import QuotationIndex, find_quotations


def kind(text: str, *contents: str) -> str:
    spans = [(text.index(words), text.index(words) + len(words)) for words in contents]
    return kind_of(text, spans, QuotationIndex(find_quotations(text)))


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        pytest.param("“The weir held,” she said.", ["“The weir held,”"], "direct", id="direct"),
        pytest.param("“The weir held,” she said.", ["The weir held"], "direct", id="marks-outside"),
        pytest.param("She said the weir held.", ["the weir held"], "indirect", id="indirect"),
        pytest.param(
            "She said the weir “only just” held.",
            ["the weir “only just” held"],
            "mixed",
            id="mixed",
        ),
        pytest.param(
            "'The weir held,' she said.", ["'The weir held,'"], "direct", id="single-marks"
        ),
        pytest.param(
            "« Tout va bien », dit-elle.", ["« Tout va bien »"], "direct", id="guillemets"
        ),
        pytest.param(
            "She said: “The weir held.\n\nNobody slept.",
            ["“The weir held."],
            "direct",
            id="unclosed",
        ),
        pytest.param(
            "“We waited,” she said, “for hours.”",
            ["“We waited,”", "“for hours.”"],
            "direct",
            id="two-pieces",
        ),
        pytest.param(
            "“We waited,” she said, and then left.",
            ["“We waited,”", "and then left"],
            "mixed",
            id="one-piece-of-two",
        ),
        pytest.param(
            "He said Ann “Jo” Marsh had run the whole of the long northern relay for them alone.",
            ["Ann “Jo” Marsh had run the whole of the long northern relay for them alone"],
            "indirect",
            id="nickname-is-no-quotation",
        ),
        pytest.param("They were “sorry”.", ["“"], "indirect", id="no-letters"),
    ],
)
def test_kind(text: str, contents: list[str], expected: str) -> None:
    assert kind(text, *contents) == expected


# Source, cue, words before the cue.
NEGATED = [
    ("she", "did not say", ""),
    ("she", "never promised", ""),
    ("she", "didn't say", ""),
    ("she", "didn’t say", ""),
    ("she", "won’t say", ""),
    ("she", "cannot confirm", ""),
    ("she", "said nothing", ""),
    ("she", "do not know", ""),
    ("she", "neither confirmed nor denied", ""),
    ("she", "would neither confirm nor deny", ""),
    ("she", "did not confirm or deny", ""),
    ("she", "declined to say", ""),
    ("she", "refused to confirm", ""),
    ("she", "declining to name", ""),
    ("she", "declined to publicly endorse", ""),
    ("she", "failed to mention", ""),
    ("she", "neglected to say", ""),
    ("she", "omitted to say", ""),
    ("she", "forgot to mention", ""),
    ("she", "stopped short of saying", ""),
    ("she", "without saying", ""),
    ("she", "no longer believes", ""),
    ("she", "has yet to say", ""),
    ("she", "made no mention of", ""),
    ("she", "gave no indication", ""),
    ("she", "DID NOT SAY", ""),
    ("she", "say", "did not"),
    ("she", "say", "didn't"),
    ("she", "say", "she didn’t"),
    ("she", "promised", "had never"),
    ("she", "say", "did not immediately"),
    ("she", "saying", "left without"),
    ("nobody", "said", ""),
    ("No one", "said", ""),
    ("None of the drivers", "said", ""),
    ("Neither the mayor nor the clerk", "claimed", ""),
    ("Not a single witness", "recalled", ""),
    ("No councillor", "said", ""),
    ("nobody", "promised", ""),
]
AFFIRMED = [
    ("she", "said", ""),
    ("she", "denied that", ""),
    ("she", "is denying", ""),
    ("she", "declined to comment", ""),
    ("she", "declined to comment further", ""),
    ("she", "refused to be drawn", ""),
    ("she", "refused to rule out", ""),
    ("she", "refused", ""),
    ("she", "not only said", ""),
    ("she", "did not just say", ""),
    ("she", "does not doubt", ""),
    ("she", "doesn't doubt", ""),
    ("she", "doesn’t dispute", ""),
    ("she", "did not deny", ""),
    ("she", "is not denying", ""),
    ("she", "could not rule out", ""),
    ("she", "made no secret of", ""),
    ("she", "couldn't agree more", ""),
    ("she", "could not be clearer", ""),
    ("she", "never failed to mention", ""),
    ("she", "did not hesitate to say", ""),
    ("she", "could not help thinking", ""),
    ("she", "never stopped saying", ""),
    ("she", "claimed, without evidence,", ""),
    ("she", "said without hesitation", ""),
    ("she", "said, without elaborating", ""),
    ("she", "asked them not to", ""),
    ("she", "vowed never to", ""),
    ("she", "asked whether or not", ""),
    ("she", "said nothing but", ""),
    ("she", "asks", "whether or not"),
    ("she", "said", "not only"),
    ("she", "said", "the knot"),
    ("", "reportedly", ""),
    ("Nobody", "did not say", ""),
    ("nobody", "doubts", ""),
    ("nobody", "denied", ""),
    ("No one", "disputes", ""),
    ("No 10", "said", ""),
    ("No. 10", "said", ""),
    ("No fewer than thirty drivers", "said", ""),
    ("None other than the mayor", "said", ""),
    ("Noah Brandvold", "said", ""),
    ("Nora", "noted", ""),
    ("the notary", "noted", ""),
]


def named(row: tuple[str, str, str]) -> str:
    return " | ".join(row)


@pytest.mark.parametrize("row", NEGATED, ids=named)
def test_what_was_not_said_is_negated(row: tuple[str, str, str]) -> None:
    assert polarity_of(*row) == "negated"


@pytest.mark.parametrize("row", AFFIRMED, ids=named)
def test_what_was_said_is_affirmed(row: tuple[str, str, str]) -> None:
    assert polarity_of(*row) == "affirmed"


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_words_have_a_polarity(source: str, cue: str, before: str) -> None:
    assert polarity_of(source, cue, before) in ("affirmed", "negated")

"""Word spans to code points: which marks and stops belong to a content."""

from __future__ import annotations

import pytest

from sayso.attribution.spans import Spans
from sayso.model.quotes import QuotationIndex
from tests.plain_words import plain_words


def spans_of(text: str) -> Spans:
    words = plain_words(text)
    return Spans(text, words, QuotationIndex(words.quotations))


def word_span(text: str, piece: str) -> tuple[int, int]:
    """Return the words that `piece` holds where it first stands."""
    start = text.index(piece)
    [span] = plain_words(text).spanned([(start, start + len(piece))])
    return span


@pytest.mark.parametrize(
    ("text", "chosen", "expected"),
    [
        pytest.param(
            "“The lock held,” he said.", ["The lock held"], ["“The lock held,”"], id="curly"
        ),
        pytest.param(
            '"The lock held," he said.', ["The lock held,"], ['"The lock held,"'], id="straight"
        ),
        pytest.param(
            "He said: “The lock held.”", ["“The lock held"], ["“The lock held.”"], id="stop-inside"
        ),
        pytest.param(
            "He said: “The lock held”.", ["The lock held"], ["“The lock held”"], id="stop-outside"
        ),
        pytest.param("He said the lock held.", ["the lock held"], ["the lock held"], id="no-marks"),
        pytest.param(
            "He said the lock “just about held.”",
            ["the lock “just about held"],
            ["the lock “just about held.”"],
            id="quotation-at-the-end",
        ),
        pytest.param(
            "He said the “good old” lock held.",
            ["the “good old” lock held"],
            ["the “good old” lock held"],
            id="quotation-in-the-middle",
        ),
        pytest.param(
            "“We waited,” he said, “for hours.”",
            ["We waited", "for hours"],
            ["“We waited,”", "“for hours.”"],
            id="split-quotation",
        ),
        pytest.param(
            "“The lock held and so did we,” he said.",
            ["The lock held"],
            ["The lock held"],
            id="first-half-of-a-quotation",
        ),
        pytest.param(
            "“The lock held and so did we,” he said.",
            ["so did we"],
            ["so did we"],
            id="second-half-of-a-quotation",
        ),
        pytest.param(
            "He said: “The lock held.\n\nIt rained.",
            ["The lock held."],
            ["“The lock held."],
            id="unclosed",
        ),
        pytest.param(
            "“‘Run,’ he shouted,” she said.",
            ["Run,’ he shouted"],
            ["“‘Run,’ he shouted,”"],
            id="marks-within-marks",
        ),
        pytest.param(
            "« Tout va bien. » a-t-il dit", ["Tout va bien"], ["« Tout va bien. »"], id="spaced"
        ),
        pytest.param("He said Zoe\u0308.", ["Zoe\u0308"], ["Zoe\u0308"], id="combining-mark"),
    ],
)
def test_content_with_its_marks(text: str, chosen: list[str], expected: list[str]) -> None:
    found = spans_of(text).content([word_span(text, piece) for piece in chosen])
    assert [text[start:end] for start, end in found] == expected


def test_spans_that_would_overlap_become_one() -> None:
    text = "“The lock held,” he said."
    # Each alone is completed to the whole quotation.
    assert spans_of(text).content([(1, 4), (4, 6)]) == ((0, 16),)


def test_a_plain_span_takes_no_marks() -> None:
    text = "“The lock held,” said Ola “Red” Brandvold."
    spans = spans_of(text)
    start, end = spans.plain(word_span(text, "Red"))
    assert text[start:end] == "Red"
    start, end = spans.plain(word_span(text, "Ola “Red” Brandvold"))
    assert text[start:end] == "Ola “Red” Brandvold"


@pytest.mark.parametrize(
    ("text", "chosen", "expected"),
    [
        ("Ola Brandvold (North), said", "Ola Brandvold (North", "Ola Brandvold (North)"),
        ("Ola Brandvold (North), said", "Ola Brandvold", "Ola Brandvold"),
        ("Ola Brandvold (North), said", "Ola Brandvold (North)", "Ola Brandvold (North)"),
        ("Ola Brandvold (North said", "Ola Brandvold (North", "Ola Brandvold (North"),
    ],
)
def test_a_source_keeps_its_closing_bracket(text: str, chosen: str, expected: str) -> None:
    start, end = spans_of(text).bracketed(word_span(text, chosen))
    assert text[start:end] == expected


@pytest.mark.parametrize(
    ("text", "piece", "expected"),
    [
        pytest.param(
            "Rep. Odur (D-Ellery) said so.", "Rep. Odur (D-Ellery", "Rep. Odur (D-Ellery)"
        ),
        pytest.param("Rep. Odur (Dem.) said so.", "Rep. Odur (Dem", "Rep. Odur (Dem.)"),
        pytest.param("Odur (who sails) said so.", "Odur", "Odur"),
        pytest.param("Odur (who sails every day said so.", "Odur (who", "Odur (who"),
    ],
    ids=["closed", "stop-before-the-bracket", "bracket-beyond", "never-closed"],
)
def test_bracket_opened_in_a_span_is_closed(text: str, piece: str, expected: str) -> None:
    start, end = spans_of(text).bracketed(word_span(text, piece))
    assert text[start:end] == expected

from __future__ import annotations

from dataclasses import replace

import pytest
from tokenizers import Tokenizer

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.attribution.edges import whole_quotations
from sayso.model.quotes import QuotationIndex
from sayso.model.session import PACKAGED
from sayso.model.words import Words, split_words

LONG = "“We wait and wait,” she said. “The ferry is late. The mole is shut.” He left."
PARAGRAPHS = "“One two three.\n\n“Four five six.\n\n“Seven eight,” she said.\n\n“Nine.”"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(PACKAGED / "tokenizer.json"))


def complete(text: str, tokenizer: Tokenizer, content: WordSpan, window: WordSpan) -> str:
    words: Words = split_words(text, tokenizer)
    given = Candidate((0, 1), (), (content,), 0.9, 0.9, 0.9, window=window)
    whole = whole_quotations(given, words, QuotationIndex(words.quotations))
    start, end = whole.content[0]
    return text[words.starts[start] : words.ends[end - 1]]


def test_quotation_cut_at_the_end_is_completed(tokenizer: Tokenizer) -> None:
    assert complete(LONG, tokenizer, (10, 13), (0, 13)) == "“The ferry is late. The mole is shut.”"


def test_quotation_cut_at_the_start_is_completed(tokenizer: Tokenizer) -> None:
    assert complete(LONG, tokenizer, (12, 20), (12, 24)).startswith("“The ferry is late.")


def test_inside_the_window_the_network_decides(tokenizer: Tokenizer) -> None:
    assert complete(LONG, tokenizer, (10, 13), (0, 24)) == "“The ferry"


def test_words_outside_marks_are_left_alone(tokenizer: Tokenizer) -> None:
    assert complete(LONG, tokenizer, (7, 8), (0, 8)) == "she"


def test_quotation_that_reopens_its_marks_is_followed_to_its_end(tokenizer: Tokenizer) -> None:
    found = complete(PARAGRAPHS, tokenizer, (0, 3), (0, 3))
    assert found == PARAGRAPHS[: PARAGRAPHS.index(" she")]


def test_a_whole_report_has_no_edges(tokenizer: Tokenizer) -> None:
    words = split_words(LONG, tokenizer)
    given = Candidate((0, 1), (), ((10, 13),), 0.9, 0.9, 0.9)
    index = QuotationIndex(words.quotations)
    assert whole_quotations(given, words, index) is given
    assert whole_quotations(replace(given, window=(0, len(words))), words, index) == replace(
        given, window=(0, len(words))
    )

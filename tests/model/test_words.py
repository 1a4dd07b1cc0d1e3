"""Words with exact places, and the features that an uncased tokenizer would lose."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from sayso.model.words import Case, Gap, Quote, Words, case_of, split_words


def spelled(text: str, words: Words) -> list[str]:
    return [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The harbour is safe, she said.",
            ["The", "harbour", "is", "safe", ",", "she", "said", "."],
            id="plain",
        ),
        pytest.param("don't", ["don", "'", "t"], id="apostrophe"),
        pytest.param("Zoe\u0308 said", ["Zoe", "said"], id="combining-mark"),
        pytest.param("Zoë said", ["Zoë", "said"], id="accent"),
        pytest.param("𝔄𝔅 said 👩🏽!", ["𝔄𝔅", "said", "👩🏽", "!"], id="astral"),
        pytest.param("a\x00b said", ["a\x00b", "said"], id="nul-inside-a-word"),
        pytest.param("\x00 said", ["said"], id="nul-alone"),
        pytest.param("she\u200bsaid", ["she\u200bsaid"], id="zero-width-space"),
        pytest.param("\ufeffshe said", ["she", "said"], id="byte-order-mark"),
        pytest.param("she\u00a0said", ["she", "said"], id="no-break-space"),
        pytest.param("אמר שר", ["אמר", "שר"], id="right-to-left"),
        pytest.param("\u202eshe\u202c said", ["she", "said"], id="direction-marks"),
        pytest.param("a\ud83db said", ["a\ud83db", "said"], id="lone-surrogate"),
        pytest.param("東京 said", ["東", "京", "said"], id="chinese-characters-one-by-one"),
        pytest.param("각 said", ["각", "said"], id="one-character-of-three-letters"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\u2003", [], id="white"),
    ],
)
def test_words_have_exact_places(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    assert spelled(text, split_words(text, tokenizer)) == expected


def test_pieces_are_counted_by_word(tokenizer: Tokenizer) -> None:
    words = split_words("she harbourful the", tokenizer)
    assert words.first_piece.tolist() == [0, 1, 3, 4]
    assert len(words.pieces) == 4


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("said", Case.LOWER),
        ("Said", Case.TITLE),
        ("A", Case.TITLE),
        ("NATO", Case.UPPER),
        ("McColl", Case.MIXED),
        ("iPhone", Case.MIXED),
        ("1998", Case.DIGIT),
        ("20th", Case.LOWER),
        ("G20", Case.UPPER),
        ("…", Case.OTHER),
        ("東", Case.MIXED),
        ("", Case.OTHER),
    ],
)
def test_case(word: str, expected: Case) -> None:
    assert case_of(word) == expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        pytest.param(" ", Gap.SPACE, id="space"),
        pytest.param("\u00a0", Gap.SPACE, id="no-break-space"),
        pytest.param("\n", Gap.LINE, id="line"),
        pytest.param("\r\n", Gap.LINE, id="crlf"),
        pytest.param("\r", Gap.LINE, id="old-mac"),
        pytest.param("\n\n", Gap.PARAGRAPH, id="paragraph"),
        pytest.param("\r\n\r\n", Gap.PARAGRAPH, id="paragraph-crlf"),
        pytest.param("\n \n\n\n", Gap.PARAGRAPH, id="many-breaks"),
    ],
)
def test_gap(tokenizer: Tokenizer, between: str, expected: Gap) -> None:
    words = split_words(f"she{between}said.", tokenizer)
    assert words.gap.tolist() == [Gap.PARAGRAPH, expected, Gap.NONE]


def test_quote_tells_opening_inside_and_closing(tokenizer: Tokenizer) -> None:
    words = split_words("“The harbour is safe,” she said.\n\n“It is", tokenizer)
    O, I, A, Z = Quote.OUTSIDE, Quote.INSIDE, Quote.OPENING, Quote.CLOSING  # noqa: E741, N806
    assert words.quote.tolist() == [A, I, I, I, I, I, Z, O, O, O, A, I, I]


# What is rare in any text made frequent.
ODD = st.text(
    st.sampled_from(
        "ab A1 \n\r\t\x00\u200b\u00a0\u0301\u0345'\"“”,.東각ﬁİßאے👩🏽\u202e\ud83d\udc69\u1d17"
    ),
    max_size=50,
)


@given(text=st.text(st.characters(), max_size=80) | ODD)
def test_any_text_splits_into_words_apart(tokenizer: Tokenizer, text: str) -> None:
    words = split_words(text, tokenizer)
    count = len(words)
    assert np.all(words.starts < words.ends)
    assert np.all(words.ends[:-1] <= words.starts[1:])
    assert count == 0 or (words.starts[0] >= 0 and words.ends[-1] <= len(text))
    assert len(words.first_piece) == count + 1
    assert words.first_piece[0] == 0 or count == 0
    assert words.first_piece[-1] == len(words.pieces)
    assert np.all(np.diff(words.first_piece) >= 1)
    for feature in (words.case, words.gap, words.quote):
        assert feature.shape == (count,)


@given(text=st.text(st.characters(), max_size=80) | ODD)
def test_every_letter_is_in_a_word(tokenizer: Tokenizer, text: str) -> None:
    words = split_words(text, tokenizer)
    covered = {
        place
        for start, end in zip(words.starts, words.ends, strict=True)
        for place in range(start, end)
    }
    letters = {
        place for place, char in enumerate(text) if unicodedata.category(char) in ("Lu", "Ll")
    }
    assert letters <= covered

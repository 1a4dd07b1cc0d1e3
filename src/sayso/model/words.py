"""Text -> words and word pieces, with what the uncased tokenizer would lose given back as features.

The encoder's tokenizer folds case, strips accents and drops white space. Case, line breaks and
quotation marks say much about who speaks, so each word carries them as small integers that the
encoder embeds beside its pieces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from sayso.model.quotes import Quotation, find_quotations

_SURROGATES = re.compile("[\ud800-\udfff]")


class Case(IntEnum):
    """How a word is written."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5


class Gap(IntEnum):
    """What stands between a word (or piece) and the one before it."""

    NONE = 0
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3
    INSIDE_WORD = 4


class Quote(IntEnum):
    """Where a word stands towards the quotation marks of its paragraph."""

    OUTSIDE = 0
    INSIDE = 1
    OPENING = 2
    CLOSING = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: runs of letters or digits, and single punctuation marks.

    Attributes:
        starts: First code point of each word, shape (words,), int64.
        ends: Code point after the last one of each word, shape (words,), int64.
        pieces: Vocabulary ids of all word pieces, shape (pieces,), int64.
        first_piece: Index of each word's first piece, closed by the number of pieces, shape
            (words + 1,), int64.
        case: `Case` of each word, shape (words,), int64.
        gap: `Gap` before each word, shape (words,), int64.
        quote: `Quote` of each word, shape (words,), int64.
        quotations: The quotations of the text, in text order.
    """

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    pieces: npt.NDArray[np.int64]
    first_piece: npt.NDArray[np.int64]
    case: npt.NDArray[np.int64]
    gap: npt.NDArray[np.int64]
    quote: npt.NDArray[np.int64]
    quotations: list[Quotation]

    def __len__(self) -> int:
        return len(self.starts)

    def spanned(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Turn spans of code points into the half-open spans of the words that begin in them."""
        bounds = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
        places = np.searchsorted(self.starts, bounds).tolist()
        return [(int(start), int(end)) for start, end in places]


def split_words(text: str, tokenizer: Tokenizer) -> Words:
    """Split a text into words as the tokenizer sees them. Never raises, on any string.

    Characters that the tokenizer drops (control and zero-width characters) belong to no word; a
    combining mark belongs to the word that it follows. Time is linear in the length of the text.
    """
    # Lone surrogates cannot be encoded as UTF-8; the replacement keeps every offset.
    encoding = tokenizer.encode(_SURROGATES.sub("�", text), add_special_tokens=False)
    pieces = np.asarray(encoding.ids, dtype=np.int64)
    offsets = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    word_ids = np.asarray(
        [-1 if word is None else word for word in encoding.word_ids], dtype=np.int64
    )
    # An offset of no width would make an empty word: such a piece joins the word before it.
    begins = np.ones(len(pieces), dtype=bool)
    begins[1:] = word_ids[1:] != word_ids[:-1]
    first = np.flatnonzero(begins)
    starts = offsets[first, 0]
    last = np.append(first[1:], len(pieces)) - 1 if len(first) else first
    ends = np.maximum(offsets[last, 1], starts)
    quotations = find_quotations(text)
    return Words(
        starts=starts,
        ends=ends,
        pieces=pieces,
        first_piece=np.append(first, len(pieces)).astype(np.int64),
        case=_cases(text, starts, ends),
        gap=_gaps(text, starts, ends),
        quote=_quotes(starts, quotations),
        quotations=quotations,
    )


def case_of(word: str) -> Case:
    """Tell how a word is written; words without letters or digits are `OTHER`."""
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.TITLE
    if word.isdigit():
        return Case.DIGIT
    if word.istitle():
        return Case.TITLE
    return Case.MIXED if any(letter.isalpha() for letter in word) else Case.OTHER


def _cases(
    text: str, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    known: dict[str, Case] = {}
    found = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        word = text[start:end]
        case = known.get(word)
        if case is None:
            case = known[word] = case_of(word)
        found.append(case)
    return np.asarray(found, dtype=np.int64)


def _gaps(
    text: str, starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    out = np.zeros(len(starts), dtype=np.int64)
    if len(starts) == 0:
        return out
    out[0] = Gap.PARAGRAPH
    before, after = ends[:-1], starts[1:]
    breaks = np.zeros(len(before), dtype=np.int64)
    for mark in ("\n", "\r"):
        places = [found.start() for found in re.finditer(mark, text)]
        breaks = np.maximum(
            breaks, np.searchsorted(places, after) - np.searchsorted(places, before)
        )
    out[1:] = np.where(after > before, np.minimum(Gap.SPACE + breaks, Gap.PARAGRAPH), Gap.NONE)
    return out


def _quotes(starts: npt.NDArray[np.int64], quotations: list[Quotation]) -> npt.NDArray[np.int64]:
    out = np.zeros(len(starts), dtype=np.int64)
    for quotation in quotations:
        inside = slice(*np.searchsorted(starts, (quotation.start, quotation.end)))
        if inside.start == inside.stop:
            continue
        out[inside] = Quote.INSIDE
        out[inside.start] = Quote.OPENING
        if quotation.closed:
            out[inside.stop - 1] = Quote.CLOSING
    return out

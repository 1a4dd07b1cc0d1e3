"""Words of a text without a tokenizer: one piece a word, for tests that need no weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sayso.model.quotes import find_quotations
from sayso.model.words import Gap, Words


def plain_words(text: str) -> Words:
    """Split a text at white space and around each punctuation mark."""
    bounds = [found.span() for found in re.finditer(r"\w+|[^\w\s]", text)]
    gaps: list[int] = []
    previous = 0
    for start, end in bounds:
        between = text[previous:start]
        breaks = Gap.SPACE + between.count("\n") if between else Gap.NONE
        gaps.append(min(breaks, Gap.PARAGRAPH) if gaps else Gap.PARAGRAPH)
        previous = end
    starts, ends = zip(*bounds, strict=True) if bounds else ((), ())
    return _words(starts, ends, [1] * len(bounds), gaps, text)


def words_of_pieces(pieces: Sequence[int], breaks: Sequence[int] = ()) -> Words:
    """Make words of one letter with so many pieces each; `breaks` begin a paragraph."""
    starts = range(0, 2 * len(pieces), 2)
    begin = {0, *breaks}
    gaps = [Gap.PARAGRAPH if word in begin else Gap.SPACE for word in range(len(pieces))]
    return _words(starts, [start + 1 for start in starts], pieces, gaps, "")


def _words(
    starts: Sequence[int],
    ends: Sequence[int],
    pieces: Sequence[int],
    gaps: Sequence[int],
    text: str,
) -> Words:
    def ints(values: Sequence[int]) -> np.ndarray:
        return np.asarray(values, dtype=np.int64)

    count = sum(pieces)
    return Words(
        starts=ints(starts),
        ends=ints(ends),
        pieces=np.arange(count, dtype=np.int64),
        first_piece=np.concatenate([ints([0]), np.cumsum(ints(pieces))]),
        case=np.zeros(len(pieces), dtype=np.int64),
        gap=ints(gaps),
        quote=np.zeros(len(pieces), dtype=np.int64),
        quotations=find_quotations(text),
    )

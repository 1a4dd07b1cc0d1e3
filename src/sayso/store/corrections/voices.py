"""Whose words each passage is, told anew from statements that were corrected.

The reading's own way needs the network's analysis of the text, which is not kept. The words and
the painting of contents are all that it takes here: sentences that were `unclear` in the reading
stay so where no content holds them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from sayso.model.analysis import Analysis
from sayso.model.words import Words
from sayso.record import Attribution, Voice
from sayso.voices.read import UNCLEAR, voices_of

# As the tokenizer splits: runs of letters and digits with their marks, and single other characters.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*|[^\s\w]|_")


def voices_again(
    text: str, attributions: Sequence[Attribution], before: Sequence[Voice]
) -> list[Voice]:
    """Return the voices of a text after its statements were corrected.

    Args:
        text: The report's text.
        attributions: Its statements as they stand.
        before: The voices of the reading.
    """
    unclear = [(voice.start, voice.end) for voice in before if voice.voice == UNCLEAR]
    return voices_of(text, _words_only(text), attributions, unclear)


def _words_only(text: str) -> Analysis:
    found = list(_WORD.finditer(text))
    starts = np.asarray([match.start() for match in found], dtype=np.int64)
    ends = np.asarray([match.end() for match in found], dtype=np.int64)
    none = np.zeros(len(found), dtype=np.int64)
    words = Words(
        starts=starts,
        ends=ends,
        pieces=none,
        first_piece=np.zeros(len(found) + 1, dtype=np.int64),
        case=none,
        gap=none,
        quote=none,
        quotations=[],
    )
    return Analysis(
        words=words,
        surface=[match[0] for match in found],
        sentence=none,
        upos=[],
        head=none,
        relation=[],
        names=[],
        mentions=[],
        vectors=np.zeros((0, 1), dtype=np.float32),
    )

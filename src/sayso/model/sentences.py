"""Sentence starts -> sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from sayso.model.scores import Ints, WindowScores
from sayso.model.words import Gap, Words


def sentence_starts(words: Words, scored: Iterable[WindowScores]) -> Ints:
    """Return the words that begin a sentence, of those that the windows answer for.

    A word begins one where the head says so by more than half, and after a blank line always.
    """
    out = []
    for item in scored:
        core = slice(item.window.core_start, item.window.core_end)
        logits = item.sentence[core.start - item.window.start : core.stop - item.window.start]
        begins = (logits > 0.0) | (words.gap[core] == Gap.PARAGRAPH)
        out.append(core.start + np.flatnonzero(begins))
    return np.concatenate(out) if out else np.zeros(0, dtype=np.int64)


def sentence_spans(words: Words, starts: Sequence[int] | Ints) -> list[tuple[int, int]]:
    """Return the sentences as half-open spans of code points, first word to last.

    Args:
        words: The report's words.
        starts: The words that begin a sentence, ascending; the first word of the report is one.
    """
    if len(starts) == 0:
        return []
    first = np.asarray(starts, dtype=np.int64)
    last = np.append(first[1:], len(words)) - 1
    begins, ends = words.starts[first].tolist(), words.ends[last].tolist()
    return list(zip(begins, ends, strict=True))

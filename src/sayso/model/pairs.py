"""Mentions of a report -> the pairs that may mean the same, with what is plain to see of each pair.

A mention is compared with those shortly before it and, however far back, with a few that share
words with it; so the number of pairs grows linearly with the report.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

NEAREST = 40
SAME_LAST_WORD = 6
SHARED_WORD = 4

PRONOUNS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "he him his himself",
            "she her hers herself",
            "it its itself",
            "they them their theirs themselves themself",
            "i me my mine myself",
            "we us our ours ourselves",
            "you your yours yourself yourselves",
            "who whom whose which",
            "this that these those",
            "one ones everyone someone anyone nobody everybody somebody anybody all both each",
        ),
        1,
    )
    for word in words.split()
}
"""Class of each pronoun; 0 is for all that is none."""

_EMPTY = frozenset("a an the of and 's ' ’ s , . - his her their its our my your".split())
_MENTION_BOUNDS = np.array([1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 40, 80])
_SENTENCE_BOUNDS = np.array([1, 2, 3, 4, 6, 9, 14, 25])

FEATURES: dict[str, int] = {
    "mentions between": len(_MENTION_BOUNDS) + 1,
    "sentences between": len(_SENTENCE_BOUNDS) + 1,
    "shared words": 4,
    "pronoun": 11,
    "antecedent pronoun": 11,
    "quoted": 4,
    "nested": 2,
    "length": 4,
    "antecedent length": 4,
}
"""Features of a pair and how many values each has."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of mentions, later ones first by their place in the list.

    Attributes:
        later: Index of the mention that may refer back, shape (pairs,), ascending.
        earlier: Index of the mention that it may refer to, shape (pairs,).
        features: Values of `FEATURES`, shape (pairs, features).
    """

    later: Ints
    earlier: Ints
    features: Ints


def pairs_of(
    spans: Sequence[tuple[int, int]], words: Sequence[str], sentence: Ints, quote: Ints
) -> Pairs:
    """Pair mentions with their possible antecedents.

    Args:
        spans: Mentions as half-open spans of words, ordered by start, then by end descending.
        words: The report's words.
        sentence: Number of the sentence of each word, ascending.
        quote: `Quote` of each word.
    """
    count = len(spans)
    lowered = [word.lower() for word in words]
    kinds = np.zeros(count, dtype=np.int64)
    last, whole = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    mask = np.zeros(count, dtype=np.uint64)
    numbers: dict[str, int] = {}
    by_last: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=SAME_LAST_WORD))
    by_word: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=SHARED_WORD))
    later, earlier = [], []
    for index, (start, end) in enumerate(spans):
        near = range(max(index - NEAREST, 0), index)
        chosen = set(near)
        if end - start == 1 and lowered[start] in PRONOUNS:
            kinds[index] = PRONOUNS[lowered[start]]
            last[index] = whole[index] = -index - 1
        else:
            content = [w for w in lowered[start:end] if w not in _EMPTY] or lowered[start:end]
            last[index] = numbers.setdefault(content[-1], len(numbers))
            whole[index] = numbers.setdefault(" ".join(content), len(numbers))
            for word in content:
                mask[index] |= np.uint64(1 << (hash_of(word) % 64))
            chosen.update(by_last[int(last[index])])
            for word in dict.fromkeys(content[:4]):
                chosen.update(by_word[word])
                by_word[word].append(index)
            by_last[int(last[index])].append(index)
        later += [index] * len(chosen)
        earlier += sorted(chosen)
    i, j = np.asarray(later, dtype=np.int64), np.asarray(earlier, dtype=np.int64)
    bounds = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
    starts, ends = bounds[:, 0], bounds[:, 1]
    shared = np.where(
        whole[i] == whole[j],
        3,
        np.where(last[i] == last[j], 2, np.where((mask[i] & mask[j]) != 0, 1, 0)),
    )
    inside = (quote[starts] > 0).astype(np.int64) if count else np.zeros(0, dtype=np.int64)
    length = np.minimum(ends - starts, 8)
    length = np.searchsorted(np.array([2, 4, 8]), length, side="right")
    features = np.stack(
        [
            np.searchsorted(_MENTION_BOUNDS, i - j, side="right"),
            np.searchsorted(_SENTENCE_BOUNDS, sentence[starts[i]] - sentence[starts[j]], "right"),
            shared,
            kinds[i],
            kinds[j],
            2 * inside[i] + inside[j],
            (ends[j] > starts[i]).astype(np.int64),
            length[i],
            length[j],
        ],
        axis=1,
    )
    return Pairs(i, j, features.reshape(-1, len(FEATURES)))


def hash_of(word: str) -> int:
    """Return a number that is the same in every process, unlike Python's own hash."""
    value = 5381
    for letter in word:
        value = (value * 33 + ord(letter)) & 0xFFFFFFFF
    return value

"""Mentions of a report -> the pairs that may mean the same, with what is plain to see of each pair.

A mention is compared with those shortly before it and, however far back, with a few that share
words with it; so the number of pairs grows linearly with the report.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

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
_LENGTH_BOUNDS = np.array([2, 4, 8])
# Buckets of the plain distances, as far as their last bound.
_MENTION_BUCKETS = np.searchsorted(_MENTION_BOUNDS, np.arange(_MENTION_BOUNDS[-1] + 1), "right")
_SENTENCE_BUCKETS = np.searchsorted(_SENTENCE_BOUNDS, np.arange(_SENTENCE_BOUNDS[-1] + 1), "right")

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
    kinds, last, whole, mask = [0] * count, [0] * count, [0] * count, [0] * count
    numbers: dict[str, int] = {}
    bits: dict[str, int] = {}
    by_last: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=SAME_LAST_WORD))
    by_word: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=SHARED_WORD))
    far_later: list[int] = []
    far_earlier: list[int] = []
    for index, (start, end) in enumerate(spans):
        if end - start == 1 and lowered[start] in PRONOUNS:
            kinds[index] = PRONOUNS[lowered[start]]
            last[index] = whole[index] = -index - 1
            continue
        content = [w for w in lowered[start:end] if w not in _EMPTY] or lowered[start:end]
        own = last[index] = numbers.setdefault(content[-1], len(numbers))
        whole[index] = numbers.setdefault(" ".join(content), len(numbers))
        for word in content:
            if word not in bits:
                bits[word] = 1 << (hash_of(word) % 64)
            mask[index] |= bits[word]
        chosen = set(by_last[own])
        for word in dict.fromkeys(content[:4]):
            chosen.update(by_word[word])
            by_word[word].append(index)
        by_last[own].append(index)
        far = sorted(place for place in chosen if place < index - NEAREST)
        far_later += [index] * len(far)
        far_earlier += far
    i, j = _with_nearest(count, far_later, far_earlier)
    bounds = np.asarray(spans, dtype=np.int64).reshape(-1, 2)
    starts, ends = bounds[:, 0], bounds[:, 1]
    own_sentence = sentence[starts] if count else starts
    inside = (quote[starts] > 0).astype(np.int64) if count else starts
    length = np.searchsorted(_LENGTH_BOUNDS, ends - starts, side="right")
    kind = np.asarray(kinds, dtype=np.int64)
    columns = (
        _MENTION_BUCKETS[np.minimum(i - j, len(_MENTION_BUCKETS) - 1)],
        _SENTENCE_BUCKETS[np.minimum(own_sentence[i] - own_sentence[j], _SENTENCE_BOUNDS[-1])],
        _shared(i, j, whole, last, mask),
        kind[i],
        kind[j],
        2 * inside[i] + inside[j],
        ends[j] > starts[i],
        length[i],
        length[j],
    )
    features = np.empty((len(i), len(FEATURES)), dtype=np.int64)
    for place, column in enumerate(columns):
        features[:, place] = column
    return Pairs(i, j, features)


def _with_nearest(count: int, later: Sequence[int], earlier: Sequence[int]) -> tuple[Ints, Ints]:
    """Join pairs that lie far apart with those of each mention and the ones shortly before it.

    Args:
        count: How many mentions there are.
        later: Mentions that are paired with one further back than `NEAREST`, ascending.
        earlier: The ones further back, ascending for each of these.

    Returns:
        All pairs, ascending by the later mention, then by the earlier one.
    """
    place = np.arange(count)
    far = np.bincount(np.asarray(later, dtype=np.int64), minlength=count)
    near = np.minimum(place, NEAREST)
    i = np.repeat(place, far + near)
    # What is far stands before what is near, which ends right before the mention itself.
    end = np.cumsum(far + near)
    back = np.repeat(end, far + near) - np.arange(len(i))
    j = i - back
    j[back > near[i]] = earlier
    return i, j


def _shared(
    i: Ints, j: Ints, whole: Sequence[int], last: Sequence[int], mask: Sequence[int]
) -> Ints:
    """Tell whether two mentions are spelled alike (3), end alike (2) or share a word (1)."""
    words = np.asarray(mask, dtype=np.uint64)
    out: Ints = ((words[i] & words[j]) != 0).astype(np.int64)
    for value, numbers in ((2, np.asarray(last)), (3, np.asarray(whole))):
        out[numbers[i] == numbers[j]] = value
    return out


@lru_cache(maxsize=4096)
def hash_of(word: str) -> int:
    """Return a number that is the same in every process, unlike Python's own hash."""
    value = 5381
    for letter in word:
        value = (value * 33 + ord(letter)) & 0xFFFFFFFF
    return value

"""Scores of name labels -> labels that make names: nothing goes on that has not begun.

What a word most looks like by itself may be the inside of a name that no word before it begins, or
of a name of another kind. Where that is so, the best sequence that can be is looked for (Viterbi).
"""

from __future__ import annotations

import numpy as np

from sayso.model.analysis import Name
from sayso.model.labels import NAME_LABELS
from sayso.model.scores import Floats, Ints

_INSIDE = np.array([label.startswith("I-") for label in NAME_LABELS])
# The label before each that goes on with the same name without being its beginning's; itself.
_BEGINNING = np.arange(len(NAME_LABELS)) - _INSIDE


def name_labels(scores: Floats, starts: Ints) -> Ints:
    """Return the best labels that make names, which never leave their sentence.

    Args:
        scores: Scores of `NAME_LABELS`, shape (words, labels).
        starts: First words of the sentences, ascending, the first of them 0; shape (sentences,).
    """
    labels: Ints = scores.argmax(axis=1)
    wrong = np.flatnonzero(~_may_stand(labels, starts))
    # Sentences whose best labels make names are right as they are.
    ends = np.append(starts[1:], len(scores))
    for sentence in np.unique(np.searchsorted(starts, wrong, side="right") - 1).tolist():
        own = slice(int(starts[sentence]), int(ends[sentence]))
        labels[own] = _best(scores[own])
    return labels


def _may_stand(labels: Ints, starts: Ints) -> np.ndarray:
    """Tell of each word whether its label may follow the one before it."""
    before = np.concatenate([[0], labels[:-1]])
    before[starts[starts < len(labels)]] = 0
    out: np.ndarray = ~_INSIDE[labels] | (before == labels) | (before == _BEGINNING[labels])
    return out


def _best(scores: Floats) -> Ints:
    """Return the best labels of one sentence of which each may follow the one before it."""
    count, size = scores.shape
    came_from = np.empty((count, size), dtype=np.int64)
    best = np.where(_INSIDE, -np.inf, scores[0])
    place = np.arange(size)
    for word in range(1, count):
        # Inside comes from its own beginning or inside, all else from anything.
        begun = np.where(best[_BEGINNING] > best, _BEGINNING, place)
        came_from[word] = np.where(_INSIDE, begun, best.argmax())
        best = best[came_from[word]] + scores[word]
    out = np.empty(count, dtype=np.int64)
    out[-1] = best.argmax()
    for word in range(count - 1, 0, -1):
        out[word - 1] = came_from[word, out[word]]
    return out


def names_of(labels: Ints, sentence: Ints) -> list[Name]:
    """Return the names that labels make.

    Args:
        labels: Numbers in `NAME_LABELS`, shape (words,).
        sentence: Number of the sentence that each word is in, ascending, shape (words,).
    """
    found: list[Name] = []
    start, kind = 0, ""
    for place, label in enumerate([*labels.tolist(), 0]):
        position, _, own = NAME_LABELS[label].partition("-")
        if position == "I" and own == kind and sentence[place] == sentence[start]:
            continue
        if kind:
            found.append(Name(start, place, kind))
        start, kind = place, own
    return found

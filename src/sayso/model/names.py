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
# Where each label's name begins: inside labels stand behind their beginnings in the list.
_BEGINNING = np.arange(len(NAME_LABELS)) - _INSIDE


def name_labels(scores: Floats, sentence: Ints) -> Ints:
    """Return the best labels that make names, which never leave their sentence.

    Args:
        scores: Scores of `NAME_LABELS`, shape (words, labels).
        sentence: Number of the sentence that each word is in, ascending, shape (words,).
    """
    labels: Ints = scores.argmax(axis=1)
    inside = np.flatnonzero(_INSIDE[labels])
    before = np.where(inside > 0, labels[inside - 1], 0)
    before[sentence[inside] != sentence[inside - 1]] = 0
    own = labels[inside]
    wrong = inside[(before != own) & (before != _BEGINNING[own])]
    # Sentences whose best labels make names are right as they are.
    for number in np.unique(sentence[wrong]).tolist():
        start, end = np.searchsorted(sentence, [number, number + 1]).tolist()
        labels[start:end] = _best(scores[start:end])
    return labels


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

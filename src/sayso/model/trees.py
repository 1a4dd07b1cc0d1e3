"""Scores of heads -> a dependency tree for each sentence.

References:
    Dozat and Manning (2017), "Deep Biaffine Attention for Neural Dependency Parsing": each word
    takes the head that scores best; what is no tree then is mended where it costs least, as in
    the first step of Chu and Liu (1965) and Edmonds (1967).
"""

from __future__ import annotations

import numpy as np

from sayso.model.scores import Floats, Ints

_NEVER = np.float32(-1e9)


def best_heads(scores: Floats) -> Ints:
    """Choose the head of each word of one sentence.

    Args:
        scores: Score of each word (first axis) having each word (second) as its head, itself if
            it is the root, shape (words, words). Overwritten.

    Returns:
        Head of each word, shape (words,). They are a tree: one word, the root, has itself as its
        head, and all others lead to it.
    """
    count = len(scores)
    if count < 2:
        return np.zeros(count, dtype=np.int64)
    own = scores.diagonal().copy()
    np.fill_diagonal(scores, _NEVER)
    root = int((own - scores.max(axis=1)).argmax())
    scores[root] = _NEVER
    scores[root, root] = 0.0
    heads: Ints = scores.argmax(axis=1)
    for _ in range(count):
        lost = _ends(heads) != root
        if not lost.any():
            return heads
        _break_cycle(heads, scores, int(lost.argmax()))
    heads[_ends(heads) != root] = root
    return heads


def as_trees(heads: Ints, sentence: Ints) -> Ints:
    """Mend heads that were chosen in several windows, so that every sentence is a tree.

    A head outside the sentence, a second root and a cycle are attached to the first root.
    """
    count = len(heads)
    if count == 0:
        return heads
    heads = np.where(sentence[heads] == sentence, heads, np.arange(count))
    firsts = np.flatnonzero(np.diff(sentence, prepend=sentence[0] - 1))
    root_of = np.empty(count, dtype=np.int64)
    own = heads == np.arange(count)
    for start, end in zip(firsts.tolist(), [*firsts[1:].tolist(), count], strict=True):
        at = np.flatnonzero(own[start:end])
        root_of[start:end] = start + (int(at[0]) if len(at) else 0)
    heads[root_of] = root_of
    # What hangs on a second root stays on it.
    second = heads == np.arange(count)
    heads[second] = root_of[second]
    astray = _ends(heads) != root_of
    # The words of a cycle, and those that hang on it, all go to the root: the tree stays shallow.
    heads[astray] = root_of[astray]
    return heads


def _ends(heads: Ints) -> Ints:
    """Follow the heads from each word as far as any path of a sentence can be."""
    jump = heads
    for _ in range(max(len(heads).bit_length(), 1)):
        jump = jump[jump]
    return jump


def _break_cycle(heads: Ints, scores: Floats, word: int) -> None:
    """Give one word of the cycle that `word` leads into the head outside that costs least."""
    for _ in range(len(heads)):
        word = int(heads[word])
    cycle = [word]
    while (word := int(heads[word])) != cycle[0]:
        cycle.append(word)
    members = np.array(cycle)
    kept = scores[members, heads[members]]
    outside = scores[members].copy()
    outside[:, members] = _NEVER
    target = outside.argmax(axis=1)
    loss = kept - outside[np.arange(len(members)), target]
    at = int(np.argmin(loss))
    scores[members[at], members] = _NEVER
    heads[members[at]] = target[at]

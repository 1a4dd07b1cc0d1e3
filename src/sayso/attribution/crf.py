"""Linear-chain conditional random field: best label sequences and probabilities.

Rows are decoded together, so the loop over words is the only one, and it does as little as it can:
rows lie innermost in memory, sums are kept as scaled probabilities instead of logarithms, both
directions of the marginals run in one loop, and where each label came from is worked out for all
words at once.

References:
    Lafferty, McCallum and Pereira (2001), "Conditional Random Fields"; Rabiner (1989) for the
    forward-backward and Viterbi recursions and their scaling.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Keeps a sum that has come down to nothing (only forbidden labels left) away from 0.
_TINY = 1e-300
# Words from one scaling to the next. Only logits that differ by 170 and more could let the values
# of so many come to nothing.
_SCALED_EVERY = 4


@dataclass(frozen=True, slots=True)
class Chain:
    """What a trained chain knows beside the emissions.

    Attributes:
        transitions: Score of each label after each, shape (from labels, to labels).
        start: Score of each label at the beginning, shape (labels,).
    """

    transitions: Floats
    start: Floats

    def best(self, emissions: Floats, lengths: Ints) -> tuple[Ints, Floats]:
        """Find each row's best label sequence (Viterbi).

        Args:
            emissions: Shape (rows, words, labels).
            lengths: Number of words of each row, at least 1, shape (rows,).

        Returns:
            Labels, shape (rows, words), 0 beyond a row's length; and their scores, shape (rows,).
        """
        rows, words, labels = emissions.shape
        row = np.arange(rows)
        by_word = np.ascontiguousarray(emissions.transpose(1, 2, 0))
        steps = self.transitions[:, :, None]
        scores = np.empty((words, labels, rows), dtype=np.float32)
        scores[0] = self.start[:, None] + by_word[0]
        through = np.empty((labels, labels, rows), dtype=np.float32)
        for word in range(1, words):
            np.add(scores[word - 1][:, None], steps, out=through)
            np.maximum.reduce(through, axis=0, out=scores[word])
            scores[word] += by_word[word]
        final = scores[lengths - 1, :, row]
        last = final.argmax(axis=1)
        came_from = self._came_from(scores)
        # On the way back, whatever stands beyond a row's end leads to its last label.
        beyond = np.arange(words - 1)[:, None] >= lengths - 1
        came_from = np.where(beyond[:, None], last, came_from).reshape(words - 1, labels * rows)
        out = np.empty((words, rows), dtype=np.int64)
        out[-1] = last
        for word in range(words - 2, -1, -1):
            came_from[word].take(out[word + 1] * rows + row, out=out[word], mode="clip")
        out[np.arange(words)[:, None] >= lengths] = 0
        return out.T, final.max(axis=1)

    def log_total(self, emissions: Floats, lengths: Ints) -> Doubles:
        """Return the log of each row's sum over all label sequences, shape (rows,)."""
        weights, tops = _weights(emissions)
        onward = np.exp(self.transitions.astype(np.float64)).T
        begin = np.exp(self.start.astype(np.float64))[:, None]
        values, scales = _scaled_sums(weights, begin, onward)
        counts = np.arange(emissions.shape[1])[:, None] < lengths
        last = values[lengths - 1, :, np.arange(len(emissions))].sum(axis=1) + _TINY
        total: Doubles = np.where(counts, np.log(scales) + tops, 0.0).sum(axis=0) + np.log(last)
        return total

    def marginals(self, emissions: Floats, lengths: Ints) -> Doubles:
        """Return the probability of each label at each word, shape (rows, words, labels).

        Beyond a row's length the values mean nothing.
        """
        words, labels = emissions.shape[1:]
        weights, _ = _weights(emissions)
        # Read from each row's own end, the way back is the same recursion over turned transitions.
        from_end = np.maximum(lengths - 1 - np.arange(words)[:, None], 0)[:, None]
        turned = np.take_along_axis(weights, from_end, axis=0)
        into = np.exp(self.transitions.astype(np.float64))
        begin = np.stack([np.exp(self.start.astype(np.float64)), np.ones(labels)])[:, :, None]
        both, _ = _scaled_sums(np.stack([weights, turned], axis=1), begin, np.stack([into.T, into]))
        behind = np.ones_like(weights)
        behind[:-1] = into @ np.take_along_axis(both[:, 1], from_end, axis=0)[1:]
        at_end = np.arange(words)[:, None] == lengths - 1
        shares = both[:, 0] * np.where(at_end[:, None], 1.0, behind)
        probabilities: Doubles = shares / (shares.sum(axis=1, keepdims=True) + _TINY)
        return probabilities.transpose(2, 0, 1)

    def _came_from(self, scores: Floats) -> Ints:
        """Tell by which label each word's best sequence comes to each label of the next word.

        Args:
            scores: Score of the best sequence up to each word and label, (words, labels, rows).

        Returns:
            Labels, shape (words - 1, labels, rows); of equals the first.
        """
        before, steps = scores[:-1, :, None], self.transitions[:, :, None]
        top = before[:, 0] + steps[0]
        out = np.zeros(top.shape, dtype=np.int64)
        for label in range(1, len(steps)):
            other = before[:, label] + steps[label]
            np.putmask(out, other > top, label)
            np.maximum(top, other, out=top)
        return out


def _scaled_sums(weights: Doubles, begin: Doubles, onward: Doubles) -> tuple[Doubles, Doubles]:
    """Run the forward recursion, every few words scaled to sum up to 1.

    Args:
        weights: Exponentials of the emissions, shape (words, ..., labels, rows).
        begin: What the first word's weights are multiplied by, shape (..., labels, 1).
        onward: What each label gives to each of the next word, shape (..., to, from).

    Returns:
        Scaled values, shape (words, ..., labels, rows); what each word's were divided by, without
        labels.
    """
    values = np.empty_like(weights)
    scales = np.ones((*weights.shape[:-2], 1, weights.shape[-1]))
    np.multiply(begin, weights[0], out=values[0])
    for word in range(len(weights)):
        now = values[word]
        if word:
            np.matmul(onward, values[word - 1], out=now)
            now *= weights[word]
        if word % _SCALED_EVERY == 0:
            scale = scales[word]
            np.add.reduce(now, axis=-2, keepdims=True, out=scale)
            scale += _TINY
            now /= scale
    return values, scales[..., 0, :]


def _weights(emissions: Floats) -> tuple[Doubles, Doubles]:
    """Return exponentials of the emissions, the largest of each word 1, and the largest emissions.

    The shapes are (words, labels, rows) and (words, rows).
    """
    by_word = np.ascontiguousarray(emissions.transpose(1, 2, 0), dtype=np.float64)
    tops = by_word.max(axis=1)
    return np.exp(by_word - tops[:, None]), tops

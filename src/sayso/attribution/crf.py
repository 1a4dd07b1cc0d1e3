"""Linear-chain conditional random field: best label sequences and probabilities.

Rows are decoded together, so the loop over words is the only one, and it does as little as it can:
sums are kept as scaled probabilities instead of logarithms, and the way back is worked out along
the best sequence alone.

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
        by_word = emissions.transpose(1, 0, 2)
        alpha = np.empty((words, rows, labels), dtype=np.float32)
        alpha[0] = self.start + by_word[0]
        for word in range(1, words):
            np.add(
                (alpha[word - 1][:, :, None] + self.transitions).max(axis=1),
                by_word[word],
                out=alpha[word],
            )
        row = np.arange(rows)
        final = alpha[lengths - 1, row]
        label = final.argmax(axis=1)
        into = self.transitions.T
        out = np.zeros((words, rows), dtype=np.int64)
        for word in range(words - 1, -1, -1):
            last = word == lengths - 1
            if word + 1 < words:
                back = (alpha[word] + into[label]).argmax(axis=1)
                label = np.where(word < lengths - 1, back, label)
            out[word] = np.where(last | (word < lengths), label, 0)
        return out.T, final.max(axis=1)

    def log_total(self, emissions: Floats, lengths: Ints) -> Doubles:
        """Return the log of each row's sum over all label sequences, shape (rows,)."""
        _, sums, tops = self._forward(emissions)
        counts = np.arange(emissions.shape[1])[:, None] < lengths
        total: Doubles = np.where(counts, np.log(sums) + tops, 0.0).sum(axis=0)
        return total

    def marginals(self, emissions: Floats, lengths: Ints) -> Doubles:
        """Return the probability of each label at each word, shape (rows, words, labels).

        Beyond a row's length the values mean nothing.
        """
        rows, words, labels = emissions.shape
        forward, _, _ = self._forward(emissions)
        weights, _ = _weights(emissions)
        into = np.exp(self.transitions.astype(np.float64)).T
        backward = np.ones((words, rows, labels))
        for word in range(words - 2, -1, -1):
            behind = (backward[word + 1] * weights[word + 1]) @ into
            behind /= behind.sum(axis=1, keepdims=True) + _TINY
            backward[word] = np.where((word + 1 < lengths)[:, None], behind, 1.0)
        both = (forward * backward).transpose(1, 0, 2)
        probabilities: Doubles = both / (both.sum(axis=2, keepdims=True) + _TINY)
        return probabilities

    def _forward(self, emissions: Floats) -> tuple[Doubles, Doubles, Doubles]:
        """Run the forward recursion, each word's values scaled to sum up to 1.

        Returns:
            Scaled values, shape (words, rows, labels); what they summed up to, and the emission
            that was taken out of each word, both of shape (words, rows).
        """
        weights, tops = _weights(emissions)
        onward = np.exp(self.transitions.astype(np.float64))
        alpha = np.empty_like(weights)
        sums = np.empty(weights.shape[:2])
        values = np.exp(self.start.astype(np.float64)) * weights[0]
        for word in range(len(weights)):
            if word:
                values = (values @ onward) * weights[word]
            total = values.sum(axis=1) + _TINY
            values = values / total[:, None]
            alpha[word], sums[word] = values, total
        return alpha, sums, tops


def _weights(emissions: Floats) -> tuple[Doubles, Doubles]:
    """Return exponentials of the emissions by word, the largest 1, and the largest emissions."""
    by_word = emissions.transpose(1, 0, 2).astype(np.float64)
    tops = by_word.max(axis=2)
    return np.exp(by_word - tops[:, :, None]), tops

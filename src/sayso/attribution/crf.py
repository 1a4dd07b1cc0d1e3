"""Linear-chain conditional random field: best label sequences and probabilities.

Rows are decoded together, so the loop over words is the only one.

References:
    Lafferty, McCallum and Pereira (2001), "Conditional Random Fields"; Rabiner (1989) for the
    forward-backward and Viterbi recursions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


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
        back = np.zeros((words, rows, labels), dtype=np.int8)
        alpha = self.start + emissions[:, 0]
        for word in range(1, words):
            paths = alpha[:, :, None] + self.transitions
            back[word] = paths.argmax(axis=1)
            ahead = paths.max(axis=1) + emissions[:, word]
            alpha = np.where((word < lengths)[:, None], ahead, alpha)
        out = np.zeros((rows, words), dtype=np.int64)
        label = alpha.argmax(axis=1)
        row = np.arange(rows)
        for word in range(words - 1, -1, -1):
            live = word < lengths
            out[live, word] = label[live]
            label = np.where(live, back[word, row, label], label)
        return out, alpha.max(axis=1)

    def log_total(self, emissions: Floats, lengths: Ints) -> Floats:
        """Return the log of each row's sum over all label sequences, shape (rows,)."""
        alpha = self.start + emissions[:, 0]
        for word in range(1, emissions.shape[1]):
            alpha = np.where((word < lengths)[:, None], self._ahead(alpha, emissions, word), alpha)
        return _log_sum(alpha, axis=1)

    def marginals(self, emissions: Floats, lengths: Ints) -> Floats:
        """Return the probability of each label at each word, shape (rows, words, labels).

        Beyond a row's length the values mean nothing.
        """
        rows, words, labels = emissions.shape
        forward = np.empty((words, rows, labels), dtype=np.float32)
        backward = np.zeros((words, rows, labels), dtype=np.float32)
        forward[0] = self.start + emissions[:, 0]
        for word in range(1, words):
            forward[word] = self._ahead(forward[word - 1], emissions, word)
        for word in range(words - 2, -1, -1):
            later = backward[word + 1] + emissions[:, word + 1]
            behind = _log_sum(self.transitions + later[:, None, :], axis=2)
            backward[word] = np.where((word + 1 < lengths)[:, None], behind, 0.0)
        log = (forward + backward).transpose(1, 0, 2)
        probabilities: Floats = np.exp(log - _log_sum(log, axis=2)[:, :, None])
        return probabilities

    def _ahead(self, alpha: Floats, emissions: Floats, word: int) -> Floats:
        return _log_sum(alpha[:, :, None] + self.transitions, axis=1) + emissions[:, word]


def _log_sum(values: Floats, *, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    total = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return np.asarray(total, dtype=np.float32)

"""Linear-chain conditional random field: the training side of `sayso.attribution.crf`.

References:
    Lafferty, McCallum and Pereira (2001), "Conditional Random Fields".
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Scores label sequences by emissions and learned transitions.

    Args:
        labels: Number of labels; label 0 is "outside".
        forbidden: Pairs (from, to) of labels that may not follow each other; from -1 is the start.
    """

    def __init__(self, labels: int, forbidden: list[tuple[int, int]]) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        bars = torch.zeros(labels, labels)
        start_bars = torch.zeros(labels)
        for before, after in forbidden:
            if before < 0:
                start_bars[after] = FORBIDDEN
            else:
                bars[before, after] = FORBIDDEN
        self.register_buffer("bars", bars)
        self.register_buffer("start_bars", start_bars)

    def barred(self) -> tuple[Tensor, Tensor]:
        """Return transitions, shape (labels, labels), and start scores, shape (labels,)."""
        return self.transitions + self.bars, self.start + self.start_bars

    def loss(self, emissions: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Return the negative log likelihood of each row, shape (rows,).

        Args:
            emissions: Shape (rows, words, labels), float32.
            gold: Label of each word, shape (rows, words), int64; anything where masked.
            mask: True for words that count, shape (rows, words); the first word always does.
        """
        transitions, start = self.barred()
        emissions = emissions * mask[..., None]
        gold = gold * mask
        picked = emissions.gather(2, gold[..., None]).squeeze(2).sum(1) + start[gold[:, 0]]
        steps = transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        score = picked + steps.sum(1)
        alpha = start + emissions[:, 0]
        keep = mask[:, :, None]
        for word in range(1, emissions.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, word]
            alpha = torch.where(keep[:, word], ahead, alpha)
        return torch.logsumexp(alpha, dim=1) - score

"""Counts of equal spans, and precision, recall and F1 of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.intervals import draw_weights, percentiles
from bench.scorer import precision_recall_f1


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a document's things are on both sides, predicted, and gold."""

    both: int
    predicted: int
    gold: int


def compare(gold: Iterable[Hashable], predicted: Iterable[Hashable]) -> Counts:
    """Count equal things; one that is given twice counts once."""
    wanted, given = set(gold), set(predicted)
    return Counts(len(wanted & given), len(given), len(wanted))


def summed(rows: Sequence[Counts]) -> dict[str, float]:
    """Sum up documents: `gold` and `predicted` (counts), precision, recall and f1 (fractions)."""
    both = sum(row.both for row in rows)
    predicted, gold = sum(row.predicted for row in rows), sum(row.gold for row in rows)
    return {"gold": gold, "predicted": predicted, **precision_recall_f1(both, predicted, gold)}


def f1_interval(rows: Sequence[Counts]) -> tuple[float, float]:
    """Give the 95 % interval of F1, by bootstrap over documents; (0, 0) for no documents."""
    if not rows:
        return 0.0, 0.0
    weights = draw_weights(len(rows))
    both = weights @ np.array([row.both for row in rows])
    sizes = weights @ np.array([row.predicted + row.gold for row in rows])
    return percentiles(2 * both / np.maximum(sizes, 1))

"""Confidence intervals by bootstrap over documents.

Attributions of one article are alike (one writer, one annotator, one topic), so documents are drawn
and not attributions. Percentile intervals; the draws are seeded, so a figure comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bench.scorer import KIND_MEASURES, KINDS, MEASURES, DocumentScore

SAMPLES = 2000
LEVEL = 0.95
SEED = 20311


def draw_weights(documents: int, samples: int = SAMPLES) -> npt.NDArray[np.int64]:
    """How often each document is drawn: shape `(samples, documents)`, rows sum to documents."""
    chances = np.full(documents, 1 / documents)
    return np.random.default_rng(SEED).multinomial(documents, chances, size=samples)


def percentiles(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Give the two ends of the interval that holds `LEVEL` of the values; nan are left out."""
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.nanpercentile(values, [tail, 100 - tail])
    return float(low), float(high)


def intervals(scores: Sequence[DocumentScore]) -> dict[str, Mapping[str, tuple[float, float]]]:
    """Give 95 % intervals of the F1 of each measure and of the recall of each kind.

    Returns:
        `f1`: measure -> (low, high); and for every kind that occurs `KIND`: measure -> (low, high).
        Empty when there are no documents.
    """
    if not scores:
        return {}
    weights = draw_weights(len(scores))
    n_gold = weights @ np.array([len(s.gold) for s in scores])
    n_predicted = weights @ np.array([s.predicted for s in scores])
    found: dict[str, Mapping[str, tuple[float, float]]] = {
        "f1": {
            # F1 = 2 hits / (gold + predicted): the harmonic mean of hits/gold and hits/predicted
            m: percentiles(2 * (weights @ _hits(scores, m)) / np.maximum(n_gold + n_predicted, 1))
            for m in MEASURES
        }
    }
    for kind in KINDS:
        gold = np.array([sum(kind in g.kinds for g in s.gold) for s in scores])
        if gold.any():
            drawn = (weights @ gold).astype(float)
            drawn[drawn == 0] = np.nan
            found[kind] = {
                m: percentiles(weights @ _hits(scores, m, kind) / drawn) for m in KIND_MEASURES
            }
    return found


def _hits(
    scores: Sequence[DocumentScore], measure: str, kind: str | None = None
) -> npt.NDArray[np.float64]:
    return np.array(
        [
            sum(g.figures.get(measure, 0.0) for g in s.gold if kind is None or kind in g.kinds)
            for s in scores
        ],
        dtype=float,
    )


def ratio_interval(hits: Sequence[float], sizes: Sequence[float]) -> tuple[float, float]:
    """Give the 95 % interval of `sum(hits) / sum(sizes)`, one of each a document.

    Returns:
        (low, high) as fractions; (0, 0) where there is nothing to measure.
    """
    if not sum(sizes):
        return 0.0, 0.0
    weights = draw_weights(len(sizes))
    drawn = (weights @ np.asarray(sizes)).astype(float)
    drawn[drawn == 0] = np.nan
    return percentiles(weights @ np.asarray(hits) / drawn)

"""MUC, B³ and CEAF-e of clusters, by the scorer `scorch`, and the CoNLL average of their F1.

All documents are scored as one set of clusters, so that hits and sizes are summed before they are
divided, as the reference scorer does; `scorch` on a folder takes a mean over documents instead.

References:
    MUC: Vilain et al. (1995); B³: Bagga and Baldwin (1998); CEAF: Luo (2005); all as in Pradhan et
    al. (2014), "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation".
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from statistics import mean

METRICS = ("MUC", "B³", "CEAF-e")

Mention = Hashable
Clusters = Sequence[frozenset[Mention]]


def without_singletons(clusters: Iterable[Iterable[Mention]]) -> list[frozenset[Mention]]:
    """Keep the clusters of two mentions or more; a mention of two clusters stays in the first.

    The metrics are defined on partitions, in which nothing is twice.
    """
    seen: set[Mention] = set()
    kept = []
    for cluster in clusters:
        own = frozenset(cluster) - seen
        if len(own) > 1:
            kept.append(own)
            seen |= own
    return kept


def score_clusters(key: Clusters, response: Clusters) -> dict[str, dict[str, float]]:
    """Score partitions whose mentions can be sorted.

    Returns:
        Each of `METRICS` -> precision, recall and f1, and `CoNLL` -> f1, their mean; fractions.
        Everything is 0 where one side is empty.
    """
    # here, so that a mention can be counted where scorch is not installed
    from scorch.scores import b_cubed, ceaf_e, muc

    figures: dict[str, dict[str, float]] = {}
    for name, metric in zip(METRICS, (muc, b_cubed, ceaf_e), strict=True):
        recall, precision, f1 = metric(key, response) if key and response else (0.0, 0.0, 0.0)
        figures[name] = {"precision": float(precision), "recall": float(recall), "f1": float(f1)}
    return figures | {"CoNLL": {"f1": mean(figures[name]["f1"] for name in METRICS)}}

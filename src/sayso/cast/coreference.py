"""Mentions and the scores of their pairs -> clusters of mentions that mean the same.

Each mention goes to the cluster of the earlier mention that scores best with it, as in Lee et al.
(2017), unless something plain speaks against it: two different names, *he* and *she*. Mentions that
bear the same name are one from the start. Every mention is compared with a bounded number of
others, so the time is linear in the length of the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sayso.model.analysis import Analysis, Mention
from sayso.model.pairs import PRONOUNS, Pairs, pairs_of
from sayso.model.scores import Floats, Scorer

HE, SHE, IT, THEY, I, WE, YOU, WHO = (  # noqa: E741 - the pronoun is its name
    PRONOUNS[word] for word in ("he", "she", "it", "they", "i", "we", "you", "who")
)
_NEVER_PERSONS = frozenset("time place event abstract substance plant".split())


@dataclass(slots=True)
class Cluster:
    """Mentions that mean the same, by their places in the list of mentions.

    Attributes:
        mentions: Places of its mentions, ascending.
        names: Numbers of the names that its mentions bear.
        pronouns: Pronoun classes among its mentions.
    """

    mentions: list[int]
    names: set[int] = field(default_factory=set)
    pronouns: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Scored:
    """The pairs of a report's mentions and what the network says of them."""

    mentions: Sequence[Mention]
    pairs: Pairs
    scores: Floats

    def antecedents(self, mention: int) -> list[tuple[int, float]]:
        """Return the mentions that one may refer to, with their scores, best first."""
        start, end = np.searchsorted(self.pairs.later, (mention, mention + 1))
        found = zip(
            self.pairs.earlier[start:end].tolist(), self.scores[start:end].tolist(), strict=True
        )
        return sorted(found, key=lambda pair: -pair[1])


def score_pairs(
    analysis: Analysis, mentions: Sequence[Mention], vectors: Floats, scorer: Scorer
) -> Scored:
    """Pair the mentions and have the network score the pairs."""
    pairs = pairs_of(
        [(m.start, m.end) for m in mentions],
        analysis.surface,
        analysis.sentence,
        analysis.words.quote,
    )
    scores = (
        scorer.pairs(vectors, pairs.later, pairs.earlier, pairs.features)
        if len(pairs.later)
        else np.zeros(0, dtype=np.float32)
    )
    return Scored(mentions, pairs, scores)


def pronoun_class(analysis: Analysis, mention: Mention) -> int:
    """Return the class of a mention that is a pronoun (see `PRONOUNS`), else 0."""
    if mention.end - mention.start != 1:
        return 0
    return PRONOUNS.get(analysis.surface[mention.start].lower(), 0)


def clusters_of(
    analysis: Analysis, scored: Scored, named: Sequence[int | None], least: float = 0.0
) -> tuple[list[Cluster], list[int]]:
    """Cluster the mentions.

    Args:
        analysis: The report's analysis.
        scored: Its mentions with the scores of their pairs.
        named: For each mention the number of the entity that its name says it is, or None.
        least: Score above which a mention joins the cluster of another.

    Returns:
        The clusters in the order of their first mentions, and the cluster of each mention.
    """
    clusters: list[Cluster] = []
    of: list[int] = []
    by_name: dict[int, int] = {}
    starts = np.searchsorted(scored.pairs.later, np.arange(len(scored.mentions) + 1)).tolist()
    for place, mention in enumerate(scored.mentions):
        kind = pronoun_class(analysis, mention)
        name = named[place]
        chosen = by_name.get(name) if name is not None else None
        if chosen is None:
            scores = scored.scores[starts[place] : starts[place + 1]]
            earlier = scored.pairs.earlier[starts[place] : starts[place + 1]]
            for at in np.argsort(-scores).tolist():
                if scores[at] <= least:
                    break
                antecedent = int(earlier[at])
                if not fits(clusters[of[antecedent]], kind, name):
                    continue
                if kind in (HE, SHE) and scored.mentions[antecedent].type in _NEVER_PERSONS:
                    continue
                chosen = of[antecedent]
                break
        if chosen is None:
            chosen = len(clusters)
            clusters.append(Cluster([]))
        cluster = clusters[chosen]
        cluster.mentions.append(place)
        if kind:
            cluster.pronouns.add(kind)
        if name is not None:
            cluster.names.add(name)
            by_name[name] = chosen
        of.append(chosen)
    return clusters, of


def fits(cluster: Cluster, pronoun: int, name: int | None) -> bool:
    """Tell whether nothing plain speaks against a mention's being one of the cluster."""
    if name is not None and cluster.names and name not in cluster.names:
        return False
    if pronoun == HE and SHE in cluster.pronouns:
        return False
    return not (pronoun == SHE and HE in cluster.pronouns)

"""Clusters of mentions that mean the same, and what plainly speaks against a mention's joining."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sayso.model.pairs import PRONOUNS

HE, SHE, IT, THEY, I, WE, YOU, WHO = (  # noqa: E741 - the pronoun is its name
    PRONOUNS[word] for word in ("he", "she", "it", "they", "i", "we", "you", "who")
)
_OTHER_PRONOUNS = {
    HE: frozenset({SHE, IT}),
    SHE: frozenset({HE, IT}),
    IT: frozenset({HE, SHE}),
}


@dataclass(slots=True)
class Cluster:
    """Mentions that mean the same, by their places in the list of mentions.

    Attributes:
        mentions: Places of its mentions, ascending.
        names: Numbers of the names that its mentions bear.
        pronouns: Pronoun classes among its mentions.
        marks: For each noun that heads a description among them, the proper nouns beside it.
    """

    mentions: list[int]
    names: set[int] = field(default_factory=set)
    pronouns: set[int] = field(default_factory=set)
    marks: dict[str, set[str]] = field(default_factory=dict)


class Candidate(NamedTuple):
    """A cluster that a mention may refer to, and its score; to refer to nothing scores 0."""

    cluster: int
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who.

    Attributes:
        clusters: The clusters in the order of their first mentions.
        of: The cluster of each mention.
        candidates: For each source without a name of its own, and each mention whose name several
            bear, the clusters that it could refer to when it was reached, best first.
    """

    clusters: list[Cluster]
    of: list[int]
    candidates: dict[int, list[Candidate]]


@dataclass(frozen=True, slots=True)
class Against:
    """Whom mentions cannot mean, by the report's own words; mentions by their places.

    Attributes:
        told_by: The people by whose names a mention tells of another: *an aide of Ana Ruiz's*.
        holders: Who holds the office that a mention names; it is nobody else.
        things: Mentions of what the report calls *which*; they are nobody.
    """

    told_by: Mapping[int, Collection[int]] = field(default_factory=dict)
    holders: Mapping[int, int] = field(default_factory=dict)
    things: Collection[int] = ()

    def bars(self, place: int, names: Collection[int]) -> bool:
        """Tell whether a mention cannot be one of those who bear these names, one at least."""
        if place in self.things or not set(names).isdisjoint(self.told_by.get(place, ())):
            return True
        return place in self.holders and self.holders[place] not in names


def fits(cluster: Cluster, pronoun: int, name: int | None) -> bool:
    """Tell whether nothing plain speaks against a mention's being one of the cluster."""
    if name is not None and cluster.names and name not in cluster.names:
        return False
    rivals = _OTHER_PRONOUNS.get(pronoun, frozenset())
    return cluster.pronouns.isdisjoint(rivals)


def agrees(cluster: Cluster, noun: str, marks: Collection[str]) -> bool:
    """Tell whether a description may be one of a cluster.

    *The Norland governor* is not *the Oxmoor governor*, and *Shaw's office* is not *Cole's office*.
    """
    known = cluster.marks.get(noun)
    return not marks or known is None or not known.isdisjoint(marks)

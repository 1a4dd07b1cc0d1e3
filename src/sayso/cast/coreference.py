"""Mentions and the scores of their pairs -> clusters of mentions that mean the same.

Each mention goes to the cluster of the earlier mention that scores best with it, as in Lee et al.
(2017), unless something plain speaks against it: two different names, *he* and *she*. Mentions that
bear the same name are one from the start. Every mention is compared with a bounded number of
others, so the time is linear in the length of the report.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from sayso.cast.clusters import (
    HE,
    IT,
    SHE,
    THEY,
    Against,
    Candidate,
    Cluster,
    Resolution,
    agrees,
    fits,
)
from sayso.cast.mention_words import is_definite, is_subject, marks_of, nouns_of, pronoun_class
from sayso.model.analysis import Analysis, Mention
from sayso.model.pairs import Pairs, pairs_of
from sayso.model.scores import Floats, Scorer

_CARRIED_ON = frozenset({HE, SHE, THEY, IT})
_NEVER_PERSONS = frozenset("time place organization event abstract substance plant".split())

LEAST = -0.7
"""Score above which a mention joins the cluster of another; it does best on GUM dev."""

LEAST_OF_PEOPLE = -0.3
"""The same for people and sources: who somebody is is left open rather than guessed."""

SAME_SOURCE = 2.0
"""What the score of a source's pronoun gains with the source before: who speaks goes on."""

CLEARLY = 2.0
"""Score above which a pronoun says of whom it refers to whether they are *he* or *she*."""

WORTH_A_LOOK = -4.0
"""Score below which an antecedent is no candidate."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The pairs of a report's mentions and what the network says of them."""

    mentions: Sequence[Mention]
    pairs: Pairs
    scores: Floats


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


def resolve(
    analysis: Analysis,
    scored: Scored,
    named: Sequence[int | None],
    *,
    same_as: Mapping[int, int] | None = None,
    may_be: Mapping[int, Collection[int]] | None = None,
    sources: Collection[int] = (),
    against: Against | None = None,
    least: float = LEAST,
) -> Resolution:
    """Cluster the mentions.

    Args:
        analysis: The report's analysis.
        scored: Its mentions with the scores of their pairs.
        named: For each mention the number of the entity that its name says it is, or None.
        same_as: For a mention that grammar ties to an earlier one, that one's place.
        may_be: For a mention whose name several entities bear, their numbers.
        sources: Mentions that are the source of an attribution.
        against: Whom mentions cannot mean, whatever their scores.
        least: Score above which a mention joins the cluster of another.
    """
    same_as, may_be = same_as or {}, may_be or {}
    resolver = _Resolver(analysis, scored, may_be, against or Against())
    for place in range(len(scored.mentions)):
        name, is_source = named[place], place in sources
        chosen = resolver.of_name.get(name) if name is not None else None
        if chosen is None and place in same_as:
            chosen = resolver.of[same_as[place]]
        if chosen is None:
            found = resolver.candidates_for(place, name, carried_on=is_source)
            if is_source or place in may_be:
                resolver.candidates[place] = found
            careful = is_source or scored.mentions[place].type == "person"
            needed = max(least, LEAST_OF_PEOPLE) if careful else least
            chosen = found[0].cluster if found and found[0].score > needed else None
        resolver.put(place, name, chosen, is_source=is_source)
    return Resolution(resolver.clusters, resolver.of, resolver.candidates)


class _Resolver:
    """The clusters of a report, mention by mention."""

    def __init__(
        self,
        analysis: Analysis,
        scored: Scored,
        may_be: Mapping[int, Collection[int]],
        against: Against,
    ) -> None:
        self._analysis, self._scored, self._may_be = analysis, scored, may_be
        self._against = against
        # Most pairs score so low that nothing is asked of them.
        worth = np.flatnonzero(scored.scores > WORTH_A_LOOK)
        places = np.arange(len(scored.mentions) + 1)
        self._starts = np.searchsorted(scored.pairs.later[worth], places).tolist()
        self._earlier: list[int] = scored.pairs.earlier[worth].tolist()
        self._scores: list[float] = scored.scores[worth].tolist()
        self.clusters: list[Cluster] = []
        self.of: list[int] = []
        self.of_name: dict[int, int] = {}
        self.candidates: dict[int, list[Candidate]] = {}
        self._of_noun: dict[str, int] = {}
        self._source_before: int | None = None
        self._newest_subject: int | None = None

    def candidates_for(self, place: int, name: int | None, *, carried_on: bool) -> list[Candidate]:
        """Return the clusters that a mention may join, best first.

        Args:
            place: The mention.
            name: Number of the entity whose name it is, if it is one.
            carried_on: Whether a pronoun rather means whoever spoke last, or whom a sentence of
                the narrator's has named as its subject since.
        """
        own = slice(self._starts[place], self._starts[place + 1])
        if own.start == own.stop:
            return []
        mention = self._scored.mentions[place]
        kind = pronoun_class(self._analysis, mention)
        gendered = kind in (HE, SHE)
        noun, marks = marks_of(self._analysis, mention)
        bearers = self._may_be.get(place)
        best: dict[int, float] = {}
        for antecedent, score in zip(self._earlier[own], self._scores[own], strict=True):
            cluster = self.of[antecedent]
            if score <= best.get(cluster, WORTH_A_LOOK):
                continue
            if gendered and self._scored.mentions[antecedent].type in _NEVER_PERSONS:
                continue
            joined = self.clusters[cluster]
            if bearers is not None and joined.names.isdisjoint(bearers):
                continue
            if joined.names and self._against.bars(place, joined.names):
                continue
            if agrees(joined, noun, marks) and fits(joined, kind, name):
                best[cluster] = score
        if carried_on and kind in _CARRIED_ON:
            subject = self._newest_subject
            likely = subject if subject in best else self._source_before
            if likely is not None and likely in best:
                best[likely] += SAME_SOURCE
        found = [Candidate(cluster, score) for cluster, score in best.items()]
        found.sort(key=attrgetter("score"), reverse=True)
        return found

    def put(self, place: int, name: int | None, chosen: int | None, *, is_source: bool) -> None:
        """Put a mention into a cluster, into that of its noun, or into a new one."""
        mention = self._scored.mentions[place]
        noun, marks = marks_of(self._analysis, mention)
        nouns = nouns_of(self._analysis, mention)
        if chosen is None and is_source and self._takes_up(mention, nouns):
            # *The report says*: the last thing that was called a report does.
            before = self._of_noun.get(nouns[0])
            if before is not None and agrees(self.clusters[before], noun, marks):
                chosen = before
        if chosen is None:
            chosen = len(self.clusters)
            self.clusters.append(Cluster([]))
        for taken_up_by in nouns:
            self._of_noun[taken_up_by] = chosen
        cluster = self.clusters[chosen]
        cluster.mentions.append(place)
        if kind := pronoun_class(self._analysis, mention):
            cluster.pronouns.add(kind)
        if name is not None:
            cluster.names.add(name)
            self.of_name[name] = chosen
        elif marks:
            cluster.marks.setdefault(noun, set()).update(marks)
        self.of.append(chosen)
        if is_source:
            self._source_before, self._newest_subject = chosen, None
        elif name is not None and is_subject(self._analysis, mention):
            self._newest_subject = chosen

    def _takes_up(self, mention: Mention, nouns: Sequence[str]) -> bool:
        return len(nouns) == 1 and is_definite(self._analysis, mention)


def pronouns_of_names(
    analysis: Analysis, scored: Scored, names: Sequence[int | None], count: int
) -> list[str | None]:
    """Return the pronoun that the report uses of the bearer of each name, *he* or *she*.

    Only a pronoun whose likeliest antecedent bears the name itself, and clearly so, says anything.

    Args:
        analysis: The report's analysis.
        scored: Its mentions and the scores of their pairs.
        names: For each mention the place of the name that it bears, or None.
        count: How many names there are.
    """
    found: list[str | None] = [None] * count
    starts = np.searchsorted(scored.pairs.later, np.arange(len(scored.mentions) + 1)).tolist()
    for place, mention in enumerate(scored.mentions):
        kind = pronoun_class(analysis, mention)
        own = slice(starts[place], starts[place + 1])
        if kind not in (HE, SHE) or own.start == own.stop:
            continue
        at = int(np.argmax(scored.scores[own]))
        name = names[int(scored.pairs.earlier[own][at])]
        if name is not None and scored.scores[own][at] > CLEARLY:
            found[name] = "he" if kind == HE else "she"
    return found

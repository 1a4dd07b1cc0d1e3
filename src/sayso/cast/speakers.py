"""The source of each attribution -> which of the cast it refers to, how surely, or why none."""

from __future__ import annotations

import math
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.cast.clusters import Candidate
from sayso.cast.drafts import Drafts, Known
from sayso.cast.entities import Draft
from sayso.cast.references import Reference
from sayso.model.analysis import Analysis
from sayso.model.pairs import PRONOUNS
from sayso.record import Attribution, MentionForm

NEAR = 0.7
"""Share of the best candidate's odds from which a second one makes a pronoun unclear."""

LEAST_SHARE = 0.35
"""Probability below which the best candidate of a pronoun is not taken."""

NO_SOURCE = "no source"
NO_ANTECEDENT = "no antecedent"
THE_AUTHOR = "the author speaks"

# Shares that were right of the speakers of speakers/dev, by what the source is.
_NAMED = 0.97
_DESCRIBED = 0.8
_SUREST_PRONOUN = 0.96
_FIRST_PERSON = frozenset({PRONOUNS["i"], PRONOUNS["we"]})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a source is.

    Attributes:
        draft: The one; None where that is unclear.
        confidence: Probability that it is right.
        reason: Why there is none.
        rivals: Between whom it is unclear.
    """

    draft: Draft | None
    confidence: float = 0.0
    reason: str | None = None
    rivals: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What comes of a pronoun's candidates: a cluster, or those between which it is unclear."""

    cluster: int | None
    confidence: float
    rivals: tuple[int, ...] = ()


def choose(found: Sequence[Candidate], form: MentionForm) -> Choice:
    """Choose among the clusters that a pronoun or description may refer to.

    The odds of each are those that its score says; a pronoun refers to something almost always, so
    the odds that it refers to nothing are less.
    """
    if not found:
        return Choice(None, 0.0)
    peak = max(found[0].score, 0.0)
    odds = [math.exp(candidate.score - peak) for candidate in found]
    none = math.exp(-peak) * (0.4 if form == "pronoun" else 1.0)
    share = _SUREST_PRONOUN * odds[0] / (sum(odds) + none)
    if len(found) > 1 and odds[1] >= NEAR * odds[0]:
        return Choice(None, share, (found[0].cluster, found[1].cluster))
    if share < LEAST_SHARE:
        return Choice(None, share)
    return Choice(found[0].cluster, share)


def is_quoted_first_person(analysis: Analysis, reference: Reference) -> bool:
    """Tell whether a reference is *I*, *my* or *we* inside quotation marks."""
    word = analysis.lowered[reference.start]
    return (
        reference.end - reference.start == 1
        and PRONOUNS.get(word) in _FIRST_PERSON
        and bool(analysis.words.quote[reference.start] > 0)
    )


class NestedSpans:
    """Finds the innermost of spans around a place, in a time that does not grow with their number.

    Args:
        spans: Half-open spans of code points, sorted. They may stand inside each other.
    """

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._outer: list[int | None] = []
        opened: list[int] = []
        for number, (start, _) in enumerate(spans):
            while opened and spans[opened[-1]][1] <= start:
                opened.pop()
            self._outer.append(opened[-1] if opened else None)
            opened.append(number)

    def holds(self, place: int) -> bool:
        """Tell whether any span holds a code point."""
        return next(self.around(place), None) is not None

    def around(self, place: int) -> Iterator[int]:
        """Yield which spans hold a code point, the innermost first."""
        at: int | None = bisect_right(self._spans, (place, sys.maxsize)) - 1
        if at == -1:
            return
        while at is not None:
            if place < self._spans[at][1]:
                yield at
            at = self._outer[at]


def answers_for(known: Known, drafts: Drafts, attributions: Sequence[Attribution]) -> list[Answer]:
    """Tell who the source of each attribution is, and mark who speaks."""
    answers = [_answer(known, drafts, place) for place in known.of_source]
    said = sorted((s.start, s.end, n) for n, a in enumerate(attributions) for s in a.content)
    contents = NestedSpans([(start, end) for start, end, _ in said])
    owners = [number for _, _, number in said]
    for number, place in enumerate(known.of_source):
        if place is not None and is_quoted_first_person(known.analysis, known.references[place]):
            answers[number] = _who_is_quoted(contents, owners, attributions, answers, number)
    for answer in answers:
        for draft in (answer.draft, *answer.rivals):
            if draft is not None:
                draft.speaks = True
    _give_first_person(known, drafts, attributions, answers)
    return answers


def _answer(known: Known, drafts: Drafts, place: int | None) -> Answer:
    if place is None:
        return Answer(None, reason=NO_SOURCE)
    reference = known.references[place]
    own = drafts.of_reference.get(place)
    if known.bearers[place] is not None or (own is not None and own.parts):
        return Answer(own, _NAMED)
    word = known.analysis.lowered[reference.start]
    if reference.form == "pronoun" and PRONOUNS.get(word) in _FIRST_PERSON:
        return Answer(None, reason=THE_AUTHOR)
    if place in known.tied and own is not None:
        return Answer(own, _NAMED if own.bearer is not None else _DESCRIBED)
    found = known.resolution.candidates.get(known.index.get(place, -1), [])
    if reference.form == "description":
        if own is None:
            return Answer(None, reason=NO_ANTECEDENT)
        if own.bearer is None:
            return Answer(own, _DESCRIBED)
        return Answer(own, max(choose(found, "description").confidence, 0.5))
    if reference.form == "name" and not found:
        return _unclear_name(known, drafts, reference)
    choice = choose(found, reference.form)
    if choice.cluster is None:
        rivals = list(dict.fromkeys(drafts.of_cluster[cluster] for cluster in choice.rivals))
        if len(rivals) == 1:
            return Answer(rivals[0], choice.confidence)
        return Answer(None, choice.confidence, NO_ANTECEDENT, tuple(rivals))
    chosen = drafts.of_cluster[choice.cluster]
    if chosen.is_only_pronouns:
        return Answer(None, reason=NO_ANTECEDENT)
    return Answer(chosen, choice.confidence)


def _unclear_name(known: Known, drafts: Drafts, reference: Reference) -> Answer:
    """Answer for a name that several bear, or that nobody does."""
    bearers = known.naming.unclear.get(-1 if reference.name is None else reference.name, ())
    rivals = tuple(draft for draft in drafts.all if draft.bearer in bearers)[:2]
    return Answer(None, 0.0, NO_ANTECEDENT, rivals if len(rivals) > 1 else ())


def _who_is_quoted(
    contents: NestedSpans,
    owners: Sequence[int],
    attributions: Sequence[Attribution],
    answers: Sequence[Answer],
    number: int,
) -> Answer:
    """Answer for the *I* of a quotation: the speaker of the statement that it stands in."""
    for around in contents.around(attributions[number].source[0].start):
        if owners[around] != number:
            return answers[owners[around]]
    return Answer(None, reason=NO_ANTECEDENT)


def _give_first_person(
    known: Known,
    drafts: Drafts,
    attributions: Sequence[Attribution],
    answers: Sequence[Answer],
) -> None:
    """Give what quoted speakers call *I* to the speakers of the quotations."""
    singular = PRONOUNS["i"]
    starts = known.analysis.words.starts
    contents = sorted(
        (
            (span.start, span.end, answer.draft)
            for attribution, answer in zip(attributions, answers, strict=True)
            for span in attribution.content
            if answer.draft is not None and not answer.draft.parts
        ),
        key=lambda content: content[:2],
    )
    spans = NestedSpans([(start, end) for start, end, _ in contents])
    for place, reference in enumerate(known.references):
        if place in drafts.of_reference or not is_quoted_first_person(known.analysis, reference):
            continue
        if PRONOUNS[known.analysis.lowered[reference.start]] != singular:
            continue
        content = next(spans.around(int(starts[reference.start])), None)
        if content is not None:
            drafts.add(place, contents[content][2], known)

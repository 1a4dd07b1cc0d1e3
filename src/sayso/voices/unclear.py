"""Sentences that may carry on the report before them without saying so.

*Shaw said he had waited. He had never lost hope.* Whether the second sentence is the narrator's or
Shaw's, a reader cannot tell.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.model.analysis import Analysis
from sayso.record import Attribution, Entity
from sayso.voices.sign_words import Weights, sign_words, weights
from sayso.voices.signs import Passage, Report, is_narrators, signs_of

Span = tuple[int, int]

_LEAST_WORDS = 3
# Confidence of attributions from which on they are plain reports, as in *said that*.
_PLAIN = 0.93
_NOT_ONE = frozenset({"collective", "author", "none"})
# Of 84 articles of PolNeAR dev, 10 have a higher share, all of them comments.
_FIRST_PERSON_SHARE = 0.005
_FIRST_PERSON_LEAST = 3
# A question may be anybody's, and comments are full of them.
_ENDS = frozenset(".!…")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence after a report, with no source of its own.

    Attributes:
        start: Its first code point.
        end: The code point after its last one.
        signs: What it shows.
    """

    start: int
    end: int
    signs: frozenset[str]


def find_unclear(
    analysis: Analysis,
    paragraphs: Sequence[Span],
    attributions: Sequence[Attribution],
    cast: Sequence[Entity],
) -> list[Span]:
    """Find the sentences that may carry on the report before them.

    Args:
        analysis: The report's analysis.
        paragraphs: Its paragraphs, in text order; headings are none. Nothing is carried on beyond
            the end of one.
        attributions: Its attributions, with their speakers.
        cast: Its cast.

    Returns:
        Spans of code points, in text order.
    """
    found: list[Span] = []
    model = weights()

    def take(one: Candidate) -> bool:
        if chance(one.signs, model) < model.least:
            return False
        found.append((one.start, one.end))
        return True

    walk_candidates(analysis, paragraphs, attributions, cast, take)
    return found


def chance(signs: frozenset[str], model: Weights) -> float:
    """Return the probability that a sentence with these signs is unclear."""
    total = model.constant + sum(model.of_signs.get(sign, 0.0) for sign in signs)
    return 1 / (1 + math.exp(-total))


def walk_candidates(
    analysis: Analysis,
    paragraphs: Sequence[Span],
    attributions: Sequence[Attribution],
    cast: Sequence[Entity],
    carries_on: Callable[[Candidate], bool],
) -> None:
    """Go through the sentences that stand after a report in its paragraph.

    Args:
        analysis: As in `find_unclear`.
        paragraphs: As in `find_unclear`.
        attributions: As in `find_unclear`.
        cast: As in `find_unclear`.
        carries_on: Is given each such sentence with no source of its own and tells whether it
            carries the report on. The first that does not ends it.
    """
    lower = analysis.lowered
    if not attributions or not lower or _is_in_first_person(analysis, lower):
        return
    starts, ends = analysis.words.starts, analysis.words.ends
    firsts = np.flatnonzero(np.diff(analysis.sentence, prepend=-1)).tolist()
    begins = [int(starts[first]) for first in firsts]
    paragraph_starts = [start for start, _ in paragraphs]
    reports = _reports(begins, attributions)
    held = _held(begins, attributions)
    mentions = _Mentions(analysis, cast)
    report: Report | None = None
    within = -1
    for number, (first, end) in enumerate(zip(firsts, [*firsts[1:], len(lower)], strict=True)):
        place = bisect_right(paragraph_starts, begins[number]) - 1
        if place != within:
            report, within = None, place
        if place < 0 or begins[number] >= paragraphs[place][1]:
            report = None
        elif number in held:
            said = reports.get(number)
            told = frozenset(lower[first:end])
            report = None if said is None else _report(analysis, mentions, said, told)
        elif report is not None:
            if not _is_sentence(analysis, lower, first, end):
                report = None
                continue
            passage = Passage(analysis, lower, first, end, mentions.at_word, mentions.in_name)
            signs = signs_of(passage, report)
            if not is_narrators(passage, signs) and carries_on(
                Candidate(begins[number], int(ends[end - 1]), signs)
            ):
                told = report.words | frozenset(lower[first:end])
                report = replace(report, words=told, distance=report.distance + 1)
            else:
                report = None


class _Mentions:
    """Whom the words of a report mention."""

    def __init__(self, analysis: Analysis, cast: Sequence[Entity]) -> None:
        pairs = sorted(
            (mention.start, mention.end, entity.id)
            for entity in cast
            for mention in entity.mentions
        )
        self._starts = [start for start, _, _ in pairs]
        self._ids = [entity for _, _, entity in pairs]
        words = analysis.words.spanned([(start, end) for start, end, _ in pairs])
        self.at_word = {first: entity for (first, _), entity in zip(words, self._ids, strict=True)}
        self.in_name = {word for name in analysis.names for word in range(name.start, name.end)}

    def between(self, start: int, end: int) -> frozenset[str]:
        """Return who is mentioned from one place to another."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return frozenset(self._ids[first:last])


def _held(begins: Sequence[int], attributions: Sequence[Attribution]) -> set[int]:
    """Return the numbers of the sentences that hold a part of an attribution."""
    return {
        number
        for attribution in attributions
        for span in (*attribution.source, *attribution.cue, *attribution.content)
        for number in range(
            bisect_right(begins, span.start) - 1, bisect_right(begins, span.end - 1)
        )
    }


def _reports(begins: Sequence[int], attributions: Sequence[Attribution]) -> dict[int, Attribution]:
    """Return for each sentence in which one ends the attribution that ends last there.

    Of nested ones that is the outer one: who told it all may go on. Only a plain report of one
    source is carried on: what nobody says nobody goes on with, and after what many say, or what is
    hardly a report, the narrator goes on.
    """
    found: dict[int, Attribution] = {}
    for attribution in attributions:
        if attribution.parent is None:
            end = max(span.end for span in (*attribution.cue, *attribution.content))
            found[bisect_right(begins, end - 1) - 1] = attribution
    return {
        number: one
        for number, one in found.items()
        if one.source and one.grade not in _NOT_ONE and one.confidence >= _PLAIN
    }


def _report(
    analysis: Analysis, mentions: _Mentions, said: Attribution, told: frozenset[str]
) -> Report | None:
    """Return what was said; None where it says nothing of anything (*called for a vote*)."""
    spans = [(span.start, span.end) for span in said.content]
    has_clause = any(
        analysis.relation[word] == "nsubj"
        for first, end in analysis.words.spanned(spans)
        for word in range(first, end)
    )
    if not has_clause and said.kind == "indirect":
        return None
    spoken_of = mentions.between(spans[0][0], spans[-1][1])
    return Report(said, told, said.speaker, spoken_of, has_clause, distance=0)


def _is_in_first_person(analysis: Analysis, lower: Sequence[str]) -> bool:
    """Tell whether an author speaks to the reader: a comment, a column, a letter.

    There the narrator judges, denies and foresees, too, so that nothing tells the voices apart.
    """
    forms = sign_words().first_person
    # Most reports hold few of the words, and looking them up is quicker than looking at marks.
    places = [place for place, word in enumerate(lower) if word in forms]
    own = int((analysis.words.quote[places] == 0).sum()) if places else 0
    return own >= _FIRST_PERSON_LEAST and own >= _FIRST_PERSON_SHARE * len(lower)


def _is_sentence(analysis: Analysis, lower: Sequence[str], first: int, end: int) -> bool:
    """Tell whether words are a sentence of the report's own, neither quoted nor a stray line."""
    spoken = sum(word[:1].isalnum() for word in lower[first:end])
    quoted = bool((analysis.words.quote[first:end] > 0).any())
    return spoken >= _LEAST_WORDS and not quoted and lower[end - 1] in _ENDS

"""Chosen candidates and those inside their contents -> who stands inside whom, to any depth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.attribution.choose import Scored, runs_of


@dataclass(frozen=True, slots=True)
class Nested:
    """A candidate inside the content of another.

    Attributes:
        candidate: The candidate, its spans within the parent's content.
        confidence: Probability that it is one, and that the outermost is.
        parent: Cue of the innermost one that holds it.
    """

    candidate: Candidate
    confidence: float
    parent: WordSpan


Likely = tuple[Candidate, float]


def nest(outer: Sequence[Scored], inner: Iterable[Likely], *, least: float) -> list[Nested]:
    """Settle which of the inner candidates stand, and inside whom.

    Args:
        outer: The attributions that were chosen.
        inner: Candidates with the cue of an outer one in `within`, each with its probability.
        least: Probability below which a cue inside a content is left out.

    Returns:
        The ones that stand, from the outside inwards. Each lies wholly within its parent's
        content; two with one parent share no words but the source.
    """
    chosen = {item.candidate.cue: item for item in outer}
    by_outer: dict[WordSpan, list[Likely]] = {}
    for candidate, probability in inner:
        if candidate.within in chosen and probability >= least:
            by_outer.setdefault(candidate.within, []).append((candidate, probability))
    found = []
    for cue, likely in by_outer.items():
        found += _inside_one(chosen[cue], sorted(likely, key=lambda item: -item[1]))
    return found


def _inside_one(outer: Scored, likely: Sequence[Likely]) -> list[Nested]:
    probability = {candidate.cue: share for candidate, share in likely}
    room = _words(outer.candidate.content)
    kept: list[Candidate] = []
    cues: set[int] = set()
    for candidate, _ in likely:
        cue = range(*candidate.cue)
        if not room.issuperset(cue) or not cues.isdisjoint(cue):
            continue
        content = runs_of(candidate.content, room.__contains__)
        if content:
            source = runs_of(candidate.source, room.__contains__)
            kept.append(replace(candidate, source=source, content=content))
            cues.update(cue)
    kept = [_up_to_next(candidate, kept) for candidate in kept]
    parents = _parents(kept)
    out: list[Nested] = []
    rooms = {outer.candidate.cue: room}
    taken: dict[WordSpan, set[int]] = {}
    around = {candidate.cue: _around(candidate.cue, parents) for candidate in kept}
    # From the outside inwards: a parent's content is settled before its children's are.
    for candidate in sorted(kept, key=lambda c: len(around[c.cue])):
        parent = parents.get(candidate.cue, outer.candidate.cue)
        if parent not in rooms:
            continue
        while not rooms[parent].issuperset(range(*candidate.cue)):
            # The parent has lost this cue to a neighbour; the outermost content holds it.
            parent = parents.get(parent, outer.candidate.cue)
        siblings = taken.setdefault(parent, set())
        mine = _words(candidate.content)
        # What holds another's cue is around it, so no other cue is part of it.
        others = {
            word
            for cue, outwards in around.items()
            if candidate.cue not in outwards
            for word in range(*cue)
        }
        content = runs_of(candidate.content, (rooms[parent] - siblings - others).__contains__)
        if not content or 2 * len(_words(content)) < len(mine):
            continue
        siblings |= _words(content)
        rooms[candidate.cue] = _words(content)
        source = runs_of(candidate.source, rooms[parent].__contains__)
        settled = replace(candidate, source=source, content=content)
        out.append(Nested(settled, probability[candidate.cue] * outer.confidence, parent))
    return out


def _up_to_next(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """Cut a content where the same source goes on with a cue of its own."""
    nexts = [
        other.cue[0]
        for other in others
        if other.cue[0] > candidate.cue[0] and _share_source(candidate, other)
    ]
    if not nexts:
        return candidate
    content = runs_of(candidate.content, range(min(nexts)).__contains__)
    return replace(candidate, content=content) if content else candidate


def _parents(candidates: Sequence[Candidate]) -> dict[WordSpan, WordSpan]:
    """Map each cue to that of the smallest content around it.

    Where two contents hold each other's cues, the surer one, which comes first, is the outer.
    """
    contents = [_words(c.content) for c in candidates]
    out: dict[WordSpan, WordSpan] = {}
    for place, candidate in enumerate(candidates):
        around = [
            (len(contents[other]), other)
            for other in range(len(candidates))
            if other != place
            and not _share_source(candidate, candidates[other])
            and contents[other].issuperset(range(*candidate.cue))
            and (other < place or not contents[place].issuperset(range(*candidates[other].cue)))
        ]
        if around:
            out[candidate.cue] = candidates[min(around)[1]].cue
    return out


def _share_source(one: Candidate, other: Candidate) -> bool:
    """Tell whether one source serves both: *they think so and claim that ...* are neighbours."""
    return not _words(one.source).isdisjoint(_words(other.source))


def _around(cue: WordSpan, parents: dict[WordSpan, WordSpan]) -> list[WordSpan]:
    """Return the cues that a cue stands inside, the nearest first; a circle ends the walk."""
    around: list[WordSpan] = []
    while cue in parents and len(around) <= len(parents):
        cue = parents[cue]
        around.append(cue)
    return around


def _words(spans: Iterable[WordSpan]) -> set[int]:
    return {word for start, end in spans for word in range(start, end)}

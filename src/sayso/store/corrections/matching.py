"""Where is the statement that a correction is about, in a reading that may be another one?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.record import Attribution, Entity, Span
from sayso.store.corrections.model import (
    Add,
    Anchor,
    EntityAnchor,
    SetSpans,
    StatementCorrection,
)
from sayso.store.wording import folded

Pair = tuple[int, int]

_SAME_CONTENT = 0.5


def find(anchor: Anchor, attributions: Iterable[Attribution]) -> int | None:
    """Return the place of the statement that an anchor means; None where it is not there.

    It is the one whose cue overlaps most; between two with as much, content decides. Where no cue
    does, contents must be the same for the greater part.
    """
    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    found = None
    for place, item in enumerate(attributions):
        cue = alike(anchor.cue, pairs(item.cue))
        content = alike(anchor.content, pairs(item.content))
        if not cue and content < _SAME_CONTENT:
            continue
        # One cue may serve two statements: the same words everywhere come before all else.
        score = (float(cue == 1.0 and content == 1.0), cue, content)
        if score > best:
            best, found = score, place
    return found


def alike(some: Sequence[Pair], others: Sequence[Pair]) -> float:
    """Return the share of code points of two lists of spans that are in both, from 0 to 1."""
    shared = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in some
        for other_start, other_end in others
    )
    total = sum(end - start for start, end in (*some, *others)) - shared
    return shared / total if total > 0 else 0.0


def pairs(spans: Iterable[Span]) -> list[Pair]:
    """Return spans as pairs."""
    return [(span.start, span.end) for span in spans]


def find_entity(who: EntityAnchor, cast: Sequence[Entity]) -> Entity | None:
    """Return the one of a cast that an anchor means; None where there is none."""
    name = folded(who.name)
    named = [one for one in cast if name in {folded(label) for label in (one.name, *one.aliases)}]
    for one in named:
        if _overlap(who.mentions, pairs(one.mentions)):
            return one
    for one in cast:
        if _overlap(who.mentions[:1], pairs(one.mentions)) and one.type == who.type:
            return one
    same = [one for one in named if folded(one.name) == name] or named
    return same[0] if same else None


def _overlap(some: Iterable[Pair], others: Sequence[Pair]) -> bool:
    return any(
        start < other_end and other_start < end
        for start, end in some
        for other_start, other_end in others
    )


def entity_anchor(entity: Entity) -> EntityAnchor:
    """Return the anchor of one of a cast."""
    named = [mention for mention in entity.mentions if mention.form == "name"]
    return EntityAnchor(
        name=entity.name, type=entity.type, mentions=pairs((named or entity.mentions)[:20])
    )


def fits(correction: StatementCorrection | Add, size: int) -> bool:
    """Tell whether all words that a correction names lie in a text of so many code points."""
    if isinstance(correction, Add):
        named = [*correction.source, *correction.cue, *correction.content]
        if not correction.cue or not correction.content:
            return False
    else:
        named = [*correction.at.cue, *correction.at.content]
        old = correction.before
        if old is not None:
            named += pairs((*old.source, *old.cue, *old.content))
        if isinstance(correction, SetSpans):
            if not correction.spans and correction.role != "source":
                return False
            named += correction.spans
    return all(0 <= start < end <= size for start, end in named)

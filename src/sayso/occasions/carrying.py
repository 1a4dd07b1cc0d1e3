"""An occasion goes on with its source: the next statements in the paragraph are of it too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record import Attribution, Occasion

_PERFECT = frozenset({"has", "have", "had", "s", "ve"})
_TO_COME = frozenset({"will", "would", "to", "could", "might", "should", "may"})
_PRESENT = frozenset({"says", "say", "writes", "argues", "adds", "notes", "explains", "tells"})


def carry_on(
    paragraphs: Sequence[tuple[int, int]],
    attributions: Sequence[Attribution],
    own: Sequence[Occasion | None],
) -> list[Occasion | None]:
    """Give the statements that tell no occasion that of the one before, where the source goes on.

    An occasion is carried whole or not at all: a statement that tells part of one has begun
    another. A thought has none, what was not said has none, and *has said* is not what was
    *said* on the day.

    Args:
        paragraphs: Its paragraphs, half-open in code points, in text order.
        attributions: Its attributions in text order.
        own: The occasion that each tells itself.
    """
    starts = [start for start, _ in paragraphs]
    # What goes on at each level: among the statements of the narrator, or inside one content.
    going: dict[str | None, _Going] = {}
    out = list(own)
    # Two statements of one source begin at the same word; their cues stand apart.
    for number in sorted(range(len(own)), key=lambda number: attributions[number].cue[0].start):
        attribution, occasion = attributions[number], own[number]
        place = bisect_right(starts, attribution.cue[0].start) - 1
        now = going.get(attribution.parent)
        if now is None or now.paragraph != place or now.speaker != attribution.speaker:
            now = None
        if occasion is not None:
            going[attribution.parent] = _Going(
                place, attribution.speaker, _tense(attribution), occasion
            )
        elif now is None:
            going.pop(attribution.parent, None)
        elif _goes_on(now, attribution):
            out[number] = now.occasion.model_copy(update={"carried": True})
    return out


@dataclass(frozen=True, slots=True)
class _Going:
    """An occasion that goes on, and with whom."""

    paragraph: int
    speaker: str | None
    tense: str
    occasion: Occasion


def _goes_on(now: _Going, attribution: Attribution) -> bool:
    return (
        attribution.speaker is not None
        and attribution.mode != "thought"
        and attribution.polarity == "affirmed"
        and _tense(attribution) == now.tense
    )


def _tense(attribution: Attribution) -> str:
    """Return a word for when a cue puts its clause: now, then, or before (*has said*)."""
    words = (attribution.cue[0].text or "").lower().split()
    if any(word in _PERFECT or word.endswith(("’s", "'s", "’ve", "'ve")) for word in words):
        return "before"
    if any(word in _TO_COME for word in words):
        return "to come"
    return "now" if words and words[-1] in _PRESENT else "then"

"""How deep an attribution stands inside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.record import Attribution


def outer_ones(attribution: Attribution, by_id: Mapping[str, Attribution]) -> Iterator[Attribution]:
    """Yield the attributions around one, the nearest first.

    A parent that is not there ends the walk, and so does a circle.
    """
    seen = {attribution.id}
    parent = attribution.parent
    while parent is not None and parent not in seen and parent in by_id:
        seen.add(parent)
        outer = by_id[parent]
        yield outer
        parent = outer.parent


def depths(attributions: Sequence[Attribution]) -> dict[str, int]:
    """Return by id how many attributions stand around each; 0 for one that stands in no other."""
    by_id = {attribution.id: attribution for attribution in attributions}
    found: dict[str, int] = {}
    for attribution in attributions:
        around = []
        known = 0
        for outer in (attribution, *outer_ones(attribution, by_id)):
            if outer.id in found:
                known = found[outer.id] + 1
                break
            around.append(outer.id)
        for depth, one in enumerate(reversed(around), known):
            found[one] = depth
    return found

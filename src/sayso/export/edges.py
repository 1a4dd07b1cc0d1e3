"""Where what lies over the segments of a block begins and ends: unclear passages, findings.

What goes on from one block into the next begins anew there, since each block is shown apart.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from sayso.export.segments import Block, Segment

Layer = Callable[[Segment], tuple[int, ...]]
"""Gives the numbers of what holds a segment."""

UNCLEAR_PASSAGES: Layer = attrgetter("unclear")
FINDINGS: Layer = attrgetter("findings")


def beginning(block: Block, at: int, layer: Layer) -> tuple[int, ...]:
    """Return the numbers of what begins with a segment of a block."""
    before = layer(block.segments[at - 1]) if at else ()
    return tuple(number for number in layer(block.segments[at]) if number not in before)


def ending(block: Block, at: int, layer: Layer) -> tuple[int, ...]:
    """Return the numbers of what ends with a segment of a block."""
    after = layer(block.segments[at + 1]) if at + 1 < len(block.segments) else ()
    return tuple(number for number in layer(block.segments[at]) if number not in after)

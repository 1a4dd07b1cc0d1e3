"""Text -> blocks -> segments: the report cut where a role begins or ends.

Spans of different attributions may overlap, nest and share words, so they cannot be wrapped in
brackets or elements one by one. Instead the text is cut at every boundary, and each segment knows
all the roles that it plays. Blocks tile the whole text, and segments tile their block, so joining
the segments gives back the text exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.record import Record, Span
from sayso.voices.nesting import depths

SegmentRole = Literal["source", "cue", "content"]
ROLES: tuple[SegmentRole, ...] = ("source", "cue", "content")

UNCLEAR = "unclear"
"""The voice of a passage that may carry on what a source said before it."""

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A role that a segment plays for one attribution.

    Attributes:
        number: The attribution's number: its place in the record's list, from 1.
        role: Which of its parts.
        opens: The segment is the first of a span.
        closes: The segment is the last of a span.
    """

    number: int
    role: SegmentRole
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch `[start, end)` of the text whose words all play the same roles.

    Attributes:
        start: First code point.
        end: Code point after the last one.
        text: Its words.
        parts: The roles that it plays, those of outer attributions before those inside them.
        entities: Those whose mentions hold it: their places in the record's cast, from 1.
        unclear: The passages of unclear voice that hold it: their places among the voices, from 1.
        findings: The findings about it: their places in the record's list, from 1.
    """

    start: int
    end: int
    text: str
    parts: tuple[Part, ...]
    entities: tuple[int, ...] = ()
    unclear: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph `[start, end)`, with the white space that follows it.

    Attributes:
        heading: Whether it is a heading.
        start: First code point.
        end: Code point after the last one.
        segments: Its segments, in text order.
        notes: Numbers of the attributions whose (first) cue begins here, in list order.
    """

    heading: bool
    start: int
    end: int
    segments: tuple[Segment, ...]
    notes: tuple[int, ...]


def blocks(record: Record, *, mentions: bool = False, findings: bool = False) -> list[Block]:
    """Cut a record's text into blocks and segments.

    Every attribution is noted in exactly one block. Spans that are empty or lie outside the text
    are left aside; headings and paragraphs that overlap are cut short at the one before.

    Args:
        record: The record; it is not changed.
        mentions: Cut at the mentions of the cast, too, and tell whose they are.
        findings: Cut at the words of findings, too, and tell which they are.

    Returns:
        The blocks in text order; empty for an empty text that has no attributions either.
    """
    text = record.report.text
    ranges = _block_ranges(record)
    if not ranges:
        return [] if not record.attributions else [Block(False, 0, 0, (), _all_numbers(record))]
    starts = [start for start, _, _ in ranges]
    opening = _opening_parts(record, len(text))
    layers = _layers(record, len(text), mentions=mentions, findings=findings)
    cuts = {0, len(text), *starts}
    for start, opened in opening.items():
        cuts.add(start)
        cuts.update(end for _, _, end in opened)
    for layer in layers:
        cuts.update(layer.cuts)
    depth = depths(record.attributions)
    inward = [depth[item.id] for item in record.attributions]
    segments: dict[int, list[Segment]] = defaultdict(list)
    active: list[tuple[int, SegmentRole, int]] = []
    for start, end in pairwise(sorted(cuts)):
        opened = opening.get(start, [])
        active = [part for part in active if part[2] > start] + opened
        # In order of depth, so that marks of inner statements stand within those of outer ones.
        active.sort(key=lambda part: inward[part[0] - 1])
        parts = tuple(
            Part(number, role, (number, role, stop) in opened, stop == end)
            for number, role, stop in active
        )
        block = bisect_right(starts, start) - 1
        held = (layer.at(start) for layer in layers)
        segments[block].append(Segment(start, end, text[start:end], parts, *held))
    notes: dict[int, list[int]] = defaultdict(list)
    for number, attribution in enumerate(record.attributions, 1):
        notes[max(0, bisect_right(starts, attribution.cue[0].start) - 1)].append(number)
    return [
        Block(heading, start, end, tuple(segments[index]), tuple(notes[index]))
        for index, (start, end, heading) in enumerate(ranges)
    ]


class _Layer:
    """Numbered ranges of the text, asked from its beginning to its end which hold a place."""

    def __init__(self, ranges: Iterable[tuple[int, Span]], length: int) -> None:
        self.cuts: set[int] = set()
        self._opening: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._held: list[tuple[int, int]] = []
        for number, span in ranges:
            end = min(span.end, length)
            if span.start < end:
                self._opening[span.start].append((number, end))
                self.cuts |= {span.start, end}

    def at(self, start: int) -> tuple[int, ...]:
        self._held = [one for one in self._held if one[1] > start] + self._opening.get(start, [])
        return tuple(sorted({number for number, _ in self._held}))


def _layers(
    record: Record, length: int, *, mentions: bool, findings: bool
) -> tuple[_Layer, _Layer, _Layer]:
    """Return the layers in the order of a segment's fields."""
    cast = enumerate(record.cast if mentions else (), 1)
    return (
        _Layer(((number, span) for number, one in cast for span in one.mentions), length),
        _Layer((pair for pair in enumerate(record.voices, 1) if pair[1].voice == UNCLEAR), length),
        _Layer(enumerate(record.findings if findings else (), 1), length),
    )


def _all_numbers(record: Record) -> tuple[int, ...]:
    return tuple(range(1, len(record.attributions) + 1))


def _block_ranges(record: Record) -> list[tuple[int, int, bool]]:
    """Return `(start, end, heading)` of every block; together they tile the text."""
    report = record.report
    length = len(report.text)
    known = sorted(
        [(span.start, span.end, True) for span in report.headings]
        + [(span.start, span.end, False) for span in report.paragraphs]
    )
    starts: list[tuple[int, bool]] = []
    position = 0
    for start, end, heading in known:
        start, end = max(start, position), min(end, length)
        if start >= end:
            continue
        starts.extend(_loose_starts(report.text, position, start))
        starts.append((start, heading))
        position = end
    starts.extend(_loose_starts(report.text, position, length))
    if not starts:
        return [(0, length, False)] if length else []
    # White space before the first block belongs to it, all other to the block before.
    starts[0] = (0, starts[0][1])
    ends = [start for start, _ in starts[1:]] + [length]
    return [(start, end, heading) for (start, heading), end in zip(starts, ends, strict=True)]


def _loose_starts(text: str, start: int, end: int) -> list[tuple[int, bool]]:
    """Return the starts of paragraphs in text that no known block covers."""
    found = []
    for piece_start, piece_end in _pieces(text, start, end):
        piece = text[piece_start:piece_end]
        if piece.strip():
            found.append((piece_start + len(piece) - len(piece.lstrip()), False))
    return found


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for gap in _BLANK_LINES.finditer(text, start, end):
        yield start, gap.start()
        start = gap.end()
    yield start, end


def _opening_parts(record: Record, length: int) -> dict[int, list[tuple[int, SegmentRole, int]]]:
    """Return the parts `(number, role, end)` that open at each offset."""
    opening: dict[int, list[tuple[int, SegmentRole, int]]] = defaultdict(list)
    for number, attribution in enumerate(record.attributions, 1):
        by_role: dict[SegmentRole, list[Span]] = {
            "source": attribution.source,
            "cue": attribution.cue,
            "content": attribution.content,
        }
        for role in ROLES:
            for start, end in _merged(by_role[role], length):
                opening[start].append((number, role, end))
    return opening


def _merged(spans: list[Span], length: int) -> list[tuple[int, int]]:
    """Join the spans of one role that touch or overlap; leave out empty ones."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, min(span.end, length)) for span in spans):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

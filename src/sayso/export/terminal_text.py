"""A block of the report on a terminal: its words with their marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter

from rich.style import Style
from rich.text import Text

from sayso.export import marks
from sayso.export.edges import UNCLEAR_PASSAGES, beginning, ending
from sayso.export.marks import Marks
from sayso.export.segments import Block, Segment
from sayso.export.statements import Statement

_WORDS = re.compile(r"\s+|\S+")


def marked_text(
    block: Block, found: Sequence[Statement], signs: Marks, clean: Callable[[str], str]
) -> Text:
    """Return a block on one line, with its marks in place and its cues' numbers as meta.

    Args:
        block: The block.
        found: All statements of the report.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
    """
    runs: list[tuple[str, Style]] = []
    base = marks.STRONG if block.heading else Style.null()
    waiting: Style | None = None  # of the space that the next word will need before it
    for at, segment in enumerate(block.segments):
        style = base + marks.segment_style(segment, found)
        openings = [signs.pair(part, found)[0] for part in segment.parts if part.opens]
        if beginning(block, at, UNCLEAR_PASSAGES):
            openings.insert(0, signs.unclear[0])
        for piece in _WORDS.findall(segment.text):
            if piece.isspace():
                waiting = Style.null() if openings else style
                continue
            if waiting is not None and runs:
                runs.append((" ", waiting))
            waiting = None
            runs.extend((sign, base + marks.MARK) for sign in openings)
            openings = []
            runs.append((clean(piece), style))
        # Closing marks stand right after the last word, before the space that waits.
        waiting = None if waiting is None else Style.null()
        runs.extend(
            (sign, base + marks.MARK + meta) for sign, meta in _closings(segment, found, signs)
        )
        if ending(block, at, UNCLEAR_PASSAGES):
            runs.append((signs.unclear[1], base + marks.MARK))
    out = Text()
    for style, run in groupby(runs, key=itemgetter(1)):
        out.append("".join(text for text, _ in run), style)
    return out


def anchor_lines(lines: Sequence[Text]) -> dict[int, int]:
    """Return the line on which each statement's first number after a cue stands."""
    found: dict[int, int] = {}
    for at, line in enumerate(lines):
        for span in line.spans:
            number = span.style.meta.get("number", 0) if isinstance(span.style, Style) else 0
            if number:
                found.setdefault(number, at)
    return found


def _closings(
    segment: Segment, found: Sequence[Statement], signs: Marks
) -> list[tuple[str, Style]]:
    """Return the signs that close after a segment, the innermost first, with a cue's number."""
    return [
        (
            signs.pair(part, found)[1],
            Style.from_meta({"number": part.number if part.role == "cue" else 0}),
        )
        for part in reversed(segment.parts)
        if part.closes
    ]

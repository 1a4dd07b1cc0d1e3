"""The lines of a report, as rules on its text look at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.findings.reading import Reading


@dataclass(frozen=True, slots=True)
class Line:
    """A line inside a paragraph or heading, without the white space around it.

    Attributes:
        start: First code point.
        end: Code point after the last one.
        piece: Number of the paragraph or heading that holds it, in text order.
        heading: It stands in a heading.
        alone: Its paragraph or heading holds no other line.
    """

    start: int
    end: int
    piece: int
    heading: bool
    alone: bool


def pieces(reading: Reading) -> list[tuple[int, int, bool]]:
    """Return paragraphs and headings in text order, as start, end and whether it is a heading."""
    report = reading.record.report
    found = [(span.start, span.end, False) for span in report.paragraphs]
    found += [(span.start, span.end, True) for span in report.headings]
    return sorted(found)


def lines(reading: Reading) -> Iterator[Line]:
    """Yield the lines of all paragraphs and headings, in text order."""
    text = reading.text
    for number, (start, end, heading) in enumerate(pieces(reading)):
        alone = "\n" not in text[start:end]
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            written = text[start:stop]
            first = start + len(written) - len(written.lstrip())
            last = start + len(written.rstrip())
            if first < last:
                yield Line(first, last, number, heading, alone)
            start = stop + 1

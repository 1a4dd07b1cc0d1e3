"""Attributions inside the contents of others, in articles of PolNeAR's training part.

A tab-separated table, `document number cue source content`: which attribution of the article the
content belongs to (counted from 0), and the spans of one attribution inside it, as half-open code
points, `start-end`, parted by commas; a field may be empty. A content without any has a row of its
document and number alone. The contents are a sample, most of them with a word of saying; they were
marked by one reading with a language model, after the definitions of the development data, without
a second annotator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError, read_lines

MARKS = Path(__file__).parents[1] / "data" / "nested-marks.tsv.gz"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Inside:
    """An attribution inside a content."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """The content of an article's attribution, with all attributions inside it."""

    doc: str
    number: int
    inside: tuple[Inside, ...]


def read_marks(path: Path = MARKS) -> Iterator[MarkedContent]:
    """Read the contents, in the order of their first rows.

    Raises:
        CorpusError: The file is missing, or a line is not of the format.
    """
    found: dict[tuple[str, int], list[Inside]] = {}
    for number, line in enumerate(read_lines(path), 1):
        fields = line.rstrip("\n").split("\t")
        try:
            rows = found.setdefault((fields[0], int(fields[1])), [])
            if len(fields) == 5:
                rows.append(Inside(*(_spans(field) for field in fields[2:])))
            elif len(fields) != 2:
                raise ValueError
        except (IndexError, ValueError):
            raise CorpusError(
                path, f"line {number} is not `document number cue source content`: {line!r}"
            ) from None
    for (doc, number), rows in found.items():
        yield MarkedContent(doc, number, tuple(rows))


def _spans(field: str) -> tuple[Span, ...]:
    pairs = (part.split("-") for part in field.split(",") if part)
    return tuple((int(start), int(end)) for start, end in pairs)

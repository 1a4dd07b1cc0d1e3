"""The contract of `ingest`: what every reader of an input format gives back."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """Where `text[start:end]` of a report came from in the input.

    Attributes:
        start: First code point in the report's text.
        end: Code point after the last one.
        byte_start: First byte of the input as read; None where the input has no such place.
        byte_end: Byte after the last one.
        element: Path of the HTML element that holds the words, such as `/html/body/article/p[2]`.
    """

    start: int
    end: int
    byte_start: int | None = None
    byte_end: int | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A report as the model reads it: the main text and what is known about it.

    `headings` and `paragraphs` are half-open `(start, end)` code point offsets into `text`, in
    text order; they neither overlap nor start or end with white space. A heading is not a
    paragraph.
    """

    text: str
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    headings: tuple[tuple[int, int], ...] = ()
    paragraphs: tuple[tuple[int, int], ...] = ()
    origins: tuple[TextOrigin, ...] = field(default=())

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
        byte_end: Byte after the last one. The bytes, decoded by the report's `encoding`, are
            exactly `text[start:end]`, so a place inside the stretch can be counted out.
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
    paragraph. Together they hold every word of the text; what lies between them is white space,
    the marks of a heading (`##`, `**`) and lines without a word (`* * *`).

    `origins` are in text order and do not overlap. What none of them holds stands in the text but
    not in the input in this form: a blank line put between paragraphs, a character written as an
    entity. A text given as `str` has none.

    `encoding` names the Python codec that the input's bytes were decoded by; None for a `str`.
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
    encoding: str | None = None

"""Places in a report's text -> lines and columns of the file that it came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from sayso.ingest.encoding import Decoded, decoded_by

# What editors take for the end of a line.
_LINE_END = re.compile(r"\r\n?|\n")
# What may stand in a source for one character of the text, and what stands for none.
_WRITTEN = re.compile(
    r"(?P<mark><!--.*?-->|</?[a-zA-Z!][^<>]*>)"
    r"|(?P<letter>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)",
    re.DOTALL,
)
# How far from known words a character is looked for that is written otherwise in the source.
_REACH = 2000


class _Origin(Protocol):
    # What `TextOrigin` and the record's `Origin` have in common.
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def byte_start(self) -> int | None: ...


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of an input file.

    Lines and columns begin at 1; columns count code points, a byte order mark not among them.

    Attributes:
        line: Line of the first character.
        column: Column of the first character.
        end_line: Line of the character after the last one.
        end_column: Column of the character after the last one.
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Places:
    """Finds in an input file what stands in the text of its report."""

    def __init__(
        self, data: bytes, encoding: str | None, text: str, origins: Sequence[_Origin]
    ) -> None:
        """Take the input apart.

        Args:
            data: The input, as it was read.
            encoding: The encoding that it was decoded by; None takes UTF-8.
            text: The report's text.
            origins: Where its stretches came from, in text order.
        """
        self._decoded: Decoded = decoded_by(data, encoding or "utf-8")
        self._text = text
        self._origins = [(o, o.byte_start) for o in origins if o.byte_start is not None]
        self._starts = [origin.start for origin, _ in self._origins]

    @property
    def source(self) -> str:
        """The input as text, without a byte order mark."""
        return self._decoded.text

    def place(self, start: int, end: int) -> Place:
        """Return where `text[start:end]` stands in the input.

        Words that are not in the input as they are in the text have the place closest to them.
        """
        first, last = self.span(start, end)
        return self.place_of_span(first, last)

    def place_of_span(self, first: int, last: int) -> Place:
        """Return lines and columns of code points `first` to `last` of the input."""
        return Place(*self._line_and_column(first), *self._line_and_column(last))

    def line(self, number: int) -> str:
        """Return a line of the input, counted from 1, without its end."""
        start = self._lines[number - 1]
        end = self._lines[number] if number < len(self._lines) else len(self.source)
        return self.source[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the input where `text[start:end]` stands."""
        first, after = self._letter(start)
        if end <= start + 1:
            return first, after if end > start else first
        last = self._letter(end - 1)[1]
        return first, max(last, after)

    def _letter(self, at: int) -> tuple[int, int]:
        """Code points of the input that are the character `at` of the text."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0:
            origin, byte = self._origins[number]
            if at < origin.end:
                first = self._character_at[byte] + at - origin.start
                return first, first + 1
        return self._letter_between(at, number)

    def _letter_between(self, at: int, number: int) -> tuple[int, int]:
        """A character that is no literal one of the input, after origin `number`."""
        low = high = None
        before, after = 0, len(self._text)
        if number >= 0:
            origin, byte = self._origins[number]
            before = origin.end
            low = self._character_at[byte] + origin.end - origin.start
        if number + 1 < len(self._origins):
            origin, byte = self._origins[number + 1]
            after = origin.start
            high = self._character_at[byte]
        if low is not None and "\n\n" not in self._text[before:at]:
            # It belongs to what stands before it.
            stop = high if high is not None and high >= low else low + _REACH
            skipped = len("".join(self._text[before:at].split()))
            letters = self._written(low, min(stop, low + _REACH))
            return letters[skipped] if skipped < len(letters) else (low, low)
        if high is not None:
            skipped = len("".join(self._text[at:after].split()))
            start = max(0, high - _REACH, low if low is not None and low <= high else 0)
            letters = self._written(start, high)
            return letters[-skipped] if 0 < skipped <= len(letters) else (high, high)
        low = low or 0
        return low, low

    def _written(self, start: int, end: int) -> list[tuple[int, int]]:
        found = _WRITTEN.finditer(self.source, start, end)
        return [match.span() for match in found if match["letter"] is not None]

    @cached_property
    def _character_at(self) -> dict[int, int]:
        """The code point of the input at each byte where an origin begins."""
        data, encoding = self._decoded.data, self._decoded.encoding
        places: dict[int, int] = {}
        at, byte = 0, self._decoded.offset
        for start in sorted({start for _, start in self._origins}):
            at += len(data[byte:start].decode(encoding, "replace"))
            byte = start
            places[start] = at
        return places

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.source))]

    def _line_and_column(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._lines, at)
        return number, at - self._lines[number - 1] + 1

"""What records made by hand are made with."""

from __future__ import annotations

from collections.abc import Callable

from sayso.record import Record, Span

RecordMaker = Callable[..., Record]


def spans_of(text: str, words: str | tuple[str, ...], after: int) -> list[Span]:
    found = []
    for piece in (words,) if isinstance(words, str) else words:
        start = text.index(piece, after)
        after = start + len(piece)
        found.append(Span(start=start, end=after, text=piece))
    return found

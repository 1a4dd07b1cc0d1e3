"""When, where and in which medium a source spoke, in few words."""

from __future__ import annotations

from sayso.export.spacing import one_line
from sayso.record import Attribution, Span

_LIMIT = 60  # Code points of the words of each part.


def occasion_of(text: str, item: Attribution) -> str | None:
    """Return the occasion of a statement on one line; None where the report gives none.

    The report's words stand first and what follows from them in brackets:
    `on Monday (2026-03-02), in Port Ellery, short note (letter)`. `undated` says that the words
    tell no date, `carried on` that they stand with another statement of the same source.

    Args:
        text: The report's text.
        item: The statement.
    """
    occasion = item.occasion
    if occasion is None:
        return None
    parts = []
    if occasion.when is not None:
        told = "undated" if occasion.when.vague else occasion.when.value
        parts.append(_with(_words(text, occasion.when), told))
    if occasion.where is not None:
        parts.append(_words(text, occasion.where))
    if occasion.medium is not None:
        parts.append(_with(_words(text, occasion.medium), occasion.medium.kind))
    known = ", ".join(part for part in parts if part)
    return f"carried on: {known}" if known and occasion.carried else known or None


def _words(text: str, span: Span) -> str:
    return one_line(text[span.start : span.end], _LIMIT)


def _with(words: str, value: str | None) -> str:
    value = one_line(value or "", _LIMIT)
    if not words or not value or value.casefold() in words.casefold():
        return words or value
    return f"{words} ({value})"

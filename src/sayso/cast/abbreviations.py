"""Abbreviations that a report spells out: *Harbour Safety Board (HSB)*.

References:
    Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
    biomedical text", PSB 8.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, with half-open code point spans into the text."""

    short: str
    long: str
    short_span: tuple[int, int]
    long_span: tuple[int, int]


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Return the abbreviations that a text spells out, in text order."""
    return []

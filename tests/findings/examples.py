"""Reads the examples on the rules' pages, with every rule on."""

from __future__ import annotations

from functools import cache

from sayso.findings.reading import Reading
from sayso.findings.registry import all_rules, find_all
from sayso.ingest import from_bytes, from_text
from sayso.pipeline import reading_of
from sayso.record import Finding


@cache
def reading(example: str) -> Reading:
    """Read an example: Markdown where it begins with a block of settings, else plain text."""
    if example.startswith("---\n"):
        return reading_of(from_bytes(example.encode(), path="example.md"))
    return reading_of(from_text(example))


def found(code: str, example: str) -> list[Finding]:
    """Give the findings of one rule."""
    return find_all(reading(example), [code])


def found_words(code: str, example: str) -> list[str]:
    """Give the words that one rule points at."""
    text = reading(example).text
    return [text[finding.start : finding.end] for finding in found(code, example)]


def every_code() -> list[str]:
    """Give the codes of all rules."""
    return list(all_rules())

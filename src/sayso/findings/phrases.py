"""Finding set phrases fast: only where a report's word is the first word of one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sayso.findings.reading import Reading

_FIRST = re.compile(r"[^\W_]+")


def first_words_of(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words that phrases begin with, in small letters."""
    return frozenset(found[0].lower() for phrase in phrases if (found := _FIRST.search(phrase)))


def find_phrases(
    reading: Reading, pattern: re.Pattern[str], first: frozenset[str]
) -> Iterator[re.Match[str]]:
    """Find what a pattern matches where a word begins, in text order, without overlaps.

    A search of the whole text would try every alternative at every place; a report has few words
    that begin one.

    Args:
        reading: The report.
        pattern: The pattern.
        first: In small letters, every word with which a match can begin.
    """
    starts = reading.analysis.words.starts
    end = 0
    for number, word in enumerate(reading.tree.words):
        if word in first and (start := int(starts[number])) >= end:
            found = pattern.match(reading.text, start)
            if found is not None:
                end = found.end()
                yield found

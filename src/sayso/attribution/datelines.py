"""The place that a report is sent from, before its first words: *PORT ELLERY, Norland (NPA) —*."""

from __future__ import annotations

import re

from sayso.model.words import Words

_TOWN = r"[^\W\d_][^\W\d_.'’ -]*(?:[.'’ -]+[^\W\d_.'’ -]+){0,4}"
_REST = r"(?:, [^\W\d_][\w. ]{1,24})?(?: \([^()\n]{2,30}\))?[ \t]+(?:—|–|--?)[ \t]+"
_DATELINE = re.compile(f"(?P<town>{_TOWN}){_REST}")

WordSpan = tuple[int, int]


def after_dateline(text: str, words: Words, span: WordSpan) -> WordSpan:
    """Return a span of words, half-open, without the dateline that it begins with.

    A dateline opens a paragraph with a town in capitals, and a dash ends it. A span with nothing
    else stays as it is.
    """
    first, last = span
    start = int(words.starts[first])
    if start > 0 and text[start - 1] != "\n":
        return span
    found = _DATELINE.match(text, start)
    if found is None or not found["town"].isupper() or len(found["town"]) < len("ABC"):
        return span
    behind = int(words.starts.searchsorted(found.end()))
    return (behind, last) if behind < last else span

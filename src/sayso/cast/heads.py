"""The word that a span of the report hangs on."""

from __future__ import annotations

from sayso.model.analysis import Analysis

_LETTERS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def head_of(analysis: Analysis, start: int, end: int) -> int:
    """Return the word of a span that the others hang on: its head is outside, or it is a root."""
    found = [
        word
        for word in range(start, end)
        if not start <= analysis.head[word] < end or analysis.head[word] == word
    ]
    for word in found:
        if analysis.upos[word] in _LETTERS:
            return word
    return found[0] if found else start

"""The word that a span of the report hangs on."""

from __future__ import annotations

from sayso.model.analysis import Analysis

_LETTERS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


def head_of(analysis: Analysis, start: int, end: int) -> int:
    """Return the word of a span that the others hang on: its head is outside, or it is a root."""
    if end - start == 1:
        return start
    found = [
        word
        for word, head in enumerate(analysis.head[start:end].tolist(), start)
        if not start <= head < end or head == word
    ]
    for word in found:
        if analysis.upos[word] in _LETTERS:
            return word
    return found[0] if found else start

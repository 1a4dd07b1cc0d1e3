"""Texts as databases take them, and the words by which they are found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.cast.spelling import fold

# No database takes a lone surrogate, and PostgreSQL no NUL. What replaces them is as long, so that
# offsets hold.
_NEVER = re.compile("[\x00\ud800-\udfff]")
_MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
_APOSTROPHE = "'’‘ʼ"
# Letters and digits with the marks on them; an apostrophe between letters belongs to the word.
_WORD = re.compile(rf"[^\W_][{_MARK}]*(?:[{_APOSTROPHE}]?[^\W_][{_MARK}]*)*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHE}][sS]$")
_SPACE = re.compile(r"\s+")

MOST_LETTERS = 64
"""Longer words are known by their beginning."""
MOST_WORDS = 4000
"""Words of one statement that it is found by; no statement that anybody made is longer."""
CONTEXT = 90
"""Code points of a report before and after a statement, at most."""


class Token(NamedTuple):
    """A word of a text: how it is looked up, and where it stands."""

    word: str
    start: int
    end: int


def clean(text: str) -> str:
    """Return a text of the same length that any database takes."""
    return text if text.isascii() and "\x00" not in text else _NEVER.sub("\ufffd", text)


def clean_or_none(text: str | None) -> str | None:
    """Return a clean text, or None for None and for nothing but white space."""
    return (clean(text).strip() or None) if text else None


def one_line(text: str) -> str:
    """Return a clean text with single spaces for all white space, and none at its ends."""
    return _SPACE.sub(" ", clean(text)).strip()


def tokens(text: str) -> list[Token]:
    """Return the words of a text: without case, accents, apostrophes and possessive *'s*."""
    found = []
    for match in _WORD.finditer(text):
        written = _POSSESSIVE.sub("", match[0])
        # What stands for several letters (ﬁ, ½) may become several words; only letters are kept.
        word = "".join(letter for letter in fold(written) if letter.isalnum())[:MOST_LETTERS]
        if word:
            found.append(Token(word, match.start(), match.end()))
            if len(found) == MOST_WORDS:
                break
    return found


def words(text: str) -> list[str]:
    """Return the words of a text as they are looked up."""
    return [token.word for token in tokens(text)]


def folded(text: str) -> str:
    """Return the words of a text, one space between them: what lists are sorted and sifted by."""
    return " ".join(words(text))


def around(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Return what stands before the first and after the last span, whole words, on one line."""
    start, end = spans[0][0], spans[-1][1]
    left = clean(text[max(start - CONTEXT, 0) : start])
    right = clean(text[end : end + CONTEXT])
    if start > CONTEXT and " " in left:
        left = left.partition(" ")[2]
    if end + CONTEXT < len(text) and " " in right:
        right = right.rpartition(" ")[0]
    return _SPACE.sub(" ", left), _SPACE.sub(" ", right)


def joined(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the words of spans on one line, with ` … ` between them."""
    pieces = (one_line(text[start:end]) for start, end in spans)
    return " … ".join(piece for piece in pieces if piece)

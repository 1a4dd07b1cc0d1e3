"""The search language: words, "phrases", -words and the beginning* of a word.

It is taken apart once, here, into words that hold letters and digits only. What goes to a database
is put together from those words alone, so no text that anybody types is a mistake in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.store.wording import Token, words

MOST_LETTERS = 1000
"""What stands in a query after so many code points is not looked at."""
MOST_TERMS = 32
"""Nor are more terms than these."""

_QUOTES = '"“”„«»'
_TERM = re.compile(
    rf"(?P<minus>[-−]?)(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\s{_QUOTES}]+))(?P<star>\*?)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side.

    Attributes:
        words: The words, as `wording.words` gives them; at least one.
        beginning: The last word is the beginning of one.
        excluded: What has them is not wanted.
    """

    words: tuple[str, ...]
    beginning: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: all of `wanted` and none of `unwanted`."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def parse(text: str) -> Query:
    """Take a query apart; every text is one, and one without a word asks for everything."""
    found = list(dict.fromkeys(_terms(text[:MOST_LETTERS])))[:MOST_TERMS]
    return Query(
        tuple(term for term in found if not term.excluded),
        tuple(term for term in found if term.excluded),
    )


def _terms(text: str) -> Iterator[Term]:
    for match in _TERM.finditer(text):
        raw = match["phrase"] if match["phrase"] is not None else match["word"]
        found = tuple(words(raw))
        if found:
            star = bool(match["star"]) or raw.rstrip().endswith("*")
            yield Term(found, star, bool(match["minus"]))


def fts5(query: Query) -> str:
    """Return a query as SQLite's FTS5 asks for it; without wanted terms the unwanted ones."""

    def put(terms: tuple[Term, ...], between: str) -> str:
        return between.join(
            f'"{" ".join(term.words)}"{" *" if term.beginning else ""}' for term in terms
        )

    unwanted = put(query.unwanted, " OR ")
    if not query.wanted:
        return unwanted
    wanted = put(query.wanted, " AND ")
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def tsquery(query: Query) -> str:
    """Return a query as a value of PostgreSQL's `tsquery`, in the same way."""

    def put(terms: tuple[Term, ...], between: str) -> str:
        return between.join(f"({_words_in_turn(term)})" for term in terms)

    unwanted = put(query.unwanted, " | ")
    if not query.wanted:
        return unwanted
    wanted = put(query.wanted, " & ")
    return f"({wanted}) & !({unwanted})" if unwanted else wanted


def _words_in_turn(term: Term) -> str:
    *whole, last = (f"'{word}'" for word in term.words)
    return " <-> ".join([*whole, f"{last}:*" if term.beginning else last])


def tsvector(first: list[str], second: list[str]) -> str:
    """Return words with their places as a value of PostgreSQL's `tsvector`.

    A gap keeps the two texts apart: no phrase begins in one and ends in the other.
    """
    places: dict[str, list[int]] = {}
    for offset, text in ((1, first), (len(first) + 9, second)):
        for place, word in enumerate(text, offset):
            places.setdefault(word, []).append(place)
    # PostgreSQL keeps 255 places of a word at most.
    return " ".join(f"'{word}':{','.join(map(str, at[:255]))}" for word, at in places.items())


def marks(found: list[Token], query: Query) -> list[tuple[int, int]]:
    """Return the spans of a text's words that a query wants, in text order, not overlapping."""
    spans: list[tuple[int, int]] = []
    for term in query.wanted:
        size = len(term.words)
        for at in range(len(found) - size + 1):
            here = found[at : at + size]
            *whole, last = (token.word for token in here)
            fits = last.startswith(term.words[-1]) if term.beginning else last == term.words[-1]
            if fits and tuple(whole) == term.words[:-1]:
                spans.append((here[0].start, here[-1].end))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

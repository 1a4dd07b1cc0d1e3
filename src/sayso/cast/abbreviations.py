"""Abbreviations that a report spells out: *Harbour Safety Board (HSB)*.

References:
    Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in
    biomedical text", PSB 8. Here the short form must also be mostly capitals and the long form
    begin with its first letter, as abbreviations of names do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.cast.spelling import fold

_MOST_LETTERS = 10
_LONGEST_LONG = 120
_BRACKET = re.compile(rf"[(\[]([^()\[\]\n]{{2,{_LONGEST_LONG}}})[)\]]")
# *Harbour Safety Board, or HSB,*
_OR = re.compile(r",\s{1,2}or\s{1,2}(?:the\s{1,2})?([^\W_][\w.&/-]{1,14})(?=[\s,.;:!?)])")
_LEAD = re.compile(
    r"\s*(?:(?:or|also|known as|abbreviated|the|hereafter|formerly|called)\b\s*)*", re.I
)
_WORD = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for, with half-open code point spans into the text."""

    short: str
    long: str
    short_span: tuple[int, int]
    long_span: tuple[int, int]


def find_abbreviations(text: str) -> list[Abbreviation]:
    """Return the abbreviations that a text spells out, in text order of their short forms.

    Both orders are found (*Harbour Safety Board (HSB)*, *HSB (Harbour Safety Board)*), and *or
    HSB*. The time grows with the length of the text: each bracket looks back a few words only.
    """
    found: dict[tuple[int, int], Abbreviation] = {}
    for match in _BRACKET.finditer(text):
        start = match.start(1) + len(_LEAD.match(match[1])[0])  # type: ignore[index]
        end = start + len(re.split(r"[,;:]", text[start : match.end(1)])[0].rstrip())
        start, end = _unquoted(text, start, end)
        made = None
        if is_short_form(text[start:end]):
            made = _long_before(text, match.start(), start, end)
        if made is None:
            made = _short_before(text, match.start(), start, end)
        if made is not None:
            found.setdefault(made.short_span, made)
    for match in _OR.finditer(text):
        start, end = match.span(1)
        end -= len(match[1]) - len(match[1].rstrip("."))
        if is_short_form(text[start:end]):
            made = _long_before(text, match.start(), start, end)
            if made is not None:
                found.setdefault(made.short_span, made)
    return sorted(found.values(), key=lambda made: made.short_span)


def is_short_form(written: str) -> bool:
    """Tell whether a string looks like an abbreviation: up to ten letters, mostly capitals."""
    letters = [letter for letter in written if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return (
        2 <= len(written) <= _MOST_LETTERS + written.count(".")
        and len(written.split()) <= 2
        and written[0].isalnum()
        and capitals >= 2
        and 2 * capitals > len(letters)
    )


def plain_short_form(written: str) -> str:
    """Return an abbreviation as its letters alone, so that *H.S.B.'s* and *HSB* are the same."""
    written = _POSSESSIVE.sub("", written.strip())
    letters = "".join(letter for letter in written if letter.isalnum())
    if letters.endswith("s") and letters[:-1].isupper() and len(letters) > 2:
        letters = letters[:-1]  # *MPs*
    return fold(letters)


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "\"“”'‘’«»„ ":
        start += 1
    while end > start and text[end - 1] in "\"“”'‘’«»„ ":
        end -= 1
    return start, end


def _long_before(text: str, bracket: int, start: int, end: int) -> Abbreviation | None:
    """Return the abbreviation whose long form ends before a bracket."""
    short = text[start:end]
    letters = plain_short_form(short)
    sentence = _clause_start(text, max(0, bracket - _LONGEST_LONG), bracket)
    words = list(_WORD.finditer(text, sentence, bracket))
    least = min(len(letters) + 5, 2 * len(letters))
    words = words[-least:]
    if not words or not letters:
        return None
    begin, stop = words[0].start(), words[-1].end()
    matched = _match(letters, text, begin, stop)
    if matched is None:
        return None
    return _abbreviation(text, (start, end), (matched, stop))


def _short_before(text: str, bracket: int, start: int, end: int) -> Abbreviation | None:
    """Return the abbreviation that stands before a bracket with its long form in it."""
    before = list(_WORD.finditer(text, max(0, bracket - 2 * _MOST_LETTERS), bracket))
    if not before or len(text[start:end].split()) < 2:
        return None
    span = before[-1].start(), before[-1].end()
    while span[0] < span[1] and not text[span[0]].isalnum():
        span = span[0] + 1, span[1]
    written = _POSSESSIVE.sub("", text[span[0] : span[1]])
    span = span[0], span[0] + len(written)
    letters = plain_short_form(written)
    if not is_short_form(written) or _match(letters, text, start, end) != start:
        return None
    return _abbreviation(text, span, (start, end))


def _abbreviation(text: str, short: tuple[int, int], long: tuple[int, int]) -> Abbreviation | None:
    start, end = _unquoted(text, *long)
    end -= len(text[start:end]) - len(text[start:end].rstrip(",;:"))
    written = text[slice(*short)]
    spelled = text[start:end]
    if len(spelled) <= len(written) or written in spelled.split():
        return None
    return Abbreviation(written, spelled, short, (start, end))


def _clause_start(text: str, start: int, end: int) -> int:
    """Return where the clause begins that ends at `end`: after a bracket, a line or a full stop."""
    for index in range(end - 1, start, -1):
        if text[index] in '()[]\n;:!?"“”«»':
            return index + 1
        if (
            text[index] == "."
            and text[index + 1 : index + 2].isspace()
            and text[index - 2 : index].islower()
        ):
            return index + 1
    return start


def _match(letters: str, text: str, begin: int, stop: int) -> int | None:
    """Return the start of the shortest long form before `stop` that has all letters in order.

    Letters are matched from the last to the first; the first one must begin a word. First all of
    them are looked for at the beginnings of words, then anywhere.
    """
    for initials_only in (True, False):
        place = stop
        for position in range(len(letters) - 1, -1, -1):
            place = _before(letters[position], text, begin, place, initials_only or not position)
            if place < begin:
                break
        else:
            return place
    return None


def _before(letter: str, text: str, begin: int, place: int, starts_word: bool) -> int:
    for index in range(place - 1, begin - 1, -1):
        if fold(text[index])[:1] == letter and (
            not starts_word or index == begin or not text[index - 1].isalnum()
        ):
            return index
    return begin - 1


def short_forms(found: list[Abbreviation]) -> Iterator[tuple[str, str]]:
    """Yield each plain short form with what it stands for."""
    for made in found:
        yield plain_short_form(made.short), made.long

"""TXT006: broken characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

# Mojibake holds one of these: what the first byte of a character of several bytes turns into, and
# another odd character after it; its accents may stand as characters of their own.
_SUSPICIOUS = re.compile(
    "[ÂÃâÐÑÅÄÎÏØÙÊËĆãåæçèéïðŸ€™œž¢šÓıΓ┬├¬вг][^\x00-\x7f]"
    "|[AEINOUYaeinou][\u0300-\u030a][^\x00-\x7f]|ï»¿"
)
_REPLACED = re.compile("\ufffd+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]+")
# *don?t*: an apostrophe that was lost on the way.
_LOST_APOSTROPHE = re.compile(
    r"(?<![\w/.=&?])[A-Za-z]{1,20}[a-z]\?(?:s|t|re|ve|ll|d|m)(?![\w=&?/-])"
)
_SPACE = re.compile(r"\s")
_LONGEST_WORD = 60
_MARKS = ".,;:!?()[]\"'"


@rule("TXT006")
def broken_characters(reading: Reading) -> Iterator[Finding]:
    """Broken characters.

    Letters that were read in the wrong encoding (mojibake: an apostrophe that has become three
    letters with accents), characters that a program could not read and replaced, control
    characters, and question marks where an apostrophe was (*don?t*). The message tells what was
    meant, where that can be told.

    Why:
        They are hard to read, garble names, and show that the text was passed on unread.

    Guideline:
        No newsroom guideline that we know of deals with it; that names are spelled right is asked
        for by all, such as the Reuters Handbook of Journalism under accuracy.

    Flagged:
        The cafÃ© on the quay didnâ€™t open on Monday.

    Clean:
        The café on the quay didn’t open on Monday, said Åsa Brûlé, and São Tomé's consul agreed.

    Silence:
        Type the characters anew, or save the text as UTF-8. `--ignore TXT006` silences the rule.
    """
    text = reading.text
    if text.isascii() and text.isprintable() and "?" not in text:
        return
    found = sorted([*_mojibake(text), *_plain_damage(text)])
    end = -1
    for start, stop, says in found:
        if start >= end:
            end = stop
            yield Finding(code="TXT006", start=start, end=stop, message=says)


def _plain_damage(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _REPLACED.finditer(text):
        yield *found.span(), "A character here could not be read and was replaced"
    for found in _CONTROL.finditer(text):
        codes = " ".join(f"U+{ord(sign):04X}" for sign in found[0][:4])
        yield *found.span(), f"A control character stands here ({codes})"
    if "?" in text:
        for found in _LOST_APOSTROPHE.finditer(text):
            meant = found[0].replace("?", "’")
            yield *found.span(), f"“{found[0]}” may have lost its apostrophe: “{meant}”"


def _mojibake(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words that were read in the wrong encoding."""
    if _SUSPICIOUS.search(text) is None:
        return
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    end = 0
    for found in _SUSPICIOUS.finditer(text):
        if found.start() < end:
            continue
        start = _edge(text, found.start(), -1)
        end = _edge(text, found.end(), 1)
        word = normalize("NFC", text[start:end])
        if not is_bad(word):
            continue
        word = word.strip(_MARKS)
        meant = fix_encoding(word)
        if meant == word or is_bad(meant):
            yield start, end, f"“{word}” was read in the wrong encoding"
        else:
            yield start, end, f"“{word}” was read in the wrong encoding: “{meant}” is meant"


def _edge(text: str, place: int, step: int) -> int:
    """Return where the run of characters around a place begins or ends at white space."""
    most = place + step * _LONGEST_WORD
    if step > 0:
        found = _SPACE.search(text, place, most)
        return found.start() if found else min(most, len(text))
    before = max(most, 0)
    gaps = [gap.end() for gap in _SPACE.finditer(text, before, place)]
    return gaps[-1] if gaps else before

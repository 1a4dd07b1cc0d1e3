"""Spellings of names: what is the same letter for letter, and what is one name in two spellings.

Names that come from other scripts are spelled in several ways (*Qadir*, *Kadir*, *Kader*). Two
spellings count as variants where they have the same consonants, once the letters for one sound are
made equal, and vowels that transliterations swap (*o* for *u*, *e* for *i*). Nothing else counts:
*Marta* and *Martin*, *Maria* and *Mario*, *Cole* and *Coles*, *Zhang* and *Zheng* are names apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import zip_longest

from rapidfuzz import fuzz

# Letters that decomposition leaves alone, and the apostrophes of many keyboards and systems.
_LETTERS = str.maketrans(
    {
        "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
        "ł": "l", "ħ": "h", "ŋ": "n", "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ƴ": "y", "ɗ": "d",
        "ɓ": "b", "ƙ": "k", "ʼ": "'", "’": "'", "‘": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'",
        "´": "'", "′": "'", "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ",
        "\u2009": " ", "\u200b": "", "\u200c": "", "\u200d": "", "\u00ad": "", "\ufeff": "",
    }
)  # fmt: skip
# Marks that spellings leave out: accents, Hebrew points, Arabic vowel signs. In other scripts
# (Devanagari, Thai) such marks are letters, and stay.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
# Letters for one sound, in this order; digraphs before the letters that they end in.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|sh", "ş"),
        ("tch|tsch|ch", "ç"),
        ("dzh|dj|zh", "j"),
        ("ph", "f"),
        ("kh|ck|c(?=[aouklrt]|$)|q", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("x", "ks"),
        ("tz|ts", "z"),
        ("w", "v"),
        (r"(?<=[aeiouy])h(?![aeiouy])", ""),
        ("oo|ou|ue(?=[^aeiou])", "u"),
        ("oe(?=[^aeiou])", "o"),
        ("ee|iy|yi|ij|ii|ie", "i"),
        (r"(?<=[^aeiou])y|y(?![aeiou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_SLOTS = re.compile("([aeiou]*)([^aeiou]?)")
# Vowels that stand for each other between two consonants. *a* for *o* or *i* tells names apart.
_SWAPPED = {
    frozenset(pair)
    for pair in (
        ("a", "e"), ("e", "i"), ("o", "u"), ("e", "u"), ("ai", "ei"), ("ei", "e"), ("ai", "i"),
    )
}  # fmt: skip
_LEAST_ALIKE = 50.0


# One letter for all that one consonant may be written with, alone or as part of several letters.
_COARSE = str.maketrans(
    {**dict.fromkeys("aeiouyh-", None), **dict.fromkeys("cqxsztjdk", "k"), "p": "f", "w": "v"}
)
_RUNS = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return a word without case, accents and apostrophes, for comparing; other scripts stay."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "").strip(".,;:!?")
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).translate(_LETTERS))
    plain = _MARKS.sub("", plain).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", plain.replace("'", "").strip(".,;:!?"))


@lru_cache(maxsize=65536)
def sound(folded: str) -> str:
    """Return a folded word with one letter for each sound, as far as spellings differ in it."""
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return folded


def coarse_key(folded: str) -> str:
    """Return a key that all variants of a folded word share, with others; quick to make."""
    return _RUNS.sub(r"\1", folded.translate(_COARSE))


@lru_cache(maxsize=65536)
def skeleton(folded: str) -> str:
    """Return the consonants of a folded word by their sound; variants have the same."""
    return re.sub("[aeiou]", "", sound(folded))


@lru_cache(maxsize=65536)
def variants(one: str, other: str) -> bool:
    """Tell whether two folded words may be one name in two spellings.

    Parts of a hyphenated word are compared one by one. A word of a single syllable must sound the
    same: a vowel is all that tells *Zhang* from *Zheng*.
    """
    if one == other:
        return True
    parts, others = one.split("-"), other.split("-")
    if len(parts) != len(others):
        return False
    return all(map(_alike, parts, others))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if skeleton(one) != skeleton(other) or len(skeleton(one)) < 2 or not one.isascii():
        return sound(one) == sound(other) and len(one) > 2 and len(other) > 2
    first, second = sound(one), sound(other)
    if first == second:
        return True
    slots, others = _SLOTS.findall(first), _SLOTS.findall(second)
    if min(sum(bool(vowels) for vowels, _ in found) for found in (slots, others)) < 2:
        # One may be missing altogether (*Aleksandr*), as long as another one is there.
        return False
    changed = 0
    for (vowels, after), (other_vowels, other_after) in zip_longest(
        slots, others, fillvalue=("", "")
    ):
        if after != other_after:
            return False
        if vowels == other_vowels:
            continue
        changed += 1
        missing = {vowels, other_vowels} in ({"", "e"}, {"", "i"}) and bool(after)
        swapped = frozenset((vowels, other_vowels)) in _SWAPPED
        # At the end of a name *a*, *e* and *i* are different names or tell women from men.
        if not (missing or (swapped and bool(after))):
            return False
    return changed <= 2 and fuzz.ratio(one, other) >= _LEAST_ALIKE

"""The word lists of the cast: titles, particles, suffixes, kinds of bodies, with their sources."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from sayso.cast.spelling import fold


@dataclass(frozen=True, slots=True)
class Titles:
    """What is known of titles; all words folded, those of a title joined by one space.

    Attributes:
        phrases: All titles.
        longest: Words in the longest title.
        doubtful: Titles that are names as well and need two words of a name after them.
        in_capitals: Titles in capitals only (*PC*).
        same: Another form of a title -> the form that stands for both.
        she: Titles that say *she*.
        he: Titles that say *he*.
    """

    phrases: frozenset[str]
    longest: int
    doubtful: frozenset[str]
    in_capitals: frozenset[str]
    same: dict[str, str]
    she: frozenset[str]
    he: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameParts:
    """Small words in personal names, folded; `known_as` as written, longest first."""

    particles: frozenset[str]
    articles: frozenset[str]
    also_given: frozenset[str]
    joined: frozenset[str]
    rest_alone: frozenset[str]
    generations: frozenset[str]
    letters: frozenset[str]
    known_as: tuple[str, ...]
    before_titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Words in the names of organisations and places, folded."""

    legal_forms: frozenset[str]
    heads: frozenset[str]
    small: frozenset[str]
    before_of: frozenset[str]
    after: frozenset[str]
    spellings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Regions:
    """Countries, states inside some, and what stands for them or beside them in a name; folded.

    Attributes:
        names: Words of each country and state.
        longest: Words in the longest of these.
        short: Short forms of states (*Tex.*, *TX*).
        parts: What makes one name with a country or state behind it (*Central*, *Lake*).
    """

    names: frozenset[tuple[str, ...]]
    longest: int
    short: frozenset[str]
    parts: frozenset[str]


# Every name is asked for the titles before it, and reports use the same few words there.
@lru_cache(maxsize=4096)
def title_key(words: str) -> str:
    """Return a title in the form that the list of titles is kept in: folded, no full stops."""
    return " ".join(fold(word) for word in words.replace(".", " ").split())


@cache
def titles() -> Titles:
    """Return the titles of person_titles.toml."""
    data = read_data("person_titles.toml")
    apart = {"same", "says_she", "says_he"}
    phrases = frozenset(
        title_key(title)
        for name, table in data.items()
        if isinstance(table, dict) and name not in apart
        for title in table["titles"]
    ) - _folded(data["given_names"])
    return Titles(
        phrases=phrases,
        longest=max(phrase.count(" ") + 1 for phrase in phrases),
        doubtful=_folded(data["also_names"]),
        in_capitals=_folded(data["in_capitals"]),
        same={
            title_key(other): title_key(kept)
            for kept, others in data["same"].items()
            if kept != "source"
            for other in others
        },
        she=frozenset(map(title_key, data["says_she"]["titles"])),
        he=frozenset(map(title_key, data["says_he"]["titles"])),
    )


def is_title(word: str) -> bool:
    """Tell whether a word is a title and no name besides (*Ayatollah*, unlike *Dean*)."""
    key = title_key(word)
    return key in titles().phrases and key not in titles().doubtful


@cache
def name_parts() -> NameParts:
    """Return the small words of name_parts.toml."""
    data = read_data("name_parts.toml")
    return NameParts(
        particles=_folded(data["particles"]["words"]),
        articles=_folded(data["particles"]["articles"]),
        also_given=_folded(data["particles"]["also_given"]),
        joined=_folded(data["joined"]["words"]),
        rest_alone=_folded(data["joined"]["rest_alone"]),
        generations=_folded(data["suffixes"]["generations"]),
        letters=_folded(data["suffixes"]["letters"]),
        known_as=tuple(sorted(data["known_as"]["phrases"], key=len, reverse=True)),
        before_titles=_folded(data["before_titles"]["words"]),
    )


@cache
def organisation_words() -> OrganisationWords:
    """Return the words of organisation_words.toml."""
    data = read_data("organisation_words.toml")
    return OrganisationWords(
        legal_forms=_folded(data["legal_forms"]["words"]),
        heads=_folded(data["heads"]["words"]),
        small=_folded(data["small"]["words"]),
        before_of=_folded(data["place_kinds"]["before_of"]),
        after=_folded(data["place_kinds"]["after"]),
        spellings={
            other: kept
            for kept, others in data["place_spellings"].items()
            if kept != "source"
            for other in others
        },
    )


@cache
def regions() -> Regions:
    """Return the countries and states of regions.toml."""
    data = read_data("regions.toml")
    names = frozenset(
        tuple(name.split())
        for kind in ("countries", "states")
        for name in _folded(data[kind]["words"])
    )
    return Regions(
        names=names,
        longest=max(map(len, names)),
        short=_folded(data["short"]["words"]),
        parts=_folded(data["parts"]["words"]),
    )


def read_data(name: str) -> dict[str, Any]:
    """Return what a file of the folder `data` holds."""
    return tomllib.loads(files("sayso.cast").joinpath("data", name).read_text(encoding="utf-8"))


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(map(fold, words))

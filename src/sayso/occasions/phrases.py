"""Phrases that may tell an occasion: where they stand, and which word of the tree they hang on."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.occasions.times import TimeWords


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a sentence that say when, where or in which medium.

    Attributes:
        start: First code point.
        end: Code point after the last one.
        head: The word that the rest of them hang below.
        way: The words that they may belong to, nearest first.
    """

    start: int
    end: int
    head: int
    way: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimePhrase(Phrase):
    """Words that say when; `vague` where an adjective does (*a recent address*)."""

    time: TimeWords | None
    vague: bool


@dataclass(frozen=True, slots=True)
class PlacePhrase(Phrase):
    """Words that say where; `first` is their first word, a preposition."""

    first: int


@dataclass(frozen=True, slots=True)
class MediumPhrase(Phrase):
    """Words for a medium, without article and preposition (*news conference*).

    Attributes:
        kind: Kind of medium.
        spoken_in: Whether a preposition puts a speaker into it. Without one it counts only where
            the cue hangs on it (*issued a statement saying*).
        named: Whether it is a name after *on*, and no noun of the list.
    """

    kind: str
    spoken_in: bool
    named: bool = False

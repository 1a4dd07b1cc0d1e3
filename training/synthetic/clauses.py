"""Fills the sentence patterns with the slots of one report's topic."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import ClassVar

from training.synthetic import templates

MONTHS = "January February March April May June July August September October November".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SOON = ("next week", "in the autumn", "by the end of the year", "within a month", "next spring")
PAST = ("last year", "two years ago", "in the spring", "a month ago", "as early as March")
CURRENCIES = ("crowns", "euros", "dinars", "pesos", "pounds", "dollars", "francs", "shillings")
_DOUBLED = {"cut", "stop", "plan", "drop", "cap"}


def gerund(act: str) -> str:
    """Turn `reopen the pier` into `reopening the pier`."""
    verb, _, rest = act.partition(" ")
    if verb in _DOUBLED:
        verb += verb[-1]
    elif verb.endswith("e") and not verb.endswith("ee"):
        verb = verb[:-1]
    return f"{verb}ing {rest}"


def capital(words: str) -> str:
    """Capitalise the first letter and leave the others."""
    return words[:1].upper() + words[1:]


class Wording:
    """Makes clauses and sentences for one report, without repeating a pattern while it can."""

    tables: ClassVar[dict[str, tuple[str, ...]]] = {
        "reported": templates.REPORTED,
        "spoken": templates.SPOKEN,
        "fragment": templates.FRAGMENTS,
        "object": templates.OBJECTS,
        "narrated": templates.NARRATED,
        "scare": templates.SCARE,
        "head": templates.HEADS,
        "plain_head": templates.PLAIN_HEADS,
    }

    def __init__(
        self, rng: random.Random, topic: dict[str, tuple[str, ...]], places: tuple[str, ...]
    ) -> None:
        """Take the report's topic slots and the places that it may name."""
        self.rng = rng
        self.topic = topic
        self.places = places
        self.currency = rng.choice(CURRENCIES)
        self._left: dict[str, list[str]] = {}

    def slot(self, name: str) -> str:
        """Give one filling for a slot; a capitalised slot name gives a capitalised filling."""
        lower = name.lower()
        if name != lower:
            return capital(self.slot(lower))
        rng = self.rng
        if lower in self.topic:
            return rng.choice(self.topic[lower])
        if lower == "acting":
            return gerund(rng.choice(self.topic["act"]))
        small: dict[str, Callable[[], str]] = {
            "month": lambda: rng.choice(MONTHS),
            "day": lambda: rng.choice(DAYS),
            "soon": lambda: rng.choice(SOON),
            "past": lambda: rng.choice(PAST),
            "num": self.number,
            "money": self.money,
            "percent": lambda: str(rng.randint(2, 97)),
            "year": lambda: str(rng.randint(1961, 2024)),
            "place": lambda: rng.choice(self.places),
        }
        return small[lower]()

    def number(self) -> str:
        """Give a count in words or figures."""
        small = ("three", "four", "six", "nine", "eleven", "a dozen", "twenty")
        figures = (
            str(self.rng.randint(12, 980)),
            f"{self.rng.randint(1, 40)},{self.rng.randint(100, 999)}",
        )
        return self.rng.choice(small + figures)

    def money(self) -> str:
        """Give a sum of money."""
        if self.rng.random() < 0.3:
            return f"{self.rng.choice('$€£')}{self.rng.randint(2, 90)} million"
        return f"{self.rng.randint(2, 900)},000 {self.currency}"

    def fill(self, pattern: str) -> str:
        """Fill every slot of a pattern."""
        return re.sub(r"\{(\w+)\}", lambda slot: self.slot(slot.group(1)), pattern)

    def make(self, table: str) -> str:
        """Draw a pattern from a table that this report has not used yet, and fill it."""
        left = self._left.get(table)
        if not left:
            left = self._left[table] = self.rng.sample(self.tables[table], len(self.tables[table]))
        return self.fill(left.pop())

    def reported(self) -> str:
        """A clause such as `the harbour was safe`, for indirect speech."""
        return self.make("reported")

    def spoken(self, sentences: int = 1) -> str:
        """One or more sentences as somebody says them, with their full stops."""
        return " ".join(self.make("spoken") for _ in range(sentences))

    def narrated(self, sentences: int = 1) -> str:
        """Sentences in the report's own voice."""
        return " ".join(capital(self.make("narrated")) for _ in range(sentences))

    def act(self) -> str:
        """A verb phrase such as `dredge the channel`."""
        return self.slot("act")

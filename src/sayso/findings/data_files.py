"""The word lists that rules read, one TOML file of `data` for a rule or a few.

A list is a string of words with white space between them, or an array where an entry holds
several words. Each file tells in its head who reads it and where its words come from.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables(name: str) -> dict[str, Any]:
    """Return all tables of a word list file, such as `stray_lines.toml`; do not change them."""
    path = files("sayso.findings").joinpath("data", name)
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def listed(name: str, table: str, key: str = "words") -> tuple[str, ...]:
    """Return a list of a file in the order it is written in, as it is written."""
    found = tables(name)[table][key]
    return tuple(found.split() if isinstance(found, str) else found)


@cache
def word_set(name: str, table: str, key: str = "words") -> frozenset[str]:
    """Return a list of a file as a set, case folded."""
    return frozenset(entry.casefold() for entry in listed(name, table, key))


def opening(words: str, entries: tuple[str, ...]) -> str | None:
    """Return which of the entries a string begins with, the first listed; None: with none.

    An entry that ends in a letter or digit ends a word.
    """
    if not words.startswith(entries):
        return None
    for entry in entries:
        if words.startswith(entry) and not (
            entry[-1].isalnum() and words[len(entry) : len(entry) + 1].isalnum()
        ):
            return entry
    return None


def either(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of these literally, the longest first.

    A space matches any white space, an apostrophe a curly one as well. A word at an entry's edge
    is matched whole.
    """
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(map(_literally, ordered)) + ")"


def _literally(entry: str) -> str:
    # Any run of white space, but a short one: a gap of any width would be looked through often.
    words = r"\s{1,3}".join(re.escape(part) for part in entry.split())
    words = words.replace("'", "['’]")
    before = r"(?<!\w)" if entry[:1].isalnum() else ""
    after = r"(?!\w)" if entry[-1:].isalnum() else ""
    return f"{before}{words}{after}"

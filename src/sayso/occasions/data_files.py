"""The word lists of occasions, one TOML file of `data` for times, media, places and verbs."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables(name: str) -> dict[str, Any]:
    """Return all tables of a word list file, such as `times.toml`; do not change them."""
    path = files("sayso.occasions").joinpath("data", name)
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def word_set(name: str, table: str, key: str) -> frozenset[str]:
    """Return a list of words of a file as a set."""
    found = tables(name)[table][key]
    return frozenset(found.split() if isinstance(found, str) else found)


def singulars(word: str) -> tuple[str, ...]:
    """Return the forms that a noun's singular may have, the noun itself first."""
    if len(word) > 4 and word.endswith("ies"):
        return word, word[:-1], word[:-3] + "y"
    if len(word) > 4 and word.endswith("es"):
        return word, word[:-1], word[:-2]
    return (word, word[:-1]) if len(word) > 3 and word.endswith("s") else (word,)

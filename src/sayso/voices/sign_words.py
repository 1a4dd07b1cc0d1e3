"""The word lists and weights by which sentences that carry on a report are known."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

_DATA = files("sayso.voices") / "data"


@dataclass(frozen=True, slots=True)
class SignWords:
    """Words in small letters; signs.toml tells what each list is for."""

    modals: frozenset[str]
    negations: frozenset[str]
    sweeping: frozenset[str]
    degree: frozenset[str]
    comparison: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    past: frozenset[str]
    events: frozenset[str]
    unanswered: frozenset[str]
    measures: frozenset[str]
    time: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: a constant, a weight for each sign, and the least probability of a yes."""

    constant: float
    of_signs: dict[str, float]
    least: float


@cache
def sign_words() -> SignWords:
    """Return the lists of signs.toml."""
    data = _read("signs.toml")
    lists = {**data["clause"], **data["facts"]}
    return SignWords(**{name: frozenset(words.split()) for name, words in lists.items()})


@cache
def weights() -> Weights:
    """Return the model of weights.toml."""
    data = _read("weights.toml")
    return Weights(data["constant"], data["signs"], data["least"])


def weights_path() -> Path:
    """Return where the model is kept, for those who make it."""
    return Path(str(_DATA / "weights.toml"))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))

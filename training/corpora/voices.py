"""The short passages of `bench/data/voices`, whose sentences are marked narrator's or unclear."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "bench" / "data" / "voices"
_MARK = re.compile(r"\[(?P<label>[un])\|(?P<words>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked sentence: code points `start` to `end`, half-open, of its passage."""

    start: int
    end: int
    unclear: bool


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage as a reader sees it, with its marked sentences in text order."""

    theme: str
    text: str
    marked: tuple[Marked, ...]


def read_passages(part: str) -> list[MarkedPassage]:
    """Read the passages of a part, `tuning` or `held`."""
    rows = tomllib.loads((DATA / f"{part}.toml").read_text(encoding="utf-8"))["passage"]
    return [_passage(row["theme"], row["marked"].strip()) for row in rows]


def _passage(theme: str, marked: str) -> MarkedPassage:
    pieces: list[str] = []
    found: list[Marked] = []
    length = 0
    for label, piece in _pieces(marked):
        if label:
            found.append(Marked(length, length + len(piece), label == "u"))
        pieces.append(piece)
        length += len(piece)
    text = "".join(pieces)
    if set("[]|") & set(text):
        raise ValueError(f"a mark is not closed: {marked!r}")
    return MarkedPassage(theme, text, tuple(found))


def _pieces(marked: str) -> Iterator[tuple[str, str]]:
    position = 0
    for match in _MARK.finditer(marked):
        yield "", marked[position : match.start()]
        yield match["label"], match["words"]
        position = match.end()
    yield "", marked[position:]

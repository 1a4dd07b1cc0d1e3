"""Give the people of a report invented names of one tradition."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from bench.people import Mention, Span, find_people, genders
from bench.shifting import Edit, Shift
from training.corpora.corenlp import Layer
from training.corpora.polnear import Article

NAMES = Path(__file__).parent / "data" / "names.json"
# Shorter words in capitals may be initials ("J.D."), which say nothing of the line's case.
_SHORTEST_CAPITALS = 4
# How many of the people with two surnames are called by both when their given name is left out.
_BOTH_SURNAMES = 0.3
# Parts of a name that a report may leave out.
_OPTIONAL = frozenset({"title", "middle", "family2"})


@dataclass(frozen=True, slots=True)
class Renamed:
    """A report with new names, its gold moved with the text, and how many mentions changed.

    `left` counts the mentions that stayed because gold begins or ends inside a word of them.
    `shift` moves other offsets; `forms` gives for the words of each changed mention all the ways
    in which the same name could now be written.
    """

    article: Article
    changed: int
    left: int
    shift: Shift
    forms: Mapping[str, frozenset[str]]


class Namer:
    """Invents names for the people of one report; a person keeps theirs all through it.

    Args:
        tradition: One entry of `data/names.json`.
        rng: Where the choices come from.
    """

    def __init__(self, tradition: Mapping[str, Any], rng: random.Random) -> None:
        self._tradition = tradition
        self._rng = rng
        self._families = self._endless(tradition["family"])
        self._seconds = self._endless(tradition["family2"])
        self._givens = {g: self._endless(tradition["given"][g]) for g in "mf"}
        self._family: dict[str, dict[str, str]] = {}
        self._given: dict[str, dict[str, str]] = {}
        self._introduced: set[tuple[str, str]] = set()

    def full(self, given: str, family: str, gender: str | None, *, titled: bool) -> str:
        """Write a name with both its parts; at its first use at full length."""
        person = given.lower(), family.lower()
        parts = self.person(given, gender) | self.surname(family)
        if person in self._introduced:
            parts |= {"title": "", "middle": ""}
        if titled:
            parts["title"] = ""
        self._introduced.add(person)
        order = self._tradition["order"].split()
        return " ".join(parts[part] for part in order if parts.get(part))

    def family(self, family: str) -> str:
        """Write a surname alone."""
        parts = self.surname(family)
        return f"{parts['family']} {parts['family2']}" if parts["both"] else parts["family"]

    def given(self, given: str, gender: str | None) -> str:
        """Write a given name alone."""
        return self.person(given, gender)["given"]

    def forms(self, given: str, family: str, gender: str | None) -> list[str]:
        """All ways to write a name: with and without title, middle name and second surname.

        Either part may be empty; at least one is not.
        """
        parts = self.person(given, gender) if given else {}
        parts = parts | (self.surname(family) if family else {})
        if not given or not family:
            parts["middle"] = ""
        order = [part for part in self._tradition["order"].split() if parts.get(part)]
        choices = [("", parts[p]) if p in _OPTIONAL else (parts[p],) for p in order]
        return [" ".join(filter(None, chosen)) for chosen in product(*choices)]

    def surname(self, family: str) -> dict[str, str]:
        """The parts that go with an old surname; relatives share them."""
        key = family.lower()
        if key not in self._family:
            both = self._tradition["family2"] and self._rng.random() < _BOTH_SURNAMES
            self._family[key] = {
                "family": next(self._families),
                "family2": next(self._seconds),
                "both": "both" if both else "",
            }
        return self._family[key]

    def person(self, given: str, gender: str | None) -> dict[str, str]:
        """The parts that go with an old given name."""
        key = given.lower()
        if key not in self._given:
            gender = gender or self._rng.choice("mf")
            self._given[key] = {
                "title": self._rng.choice(self._tradition["title"][gender] or [""]),
                "given": next(self._givens[gender]),
                "middle": self._rng.choice(self._tradition["middle"][gender] or [""]),
            }
        return self._given[key]

    def _endless(self, names: Iterable[str]) -> Iterator[str]:
        """The names in random order, over and over; each once before any comes again."""
        shuffled = list(names) or [""]
        self._rng.shuffle(shuffled)
        while True:
            yield from shuffled


class KeepNames(Namer):
    """Gives everybody their own name back: the control."""

    def __init__(self) -> None:
        """Take nothing: there is nothing to choose."""


def read_traditions(path: Path = NAMES) -> dict[str, dict[str, Any]]:
    """Read the name lists: name of the tradition -> its lists."""
    traditions: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))[
        "traditions"
    ]
    return traditions


def rename(article: Article, layer: Layer, namer: Namer) -> Renamed:
    """Replace every person's name in a report and move its gold.

    Args:
        article: The report.
        layer: Its machine-made names.
        namer: Who invents the names; a fresh one for every report.
    """
    text = article.text
    mentions = find_people(text, layer)
    gender = genders(text, layer, mentions)
    edges = {
        edge for a in article.attributions for span in a.source + a.cue + a.content for edge in span
    }
    starts = {layer.tokens[first][0] for first, _ in layer.sentences}
    possessives = {
        span[0]
        for span, pos in zip(layer.tokens, layer.pos, strict=True)
        if pos == "POS" and text[slice(*span)] in ("'", "’")
    }
    edits: list[Edit] = []
    forms: dict[str, frozenset[str]] = {}
    changed = left = 0
    for mention in mentions:
        pieces = _cut_at_gold(mention, edges)
        left += not pieces
        changed += bool(pieces)
        for piece in pieces:
            old = text[piece.start : piece.end]
            new = old if isinstance(namer, KeepNames) else _write(text, piece, namer, gender)
            new = _in_case_of(old, new, capital=piece.start in starts)
            edits.append(Edit(piece.start, piece.end, new))
            forms[old] = forms.get(old, frozenset()) | _forms(text, piece, namer, gender) | {new}
            # Sanders' -> Okafor's; the mark is a letter's apostrophe and not a closing quote
            if piece.end in possessives and old[-1] in "sS" and new[-1] not in "sS":
                mark = text[piece.end]
                edits.append(Edit(piece.end, piece.end + 1, f"{mark}s"))
    shift = Shift(text, edits)
    return Renamed(shift.article(article), changed, left, shift, forms)


def _forms(text: str, mention: Mention, namer: Namer, gender: Mapping[str, str]) -> frozenset[str]:
    if isinstance(namer, KeepNames):
        return frozenset()
    old = text[mention.start : mention.end]
    given, family = (text[slice(*p)] if p else "" for p in (mention.given, mention.family))
    written = namer.forms(given, family, gender.get(given.lower()))
    return frozenset(_in_case_of(old, new, capital=False) for new in written)


def _write(text: str, mention: Mention, namer: Namer, gender: Mapping[str, str]) -> str:
    given = text[slice(*mention.given)] if mention.given else ""
    family = text[slice(*mention.family)] if mention.family else ""
    of = gender.get(given.lower())
    if given and family:
        return namer.full(given, family, of, titled=mention.titled)
    return namer.given(given, of) if given else namer.family(family)


def _cut_at_gold(mention: Mention, edges: set[int]) -> list[Mention]:
    """The mention; its parts, where gold begins or ends between them; or nothing."""

    def whole(span: Span) -> bool:
        return edges.isdisjoint(range(span[0] + 1, span[1]))

    if whole((mention.start, mention.end)):
        return [mention]
    parts: list[Mention] = []
    if mention.given and whole(mention.given):
        parts.append(Mention(*mention.given, mention.given, None))
    if mention.family and mention.family != mention.given and whole(mention.family):
        parts.append(Mention(*mention.family, None, mention.family))
    return parts


def _in_case_of(old: str, new: str, *, capital: bool) -> str:
    letters: Callable[[str], str] = lambda word: "".join(filter(str.isalpha, word))  # noqa: E731
    if letters(old).isupper() and len(letters(old)) >= _SHORTEST_CAPITALS:
        return new.upper()
    return new[0].upper() + new[1:] if capital else new

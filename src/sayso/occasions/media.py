"""Nouns for what a source speaks or writes in: *in an interview*, *on Facebook*, *by phone*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from sayso.cast.tree import Tree
from sayso.model.analysis import Analysis, Name
from sayso.occasions.data_files import singulars, tables, word_set
from sayso.occasions.grammar import code_points, passes, prepositions, ways_up
from sayso.occasions.phrases import MediumPhrase

_FILE = "media.toml"
_TOKEN = re.compile(r"\w+|[^\w\s]")
# Kinds that somebody may be told something in, without a preposition: *told a news conference*.
_TOLD = frozenset({"news conference", "testimony", "debate"})
_OPENING = frozenset('"“‘')
_CLOSING = frozenset('"”’')
_STOPS = frozenset(".,!?")
_LONGEST_TITLE = 8
_BROADCAST = "broadcast"
_BEFORE = frozenset({"compound", "amod", "flat", "nmod"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A noun of the list: its words before the last one, and its kind."""

    before: tuple[str, ...]
    kind: str


@cache
def _entries() -> dict[str, list[_Entry]]:
    """Return the nouns by their last word, those of most words first."""
    found: dict[str, list[_Entry]] = {}
    for kind, table in tables(_FILE)["kinds"].items():
        for noun in table["nouns"]:
            *before, last = _TOKEN.findall(noun)
            found.setdefault(last, []).append(_Entry(tuple(before), kind))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry.before))
    return found


@cache
def _with(kind: str) -> frozenset[str]:
    return frozenset(tables(_FILE)["kinds"][kind]["with"].split())


@cache
def _kinds_of_cues() -> dict[str, str]:
    return {form: kind for kind, forms in tables(_FILE)["cues"].items() for form in forms.split()}


def kind_of_cue(word: str) -> str | None:
    """Return the kind of medium that a cue itself tells: *tweeted* is a post."""
    return _kinds_of_cues().get(word)


def is_document(tree: Tree, word: int) -> bool:
    """Tell whether a word is a noun for a medium."""
    return _entry(tree, word) is not None


def find_media(
    analysis: Analysis,
    tree: Tree,
    first: int,
    last: int,
    names: Mapping[int, Name],
    taken: Set[int],
) -> Iterator[MediumPhrase]:
    """Yield the media of the words `[first, last)`.

    Args:
        analysis: The report's analysis.
        tree: Its trees.
        first: First word.
        last: Word after the last one.
        names: The name that each word is part of, for words of names.
        taken: Words of time; they are no part of a medium.
    """
    for word in range(first, last):
        entry = _entry(tree, word)
        if entry is None:
            if _is_on_air(tree, word, names, taken):
                start, end = _programme(tree, names[word], first, last)
                yield MediumPhrase(
                    *code_points(analysis, start, end),
                    word,
                    ways_up(tree, word),
                    _BROADCAST,
                    True,
                    True,
                )
            continue
        start = _start(tree, word, len(entry.before), taken)
        yield MediumPhrase(
            *code_points(analysis, start, word + 1),
            word,
            ways_up(tree, word),
            entry.kind,
            _is_spoken_in(tree, word, entry.kind),
        )


def _entry(tree: Tree, word: int) -> _Entry | None:
    if tree.upos[word] not in {"NOUN", "PROPN", "X"}:
        return None
    for form in singulars(tree.words[word]):
        for entry in _entries().get(form, ()):
            size = len(entry.before)
            if size <= word and tuple(tree.words[word - size : word]) == entry.before:
                return entry
    return None


def _start(tree: Tree, word: int, own: int, taken: Set[int]) -> int:
    """Return the first word of a medium's name: *televised address*, not *a recent address*."""
    start = word - own
    apart = word_set("times.toml", "vague", "adjectives")
    while (
        start
        and start - 1 not in taken
        and tree.sentence[start - 1] == tree.sentence[word]
        and (
            (
                tree.head[start - 1] in range(start, word + 1)
                and tree.relation[start - 1] in _BEFORE
                and tree.upos[start - 1] in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"}
                and tree.words[start - 1] not in apart
                # *A widely read column* is left as *column*.
                and not (tree.upos[start - 1] == "VERB" and tree.children(start - 1))
            )
            or tree.is_hyphen(start - 1)
            or (start > 1 and tree.is_hyphen(start))
        )
    ):
        start -= 1
    # *The Dora Lind Show*
    while start and tree.upos[word] == tree.upos[start - 1] == "PROPN" and tree.is_title(start - 1):
        start -= 1
    return start


def _is_spoken_in(tree: Tree, word: int, kind: str) -> bool:
    if tree.has(word, "amod", word_set("times.toml", "future", "adjectives")):
        return False
    found = {tree.words[case] for case in prepositions(tree, word)}
    if found:
        ways = word_set(_FILE, "ways", "prepositions")
        return bool(found & _with(kind)) and not (found <= ways and tree.children(word, "det"))
    if tree.relation[word] in {"obj", "iobj"} and kind in _TOLD:
        return passes(tree, tree.head[word], frozenset({"told", "tell", "tells", "telling"}))
    return False


def _is_on_air(tree: Tree, word: int, names: Mapping[int, Name], taken: Set[int]) -> bool:
    """Tell whether somebody speaks *on* what a name names, and not about it."""
    return (
        word in names
        and (names[word].kind == "ORG" or tree.words[names[word].start - 1] in _OPENING)
        and names[word].kind in {"ORG", "MISC"}
        and (tree.relation[word] == "obl" or tree.head[word] in taken)
        and any(tree.words[case] == "on" for case in prepositions(tree, word))
    )


def _programme(tree: Tree, name: Name, first: int, last: int) -> tuple[int, int]:
    """Return the words of a programme: the name, or all that stands in the marks around it."""
    start, end = name.start, name.end
    if start > first and tree.words[start - 1] in _OPENING:
        for word in range(start, min(start + _LONGEST_TITLE, last)):
            if tree.words[word] in _CLOSING:
                return start, word - (tree.words[word - 1] in _STOPS)
    return start, end

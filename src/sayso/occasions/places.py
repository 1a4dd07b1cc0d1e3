"""Phrases that put a source somewhere: *in Port Ellery*, *outside the court*, *at a rally*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from sayso.cast.tree import NOUNS, Tree
from sayso.model.analysis import Analysis, Name
from sayso.occasions.data_files import word_set
from sayso.occasions.grammar import code_points, passes, prepositions, ways_up
from sayso.occasions.media import is_document
from sayso.occasions.phrases import PlacePhrase

_FILE = "places.toml"
_APART = frozenset({"acl", "advcl", "parataxis", "appos", "conj", "dep"})
_MOST_STEPS = 6
_MARKS = frozenset(",;:()[]\"“”'‘’–—.!?…")
# Bodies have houses: *at the Pentagon*, *outside the Home Office*, not *in the Home Office*.
_AT_BODIES = frozenset({"at", "outside", "inside", "before", "near"})
_AT_EVENTS = frozenset({"at", "during", "outside", "in", "before"})


def find_places(
    analysis: Analysis,
    tree: Tree,
    first: int,
    last: int,
    names: Mapping[int, Name],
    taken: Set[int],
) -> Iterator[PlacePhrase]:
    """Yield the places of the words `[first, last)`.

    Args:
        analysis: The report's analysis.
        tree: Its trees.
        first: First word.
        last: Word after the last one.
        names: The name that each word is part of, for words of names.
        taken: Words of time; they are no part of a place.
    """
    for word in range(first, last):
        if tree.upos[word] not in NOUNS or word in taken:
            continue
        cases = [case for case in prepositions(tree, word) if case >= first]
        if not cases or not _is_place(tree, word, tree.words[cases[-1]], names):
            continue
        end = _end(tree, word, last, names, taken)
        span = code_points(analysis, cases[0], end)
        yield PlacePhrase(*span, word, ways_up(tree, word), cases[0])


def _is_place(tree: Tree, word: int, preposition: str, names: Mapping[int, Name]) -> bool:
    kind = names[word].kind if word in names else None
    if kind == "PER" or is_document(tree, word):
        return False
    if passes(tree, word, word_set(_FILE, "nouns", "events")):
        return preposition in _AT_EVENTS
    if kind == "LOC":
        if preposition == "from":
            # *Wrote from Port Ellery*, not *people from Paris to Prague*.
            return tree.words[tree.head[word]] in word_set("speaking.toml", "speaking", "forms")
        return preposition in word_set(_FILE, "prepositions", "place")
    if kind in {"ORG", "MISC"}:
        return preposition in _AT_BODIES
    settings = word_set(_FILE, "nouns", "settings")
    return tree.words[word] in settings and preposition in word_set(
        _FILE, "prepositions", "setting"
    )


def _end(tree: Tree, noun: int, last: int, names: Mapping[int, Name], taken: Set[int]) -> int:
    """Return the word after a place's phrase: *in Port Ellery, Norland* with its comma."""
    end = noun + 1
    while end < last and end not in taken:
        if end in names and end - 1 in names and names[end] is names[end - 1]:
            end += 1  # a name is whole, whatever the tree says
        elif tree.words[end] in _MARKS:
            if not (
                _stands_in_a_word(tree, end)
                or _goes_on(tree, end, last, names)
                or _is_short_name(tree, end, last, names)
            ):
                break
            end += 1
        elif (
            _belongs(tree, end, noun) or tree.is_hyphen(end) or _goes_on(tree, end - 1, last, names)
        ):
            end += 1
        else:
            break
    while end > noun + 1 and tree.upos[end - 1] in {"ADP", "CCONJ", "DET", "PUNCT"}:
        if tree.words[end - 1] == "." or end - 1 in names:
            break
        end -= 1
    return end


def _stands_in_a_word(tree: Tree, mark: int) -> bool:
    """Tell whether a mark is part of a written word: *St. Ann's*."""
    inside = tree.words[mark] in "'’" and tree.is_joined(mark) and tree.is_joined(mark + 1)
    return inside or tree.ends_short_form(mark)


def _is_short_name(tree: Tree, mark: int, last: int, names: Mapping[int, Name]) -> bool:
    """Tell whether a full stop ends a name and no sentence: *Wash., on Tuesday*."""
    return (
        tree.words[mark] == "." and tree.is_joined(mark) and mark - 1 in names and mark + 1 < last
    )


def _goes_on(tree: Tree, comma: int, last: int, names: Mapping[int, Name]) -> bool:
    """Tell whether a comma stands between the names of a place and of what it lies in."""
    before, after = names.get(comma - 1), names.get(comma + 1)
    return (
        tree.words[comma] == ","
        and comma + 1 < last
        and before is not None
        and after is not None
        and before.kind == after.kind == "LOC"
    )


def _belongs(tree: Tree, word: int, noun: int) -> bool:
    """Tell whether a word hangs below a noun, and in no clause or apposition of it."""
    for _ in range(_MOST_STEPS):
        if tree.relation[word] in _APART:
            return False
        word = tree.head[word]
        if word == noun:
            return True
    return False

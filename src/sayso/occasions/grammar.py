"""What a phrase belongs to, up the tree: the way from *on Tuesday* to *said*."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import islice

from sayso.cast.tree import NOUNS, Tree
from sayso.model.analysis import Analysis
from sayso.occasions.data_files import singulars, word_set

_MOST_STEPS = 5
# *Ahead of Friday's meeting* is not on Friday, and what is said *after the talks in Port Ellery* is
# not said there.
APART = frozenset(
    {"ahead", "before", "after", "since", "until", "till", "following", "about", "despite"}
)
_NOUN_LINKS = frozenset(
    {"obl", "nmod", "advmod", "nummod", "compound", "amod", "appos", "flat", "obj", "iobj"}
)
_CLAUSE_LINKS = frozenset({"advcl", "acl"})
_SHARED_LINKS = frozenset({"advcl", "acl", "xcomp"})


def way_up(tree: Tree, word: int) -> Iterator[int]:
    """Yield the words that a phrase may belong to, nearest first.

    The way goes over nouns (*in an interview on Tuesday*), over clauses of speaking and publishing
    (*speaking in Port Ellery*, *a letter sent on Monday*), and ends at any other clause.
    """
    for governor in islice(tree.ancestors(word), _MOST_STEPS):
        relation = tree.relation[word]
        if relation in _CLAUSE_LINKS:
            if not _passes_on(tree, word):
                return
        elif relation not in _NOUN_LINKS:
            return
        if tree.words[word] in APART:
            return
        if any(_sets_apart(tree, case) for case in prepositions(tree, word)):
            return
        yield governor
        word = governor


def _sets_apart(tree: Tree, preposition: int) -> bool:
    word = tree.words[preposition]
    return word in APART or (word == "of" and tree.words[preposition - 1] in APART)


def _passes_on(tree: Tree, verb: int) -> bool:
    """Tell whether what is said of a clause's verb is true of what it hangs on, too."""
    if tree.words[verb] in word_set("speaking.toml", "published", "forms"):
        return all(tree.words[s] in {"that", "which"} for s in tree.children(verb, "nsubj"))
    # *most of whom had announced*: a clause of its own, whatever its subject
    finite = tree.children(verb, "nsubj", "mark", "aux")
    return not finite and tree.words[verb] in word_set("speaking.toml", "speaking", "forms")


def shared_with(tree: Tree, verb: int, cues: Set[int]) -> Iterator[tuple[int, bool]]:
    """Yield the words whose phrases a cue's verb shares, and whether only those before them.

    *Speaking* gives its own to *said* by `way_up`; here *spoke in Port Ellery, saying*, *issued a
    statement saying*, and *On Tuesday she praised the levy and said*.

    Args:
        tree: The report's trees.
        verb: The cue's verb.
        cues: The words of all cues: what follows one belongs to that one.
    """
    above = tree.head[verb]
    if above == verb or tree.sentence[above] != tree.sentence[verb]:
        return
    speaking = tree.words[above] in word_set("speaking.toml", "speaking", "forms")
    if tree.children(verb, "nsubj"):
        return
    if tree.relation[verb] == "conj":
        yield above, above in cues or not speaking
    elif tree.relation[verb] in _SHARED_LINKS:
        if tree.upos[above] in NOUNS and tree.words[verb].endswith("ing"):
            yield above, False
            for governor in way_up(tree, above):
                yield governor, False
        elif speaking:
            yield above, False


def is_still_to_come(tree: Tree, verb: int) -> bool:
    """Tell whether a clause is about what is yet to come: *will speak*, *is expected to say*."""
    if tree.has(verb, "aux", word_set("times.toml", "future", "auxiliaries")):
        return True
    above = tree.head[verb]
    return tree.relation[verb] == "xcomp" and tree.words[above] in word_set(
        "times.toml", "future", "governors"
    )


def prepositions(tree: Tree, noun: int) -> list[int]:
    """Return the prepositions of a noun, in text order."""
    return [child for child in tree.children(noun, "case") if child < noun]


def passes(tree: Tree, word: int, listed: frozenset[str]) -> bool:
    """Tell whether a noun is one of these, in the singular or the plural."""
    return any(form in listed for form in singulars(tree.words[word]))


def ways_up(tree: Tree, word: int) -> tuple[int, ...]:
    """Return the words that a phrase may belong to, nearest first."""
    return tuple(way_up(tree, word))


def code_points(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Return where a half-open span of words, not empty, stands in the text."""
    return int(analysis.words.starts[start]), int(analysis.words.ends[end - 1])

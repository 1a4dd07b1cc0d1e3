"""The words of a noun phrase: from its noun's first modifier to the end of what belongs to it."""

from __future__ import annotations

from collections.abc import Set

from sayso.cast.role_nouns import names_a_person
from sayso.cast.tree import NOUNS, Tree

_BEFORE = frozenset(
    {"amod", "compound", "nmod", "nummod", "flat", "case", "punct", "advmod", "det"}
)
_AFTER = frozenset({"nmod", "appos", "flat", "amod", "nummod", "compound", "obl", "advmod"})
_ARTICLES = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "some", "any", "every", "another"}
)
_OWNERS = frozenset({"my", "your", "his", "her", "its", "our", "their"})
_TIMES = frozenset(
    {"from", "since", "until", "till", "to", "between", "during", "in", "for", "of", "at"}
)
QUOTES = frozenset({'"', "“", "”", "„"})
_BREAKS = frozenset({",", ";", ":", "(", ")", "[", "]", "–", "—"})
_BRACKETS = {"(": ")", "[": "]"}
_ONTO_ROLES = frozenset("of for to at in with on from since until under between".split())
_NOW = frozenset({"now", "also", "currently", "then", "once", "later", "still"})
_DEGREE = frozenset({"then", "now", "formerly", "currently", "later"})


def phrase(tree: Tree, noun: int, own: Set[int], people: Set[int]) -> tuple[int, int]:
    """Return the words of the phrase that a noun heads, half-open, without a leading article.

    Relative clauses, appositions and whatever stands apart by a comma are left out. A possessor
    stays (*the union's lawyer* gives *union's lawyer*), a possessive pronoun goes (*her lawyer*).

    Args:
        tree: The report's trees.
        noun: The noun.
        own: The words of the names of whom the phrase describes; they are no part of it.
        people: Words of people's names: *the mayor and Luis Cole* is not one description.
    """
    return phrase_start(tree, noun, own), phrase_end(tree, noun, own, people)


def phrase_start(tree: Tree, noun: int, own: Set[int]) -> int:
    """Return the first word of a noun's phrase, after a leading article or possessive pronoun."""
    allowed = {noun}
    for child in tree.children(noun, *_BEFORE):
        if child < noun and (tree.relation[child] != "advmod" or tree.words[child] in _DEGREE):
            allowed |= {word for word in tree.subtree(child) if word < noun}
    start = noun
    while (
        start
        and start - 1 not in own
        and tree.sentence[start - 1] == tree.sentence[noun]
        and (start - 1 in allowed or tree.is_hyphen(start - 1))
        and tree.words[start - 1] not in _BREAKS
        and (tree.upos[start - 1] != "ADP" or tree.is_joined(start))
    ):
        start -= 1
    return without_article(tree, _after_an_article(tree, start, own), noun)


def _after_an_article(tree: Tree, start: int, own: Set[int]) -> int:
    """Take in all that an article opens: a wrong tree hangs *chief* of *the chief clerk* apart."""
    word = start
    while word and tree.sentence[word - 1] == tree.sentence[start] and word - 1 not in own:
        if tree.words[word - 1] in _ARTICLES:
            return word
        if tree.upos[word - 1] not in {"ADJ", "NOUN", "PROPN", "NUM"}:
            return start
        word -= 1
    return start


def phrase_end(
    tree: Tree, noun: int, own: Set[int], people: Set[int], verb: int | None = None
) -> int:
    """Return the word after the last one of a noun's phrase.

    What follows at once but hangs by the name, or by the clause's verb if one is given, is taken
    in: no other mistake is as frequent in predicted trees, and after a role it says more of it.
    """
    seen = {noun}
    end = _end(tree, noun, own, people, seen)
    hosts = {*own, *(() if verb is None else (verb,))}
    while (child := _following(tree, noun, end, hosts, people)) is not None and child not in seen:
        seen.add(child)
        end = max(end, _end(tree, child, own, people, seen))
    return _before_open_bracket(tree, noun, _with_quotation(tree, noun, end))


def _following(tree: Tree, noun: int, end: int, hosts: Set[int], people: Set[int]) -> int | None:
    """Find what begins right at the end of a phrase and hangs by one of these words."""
    if end >= len(tree) or tree.sentence[end] != tree.sentence[noun]:
        return None
    opening = tree.upos[end] == "ADP" and tree.words[end] in _ONTO_ROLES
    if not opening and tree.upos[end] != "CCONJ":
        return None
    for child in range(end + 1, min(len(tree), end + 12)):
        if tree.head[child] not in hosts or tree.sentence[child] != tree.sentence[noun]:
            continue
        if _left_edge(tree, child) != end:
            continue
        if opening:
            return child if tree.relation[child] in {"nmod", "obl"} else None
        after = child + 1
        alike = (
            tree.relation[child] == "conj"
            and tree.upos[child] == "NOUN"
            and names_a_person(tree.words[child])
            and not tree.children(child, "det")
            and people.isdisjoint(range(end, after))
            and (after >= len(tree) or tree.upos[after] == "PUNCT")
        )
        return child if alike else None
    return None


def _with_quotation(tree: Tree, noun: int, end: int) -> int:
    """A title in quotation marks is a part of the phrase as a whole, or not at all."""
    marks = [word for word in range(noun, end) if tree.words[word] in QUOTES]
    if len(marks) % 2 == 0:
        return end
    for word in range(end, min(len(tree), end + 20)):
        if tree.sentence[word] != tree.sentence[noun]:
            break
        if tree.words[word] in QUOTES:
            return word + 1
    end = marks[-1]
    while end > noun + 1 and tree.upos[end - 1] in {"ADP", "DET", "PUNCT"}:
        end -= 1
    return end


def _before_open_bracket(tree: Tree, noun: int, end: int) -> int:
    """A bracket that is not closed in the phrase ends it: *Harbour Safety Board (HSB*."""
    for word in range(noun + 1, end):
        closing = _BRACKETS.get(tree.words[word])
        if closing is not None and closing not in tree.words[word:end]:
            return word
    return end


def _end(tree: Tree, noun: int, own: Set[int], people: Set[int], seen: set[int]) -> int:
    end = noun + 1
    while tree.ends_short_form(end):
        end += 1
    # *playwright-in-residence* is one written word.
    while end + 1 < len(tree) and tree.is_hyphen(end):
        end += 2
    for child in tree.children(noun):
        if child < end or child in seen:
            continue
        start = _left_edge(tree, child)
        if child in own or start < end - 1 or any(word in own for word in range(end, child)):
            break
        if not _belongs(tree, noun, child, range(end, start), people):
            break
        seen.add(child)
        end = max(end, _end(tree, child, own, people, seen))
    return end


def _belongs(tree: Tree, noun: int, child: int, between: range, people: Set[int]) -> bool:
    """Tell whether what hangs on a noun, to its right, is a part of its phrase."""
    relation, upos = tree.relation[child], tree.upos[child]
    apart = [
        w
        for w in between
        if not tree.is_hyphen(w)
        and not tree.ends_short_form(w)
        and tree.upos[w] not in {"ADP", "DET"}
    ]
    if apart:
        # *mayor of Salt Quay, Oregon*: a place within a place.
        return (
            relation in {"nmod", "appos"}
            and tree.upos[noun] == upos == "PROPN"
            and [tree.words[w] for w in apart] == [","]
            and not tree.children(child, "case")
            and child not in people
        )
    if relation == "conj":
        joined = tree.children(child, "cc")
        first = _left_edge(tree, child)
        return (
            bool(joined) and upos in NOUNS and not any(w in people for w in range(first, child + 1))
        )
    if relation == "obl":
        return tree.has(child, "case", _TIMES)
    if relation == "advmod":
        return tree.words[child] in _DEGREE
    return relation in _AFTER and upos != "VERB"


def _left_edge(tree: Tree, word: int) -> int:
    """First word of what hangs together before a word: its case, articles and modifiers."""
    own = tree.subtree(word)
    while word - 1 in own and tree.words[word - 1] != ",":
        word -= 1
    return word


def without_article(tree: Tree, start: int, noun: int) -> int:
    """Move the start of a phrase past its article, possessive pronoun or preposition."""
    if (
        start + 1 < noun
        and tree.words[start] in _NOW
        and (tree.words[start + 1] in _ARTICLES | _OWNERS)
    ):
        start += 1
    while start < noun and (
        tree.words[start] in _ARTICLES
        or tree.words[start] in _OWNERS
        or (tree.upos[start] == "PUNCT" and tree.words[start] not in {"'", "’"})
        or tree.upos[start] in {"ADP", "SCONJ", "CCONJ", "VERB", "AUX"}
        or tree.relation[start] in {"case", "cc", "mark", "cop"}
    ):
        start += 1
    return start

"""Clauses that say what somebody is: *is the mayor*, *was named director*, *serves as envoy*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sayso.cast.role_nouns import DOING
from sayso.cast.tree import NOUNS, Tree

_BECOME = frozenset("become becomes became becoming remain remains remained".split())
_NAMED = frozenset(
    "named appointed elected re-elected reelected made chosen crowned ordained hired installed"
    " declared proclaimed designated promoted sworn reappointed".split()
)
_NAME = _NAMED | frozenset("names appoints elects hires chose chooses makes".split())
_SERVE = frozenset(
    "serve serves served serving work works worked working act acts acted acting speak speaks"
    " spoke speaking resign resigns resigned retire retires retired step steps stepped stand"
    " stands stood".split()
)
_PASSIVE = frozenset("is was were are am be been being got gets 's ’s s".split())
_AS = frozenset({"as"})
# *who leads the race* is no office.
_NO_OFFICE = frozenset(
    "race poll polls way pack field standings table game match life lives risk home charge"
    " campaign investigation study protest effort attack search march debate list ranking it them"
    " him her me us me you one car marathon mile miles errand late story stories".split()
)


def clauses_about(tree: Tree, subject: int) -> Iterator[int]:
    """Yield the heads of the clauses that a word is the subject or object of.

    With a verb come the verbs that share its subject (*joined in 2001 and became director*) and
    what it does meanwhile (*said, speaking as chair*).
    """
    relation, verb = tree.relation[subject], tree.head[subject]
    if verb == subject:
        return
    if relation == "nsubj":
        yield verb
        for other in tree.children(verb, "conj", "advcl", "acl", "parataxis"):
            if tree.children(other, "nsubj", "mark"):
                continue
            if tree.relation[other] == "conj" or tree.words[other] in _SERVE:
                yield other
    elif relation == "obj" and tree.words[verb] in _NAME:
        yield verb


def relative_clauses(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the heads of the relative clauses of a noun whose subject is *who*."""
    for verb in tree.children(noun, "acl"):
        # The parser gives *who* to another word of the clause now and then.
        if tree.has(verb, "nsubj", {"who"}) or (verb > noun and tree.words[verb - 1] == "who"):
            yield verb
            yield from (c for c in tree.children(verb, "conj") if not tree.children(c, "nsubj"))


def predicates(
    tree: Tree, verb: int, subject: int, *, relative: bool
) -> Iterator[tuple[Literal["is", "doing"], int]]:
    """Yield what a clause says that its subject is.

    Args:
        tree: The report's trees.
        verb: The head of the clause.
        subject: Whom it is said of; in a relative clause, the noun before it.
        relative: Whether it is a relative clause. Only there is *leads the union* a role.

    Yields:
        `is` with a noun, or `doing` with the object of the clause's verb.
    """
    form = tree.words[verb]
    if tree.upos[verb] in NOUNS:
        if tree.children(verb, "cop") and not tree.has(verb, "det", {"no"}):
            # A preposition before it says where or about what somebody is: *is in office*.
            if not tree.children(verb, "case"):
                yield "is", verb
        return
    is_object = not relative and tree.relation[subject] == "obj"
    if form in _BECOME and not is_object:
        yield from (("is", noun) for noun in _nouns(tree, verb, "xcomp", "obj", after=verb))
    elif form in _NAME:
        if is_object or (form in _NAMED and any(c for c in _helpers(tree, verb))):
            after = subject if is_object else verb
            yield from (
                ("is", noun)
                for noun in _nouns(tree, verb, "xcomp", "obj", after=after)
                if noun != subject
            )
            yield from (("is", noun) for noun in _as_nouns(tree, verb))
    elif form in _SERVE and not is_object:
        yield from (("is", noun) for noun in _as_nouns(tree, verb))
    elif not relative and not is_object:
        # *As chair of the board, Ruiz said*
        yield from (("is", noun) for noun in _as_nouns(tree, verb) if noun < subject)
    if relative and form in DOING and not any(True for _ in _helpers(tree, verb)):
        yield from (
            ("doing", noun)
            for noun in _nouns(tree, verb, "obj", after=verb)
            if tree.words[noun] not in _NO_OFFICE
        )


def _nouns(tree: Tree, verb: int, *relations: str, after: int) -> Iterator[int]:
    for noun in tree.children(verb, *relations):
        if tree.upos[noun] in NOUNS and noun > after and not tree.children(noun, "case", "cop"):
            yield noun


def _as_nouns(tree: Tree, verb: int) -> Iterator[int]:
    for noun in tree.children(verb, "obl", "advcl", "xcomp", "nmod", "appos"):
        if tree.upos[noun] in NOUNS and (
            tree.has(noun, "case", _AS) or tree.has(noun, "mark", _AS)
        ):
            # *as well as*, *such as*, *as part of*
            yield noun


def _helpers(tree: Tree, verb: int) -> Iterator[int]:
    return (c for c in tree.children(verb, "aux") if tree.words[c] in _PASSIVE)

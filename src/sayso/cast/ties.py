"""Ties between two of the cast that a report states: *deputy leader of the union*.

Only what stands in the words: a role that names another of the cast, or a clause that joins two
with a verb of office, work or family. Nothing follows from two ties together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.cast.anchors import Anchor, Anchors
from sayso.cast.members import Member
from sayso.cast.phrases import QUOTES, phrase_start
from sayso.cast.role_nouns import DOING, names_a_person
from sayso.cast.roles import FoundRole, roles_of
from sayso.cast.tree import Tree
from sayso.model.analysis import Analysis

_OF_ROLE = frozenset("of for to at in with on from under".split())
_ONTO = {
    "works": {"for", "at", "with"},
    "worked": {"for", "at", "with"},
    "working": {"for", "at", "with"},
    "belongs": {"to"},
    "belonged": {"to"},
    "serves": {"on", "under", "in"},
    "served": {"on", "under", "in"},
    "sits": {"on"},
    "sat": {"on"},
    "married": {"to"},
    "engaged": {"to"},
    "divorced": {"from"},
    "related": {"to"},
}
_VERBS = DOING - {"run", "ran", "runs", "found", "lead", "head", "direct", "own"} | frozenset(
    "married marries cofounded employs employed joined succeeded succeeds".split()
)
_SPEECH_ENDS = frozenset({"'s", "’s", "'", "’", "s"})


@dataclass(frozen=True, slots=True)
class FoundTie:
    """A tie between two of the cast.

    Attributes:
        a: Id of whom the tie is said of.
        relation: The words that tie, such as `deputy leader of`. A possessor (*the union's
            lawyer*) or a name before the noun (*union lawyer*) is written with *of*, so that one
            tie has one form.
        b: Id of the other.
        start: First word of the evidence, the words that state the tie.
        end: Word after its last one.
    """

    a: str
    relation: str
    b: str
    start: int
    end: int


def find_ties(
    analysis: Analysis,
    members: Iterable[Member],
    roles: Iterable[FoundRole] | None = None,
    tree: Tree | None = None,
) -> list[FoundTie]:
    """Find the ties that a report states between two of the cast, in text order.

    Args:
        analysis: What the network says of the report's words.
        members: The cast, with every mention.
        roles: Roles of the same cast, where they have been found already.
        tree: The trees of the analysis, where they have been made already.
    """
    anchors = Anchors(analysis, tree or Tree(analysis), members)
    finder = _Finder(anchors)
    if roles is None:
        roles = roles_of(anchors)
    found: dict[tuple[str, str, str], FoundTie] = {}
    for tie in sorted(
        [*finder.in_roles(roles), *finder.in_clauses()], key=lambda tie: (tie.start, tie.end)
    ):
        if tie.a != tie.b:
            found.setdefault((tie.a, tie.relation.lower(), tie.b), tie)
    return list(found.values())


class _Finder:
    def __init__(self, anchors: Anchors) -> None:
        self.anchors = anchors
        self.tree = anchors.tree

    def in_roles(self, roles: Iterable[FoundRole]) -> Iterator[FoundTie]:
        """*deputy leader of the union*, *the union's lawyer*, *Harbour Union lawyer*."""
        for role in roles:
            if role.rule == "doing":
                continue
            yield from self._of_noun(role, role.head)
            for other in self.tree.children(role.head, "conj"):
                if role.start <= other < role.end and names_a_person(self.tree.words[other]):
                    yield from self._of_noun(role, other)

    def _of_noun(self, role: FoundRole, noun: int) -> Iterator[FoundTie]:
        tree = self.tree
        first = phrase_start(tree, noun, frozenset())
        first = max(first, role.start) if noun == role.head else first
        for child in [
            *tree.children(noun, "nmod", "compound", "obl"),
            *self._misplaced(role, noun),
        ]:
            held = self._named(child)
            if held is None or held.member.id == role.member:
                continue
            if child > noun:
                case = [c for c in tree.children(child, "case") if c > noun]
                if tree.upos[noun + 1] == "ADP" and child not in tree.children(noun):
                    case = [noun + 1]
                if len(case) != 1 or tree.words[case[0]] not in _OF_ROLE or case[0] > child:
                    continue
                preposition = tree.words[case[0]]
                # *Centre for Harbour Studies*: the preposition stands inside a name.
                if case[0] != noun + 1 and tree.upos[case[0] - 1] == "PROPN" == tree.upos[child]:
                    continue
                # Where somebody lives or comes from is no tie; *mayor of*, *envoy to* a place is.
                if held.member.type == "place" and preposition not in {"of", "for", "to"}:
                    continue
                if any(tree.words[w] in QUOTES for w in range(case[0], child)):
                    continue
                words = [*self._words(first, noun + 1), tree.surface[case[0]]]
                # A possessor before the noun is one of the two, not a part of the tie.
                start, end = first, max(held.name.stop, child + 1)
                if held.place.start > noun:
                    end = max(end, min(held.place.end, role.end))
                owner = self._owner_end(noun)
                if owner is not None:
                    start = owner
                    words = [*self._words(owner, noun + 1), tree.surface[case[0]]]
            elif tree.relation[child] == "nmod" and self._owns(child):
                start, end = min(held.name.start, child), noun + 1
                after = self._owner_end(noun)
                words = [*self._words(after if after is not None else noun, noun + 1), "of"]
            elif (
                tree.relation[child] == "compound"
                and held.member.type == "organisation"
                and held.place.form == "name"
                and self._owner_end(noun) is None
                # *Harbour director for the union*: what stands before the noun is no body then.
                and not any(c > noun for c in tree.children(noun, "nmod"))
                and names_a_person(tree.words[noun])
            ):
                start, end = held.name.start, noun + 1
                words = [
                    *self._words(first, held.name.start),
                    *self._words(held.name.stop, noun + 1),
                    "of",
                ]
            else:
                continue
            yield FoundTie(role.member, _spelled(words), held.member.id, start, end)

    def _misplaced(self, role: FoundRole, noun: int) -> Iterator[int]:
        """Yield what the phrase took in after its noun although the tree hangs it elsewhere."""
        tree = self.tree
        for word in range(noun + 2, role.end):
            if role.start <= tree.head[word] < role.end or tree.head[word] == word:
                continue
            if any(case == noun + 1 for case in tree.children(word, "case")):
                yield word
            elif any(below == noun + 1 for below in tree.subtree(word)):
                yield word

    def _owns(self, word: int) -> bool:
        """Tell whether a word before a noun is its possessor: *the union's*, *her*."""
        if self.tree.upos[word] == "PRON":
            return not self.tree.children(word, "case")
        return self.tree.has(word, "case", _SPEECH_ENDS)

    def _owner_end(self, noun: int) -> int | None:
        """Return the word after the possessor of a noun: after *the union's*, after *her*."""
        tree = self.tree
        for child in tree.children(noun, "nmod"):
            if child < noun and tree.upos[child] == "PRON" and not tree.children(child, "case"):
                return child + 1
            marks = [c for c in tree.children(child, "case") if tree.words[c] in _SPEECH_ENDS]
            if child < noun and marks:
                after = marks[-1] + 1
                # The tokenizer parts the mark from its letter.
                return after + 1 if after < noun and tree.words[after] == "s" else after
        return None

    def in_clauses(self) -> Iterator[FoundTie]:
        """*Ruiz works for the union*, *Ruiz, who founded the union*."""
        tree = self.tree
        for anchor in self.anchors.of(("person", "organisation", "group")):
            verbs = [v for v in tree.children(anchor.head, "acl") if tree.has(v, "nsubj", {"who"})]
            if tree.relation[anchor.head] == "nsubj" and tree.head[anchor.head] != anchor.head:
                verbs.append(tree.head[anchor.head])
            for verb in verbs:
                if tree.comes_true(verb) and self._named(anchor.head) is not None:
                    yield from self._of_verb(anchor, verb)

    def _of_verb(self, anchor: Anchor, verb: int) -> Iterator[FoundTie]:
        tree = self.tree
        form = tree.words[verb]
        passive = any(
            tree.upos[c] == "AUX" and tree.words[c] != "has"
            for c in tree.children(verb, "aux", "cop")
        )
        for child in tree.children(verb, "obj", "obl", "nmod"):
            held = self._named(child)
            if held is None or child < verb or held.member.type == "place":
                continue
            case = tree.children(child, "case")
            if case:
                if len(case) != 1 or tree.words[case[0]] not in _ONTO.get(form, ()):
                    continue
                words = [tree.surface[verb], tree.surface[case[0]]]
            elif tree.relation[child] == "obj" and form in _VERBS and not passive:
                words = [tree.surface[verb]]
            else:
                continue
            yield FoundTie(
                anchor.member.id,
                _spelled(words),
                held.member.id,
                verb,
                max(held.name.stop, child + 1),
            )

    def _named(self, word: int) -> Anchor | None:
        """Return who is meant at a word, and never by a plural pronoun or *who*."""
        held = self.anchors.at(word)
        if held is None and names_a_person(self.tree.words[word]):
            # *the painter Ansgar Cole* may hang by the painter.
            below = self.tree.children(word, "appos", "flat")
            held = self.anchors.at(below[0]) if below and below[0] == word + 1 else None
        if held is None or self.tree.words[word] in {"who", "whom", "they", "them", "we", "us"}:
            return None
        return held

    def _words(self, start: int, end: int) -> list[str]:
        return self.tree.surface[start:end]


def _spelled(words: list[str]) -> str:
    """Put the words of a relation together as they are written."""
    out = ""
    if words[0] in {"'", "’"}:
        words = words[2:] if words[1:2] == ["s"] else words[1:]
    for word in words:
        tight = word in {".", "'", "’", "-", "–", ","} or out.endswith(("-", "–", "'", "’"))
        out += word if tight or not out else f" {word}"
    return out

"""Where one of the cast stands in a tree: the words of the name, and the word it hangs by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.cast.members import Member, Place
from sayso.cast.role_nouns import COURTESY, GIVEN_NAMES_TOO, SHORT, TITLES
from sayso.cast.tree import NOUNS, Tree
from sayso.model.analysis import Analysis, Name

_KINDS = {"person": {"PER"}, "organisation": {"ORG", "MISC"}, "place": {"LOC"}}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention in its tree.

    Attributes:
        member: Who is mentioned.
        place: The mention's words.
        name: The words of the name alone, without title, apposition or clause; of a description
            or a pronoun, its head alone.
        head: The word that the mention hangs by.
    """

    member: Member
    place: Place
    name: range
    head: int


class Anchors:
    """The anchors of all the cast, and what the report's mentions say about types."""

    def __init__(self, analysis: Analysis, tree: Tree, members: Iterable[Member]) -> None:
        names = sorted(analysis.names, key=lambda name: name.start)
        self.tree = tree
        self.all: list[Anchor] = []
        for member in members:
            for place in member.places:
                if 0 <= place.start < place.end <= len(tree):
                    self.all.append(_anchor(tree, member, place, names))
        self.all.sort(key=lambda anchor: (anchor.place.start, anchor.place.end, anchor.member.id))
        self.people = {
            word for name in names if name.kind == "PER" for word in range(name.start, name.end)
        }
        self._mentions = analysis.mentions
        self.names: dict[str, set[int]] = {}
        self._by_head: dict[int, Anchor] = {}
        for anchor in self.all:
            if anchor.place.form == "name" and anchor.member.type == "person":
                self.people.update(anchor.name)
            if anchor.place.form == "name":
                self.names.setdefault(anchor.member.id, set()).update(anchor.name)
            held = self._by_head.get(anchor.head)
            if held is None or _width(anchor) < _width(held):
                self._by_head[anchor.head] = anchor
        # *the painter Ansgar Cole* may hang by the painter.
        for anchor in self.all:
            top = tree.head_of(anchor.place.start, anchor.place.end)
            self._by_head.setdefault(top, anchor)

    @cached_property
    def types(self) -> dict[int, str]:
        """The type of what the words say that hang by a word, as far as the network is sure."""
        found: dict[int, str] = {}
        for mention in sorted(self._mentions, key=lambda mention: -mention.score):
            # The network is asked for more mentions than there are: what it doubts says nothing.
            if mention.score > 0.0:
                found.setdefault(self.tree.head_of(mention.start, mention.end), mention.type)
        return found

    def at(self, word: int) -> Anchor | None:
        """Return whose mention hangs by a word; None where nobody's does."""
        return self._by_head.get(word)

    def own(self, anchor: Anchor) -> set[int]:
        """Return the words of all names of who is mentioned, and of this mention."""
        return self.names.get(anchor.member.id, set()) | set(anchor.name)

    def of(self, types: Sequence[str]) -> Iterator[Anchor]:
        """Yield the anchors of members of these types, in text order."""
        return (anchor for anchor in self.all if anchor.member.type in types)


def _width(anchor: Anchor) -> tuple[bool, int]:
    return anchor.place.form != "name", anchor.place.end - anchor.place.start


def _anchor(tree: Tree, member: Member, place: Place, names: Sequence[Name]) -> Anchor:
    head = tree.head_of(place.start, place.end)
    if place.form != "name":
        return Anchor(member, place, range(head, head + 1), head)
    name = _name_words(tree, member, place, head, names)
    return Anchor(member, place, name, tree.head_of(name.start, name.stop))


def _name_words(
    tree: Tree, member: Member, place: Place, head: int, names: Sequence[Name]
) -> range:
    """Find the name among a mention's words: as the network marked it, else by the tree."""
    kinds = _KINDS.get(member.type, set())
    first = bisect_left(names, place.start, key=lambda name: name.start)
    inside = []
    for name in names[first : first + place.end - place.start]:
        if name.start >= place.end:
            break
        if name.kind in kinds and name.end <= place.end:
            inside.append(name)
    holding = [name for name in inside if name.start <= head < name.end]
    if holding:
        start, end = holding[0].start, holding[0].end
    elif inside and tree.upos[head] != "PROPN":
        start, end = inside[0].start, inside[0].end
    elif tree.upos[head] in NOUNS:
        start = end = head
        while end < place.end and _names_on(tree, head, end):
            end += 1
        while start > place.start and _names_on(tree, head, start - 1, before=True):
            start -= 1
    else:
        start, end = place.start, place.end
    if member.type == "person":
        start = _after_titles(tree, start, end)
    return range(start, max(end, start + 1))


def _names_on(tree: Tree, head: int, word: int, *, before: bool = False) -> bool:
    if word == head or tree.is_hyphen(word) or tree.ends_short_form(word):
        return True
    if tree.upos[word] != "PROPN" or tree.words[word].strip(".") in TITLES:
        return False
    return tree.relation[word] in ({"flat", "compound"} if before else {"flat"})


def _after_titles(tree: Tree, start: int, end: int) -> int:
    """Skip the titles that the network took for a part of the name."""
    word = start
    while word < end - 1:
        form = tree.words[word]
        after_title = word > 0 and tree.words[word - 1] in TITLES
        if form not in TITLES | COURTESY or (form in GIVEN_NAMES_TOO and not after_title):
            break
        word += 1
        if word < end - 1 and tree.words[word] == "." and form in SHORT | COURTESY:
            word += 1
    return word

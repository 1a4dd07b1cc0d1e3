"""What a report says that somebody is: *harbour master of Port Ellery*.

Rules over the tree, each for one way to say it. They look for words that state a role and pass
over what is denied, supposed or asked; where the tree leaves doubt they find nothing.

References:
    The relations are those of Universal Dependencies as EWT and GUM use them for English: a title
    before a name is its `nmod`, an apposition `appos`, the noun after *is* the clause's head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.cast.anchors import Anchor, Anchors
from sayso.cast.clauses import clauses_about, predicates, relative_clauses
from sayso.cast.members import Member
from sayso.cast.phrases import phrase, phrase_end, phrase_start, without_article
from sayso.cast.role_nouns import (
    COURTESY,
    GENERAL,
    TITLES,
    is_plural,
    names_a_person,
    names_an_organisation,
)
from sayso.cast.tree import NOUNS, Tree
from sayso.model.analysis import Analysis

Rule = Literal["title", "apposition", "clause", "doing"]
_LONGEST = 25
# These belong to a title that they stand before, whatever the tree says.
_FORMER = frozenset("former acting interim deputy vice assistant".split())
_LOOSE = frozenset({"appos", "conj", "parataxis", "list", "dep", "nmod", "orphan", "flat", "obl"})


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role of one of the cast.

    Attributes:
        member: Id of whom the words describe.
        start: First word of the role.
        end: Word after its last one.
        head: The noun that heads it, or the verb of *who leads the union*.
        rule: How the report says it.
    """

    member: str
    start: int
    end: int
    head: int
    rule: Rule


def find_roles(
    analysis: Analysis, members: Iterable[Member], tree: Tree | None = None
) -> list[FoundRole]:
    """Find the roles of people and organisations, in text order.

    The words are the whole phrase without a leading article; *former*, *acting* and dates are
    kept. Ages, homes and bylines are no roles. Each words are given once; a role that the report
    repeats is found again.

    Args:
        analysis: What the network says of the report's words.
        members: The cast, with every mention.
        tree: The trees of the analysis, where they have been made already.
    """
    return roles_of(Anchors(analysis, tree or Tree(analysis), members))


def roles_of(anchors: Anchors) -> list[FoundRole]:
    """Find the roles of people and organisations whose places in the tree are known already."""
    reader = _Reader(anchors)
    found: dict[tuple[str, int], FoundRole] = {}
    for anchor in anchors.of(("person", "organisation")):
        if reader.is_byline(anchor):
            continue
        for role in reader.read(anchor):
            key = (role.member, role.head)
            if key not in found or role.end - role.start > found[key].end - found[key].start:
                found[key] = role
    roles = sorted(found.values(), key=lambda role: (role.start, -role.end, role.member))
    return [role for role in roles if not _is_inside(role, found)]


def _is_inside(role: FoundRole, found: dict[tuple[str, int], FoundRole]) -> bool:
    """Tell whether a longer role of the same member holds this one's words."""
    return any(
        other is not role
        and other.start <= role.start
        and role.end <= other.end
        and (other.end - other.start > role.end - role.start)
        for head in range(role.start - _LONGEST, role.end + _LONGEST)
        if (other := found.get((role.member, head))) is not None
    )


class _Reader:
    def __init__(self, anchors: Anchors) -> None:
        self.anchors = anchors
        self.tree: Tree = anchors.tree

    def read(self, anchor: Anchor) -> Iterator[FoundRole]:
        bases = [anchor.head]
        if anchor.place.form == "name" and anchor.member.type == "person":
            yield from self._titles(anchor)
        if anchor.place.form != "pronoun":
            for noun in self._appositions(anchor):
                bases.append(noun)
                yield from self._phrase(anchor, noun, "apposition")
        for base in bases:
            for verb in relative_clauses(self.tree, base):
                if base == anchor.head and self._another_between(anchor, verb):
                    continue
                yield from self._clause(anchor, verb, relative=True)
        for verb in clauses_about(self.tree, anchor.head):
            yield from self._clause(anchor, verb, relative=False)

    def is_byline(self, anchor: Anchor) -> bool:
        """*By Ana Ruiz, Staff Writer*: on a line without a verb, these are the report's makers."""
        tree, word = self.tree, anchor.name.start
        if word == 0 or tree.words[word - 1] != "by":
            return False
        number = tree.sentence[word]
        for step in (-1, 1):
            place = word
            while 0 <= place < len(tree) and tree.sentence[place] == number:
                if tree.upos[place] in {"VERB", "AUX"}:
                    return False
                place += step
        return True

    def _phrase(
        self, anchor: Anchor, noun: int, rule: Rule, *, bounds: tuple[int, int] | None = None
    ) -> Iterator[FoundRole]:
        if not self._fits(anchor, noun):
            return
        form = self.tree.words[noun]
        # What somebody *is* may be an opinion (*a legend, a joy*); beside a name it seldom is.
        if (
            rule == "clause"
            and anchor.member.type == "person"
            and (form in GENERAL or not names_a_person(form))
        ):
            return
        start, end = bounds or self._words(anchor, noun)
        if end - start > _LONGEST:
            end = noun + 1
        if form == "people" or (form in GENERAL and end - start < 2):
            return
        if start < end:
            yield FoundRole(anchor.member.id, start, end, noun, rule)

    def _words(self, anchor: Anchor, noun: int) -> tuple[int, int]:
        return phrase(self.tree, noun, self.anchors.own(anchor), self.anchors.people)

    def _fits(self, anchor: Anchor, noun: int) -> bool:
        """Tell whether a noun may say what a member is: a person a person, a body a body."""
        tree = self.tree
        form, type_ = tree.words[noun], self.anchors.types.get(noun)
        if noun in anchor.name or tree.upos[noun] not in NOUNS or form in COURTESY:
            return False
        if is_plural(form) and not tree.children(anchor.head, "conj"):
            return False
        if anchor.member.type == "organisation":
            if tree.upos[noun] == "PROPN":
                return False
            return type_ == "organization" or (type_ is None and names_an_organisation(form))
        if noun in self.anchors.people and form not in TITLES:
            return False
        if tree.upos[noun] == "PROPN" or tree.surface[noun][:1].isupper():
            return names_a_person(form)
        return names_a_person(form) or type_ == "person"

    def _titles(self, anchor: Anchor) -> Iterator[FoundRole]:
        """*Mayor Imelda Shaw*, *harbour master Ana Ruiz*, *Lt. Gen. Omar Haddad*."""
        tree, first = self.tree, anchor.name.start
        last = first - 1
        while last >= 0 and self._is_courtesy(last):
            last -= 1
        if last < 0 or tree.sentence[last] != tree.sentence[first]:
            return
        noun = last - 1 if tree.ends_short_form(last) else last
        own = tree.subtree(anchor.head)
        listed = tree.words[noun] in TITLES and tree.surface[noun][:1].isupper()
        above = tree.head[anchor.head]
        hangs = above == noun and tree.relation[anchor.head] in {
            "appos",
            "flat",
            "nmod",
            "compound",
        }
        if noun not in own and not hangs and not listed:
            # *ambassador to the islands Omar Haddad*
            if above < first and tree.relation[anchor.head] in {"appos", "flat"}:
                start, end = self._words(anchor, above)
                if end == last + 1:
                    yield from self._phrase(anchor, above, "title", bounds=(start, end))
            return
        if tree.upos[noun] not in NOUNS or (tree.children(noun, "case") and not listed):
            return
        if not listed and self._other(noun, anchor):
            return
        allowed = {word for word in own | tree.subtree(noun) if word < noun}
        start = noun
        while start and tree.sentence[start - 1] == tree.sentence[noun]:
            if not (self._is_title_word(start - 1) and start - 1 in allowed) and not (
                tree.is_hyphen(start - 1)
                or (tree.ends_short_form(start - 1) and tree.words[start - 2] in TITLES)
                or (listed and tree.words[start - 1] in TITLES and tree.is_title(start - 1))
                or tree.words[start - 1] in _FORMER
            ):
                break
            start -= 1
        start = without_article(tree, start, noun)
        yield from self._phrase(anchor, noun, "title", bounds=(start, last + 1))

    def _is_courtesy(self, word: int) -> bool:
        tree = self.tree
        if tree.words[word] == "." and tree.is_joined(word) and word:
            word -= 1
        return tree.words[word] in COURTESY

    def _is_title_word(self, word: int) -> bool:
        tree = self.tree
        if tree.upos[word] in {"ADP", "VERB", "AUX", "SCONJ"}:
            return False
        if tree.upos[word] in {"ADJ", "NUM", *NOUNS} or tree.words[word] in {"then", "now"}:
            return not tree.children(word, "case") or tree.has(word, "case", {"'s", "’s", "'", "’"})
        return (
            tree.upos[word] in {"PART", "DET", "PRON"}
            or tree.words[word] in {"'", "’", "s"}
            or tree.ends_short_form(word)
            or tree.relation[word] in {"compound", "amod", "flat"}
        )

    def _other(self, noun: int, anchor: Anchor) -> bool:
        """Tell whether a word is the name of somebody else."""
        held = self.anchors.at(noun)
        return (
            held is not None
            and held.place.form == "name"
            and held.member.id != anchor.member.id
            and noun in held.name
        )

    def _appositions(self, anchor: Anchor) -> Iterator[int]:
        tree = self.tree
        before = self._noun_before(anchor)
        if before is not None:
            yield before
        chain = [anchor.head]
        for word in chain:
            for noun in tree.children(word, "appos"):
                if noun > anchor.head and not self._other(noun, anchor):
                    chain.append(noun)
                    if self._stands_apart(anchor, noun):
                        yield noun
        loose = self._after_comma(anchor)
        if loose is not None and loose not in chain:
            yield loose

    def _noun_before(self, anchor: Anchor) -> int | None:
        """Find the noun that a name is the apposition of: *the harbour master, Ana Ruiz*."""
        tree, first = self.tree, anchor.name.start
        noun = tree.head[anchor.head]
        if anchor.place.form != "name" or tree.relation[anchor.head] != "appos" or noun >= first:
            return None
        while not self._fits(anchor, noun):
            # Of *the leader of the league, Ana Ruiz* the tree may hang her by the league.
            if tree.relation[noun] != "nmod" or tree.head[noun] >= noun:
                return None
            noun = tree.head[noun]
        return noun if self._introduces(noun, first) else None

    def _introduces(self, noun: int, name: int) -> bool:
        """Tell whether a mark parts a noun from the name after it, and no *such as* does."""
        between = self.tree.words[noun + 1 : name]
        return any(word in {",", "—", "–", ":", "("} for word in between) and not any(
            word in {"such", "including", "like", "especially"} for word in between
        )

    def _stands_apart(self, anchor: Anchor, noun: int) -> bool:
        """An apposition follows a comma, a dash or a bracket, and never far away."""
        tree = self.tree
        start = phrase_start(tree, noun, self.anchors.own(anchor))
        if start - anchor.name.stop > 15:
            return False
        if self._another_between(anchor, start) and not is_plural(tree.words[noun]):
            return False
        marks = {",", "—", "–", "-", "(", ":"}
        return any(tree.words[w] in marks for w in range(anchor.name.stop, start))

    def _another_between(self, anchor: Anchor, end: int) -> bool:
        """Tell whether somebody else is named in between: what follows is said of the nearer."""
        own, inside = self.anchors.own(anchor), False
        for word in range(anchor.name.stop, end):
            form = self.tree.words[word]
            # *Ruiz (Green, Port Ellery)*: what stands in brackets is no other name in the row.
            inside = form == "(" or (inside and form != ")")
            if not inside and word in self.anchors.people and word not in own:
                return True
        return False

    def _after_comma(self, anchor: Anchor) -> int | None:
        """Find an apposition that the tree hangs elsewhere: right after the name and a comma."""
        tree, end = self.tree, anchor.name.stop
        if anchor.place.form != "name" or anchor.member.type != "person":
            return None
        number = tree.sentence[anchor.head]
        if end >= len(tree) or tree.words[end] != "," or tree.sentence[end] != number:
            return None
        word = end + 1
        while word < min(len(tree), end + 10) and tree.sentence[word] == number:
            if tree.upos[word] in NOUNS and not (
                word + 1 < len(tree)
                and (tree.upos[word + 1] in NOUNS or tree.is_hyphen(word + 1))
                and tree.sentence[word + 1] == number
            ):
                break
            if tree.upos[word] not in {"DET", "ADJ", "NUM", *NOUNS} and not tree.is_hyphen(word):
                return None
            word += 1
        else:
            return None
        if not names_a_person(tree.words[word]) or tree.relation[word] not in _LOOSE:
            return None
        if word in self.anchors.people or tree.children(word, "case", "cc"):
            return None
        if tree.head[word] not in {anchor.head, tree.head[anchor.head]}:
            return None
        after = phrase_end(tree, word, self.anchors.own(anchor), self.anchors.people)
        closed = after >= len(tree) or tree.sentence[after] != number
        return word if closed or tree.words[after] in {",", ".", ";", "—", "–", ")"} else None

    def _clause(self, anchor: Anchor, verb: int, *, relative: bool) -> Iterator[FoundRole]:
        tree = self.tree
        if not tree.comes_true(verb):
            return
        for kind, word in predicates(tree, verb, anchor.head, relative=relative):
            if kind == "doing":
                own = self.anchors.own(anchor)
                end = phrase_end(tree, word, own, self.anchors.people, verb)
                if anchor.member.type == "person" and verb < word and end - verb <= _LONGEST:
                    yield FoundRole(anchor.member.id, verb, end, verb, "doing")
            else:
                yield from self._phrase(anchor, word, "clause")


def role_texts(text: str, analysis: Analysis, roles: Sequence[FoundRole]) -> list[str]:
    """Return the words of each role as the report has them.

    Args:
        text: The report's text.
        analysis: The analysis that the roles were found in.
        roles: The roles.
    """
    starts, ends = analysis.words.starts, analysis.words.ends
    return [text[int(starts[role.start]) : int(ends[role.end - 1])] for role in roles]

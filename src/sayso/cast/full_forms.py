"""Full forms of personal names -> persons: *J. R. Halloway* is *John Robert Halloway*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.cast.people import Evidence, Form, Person, fits
from sayso.cast.person_names import NameWord
from sayso.cast.spelling import coarse_key, fold, variants

# More bearers than this for two words of a name tell nothing about who is meant.
MOST_CANDIDATES = 40
# *Smith and Smyth said*: names that stand side by side are two people's. Code points between.
_SIDE_BY_SIDE = 6

Pair = tuple[str, str, str]


class FullForms:
    """Persons by the full forms of their names, found through pairs of words.

    A form is looked up by its first and last word, so that the cost grows with the number of forms
    and not with its square.
    """

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_pair: defaultdict[Pair, list[Person]] = defaultdict(list)
        self._by_spelling: defaultdict[str, list[Person]] = defaultdict(list)

    def add(self, form: Form) -> Person:
        """Make a person of a form that fits nobody yet."""
        person = Person([], form.name.generation, form.uses[0])
        self.persons.append(person)
        self.extend(person, form)
        return person

    def extend(self, person: Person, form: Form) -> None:
        """Make a person known by another form, and by the bynames that stand in it."""
        self._register(person, form.name.words, form.name.generation)
        content = form.content
        for byname in form.name.bynames:
            self.add_byname(person, byname, content[-1] if len(content) > 1 else None)

    def add_byname(self, person: Person, byname: str, surname: NameWord | None) -> None:
        """Make a person known by a byname, alone and before the last word of the name."""
        if byname in person.bynames:
            return
        person.bynames[byname] = None
        words = tuple(
            NameWord(word, folded, "word")
            for word in byname.split()
            if (folded := fold(word)) and folded != "the"
        )
        self._register(person, words, None)
        if surname and words:
            self._register(person, (*words, surname), None)

    def find(self, form: Form) -> list[Person]:
        """Return the persons that a form of two words or more fits, in the order of their names."""
        content = form.content
        spelled = self._by_spelling.get(_spelled(content), ())
        exact = [person for person in spelled if _same_generation(person, form)]
        if exact:
            return exact[: MOST_CANDIDATES + 1]
        found: dict[Person, None] = {}
        for pair in _asked(content):
            for person in self._by_pair.get(pair, ())[: MOST_CANDIDATES + 1]:
                if _same_generation(person, form) and any(
                    fits(content, template) for template in person.templates
                ):
                    found[person] = None
        return list(found)

    def _register(
        self, person: Person, words: tuple[NameWord, ...], generation: str | None
    ) -> None:
        if words in person.templates or not words:
            return
        person.templates.append(words)
        person.generation = person.generation or generation
        content = [word for word in words if word.kind != "particle"]
        if len(content) > 1 and any(word.kind == "word" for word in content):
            for order in (content, [*content[1:], content[0]], [content[-1], *content[:-1]]):
                bearers = self._by_spelling[_spelled(order)]
                if person not in bearers:
                    bearers.append(person)
        for pair in dict.fromkeys(_told(words)):
            if person not in self._by_pair[pair][-1:]:
                self._by_pair[pair].append(person)


def join_variants(
    persons: list[Person], starts: list[int], ends: list[int]
) -> dict[Person, Person]:
    """Return which persons are others in another spelling (*Mohamed Qadir*, *Muhammad Kadir*).

    Two are joined where each is the only one that the other may be, and nothing in the report tells
    them apart: no *he* against *she*, no different offices, never named side by side.

    Args:
        persons: Persons with full forms.
        starts: Start of each use in the report.
        ends: End of each use in the report.

    Returns:
        The person with fewer uses -> the one with more.
    """
    buckets: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in persons:
        content = [word for word in person.templates[0] if word.kind == "word"]
        if len(content) > 1:
            buckets[coarse_key(content[0].folded), coarse_key(content[-1].folded)].append(person)
    joined: dict[Person, Person] = {}
    for bucket in buckets.values():
        if not 1 < len(bucket) <= MOST_CANDIDATES:
            continue
        partners = {
            one: [other for other in bucket if other is not one and _alike(one, other)]
            for one in bucket
        }
        for one, others in partners.items():
            if len(others) != 1 or partners[others[0]] != [one] or one in joined:
                continue
            other = others[0]
            if other in joined or _told_apart(one, other, starts, ends):
                continue
            fewer, more = (other, one) if len(one.uses) >= len(other.uses) else (one, other)
            joined[fewer] = more
    return joined


def _alike(one: Person, other: Person) -> bool:
    if one.generation != other.generation:
        return False
    words = [word for word in one.templates[0] if word.kind != "particle"]
    others = [word for word in other.templates[0] if word.kind != "particle"]
    return fits(words, tuple(others), variants) or fits(others, tuple(words), variants)


def _told_apart(one: Person, other: Person, starts: list[int], ends: list[int]) -> bool:
    if other.contradicts(Evidence(pronouns=frozenset(one.pronouns))):
        return True
    if one.offices and other.offices and not one.offices & other.offices:
        return True
    mine = set(one.uses)
    return any(
        (use - 1 in mine and starts[use] - ends[use - 1] <= _SIDE_BY_SIDE)
        or (use + 1 in mine and starts[use + 1] - ends[use] <= _SIDE_BY_SIDE)
        for use in other.uses
    )


def _same_generation(person: Person, form: Form) -> bool:
    own = form.name.generation
    return own is None or person.generation is None or own == person.generation


def _spelled(content: list[NameWord]) -> str:
    """Words run together, so that *Ji-hoon*, *Ji hoon* and *Jihoon* are one spelling."""
    return "".join(
        f" {word.folded}. " if word.kind == "initial" else word.folded.replace("-", "")
        for word in content
    )


def _asked(content: list[NameWord]) -> Iterator[Pair]:
    """Yield the pairs by which a shorter form is looked up."""
    first, last = content[0], content[-1]
    if last.kind == "initial":
        yield "last initial", first.folded, last.folded
    elif first.kind == "initial":
        yield "letter", first.folded, last.folded
        yield "initial", first.folded, last.folded
    else:
        yield "words", first.folded, last.folded
        yield "initial", first.folded[:1], last.folded


def _told(words: tuple[NameWord, ...]) -> Iterator[Pair]:
    """Yield the pairs by which a fuller form is found."""
    for index, first in enumerate(words):
        for last in words[index + 1 :]:
            if last.kind == "initial":
                continue
            for end in (last.folded, last.alone):
                if end is None:
                    continue
                if first.kind == "initial":
                    yield "initial", first.folded, end
                    continue
                yield "words", first.folded, end
                yield "letter", first.folded[:1], end
                if first.alone:
                    yield "words", first.alone, end
            yield "last initial", first.folded, last.folded[:1]

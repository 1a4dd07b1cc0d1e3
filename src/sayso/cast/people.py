"""One written form of a personal name in a report, and the person that forms are gathered under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.cast.data_files import title_key, titles
from sayso.cast.name_uses import NameUse
from sayso.cast.person_names import NameWord, PersonName, parse

PATRONYMIC = frozenset(
    ["bin", "ibn", "ben", "bint", "binte", "binti", "ould", "walad", "a/l", "a/p", "s/o", "d/o"]
)
_PRONOUNS = {"she": "she", "her": "she", "hers": "she", "he": "he", "him": "he", "his": "he"}
# Titles of everyday life tell nothing but *he* or *she*; an office tells its holder.
_EVERYDAY = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "madam", "lady", "lord"])


@dataclass(slots=True)
class Form:
    """All uses of one spelling of a name, with what stands before it left aside."""

    name: PersonName
    uses: list[int] = field(default_factory=list)

    @property
    def content(self) -> list[NameWord]:
        """The words and initials of the name, particles left out."""
        return [word for word in self.name.words if word.kind != "particle"]

    @property
    def weight(self) -> tuple[int, int]:
        """How full the form is: number of whole words, number of words and initials."""
        content = self.content
        return sum(word.kind == "word" for word in content), len(content)


@dataclass(slots=True)
class Evidence:
    """What the report says of the bearer at one use: offices held, and *she* or *he*."""

    offices: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Person:
    """A person of the report, while names are gathered.

    Attributes:
        templates: Word sequences that the person is known by, the fullest first.
        introduced: First use of a full form; no use yet: past the last one.
        last_used: Last use so far, for who was named most recently.
        alone: Words that have been used alone for this person beyond doubt.
    """

    templates: list[tuple[NameWord, ...]]
    generation: str | None
    introduced: int
    uses: list[int] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    pronouns: set[str] = field(default_factory=set)
    bynames: dict[str, None] = field(default_factory=dict)
    last_used: int = -1
    alone: set[str] = field(default_factory=set)

    def add(self, use: int, evidence: Evidence) -> None:
        """Count a use as this person's."""
        self.uses.append(use)
        self.offices |= evidence.offices
        self.pronouns |= evidence.pronouns

    def contradicts(self, evidence: Evidence) -> bool:
        """Tell whether the report calls this person *she* and the bearer *he*, or the other way."""
        return bool(self.pronouns and evidence.pronouns and not self.pronouns & evidence.pronouns)


def parsed(uses: list[NameUse]) -> list[PersonName]:
    """Take the names of all uses apart, each spelling once."""
    known: dict[tuple[str, str], PersonName] = {}
    out = []
    for use in uses:
        spelling = (use.text, use.before)
        if spelling not in known:
            known[spelling] = parse(*spelling)
        out.append(known[spelling])
    return out


def evidence_of(name: PersonName, use: NameUse) -> Evidence:
    """Return what the titles and the pronoun of a use say of its bearer."""
    if not name.titles and use.pronoun is None:
        return Evidence()
    known = titles()
    keys = [title_key(title) for title in name.titles]
    pronouns = {"she" for key in keys if key in known.she} | {
        "he" for key in keys if key in known.he
    }
    if use.pronoun:
        pronouns.add(_PRONOUNS.get(use.pronoun.casefold(), use.pronoun.casefold()))
    offices = {known.same.get(key, key) for key in keys if key not in _EVERYDAY}
    return Evidence(frozenset(offices), frozenset(pronouns) if len(pronouns) == 1 else frozenset())


def fits(
    short: list[NameWord],
    long: tuple[NameWord, ...],
    same: Callable[[str, str], bool] = str.__eq__,
) -> bool:
    """Tell whether a form is a shorter way to write a fuller one.

    Words stand in one order; initials stand for words. Words of the fuller form may be missing, but
    not the first one after a patronymic particle: *Rashid al-Tamimi* is the father of *Karim bin
    Rashid al-Tamimi*.
    """
    position, first_found, last_kind = 0, None, ""
    for word in short:
        while position < len(long) and not _stands_for(word, long[position], same):
            position += 1
        if position == len(long):
            return False
        if first_found is None:
            first_found = position
        last_kind = long[position].kind
        position += 1
    if first_found is None or (last_kind == "initial" and short[-1].kind == "word"):
        return False
    # Words left out at both ends, as *Maria Elena* in *Ana Maria Elena Ruiz*, are too little.
    if first_found > 0 and position < len(long):
        return False
    return first_found == 0 or long[first_found - 1].folded not in PATRONYMIC


def _stands_for(short: NameWord, long: NameWord, same: Callable[[str, str], bool]) -> bool:
    if short.kind == "initial":
        return long.kind != "particle" and long.folded[:1] == short.folded
    if long.kind == "initial":
        return short.folded[:1] == long.folded
    return same(short.folded, long.folded) or (
        long.alone is not None and same(short.folded, long.alone)
    )

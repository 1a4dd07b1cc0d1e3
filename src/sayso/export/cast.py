"""The cast as a reader meets it: sorted by what each supplies, with roles, aliases and ties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sayso.export.spacing import one_line
from sayso.export.speakers import names_of
from sayso.record import Entity, EntityType, Record

UNNAMED = "(no name)"
"""What stands for a name that is empty."""


@dataclass(frozen=True, slots=True)
class CastEntry:
    """One of the cast, ready to be shown; all text is on one line.

    Attributes:
        number: Its place in the record's list, from 1; marks of its mentions use it.
        entity: The entity itself.
        name: Its name.
        roles: The words of its roles, each once.
        aliases: Its aliases without its name, each once.
        members: Names of the members of a joint source, as far as the cast has them.
        statements: Numbers of its own statements.
        joint: Numbers of the statements of joint sources that it is a member of.
    """

    number: int
    entity: Entity
    name: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    statements: tuple[int, ...]
    joint: tuple[int, ...]

    @property
    def type(self) -> EntityType:
        """What it is, such as `person`."""
        return self.entity.type

    @property
    def speaks(self) -> bool:
        """Whether any statement is its own or its group's."""
        return bool(self.statements or self.joint)


@dataclass(frozen=True, slots=True)
class CastTie:
    """A tie as a reader meets it.

    Attributes:
        a: Name of the one.
        relation: What the one is of the other, such as `member of`.
        b: Name of the other.
        voice: Who states it where it is not the narrator, such as `in statement 4`; else None.
        statement: Number of the statement that states it; None where it is none.
        numbers: Places of the two in the record's cast, from 1.
    """

    a: str
    relation: str
    b: str
    voice: str | None
    statement: int | None
    numbers: tuple[int, int]


def cast_entries(record: Record) -> tuple[CastEntry, ...]:
    """Return the cast of a record: most statements first (joint ones included), then as it stands.

    Statements of a speaker that the cast does not hold are left aside.
    """
    names = _shown_names(record)
    own: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(record.attributions, 1):
        if item.speaker is not None:
            own[item.speaker].append(number)
    joint: dict[str, set[int]] = defaultdict(set)
    for entity in record.cast:
        for member in entity.members:
            if member != entity.id:
                joint[member].update(own.get(entity.id, ()))
    entries = [
        CastEntry(
            number=number,
            entity=entity,
            name=names[entity.id],
            roles=_once(_role_words(record, entity)),
            aliases=_once(entity.aliases, but=names[entity.id]),
            members=tuple(names[member] for member in entity.members if member in names),
            statements=tuple(own.get(entity.id, ())),
            joint=tuple(sorted(joint[entity.id].difference(own.get(entity.id, ())))),
        )
        for number, entity in enumerate(record.cast, 1)
    ]
    return tuple(sorted(entries, key=lambda entry: -len(entry.statements) - len(entry.joint)))


def cast_ties(record: Record) -> tuple[CastTie, ...]:
    """Return the ties of a record in its order, but those with an entity outside the cast."""
    names = _shown_names(record)
    places = {entity.id: place for place, entity in enumerate(record.cast, 1)}
    numbers = {item.id: number for number, item in enumerate(record.attributions, 1)}
    made = []
    for tie in record.ties:
        if tie.a not in names or tie.b not in names:
            continue
        number = numbers.get(tie.voice)
        unclear = "voice unclear" if tie.voice == "unclear" else None
        voice = unclear if number is None else f"in statement {number}"
        made.append(
            CastTie(
                a=names[tie.a],
                relation=one_line(tie.relation),
                b=names[tie.b],
                voice=voice,
                statement=number,
                numbers=(places[tie.a], places[tie.b]),
            )
        )
    return tuple(made)


def _shown_names(record: Record) -> dict[str, str]:
    return {key: one_line(name) or UNNAMED for key, name in names_of(record).items()}


def _role_words(record: Record, entity: Entity) -> list[str]:
    text = record.report.text
    return [role.text or text[role.start : role.end] for role in entity.roles]


def _once(words: list[str], but: str = "") -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for line in map(one_line, words) if line not in ("", but)))

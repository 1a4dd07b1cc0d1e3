"""What roles and ties need to know of the cast: who is mentioned where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record import EntityType, MentionForm


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the report that refer to one of the cast, half-open.

    They may hold a title, appositions, a relative clause, and other mentions.
    """

    start: int
    end: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast with all its places, in text order."""

    id: str
    type: EntityType
    places: tuple[Place, ...]


def member(id_: str, type_: EntityType, places: Iterable[tuple[int, int, MentionForm]]) -> Member:
    """Make a member of plain bounds and forms.

    Args:
        id_: The entity's id in the record, such as `e3`.
        type_: The entity's type.
        places: First word, word after the last, and form of each mention.
    """
    return Member(id_, type_, tuple(Place(*place) for place in places))

"""People of the library: their rows, their pages, and who of a report is which of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.store.joining import CLEAR, LEAST, Bearer, body_key, keys_of, likeness
from sayso.store.listing import mapping
from sayso.store.statements import EntityRow
from sayso.store.tables import decisions, people, person_keys
from sayso.store.wording import folded

_MOST_CANDIDATES = 2000


@dataclass(frozen=True, slots=True)
class Belonging:
    """Which person an entity is.

    Attributes:
        person: The person's id, decisions by hand applied.
        confidence: That it is this one.
        by_hand: A person said so.
        auto: The person that names and roles point to.
        auto_confidence: How surely.
    """

    person: int
    confidence: float
    by_hand: bool
    auto: int
    auto_confidence: float


def settle(
    connection: sa.Connection,
    report: str,
    rows: Sequence[EntityRow],
    day: str,
    before: Sequence[Mapping[str, Any]] = (),
) -> list[Belonging]:
    """Tell who each entity of a report is in the library; people that are new get a row.

    Args:
        connection: One that may write.
        report: Key of the report.
        rows: Its entities.
        day: The day of publication, as far as known.
        before: Rows of the table `entities` of an earlier reading: who was somebody then is
            the same now.
    """
    said = hand_decisions(connection, report)
    merged = _Merged(connection)
    candidates = _candidates(connection, rows, merged)
    taken: set[int] = set()
    chosen: list[tuple[int | None, float]] = []
    for row in rows:
        auto, confidence = _same_as_before(row, before)
        if auto is None or auto in taken:
            auto, confidence = _best(row, day, candidates, taken)
        if auto is not None:
            taken.add(auto)
        chosen.append((auto, confidence))
    unknown = [row for row, (auto, _) in zip(rows, chosen, strict=True) if auto is None]
    made = iter(new_people(connection, [(row.type, row.name, row.aliases) for row in unknown]))
    found: list[Belonging] = []
    for row, (known, confidence) in zip(rows, chosen, strict=True):
        auto, confidence = (next(made), 1.0) if known is None else (known, confidence)
        by_hand = decided(row, said)
        person = merged.into(auto) if by_hand is None else by_hand
        certain = by_hand is not None or person != auto
        found.append(Belonging(person, 1.0 if certain else confidence, certain, auto, confidence))
    return found


def hand_decisions(connection: sa.Connection, report: str) -> list[sa.Row[Any]]:
    """Return the decisions in force about entities of a report, the latest first."""
    return list(
        connection.execute(
            sa.select(decisions)
            .where(decisions.c.report_key == report, decisions.c.in_force)
            .order_by(decisions.c.correction_id.desc(), decisions.c.id)
        )
    )


def decided(row: EntityRow, said: Iterable[sa.Row[Any]]) -> int | None:
    """Return the person that the latest decision gives an entity; None where there is none."""
    for decision in said:
        if touches(row, decision.name, decision.start, decision.end):
            return int(decision.target_id)
    return None


def touches(row: EntityRow, name: str, start: int, end: int) -> bool:
    """Tell whether an entity is the one that had this name at this place in another reading."""
    here = any(first < end and start < last for first, last in row.spans)
    named = folded(name) in {folded(one) for one in (row.name, *row.aliases)}
    return (here and (named or _share_a_word(row, name))) or (named and (start >= end or not here))


def _share_a_word(row: EntityRow, name: str) -> bool:
    return bool(set(folded(name).split()) & set(folded(row.name).split()))


def new_people(
    connection: sa.Connection, found: Sequence[tuple[str, str, Sequence[str]]]
) -> list[int]:
    """Make rows for people that are new, given as type, name and aliases, and return their ids."""
    if not found:
        return []
    made = connection.scalars(
        people.insert().returning(people.c.id, sort_by_parameter_order=True),
        [
            {
                "type": type,
                "name": name,
                "folded": folded(name) or name.casefold(),
                "names": {},
                "aliases": {},
                "roles": {},
            }
            for type, name, _ in found
        ],
    ).all()
    keys = [
        {"key": key, "person_id": person}
        for person, (type, name, aliases) in zip(made, found, strict=True)
        for key in keys_of(type, [name, *(aliases if type != "person" else ())])
    ]
    if keys:
        connection.execute(person_keys.insert(), keys)
    return list(made)


def add_keys(connection: sa.Connection, person: int, keys: Sequence[str]) -> None:
    """Let a person be found by further keys."""
    known = set(
        connection.scalars(sa.select(person_keys.c.key).where(person_keys.c.person_id == person))
    )
    rows = [{"key": key, "person_id": person} for key in keys if key not in known]
    if rows:
        connection.execute(person_keys.insert(), rows)


class _Merged:
    """Whom people have gone to that were joined by hand."""

    def __init__(self, connection: sa.Connection) -> None:
        joined = sa.select(people.c.id, people.c.merged_into)
        self._into: dict[int, int] = mapping(
            connection, joined.where(people.c.merged_into.is_not(None))
        )

    def into(self, person: int) -> int:
        """Return who holds the statements of a person."""
        seen = {person}
        while (there := self._into.get(person)) is not None and there not in seen:
            seen.add(there)
            person = there
        return person


@dataclass(frozen=True, slots=True)
class _Candidate:
    person: int
    bearer: Bearer


def _candidates(
    connection: sa.Connection, rows: Sequence[EntityRow], merged: _Merged
) -> dict[str, list[_Candidate]]:
    """Return those whom entities may be, by key."""
    wanted = {key for row in rows for key in _keys(row)}
    if not wanted:
        return {}
    held = people.alias("held")
    found = connection.execute(
        sa.select(
            person_keys.c.key,
            people.c.id,
            people.c.type,
            people.c.name,
            held.c.aliases,
            held.c.roles,
        )
        .join(people, people.c.id == person_keys.c.person_id)
        .join(held, held.c.id == sa.func.coalesce(people.c.merged_into, people.c.id))
        .where(person_keys.c.key.in_(sorted(wanted)), held.c.reports > 0)
        .order_by(held.c.reports.desc(), people.c.id)
        .limit(_MOST_CANDIDATES)
    )
    by_key: dict[str, list[_Candidate]] = defaultdict(list)
    for row in found:
        by_key[row.key].append(
            _Candidate(row.id, bearer_of(row.type, row.name, row.aliases, row.roles))
        )
    return by_key


def bearer_of(type: str, name: str, aliases: Mapping[str, Any], roles: Mapping[str, Any]) -> Bearer:
    """Return a person of the library as `joining` compares them."""
    days = [day for _, first, last in roles.values() for day in (first, last) if day]
    names = (name,) if type == "person" else (name, *(one for one in aliases if body_key(one)))
    return Bearer(
        type,
        names[:8],
        tuple(roles)[:24],
        min(days, default=""),
        max(days, default=""),
    )


def _keys(row: EntityRow) -> list[str]:
    return keys_of(row.type, [row.name, *(row.aliases if row.type != "person" else ())])


def _best(
    row: EntityRow, day: str, candidates: Mapping[str, Sequence[_Candidate]], taken: set[int]
) -> tuple[int | None, float]:
    bearer = Bearer(
        row.type,
        (row.name,) if row.type == "person" else (row.name, *row.aliases),
        tuple(row.roles),
        day,
        day,
    )
    scored: dict[int, float] = {}
    with_roles: set[int] = set()
    for key in _keys(row):
        for candidate in candidates.get(key, ()):
            if candidate.person not in taken and candidate.person not in scored:
                scored[candidate.person] = likeness(bearer, candidate.bearer)
                if candidate.bearer.roles:
                    with_roles.add(candidate.person)
    ranked = sorted(scored.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] < LEAST:
        return None, 0.0
    best = [pair for pair in ranked if pair[1] >= LEAST and ranked[0][1] - pair[1] < CLEAR]
    if len(best) == 1:
        return best[0]
    # Several bear the name, and nothing tells which of them this is. It is none of those who are
    # something; whoever else was nothing but this name before is as good as any.
    plain = [person for person, _ in best if person not in with_roles]
    return (plain[0], LEAST) if len(plain) == 1 else (None, 0.0)


def _same_as_before(
    row: EntityRow, before: Sequence[Mapping[str, Any]]
) -> tuple[int | None, float]:
    for old in before:
        if old["type"] == row.type and folded(old["name"]) == folded(row.name):
            return int(old["auto_person_id"]), float(old["auto_confidence"])
    return None, 0.0

"""Decisions by hand about who is who: people joined, and entities parted from a person.

A decision is kept as the words of the entities that it is about, so it holds whatever a later
reading numbers them. The latest one in force wins, over any other and over names and roles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from sayso.errors import InvalidCorrection, UnknownEntry
from sayso.store.corrections.model import JoinPeople, SplitPerson
from sayso.store.listing import mapping
from sayso.store.pages import person_at
from sayso.store.people import decided, new_people
from sayso.store.statements import EntityRow
from sayso.store.tables import (
    PLACE_BITS,
    corrections,
    decisions,
    edges,
    entities,
    people,
    reports,
    statement_mentions,
    statements,
)
from sayso.store.tallies import best_name, recount


def join(connection: sa.Connection, correction: JoinPeople) -> tuple[str, list[dict[str, Any]]]:
    """Check a join; return what it says in words, and its decisions.

    Raises:
        UnknownEntry: One of the people is not there.
        InvalidCorrection: They are one already, or of two types.
    """
    rows = {}
    for id in correction.people:
        row = person_at(connection, id)
        if row is None or not row.reports:
            raise UnknownEntry(
                f"there is no person {id} in the library.",
                hint="Look them up in the list of people.",
            )
        rows[row.id] = row
    if len(rows) < 2:
        raise InvalidCorrection("they are one person already.", hint="Choose another.")
    if len({row.type for row in rows.values()}) > 1:
        raise InvalidCorrection(
            "a person and an organisation cannot be one.", hint="Choose two of one type."
        )
    target, *others = rows
    members = entities_where(connection, entities.c.person_id.in_(list(rows)))
    names = " and ".join(f"“{rows[id].name}”" for id in others)
    return (
        f"Joined {names} with “{rows[target].name}”",
        [decision_row(row, target) for row in members],
    )


def split(connection: sa.Connection, correction: SplitPerson) -> tuple[str, list[dict[str, Any]]]:
    """Check a split, make the new person, and return what it says in words and its decisions.

    Raises:
        UnknownEntry: One of the entities is not there.
        InvalidCorrection: They are not of one person, or nobody would be left of it.
    """
    members = []
    for member in correction.members:
        found = entities_where(
            connection, reports.c.key == member.report, entities.c.entity == member.entity
        )
        if not found:
            raise UnknownEntry(
                f"report '{member.report}' has no entity '{member.entity}' that is a person of the"
                " library.",
                hint="Choose among the person's reports.",
            )
        members.append(found[0])
    persons = {row.person_id for row in members}
    if len(persons) > 1:
        raise InvalidCorrection(
            "they are of several people.", hint="Part entities of one person at a time."
        )
    [person] = persons
    count = connection.scalar(
        sa.select(sa.func.count()).select_from(entities).where(entities.c.person_id == person)
    )
    if count == len({row.id for row in members}):
        raise InvalidCorrection(
            "nothing would be left of the person.", hint="Leave at least one report with it."
        )
    counts: dict[str, int] = defaultdict(int)
    for row in members:
        counts[row.name] += 1
    name = best_name(members[0].type, counts) or members[0].name
    [target] = new_people(connection, [(members[0].type, name, ())])
    many = f"{len(members)} reports" if len(members) > 1 else "one report"
    return f"Parted “{name}” of {many}", [decision_row(row, target) for row in members]


def settle_again(connection: sa.Connection, correction: int) -> None:
    """Give every entity that a decision concerns to whom it belongs now, with all its rows."""
    _merge_again(connection)
    about = connection.execute(
        sa.select(decisions.c.report_key, decisions.c.target_id).where(
            decisions.c.correction_id == correction
        )
    ).all()
    targets = {row.target_id for row in about}
    chosen = sa.select(decisions.c.report_key).where(decisions.c.correction_id == correction)
    # Whoever was joined by names with one of those that a join brought together moves with them.
    merged = connection.execute(
        sa.select(people.c.id).where(
            sa.or_(people.c.id.in_(targets), people.c.merged_into.in_(targets))
        )
    ).scalars()
    autos = set(merged) | _joined_by(connection, correction)
    found = entities_where(
        connection,
        sa.or_(
            reports.c.key.in_(chosen),
            entities.c.person_id.in_(targets),
            entities.c.auto_person_id.in_(autos),
        ),
    )
    said: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for row in connection.execute(
        sa.select(decisions)
        .where(decisions.c.in_force)
        .order_by(decisions.c.correction_id.desc(), decisions.c.id)
    ):
        said[row.report_key].append(row)
    joined = sa.select(people.c.id, people.c.merged_into)
    into = mapping(connection, joined.where(people.c.merged_into.is_not(None)))
    moved = []
    for row in found:
        by_hand = decided(entity_row(row), said.get(row.key, ()))
        person = into.get(row.auto_person_id, row.auto_person_id) if by_hand is None else by_hand
        certain = by_hand is not None or person != row.auto_person_id
        confidence = 1.0 if certain else row.auto_confidence
        if (row.person_id, row.by_hand) != (person, certain):
            moved.append((row, person, confidence, certain))
    _move(connection, moved)
    touched = {row.person_id for row, *_ in moved} | {person for _, person, *_ in moved}
    recount(connection, touched)
    _mark(connection, touched | targets)


def _joined_by(connection: sa.Connection, correction: int) -> set[int]:
    body = connection.execute(
        sa.select(corrections.c.body).where(corrections.c.id == correction)
    ).scalar_one()
    return set(body.get("people", ()))


def _merge_again(connection: sa.Connection) -> None:
    """Note whom people went to by the joins in force, in their order."""
    into: dict[int, int] = {}

    def now_at(person: int) -> int:
        while person in into:
            person = into[person]
        return person

    for body in connection.scalars(
        sa.select(corrections.c.body)
        .where(corrections.c.kind == "join_people", corrections.c.undone.is_(None))
        .order_by(corrections.c.id)
    ):
        first, *others = (now_at(person) for person in body["people"])
        into.update({other: first for other in others if other != first})
    connection.execute(
        people.update().where(people.c.merged_into.is_not(None)).values(merged_into=None)
    )
    rows = [{"who": person, "to": now_at(person)} for person in into]
    if rows:
        connection.execute(
            people.update()
            .where(people.c.id == sa.bindparam("who"))
            .values(merged_into=sa.bindparam("to")),
            rows,
        )


def _move(connection: sa.Connection, moved: Iterable[tuple[sa.Row[Any], int, float, bool]]) -> None:
    rows = [
        {
            "its_entity": row.id,
            "first": row.report_id << PLACE_BITS,
            "last": (row.report_id + 1) << PLACE_BITS,
            "its_person": person,
            "sure": confidence,
            "hand": by_hand,
        }
        for row, person, confidence, by_hand in moved
    ]
    if not rows:
        return
    entity: sa.BindParameter[int] = sa.bindparam("its_entity")
    person: sa.BindParameter[int] = sa.bindparam("its_person")
    connection.execute(
        entities.update()
        .where(entities.c.id == entity)
        .values(person_id=person, confidence=sa.bindparam("sure"), by_hand=sa.bindparam("hand")),
        rows,
    )
    for column, of_entity, to in (
        (statements.c.id, statements.c.entity_id, statements.c.person_id),
        (
            statement_mentions.c.statement_id,
            statement_mentions.c.entity_id,
            statement_mentions.c.person_id,
        ),
        (edges.c.id, edges.c.source_entity_id, edges.c.source_id),
        (edges.c.id, edges.c.target_entity_id, edges.c.target_id),
    ):
        connection.execute(
            column.table.update()
            .where(
                column >= sa.bindparam("first"), column < sa.bindparam("last"), of_entity == entity
            )
            .values({to: person}),
            rows,
        )


def _mark(connection: sa.Connection, persons: Iterable[int]) -> None:
    """Note of whom a person has joined or parted anything that still holds."""
    held = sa.select(decisions.c.id).where(
        decisions.c.target_id == people.c.id, decisions.c.in_force
    )
    connection.execute(
        people.update().where(people.c.id.in_(sorted(persons))).values(by_hand=held.exists())
    )


def entities_where(connection: sa.Connection, *conditions: Any) -> list[sa.Row[Any]]:
    """Return rows of entities with the keys of their reports."""
    rows = connection.execute(
        sa.select(entities, reports.c.key)
        .join(reports, reports.c.id == entities.c.report_id)
        .where(*conditions)
        .order_by(entities.c.id)
    )
    return list(rows)


def entity_row(row: sa.Row[Any]) -> EntityRow:
    """Return the row of an entity as `people` compares them."""
    return EntityRow(
        place=0,
        entity=row.entity,
        type=row.type,
        name=row.name,
        aliases=row.aliases,
        roles=row.roles,
        spans=[(start, end) for start, end in row.spans],
    )


def decision_row(row: sa.Row[Any], target: int) -> dict[str, Any]:
    """Return the decision that an entity is a person, by the entity's words."""
    start, end = row.spans[0] if row.spans else (0, 0)
    return {
        "report_key": row.key,
        "name": row.name,
        "start": start,
        "end": end,
        "target_id": target,
        "in_force": True,
    }

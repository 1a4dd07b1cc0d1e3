"""Decisions about people, made in another library."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa

from sayso.store.archive.lines import DecisionLine
from sayso.store.corrections.people import decision_row, entities_where, entity_row, settle_again
from sayso.store.people import new_people, touches
from sayso.store.tables import corrections, decisions, reports
from sayso.store.tallies import best_name
from sayso.store.wording import one_line


def import_decision(connection: sa.Connection, line: DecisionLine) -> bool:
    """Take a decision in that was made in another library; return whether it is new to this one.

    Whom it is about is found by the words of its entities; without any of them here it is left out.
    """
    known = sa.select(corrections.c.id).where(corrections.c.uid == line.uid)
    if connection.scalar(known) is not None:
        return False
    members = _members(connection, line)
    if not members:
        return False
    persons = list(dict.fromkeys(row.person_id for row in members))
    if line.kind == "join_people":
        target, body = persons[0], {"kind": line.kind, "people": persons}
    else:
        counts: dict[str, int] = defaultdict(int)
        for row in members:
            counts[row.name] += 1
        name = best_name(members[0].type, counts) or members[0].name
        [target] = new_people(connection, [(members[0].type, name, ())])
        body = {"kind": line.kind, "members": [_member(row) for row in members]}
    made = connection.execute(
        corrections.insert()
        .values(
            uid=line.uid,
            kind=line.kind,
            body=body,
            summary=one_line(line.summary),
            author=one_line(line.author),
            made=line.made,
            undone=line.undone,
            undone_by=line.undone_by,
        )
        .returning(corrections.c.id)
    ).scalar_one()
    rows = [
        decision_row(row, target) | {"correction_id": made, "in_force": line.undone is None}
        for row in members
    ]
    connection.execute(decisions.insert(), rows)
    settle_again(connection, made)
    return True


def _members(connection: sa.Connection, line: DecisionLine) -> list[sa.Row[Any]]:
    """Return the entities that a decision of another library is about."""
    keys = sorted({member.report for member in line.members})
    by_report: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for row in entities_where(connection, reports.c.key.in_(keys)):
        by_report[row.key].append(row)
    found: dict[int, sa.Row[Any]] = {}
    for member in line.members:
        for row in by_report.get(member.report, ()):
            if touches(entity_row(row), member.name, member.start, member.end):
                found.setdefault(row.id, row)
                break
    return list(found.values())


def _member(row: sa.Row[Any]) -> dict[str, str]:
    return {"report": row.key, "entity": row.entity}

"""What is counted of a person: their names, roles, reports and statements.

The counts stand in the person's row, so that lists need no counting. They follow every entity that
is added or taken away; writers take turns, so none is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from sayso.cast.person_names import parse
from sayso.store.joining import keys_of
from sayso.store.people import add_keys
from sayso.store.tables import entities, people
from sayso.store.wording import folded

_MOST_LABELS = 60


def count_in(connection: sa.Connection, rows: Iterable[Mapping[str, Any]], sign: int) -> None:
    """Add entities to the counts of the people that they are (sign 1), or take them away (-1).

    Args:
        connection: One that may write.
        rows: Rows of the table `entities`.
        sign: 1 or -1.
    """
    by_person: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        by_person[int(row["person_id"])].append(row)
    if not by_person:
        return
    known = {
        row.id: row
        for row in connection.execute(sa.select(people).where(people.c.id.in_(sorted(by_person))))
    }
    changed = []
    for person, members in sorted(by_person.items()):
        old = known[person]
        names, aliases, roles = dict(old.names), dict(old.aliases), dict(old.roles)
        for member in members:
            _tally(names, [member["name"]], sign)
            _tally(aliases, member["aliases"], sign)
            _tally_roles(roles, member["roles"], member["day"], sign)
        changed.append(
            _changed(
                old.id,
                old.type,
                old.name,
                names,
                aliases,
                roles,
                old.reports + sign * len({member["report_id"] for member in members}),
                old.statements + sign * sum(member["statements"] for member in members),
            )
        )
        if sign > 0 and changed[-1]["name"] != old.name:
            add_keys(connection, person, keys_of(old.type, [changed[-1]["name"]]))
    connection.execute(
        people.update()
        .where(people.c.id == sa.bindparam("person"))
        .values(
            {
                name: sa.bindparam(f"new_{name}", type_=people.c[name].type)
                for name in (
                    "name", "folded", "names", "aliases", "roles", "reports", "statements",
                )
            }
        ),
        [
            {"person": row["id"]} | {f"new_{key}": row[key] for key in row if key != "id"}
            for row in changed
        ],
    )  # fmt: skip


def recount(connection: sa.Connection, persons: Iterable[int]) -> None:
    """Count people anew, from all that they are in."""
    for person in sorted(set(persons)):
        connection.execute(
            people.update()
            .where(people.c.id == person)
            .values(names={}, aliases={}, roles={}, reports=0, statements=0)
        )
        rows = connection.execute(
            sa.select(entities).where(entities.c.person_id == person).order_by(entities.c.id)
        )
        count_in(connection, [dict(row._mapping) for row in rows], 1)


def _changed(
    id: int,
    type: str,
    name: str,
    names: dict[str, int],
    aliases: dict[str, int],
    roles: dict[str, list[Any]],
    reports: int,
    statements: int,
) -> dict[str, Any]:
    best = best_name(type, names) or name
    return {
        "id": id,
        "name": best,
        "folded": folded(best) or best.casefold(),
        "names": _most(names),
        "aliases": _most(aliases),
        "roles": dict(
            sorted(roles.items(), key=lambda pair: (-pair[1][0], pair[0]))[:_MOST_LABELS]
        ),
        "reports": max(reports, 0),
        "statements": max(statements, 0),
    }


def best_name(type: str, names: Mapping[str, int]) -> str | None:
    """Return the name to call somebody by: a full one before one with initials, the most used."""

    def rank(name: str) -> tuple[bool, int, int, str]:
        initials = type == "person" and bool(parse(name).initials)
        return (not initials, names[name], len(name), name)

    return max(names, key=rank, default=None)


def _most(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_LABELS])


def _tally(counts: dict[str, int], labels: Iterable[str], sign: int) -> None:
    for label in labels:
        counts[label] = counts.get(label, 0) + sign
        if counts[label] <= 0:
            del counts[label]


def _tally_roles(roles: dict[str, list[Any]], labels: Iterable[str], day: str, sign: int) -> None:
    for label in labels:
        count, first, last = roles.get(label, (0, day, day))
        if count + sign <= 0:
            roles.pop(label, None)
        else:
            days = [one for one in (first, last, day) if one]
            roles[label] = [count + sign, min(days, default=""), max(days, default="")]

"""The people of a library, as lists and pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import sqlalchemy as sa

from sayso.errors import UnknownEntry
from sayso.store.database import Database
from sayso.store.joining import keys_of, likeness
from sayso.store.listing import bounds, like
from sayso.store.people import bearer_of
from sayso.store.rows import (
    Membership,
    Page,
    PersonPage,
    PersonRow,
    Related,
    RoleSeen,
    StatementRow,
)
from sayso.store.statement_rows import statement_rows
from sayso.store.tables import (
    edges,
    entities,
    outlets,
    people,
    person_keys,
    reports,
    statement_mentions,
    statements,
)
from sayso.store.wording import clean, folded

Rows = list[PersonRow]
Outlets = list[tuple[str, int]]
Order = Literal["statements", "name", "reports"]

MOST_MEMBERS = 200
"""Most reports that a person's page lists; statements come by pages."""
_MOST_RELATED = 20
_MOST_ALIKE = 8
_LEAST_ALIKE = 0.3
_FEW_ROLES = 4


class People:
    """People and organisations across reports. Get it from a library: `library.people`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(
        self,
        *,
        text: str | None = None,
        type: str | None = None,
        order: Order = "statements",
        page: int = 1,
        size: int = 50,
    ) -> Page[PersonRow]:
        """List people.

        Args:
            text: With these words in the name; case and accents do not count.
            type: `person` or `organisation`.
            order: `statements` and `reports`: most first.
            page: Which page, from 1.
            size: Most rows on it.
        """
        page, size, skip = bounds(page, size)
        wanted = sa.select(people).where(people.c.reports > 0)
        if type is not None:
            wanted = wanted.where(people.c.type == clean(type))
        for word in folded(text or "").split():
            wanted = wanted.where(people.c.folded.like(like(word), escape="\\"))
        count = sa.select(sa.func.count()).select_from(wanted.subquery())
        if order == "name":
            wanted = wanted.order_by(people.c.folded, people.c.id)
        else:
            wanted = wanted.order_by(people.c[order].desc(), people.c.id.desc())
        with self._database.read() as connection:
            total = connection.scalar(count) or 0
            rows = connection.execute(wanted.limit(size).offset(skip)).all()
        items = [person_row(row) for row in rows]
        return Page[PersonRow](items=items, total=total, page=page, size=size)

    def get(self, id: int) -> PersonPage:
        """Return everything of a person but their statements.

        The id of somebody who was joined with another gives that one's page.

        Raises:
            UnknownEntry: There is no such person, or no report holds them any more.
        """
        with self._database.read() as connection:
            row = self._row(connection, id)
            members = self._members(connection, row.id)
            return PersonPage(
                row=person_row(row),
                roles=[
                    RoleSeen(
                        text=role,
                        report=member.key,
                        title=member.title,
                        published=member.published,
                    )
                    for member in members
                    for role in member.roles
                ][:MOST_MEMBERS],
                members=[
                    Membership(
                        report=member.key,
                        title=member.title,
                        published=member.published,
                        entity=member.entity,
                        name=member.name,
                        confidence=member.confidence,
                        by_hand=member.by_hand,
                    )
                    for member in members
                ],
                outlets=self._outlets(connection, row.id),
                through=_related(connection, "through", edges.c.target_id, row.id),
                speaks_of=_related(connection, "of", edges.c.source_id, row.id),
                spoken_of_by=_related(connection, "of", edges.c.target_id, row.id),
                alike=self._alike(connection, row),
            )

    def statements(self, id: int, page: int = 1, size: int = 50) -> Page[StatementRow]:
        """Return what a person is said to have said, the latest first.

        Raises:
            UnknownEntry: There is no such person.
        """
        page, size, skip = bounds(page, size)
        with self._database.read() as connection:
            row = self._row(connection, id)
            ids = connection.scalars(
                sa.select(statements.c.id)
                .where(statements.c.person_id == row.id)
                .order_by(statements.c.day.desc(), statements.c.id)
                .limit(size)
                .offset(skip)
            )
            found = statement_rows(connection, list(ids))
        return Page[StatementRow](items=found, total=row.statements, page=page, size=size)

    def about(self, id: int, page: int = 1, size: int = 50) -> Page[StatementRow]:
        """Return what others are said to have said that mentions a person, the latest first.

        Raises:
            UnknownEntry: There is no such person.
        """
        page, size, skip = bounds(page, size)
        table = statement_mentions.c
        with self._database.read() as connection:
            row = self._row(connection, id)
            total = connection.scalar(
                sa.select(sa.func.count(table.statement_id.distinct())).where(
                    table.person_id == row.id
                )
            )
            ids = connection.scalars(
                sa.select(table.statement_id)
                .where(table.person_id == row.id)
                .group_by(table.day, table.statement_id)
                .order_by(table.day.desc(), table.statement_id)
                .limit(size)
                .offset(skip)
            )
            found = statement_rows(connection, list(ids))
        return Page[StatementRow](items=found, total=total or 0, page=page, size=size)

    @staticmethod
    def _row(connection: sa.Connection, id: int) -> sa.Row[Any]:
        row = person_at(connection, id)
        if row is None or not row.reports:
            raise UnknownEntry(
                f"there is no person {id} in the library.",
                hint="Look them up in the list of people.",
            )
        return row

    @staticmethod
    def _members(connection: sa.Connection, person: int) -> Sequence[sa.Row[Any]]:
        return connection.execute(
            sa.select(entities, reports.c.key, reports.c.title, reports.c.published)
            .join(reports, reports.c.id == entities.c.report_id)
            .where(entities.c.person_id == person)
            .order_by(entities.c.day.desc(), entities.c.id)
            .limit(MOST_MEMBERS)
        ).all()

    @staticmethod
    def _outlets(connection: sa.Connection, person: int) -> Outlets:
        count = sa.func.sum(edges.c.count).label("number")
        rows = connection.execute(
            sa.select(outlets.c.name, count)
            .join(edges, edges.c.outlet_id == outlets.c.id)
            .where(edges.c.target_id == person, edges.c.relation == "cites")
            .group_by(outlets.c.name)
            .order_by(count.desc(), outlets.c.name)
            .limit(_MOST_RELATED)
        )
        return [(row.name, int(row.number)) for row in rows]

    @staticmethod
    def _alike(connection: sa.Connection, row: sa.Row[Any]) -> Rows:
        keys = keys_of(row.type, [row.name, *(row.aliases if row.type != "person" else ())])
        surname = row.folded.split(" ")[-1]
        same = sa.select(person_keys.c.person_id).where(person_keys.c.key.in_(keys))
        others = connection.execute(
            sa.select(people)
            .where(
                sa.or_(
                    people.c.id.in_(same),
                    # A surname alone has no key: whoever is called by it, and nothing else.
                    sa.and_(people.c.folded == surname, people.c.type == row.type),
                ),
                people.c.id != row.id,
                people.c.reports > 0,
            )
            .order_by(people.c.statements.desc(), people.c.id)
            .limit(100)
        ).all()
        me = bearer_of(row.type, row.name, row.aliases, row.roles)
        scored = [
            (
                likeness(me, bearer_of(one.type, one.name, one.aliases, one.roles))
                or (_LEAST_ALIKE if " " not in one.folded else 0.0),
                one,
            )
            for one in others
        ]
        best = sorted(scored, key=lambda pair: (-pair[0], -pair[1].statements, pair[1].id))
        return [person_row(one) for score, one in best if score >= _LEAST_ALIKE][:_MOST_ALIKE]


def person_at(connection: sa.Connection, id: int) -> sa.Row[Any] | None:
    """Return the row of a person, or of whom they were joined with; None: there is none."""
    row, seen = None, set()
    at: int | None = id
    while at is not None and at not in seen:
        seen.add(at)
        row = connection.execute(sa.select(people).where(people.c.id == at)).first()
        at = None if row is None else row.merged_into
    return row


def person_row(row: sa.Row[Any]) -> PersonRow:
    """Return a person as lists show them."""
    return PersonRow(
        id=row.id,
        type=row.type,
        name=row.name,
        aliases=_others(row.name, [*row.names, *row.aliases]),
        roles=list(row.roles)[:_FEW_ROLES],
        reports=row.reports,
        statements=row.statements,
        by_hand=row.by_hand,
    )


def _others(name: str, labels: Iterable[str]) -> list[str]:
    return [label for label in dict.fromkeys(labels) if label != name]


def _related(
    connection: sa.Connection, relation: str, column: sa.Column[Any], person: int
) -> list[Related]:
    """Return those at the other end of a person's edges, the most frequent first."""
    other = edges.c.source_id if column is edges.c.target_id else edges.c.target_id
    count = sa.func.sum(edges.c.count).label("number")
    rows = connection.execute(
        sa.select(people.c.id, people.c.name, count)
        .join(edges, other == people.c.id)
        .where(edges.c.relation == relation, column == person, other != person)
        .group_by(people.c.id, people.c.name)
        .order_by(count.desc(), people.c.id)
        .limit(_MOST_RELATED)
    )
    return [Related(id=row.id, name=row.name, count=int(row.number)) for row in rows]

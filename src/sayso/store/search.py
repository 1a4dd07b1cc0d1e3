"""Full-text search over statements, with filters, marks and counts of what there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.record import Grade, Kind, Mode
from sayso.store.database import Database
from sayso.store.listing import bounds, like, mapping
from sayso.store.query import Query, Term, for_fts5, for_tsquery, marks, parse
from sayso.store.rows import Count, Page, SearchResult, StatementRow
from sayso.store.tables import SEARCH_TABLE, outlets, reports, statement_words, statements
from sayso.store.wording import clean, tokens

_MOST_FACETS = 50
_NO_GRADE = "undetermined"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed by; None narrows nothing."""

    person: int | None = None
    grade: Grade | None = None
    kind: Kind | None = None
    mode: Mode | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    rule: str | None = None
    confirmed: bool | None = None

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """Return them as conditions on the table `statements`."""
        table = statements.c
        found: list[sa.ColumnElement[bool]] = []
        if self.person is not None:
            found.append(table.person_id == self.person)
        for name in ("grade", "kind", "mode"):
            value = getattr(self, name)
            if value is not None:
                found.append(table[name] == clean(value))
        if self.outlet is not None:
            one = sa.select(outlets.c.id).where(outlets.c.name == clean(self.outlet))
            found.append(table.outlet_id == one.scalar_subquery())
        if self.since:
            found.append(table.day >= clean(self.since))
        if self.until:
            # `2026-03` holds its last day, too.
            found.append(sa.and_(table.day != "", table.day <= clean(self.until) + "~"))
        if self.rule is not None:
            found.append(table.rules.like(like(clean(self.rule)), escape="\\"))
        if self.confirmed is not None:
            found.append(table.confirmed == self.confirmed)
        return found


def search(
    database: Database, text: str, filters: Filters, *, page: int, size: int
) -> SearchResult:
    """Search statements; see `Library.search`."""
    query = parse(text)
    conditions = [*filters.conditions(), *_matching(database, query)]
    page, size, skip = bounds(page, size)
    with database.read() as connection:
        total, facets = _facets(connection, conditions)
        ids = sa.select(statements.c.id).where(*conditions)
        ids = ids.order_by(statements.c.day.desc(), statements.c.id).limit(size).offset(skip)
        found = statement_rows(connection, list(connection.scalars(ids)), query)
    return SearchResult(
        page=Page[StatementRow](items=found, total=total, page=page, size=size), facets=facets
    )


def statement_rows(
    connection: sa.Connection, ids: list[int], query: Query | None = None
) -> list[StatementRow]:
    """Return statements as lists show them, in the order of their ids given."""
    rows = connection.execute(
        sa.select(
            statements,
            statement_words,
            reports.c.key,
            reports.c.title,
            reports.c.published,
            outlets.c.name.label("outlet"),
        )
        .join(statement_words, statement_words.c.id == statements.c.id)
        .join(reports, reports.c.id == statements.c.report_id)
        .outerjoin(outlets, outlets.c.id == statements.c.outlet_id)
        .where(statements.c.id.in_(ids))
    )
    by_id = {row.id: _statement_row(row, query) for row in rows}
    return [by_id[one] for one in ids if one in by_id]


def _statement_row(row: sa.Row[Any], query: Query | None) -> StatementRow:
    return StatementRow(
        report=row.key,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        attribution=row.attribution,
        person=row.person_id,
        speaker=row.speaker,
        source=row.source,
        cue=row.cue,
        before=row.before,
        content=row.content,
        after=row.after,
        marks=marks(tokens(row.content), query) if query else [],
        kind=row.kind,
        mode=row.mode,
        polarity=row.polarity,
        grade=row.grade,
        chain=row.chain,
        mouths=row.mouths,
        occasion=row.occasion,
        when=row.said_at,
        confidence=row.confidence,
        confirmed=row.confirmed,
    )


def _matching(database: Database, query: Query) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if query.wanted:
        found.append(statements.c.id.in_(_ids(database, query.wanted, all_of=True)))
    if query.unwanted:
        found.append(statements.c.id.not_in(_ids(database, query.unwanted, all_of=False)))
    return found


def _ids(database: Database, terms: tuple[Term, ...], *, all_of: bool) -> Any:
    name = "wanted" if all_of else "unwanted"
    if database.is_sqlite:
        value = for_fts5(terms, "AND" if all_of else "OR")
        sql = f"SELECT rowid FROM {SEARCH_TABLE} WHERE {SEARCH_TABLE} MATCH :{name}"
    else:
        value = for_tsquery(terms, "&" if all_of else "|")
        sql = f"SELECT id FROM {SEARCH_TABLE} WHERE words @@ CAST(:{name} AS tsquery)"
    return sa.text(sql).bindparams(**{name: value}).columns(sa.column("id", sa.BigInteger))


def _facets(
    connection: sa.Connection, conditions: list[sa.ColumnElement[bool]]
) -> tuple[int, dict[str, list[Count]]]:
    """Count all that is found, in one walk: by grade, kind, outlet and rules together."""
    count = sa.func.count().label("number")
    keys = (statements.c.grade, statements.c.kind, statements.c.outlet_id, statements.c.rules)
    groups = connection.execute(sa.select(*keys, count).where(*conditions).group_by(*keys)).all()
    names = mapping(connection, sa.select(outlets.c.id, outlets.c.name))
    counts: dict[str, dict[str, int]] = {"grade": {}, "kind": {}, "outlet": {}, "rule": {}}
    for group in groups:
        _add(counts["grade"], group.grade or _NO_GRADE, group.number)
        _add(counts["kind"], group.kind, group.number)
        if group.outlet_id is not None:
            _add(counts["outlet"], names[group.outlet_id], group.number)
        for rule in group.rules.split():
            _add(counts["rule"], rule, group.number)
    return sum(group.number for group in groups), {
        name: [
            Count(value=value, count=number)
            for value, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        ][:_MOST_FACETS]
        for name, found in counts.items()
    }


def _add(counts: dict[str, int], value: str, number: int) -> None:
    counts[value] = counts.get(value, 0) + number

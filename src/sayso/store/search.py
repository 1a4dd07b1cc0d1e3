"""Full-text search over statements, with filters, marks and counts of what there is.

All that is found is walked once, to count it by its facets; a page is then taken in the order of
days. Where much is found the order is followed until the page is full, where little is found that
little is sorted: the databases are told which, for they cannot know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from sayso.record import Grade, Kind, Mode
from sayso.store.database import Database
from sayso.store.facets import Facet, KnownFacets
from sayso.store.listing import bounds, mapping
from sayso.store.query import Query, fts5, parse, tsquery
from sayso.store.rows import Count, Page, SearchResult, StatementRow
from sayso.store.statement_rows import statement_rows
from sayso.store.tables import SEARCH_TABLE, facets, statements

_MOST_FACETS = 50
_NO_GRADE = "undetermined"
# From so many on a page is found sooner by following the days than by sorting all. A look into the
# full-text index for one statement costs as much as sorting some hundred.
_MANY = 5_000
_MANY_WITH_WORDS = 50_000
_FEW_PAGES = 500

_sqlite_index = sa.table(SEARCH_TABLE, sa.column("rowid", sa.Integer), sa.column(SEARCH_TABLE))
_postgresql_index = sa.table(SEARCH_TABLE, sa.column("id", sa.BigInteger), sa.column("words"))


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

    @property
    def of_facets(self) -> bool:
        """Whether any of them looks at what facets stand for."""
        parts = (self.grade, self.kind, self.mode, self.outlet, self.rule)
        return any(part is not None for part in parts)

    def fits(self, facet: Facet) -> bool:
        """Tell whether statements of a facet are wanted."""
        return (
            (self.grade is None or facet.grade == self.grade)
            and (self.kind is None or facet.kind == self.kind)
            and (self.mode is None or facet.mode == self.mode)
            and (self.outlet is None or facet.outlet == self.outlet)
            and (self.rule is None or self.rule in facet.rules)
        )

    def conditions(self) -> list[sa.ColumnElement[bool]]:
        """Return the others as conditions on the table `statements`."""
        found: list[sa.ColumnElement[bool]] = []
        if self.person is not None:
            found.append(statements.c.person_id == self.person)
        if self.since:
            found.append(statements.c.day >= self.since)
        if self.until:
            # `2026-03` holds its last day, too; what has no day comes before all that have.
            found.append(sa.and_(statements.c.day > "", statements.c.day <= self.until + "~"))
        if self.confirmed is not None:
            found.append(statements.c.confirmed == self.confirmed)
        return found


def search(
    database: Database,
    known: KnownFacets,
    text: str,
    filters: Filters,
    *,
    page: int,
    size: int,
) -> SearchResult:
    """Search statements; see `Library.search`."""
    query = parse(text)
    page, size, skip = bounds(page, size)
    wanted = _Wanted(database, query, filters)
    with database.read() as connection:
        groups = mapping(connection, wanted.counted())
        meant = known.all(connection)
        groups = {id: number for id, number in groups.items() if filters.fits(meant[id])}
        total = sum(groups.values())
        found: list[int] = []
        if skip < total:
            found += connection.scalars(wanted.page(total, size, skip, list(groups)))
        items = statement_rows(connection, found, query)
    return SearchResult(
        page=Page[StatementRow](items=items, total=total, page=page, size=size),
        facets=_counts(groups, meant),
    )


class _Wanted:
    """What is searched for, as queries on the table `statements`."""

    def __init__(self, database: Database, query: Query, filters: Filters) -> None:
        self._sqlite = database.is_sqlite
        self._words = bool(query.wanted)
        # Whose words are few enough to be followed by their days.
        self._person = filters.person is not None and not self._words
        self._of_facets = filters.of_facets
        own = filters.conditions()
        if self._sqlite and self._words and filters.person is not None:
            # Else SQLite asks the full-text index for each statement of a person, one at a time.
            person = sa.literal_column("+statements.person_id", statements.c.person_id.type)
            own = [person == filters.person, *replace(filters, person=None).conditions()]
        self._conditions = [*own, *self._matching(query)]
        self._looked_up = [*own, *self._matching(query, look_up=True)]

    def counted(self) -> sa.Select[Any]:
        """Return the query for the facets of all that is found, and how much of each there is."""
        if not self._conditions:
            return sa.select(facets.c.id, facets.c.statements).where(facets.c.statements > 0)
        facet = statements.c.facet_id
        return sa.select(facet, sa.func.count()).where(*self._conditions).group_by(facet)

    def page(self, total: int, size: int, skip: int, found: list[int]) -> sa.Select[Any]:
        """Return the query for the ids of a page.

        Args:
            total: How many there are in all.
            size: Most of them on the page.
            skip: How many come before it.
            found: The facets of those that are wanted.
        """
        day: sa.ColumnElement[Any] = statements.c.day
        facet: sa.ColumnElement[Any] = statements.c.facet_id
        conditions = self._conditions
        if not self._person:
            # A sign before a column, or nothing put to it, keeps a database from following its
            # index.
            if total >= (_MANY_WITH_WORDS if self._words else _MANY) and (
                skip + size <= _FEW_PAGES or not self._words
            ):
                if self._sqlite:
                    facet = sa.literal_column("+statements.facet_id")
                conditions = self._looked_up
            else:
                unfollowed = "+statements.day" if self._sqlite else "(statements.day || '')"
                day = sa.literal_column(unfollowed)
        ids = sa.select(statements.c.id).where(*conditions)
        if self._of_facets:
            # One parameter, however many they are.
            ids = ids.where(facet.in_(self._listed(found)))
        return ids.order_by(day.desc(), statements.c.id).limit(size).offset(skip)

    def _listed(self, found: list[int]) -> sa.Select[Any]:
        if self._sqlite:
            each = sa.func.json_each(json.dumps(found)).table_valued("value")
            return sa.select(each.c.value)
        array = sa.cast(found, postgresql.ARRAY(sa.BigInteger))
        return sa.select(sa.func.unnest(array))

    def _matching(self, query: Query, *, look_up: bool = False) -> list[sa.ColumnElement[bool]]:
        """Return the conditions for words; `look_up` asks the index for one statement at a time."""
        if not query:
            return []
        if self._sqlite:
            index, id, value = _sqlite_index, _sqlite_index.c.rowid, fts5(query)
            matches = _sqlite_index.c[SEARCH_TABLE].op("MATCH")(value)
        else:
            index, id, value = _postgresql_index, _postgresql_index.c.id, tsquery(query)
            cast = sa.text("CAST(:query AS tsquery)").bindparams(query=value)
            matches = _postgresql_index.c.words.op("@@")(cast)
        if self._words and look_up:
            return [sa.exists(sa.select(id).where(id == statements.c.id, matches))]
        if self._words:
            return [id == statements.c.id, matches]
        # Only words that must not occur: no index finds what lacks them.
        return [statements.c.id.not_in(sa.select(id).select_from(index).where(matches))]


def _counts(groups: Mapping[int, int], meant: Mapping[int, Facet]) -> dict[str, list[Count]]:
    """Return how all that was found is made up."""
    counts: dict[str, dict[str, int]] = {"grade": {}, "kind": {}, "outlet": {}, "rule": {}}
    for id, number in groups.items():
        facet = meant[id]
        _add(counts["grade"], facet.grade or _NO_GRADE, number)
        _add(counts["kind"], facet.kind, number)
        if facet.outlet is not None:
            _add(counts["outlet"], facet.outlet, number)
        for rule in facet.rules:
            _add(counts["rule"], rule, number)
    return {
        name: [
            Count(value=value, count=number)
            for value, number in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        ][:_MOST_FACETS]
        for name, found in counts.items()
    }


def _add(counts: dict[str, int], value: str, number: int) -> None:
    counts[value] = counts.get(value, 0) + number

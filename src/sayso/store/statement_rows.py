"""Statements as lists show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sayso.store.query import Query, marks
from sayso.store.rows import StatementRow
from sayso.store.tables import facets, outlets, reports, statement_words, statements
from sayso.store.wording import tokens


def statement_rows(
    connection: sa.Connection, ids: Sequence[int], query: Query | None = None
) -> list[StatementRow]:
    """Return statements in the order of their ids given, with the words of a query marked."""
    if not ids:
        return []
    rows = connection.execute(
        sa.select(
            statements.c.person_id,
            statements.c.confirmed,
            statement_words,
            facets.c.grade,
            facets.c.kind,
            facets.c.mode,
            reports.c.key,
            reports.c.title,
            reports.c.published,
            outlets.c.name.label("outlet"),
        )
        .join(statement_words, statement_words.c.id == statements.c.id)
        .join(facets, facets.c.id == statements.c.facet_id)
        .join(reports, reports.c.id == statements.c.report_id)
        .outerjoin(outlets, outlets.c.id == reports.c.outlet_id)
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
        mode=row.mode or None,
        polarity=row.polarity,
        grade=row.grade or None,
        chain=row.chain,
        mouths=row.mouths,
        occasion=row.occasion,
        when=row.said_at,
        confidence=row.confidence,
        confirmed=row.confirmed,
    )

"""Parts that lists share: pages, counts, rows of reports."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from sayso.store.rows import ReportRow
from sayso.store.tables import outlets, reports

MOST_ON_A_PAGE = 500
MOST_PAGES = 1_000_000


def bounds(page: int, size: int) -> tuple[int, int, int]:
    """Return page, size and how many rows come before, within what is sensible."""
    page = min(max(page, 1), MOST_PAGES)
    size = min(max(size, 1), MOST_ON_A_PAGE)
    return page, size, (page - 1) * size


def like(text: str) -> str:
    """Return the pattern of LIKE for whatever holds a text; a backslash escapes."""
    plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


def report_columns() -> sa.Select[Any]:
    """Return the query for what `report_row` takes."""
    same = reports.alias("same")
    versions = (
        sa.select(sa.func.count())
        .select_from(same)
        .where(same.c.address == reports.c.address)
        .scalar_subquery()
    )
    return sa.select(reports, outlets.c.name.label("outlet"), versions.label("versions")).outerjoin(
        outlets, outlets.c.id == reports.c.outlet_id
    )


def report_row(row: sa.Row[Any]) -> ReportRow:
    """Return a report as lists show it."""
    return ReportRow(
        key=row.key,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        url=row.url,
        path=row.path,
        added=row.added,
        version=row.version,
        versions=max(row.versions, 1),
        words=row.words,
        statements=row.statements,
        findings=row.findings,
        corrections=row.corrections,
        model=row.model,
    )


def mapping(connection: sa.Connection, pairs: sa.Select[Any]) -> dict[Any, Any]:
    """Return what a query for two columns finds as a mapping of the first to the second."""
    return {row[0]: row[1] for row in connection.execute(pairs)}

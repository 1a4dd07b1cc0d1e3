"""Findings of all reports: the work list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sayso.store.corrections.model import SetAside, adapter, sets_aside
from sayso.store.database import Database
from sayso.store.listing import bounds
from sayso.store.rows import Count, FindingRow, Page
from sayso.store.tables import corrections, findings, outlets, reports
from sayso.store.wording import clean

Counts = list[Count]


class Findings:
    """The findings. Get it from a library: `library.findings`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(
        self,
        *,
        code: str | None = None,
        report: str | None = None,
        outlet: str | None = None,
        set_aside: bool = False,
        page: int = 1,
        size: int = 50,
    ) -> Page[FindingRow]:
        """List findings, those of the report that was added last first.

        Args:
            code: Of this rule only.
            report: Of the report with this key only.
            outlet: Of this outlet only.
            set_aside: Those that a person has set aside, in place of the others.
            page: Which page, from 1.
            size: Most rows on it.
        """
        page, size, skip = bounds(page, size)
        conditions: list[sa.ColumnElement[bool]] = [findings.c.set_aside == set_aside]
        if code is not None:
            conditions.append(findings.c.code == clean(code))
        if report is not None:
            one = sa.select(reports.c.id).where(reports.c.key == clean(report))
            conditions.append(findings.c.report_id == one.scalar_subquery())
        if outlet is not None:
            one = sa.select(outlets.c.id).where(outlets.c.name == clean(outlet))
            conditions.append(findings.c.outlet_id == one.scalar_subquery())
        with self._database.read() as connection:
            total = connection.scalar(
                sa.select(sa.func.count()).select_from(findings).where(*conditions)
            )
            of_page = sa.select(findings.c.id).where(*conditions)
            of_page = of_page.order_by(findings.c.report_id.desc(), findings.c.id)
            of_page = of_page.limit(size).offset(skip)
            rows = connection.execute(
                sa.select(findings, reports.c.key, reports.c.title, outlets.c.name.label("outlet"))
                .join(reports, reports.c.id == findings.c.report_id)
                .outerjoin(outlets, outlets.c.id == findings.c.outlet_id)
                .where(findings.c.id.in_(list(connection.scalars(of_page))))
                .order_by(findings.c.report_id.desc(), findings.c.id)
            ).all()
            by = _set_aside_by(connection, rows) if set_aside else {}
        items = [_finding_row(row, by.get(row.id)) for row in rows]
        return Page[FindingRow](items=items, total=total or 0, page=page, size=size)

    def codes(self) -> Counts:
        """Return how many findings that nobody has set aside each rule has, by its code."""
        count = sa.func.count().label("number")
        with self._database.read() as connection:
            rows = connection.execute(
                sa.select(findings.c.code, count)
                .where(findings.c.set_aside == sa.false())
                .group_by(findings.c.code)
                .order_by(findings.c.code)
            )
            return [Count(value=row.code, count=row.number) for row in rows]


def _set_aside_by(connection: sa.Connection, rows: Sequence[sa.Row[Any]]) -> dict[int, int]:
    """Return by the ids of findings which correction in force has set each aside."""
    made = connection.execute(
        sa.select(corrections.c.id, corrections.c.report_id, corrections.c.body)
        .where(
            corrections.c.kind == "set_aside",
            corrections.c.undone.is_(None),
            corrections.c.report_id.in_({row.report_id for row in rows}),
        )
        .order_by(corrections.c.id)
    ).all()
    found: dict[int, int] = {}
    for row in rows:
        for one in made:
            said = adapter.validate_python(one.body)
            if one.report_id == row.report_id and isinstance(said, SetAside):
                if sets_aside(said, row.code, row.start, row.end):
                    found[row.id] = one.id
    return found


def _finding_row(row: sa.Row[Any], correction: int | None) -> FindingRow:
    return FindingRow(
        report=row.key,
        title=row.title,
        outlet=row.outlet,
        number=row.number,
        code=row.code,
        message=row.message,
        start=row.start,
        end=row.end,
        before=row.before,
        words=row.words,
        after=row.after,
        set_aside=row.set_aside,
        correction=correction,
    )

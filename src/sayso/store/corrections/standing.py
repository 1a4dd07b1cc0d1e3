"""A report as it stands: its reading with the corrections in force, and all rows made from that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from sayso.record import Record
from sayso.store.corrections.apply import Applied, Made, apply
from sayso.store.corrections.model import ReportCorrection, adapter
from sayso.store.database import Database
from sayso.store.packing import pack, unpack
from sayso.store.tables import corrections, readings, reports
from sayso.store.writing import write_rows

Standing = Applied


def in_force(connection: sa.Connection, report: int) -> list[Made]:
    """Return the corrections of a report that nobody has undone, the oldest first."""
    rows = connection.execute(
        sa.select(corrections)
        .where(corrections.c.report_id == report, corrections.c.undone.is_(None))
        .order_by(corrections.c.made, corrections.c.id)
    )
    return [made_of(row) for row in rows]


def made_of(row: sa.Row[Any]) -> Made:
    """Return a correction of a report as `apply` takes it."""
    correction = adapter.validate_python(row.body)
    assert isinstance(correction, ReportCorrection)
    return Made(row.id, correction, row.author, row.made)


def reading_of(connection: sa.Connection, report: int) -> Record:
    """Return the record of a report as the model made it."""
    found = connection.execute(
        sa.select(readings.c.reading).where(readings.c.report_id == report)
    ).scalar_one()
    return unpack(found)


def stand(
    database: Database,
    connection: sa.Connection,
    report: int,
    corrections_in_force: Sequence[Made] | None = None,
    reading: Record | None = None,
) -> Applied:
    """Make a report stand as its reading and its corrections say, with all its rows."""
    if corrections_in_force is None:
        corrections_in_force = in_force(connection, report)
    if reading is None:
        reading = reading_of(connection, report)
    applied = apply(reading, corrections_in_force)
    connection.execute(
        readings.update()
        .where(readings.c.report_id == report)
        .values(
            corrected=None if applied.record is reading else pack(applied.record),
            notes={
                "confirmed": [one.model_dump(mode="json") for one in applied.confirmed],
                "set_aside": applied.set_aside,
                "lost": applied.lost,
            },
        )
    )
    connection.execute(
        reports.update().where(reports.c.id == report).values(corrections=len(corrections_in_force))
    )
    write_rows(
        database,
        connection,
        report,
        applied.record,
        confirmed=frozenset(one.attribution for one in applied.confirmed),
        set_aside=frozenset(applied.set_aside),
    )
    return applied

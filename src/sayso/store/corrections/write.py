"""Corrections taken in, undone and done again, each in one transaction with all that follows."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from sayso.errors import InvalidCorrection, UnknownEntry
from sayso.store.corrections.apply import Made, apply
from sayso.store.corrections.check import checked
from sayso.store.corrections.model import (
    JoinPeople,
    PeopleCorrection,
    ReportCorrection,
    SplitPerson,
    adapter,
)
from sayso.store.corrections.people import join, settle_again, split
from sayso.store.corrections.standing import in_force, reading_of, stand
from sayso.store.corrections.summary import summary_of
from sayso.store.database import Database
from sayso.store.listing import bounds
from sayso.store.reports import id_of
from sayso.store.rows import CorrectionRow, Page
from sayso.store.tables import corrections, decisions, now, reports
from sayso.store.training_data import training_rows
from sayso.store.wording import clean, one_line

_LONGEST_AUTHOR = 100


class Corrections:
    """The corrections. Get it from a library: `library.corrections`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, correction: ReportCorrection | PeopleCorrection, author: str) -> CorrectionRow:
        """Take a correction in.

        Args:
            correction: What is corrected; see `store/corrections/model.py`.
            author: Who says so.

        Raises:
            UnknownEntry: There is no such report or person.
            InvalidCorrection: It does not fit what is there.
        """
        author = one_line(clean(author))[:_LONGEST_AUTHOR]
        if not author:
            raise InvalidCorrection("a correction needs an author.", hint="Give a name.")
        with self._database.write() as connection:
            if isinstance(correction, JoinPeople | SplitPerson):
                made = self._decide(connection, correction, author)
            else:
                made = self._correct(connection, correction, author)
            return self._row(connection, made)

    def undo(self, id: int, author: str) -> CorrectionRow:
        """Undo a correction; what it changed is as if it had never been made.

        Raises:
            UnknownEntry: There is no such correction.
        """
        return self._set(id, author, undone=True)

    def redo(self, id: int, author: str) -> CorrectionRow:
        """Let a correction that was undone hold again, in its old place among the others.

        Raises:
            UnknownEntry: There is no such correction.
        """
        return self._set(id, author, undone=False)

    def undo_last(self, author: str, report: str | None = None) -> CorrectionRow | None:
        """Undo the latest correction of an author that holds.

        Args:
            author: Whose.
            report: Of the report with this key only.

        Returns:
            It, or None where there is none.
        """
        wanted = sa.select(corrections.c.id).where(
            corrections.c.author == one_line(clean(author))[:_LONGEST_AUTHOR],
            corrections.c.undone.is_(None),
        )
        if report is not None:
            one = sa.select(reports.c.id).where(reports.c.key == clean(report))
            wanted = wanted.where(corrections.c.report_id == one.scalar_subquery())
        with self._database.read() as connection:
            found = connection.scalar(wanted.order_by(corrections.c.id.desc()).limit(1))
        return None if found is None else self.undo(found, author)

    def list(
        self,
        report: str | None = None,
        page: int = 1,
        size: int = 50,
        *,
        person: int | None = None,
    ) -> Page[CorrectionRow]:
        """Return corrections, those undone with them, the latest first.

        Args:
            report: Of the report with this key only; None: all, and those about people.
            page: Which page, from 1.
            size: Most rows on it.
            person: That joined others with the person with this id, or made them by a split.
        """
        page, size, skip = bounds(page, size)
        wanted, count = _query(), sa.select(sa.func.count()).select_from(corrections)
        if report is not None:
            one = sa.select(reports.c.id).where(reports.c.key == clean(report)).scalar_subquery()
            wanted = wanted.where(corrections.c.report_id == one)
            count = count.where(corrections.c.report_id == one)
        if person is not None:
            about = sa.select(decisions.c.correction_id).where(decisions.c.target_id == person)
            wanted = wanted.where(corrections.c.id.in_(about))
            count = count.where(corrections.c.id.in_(about))
        with self._database.read() as connection:
            total = connection.scalar(count) or 0
            rows = connection.execute(
                wanted.order_by(corrections.c.id.desc()).limit(size).offset(skip)
            ).all()
        items = [_correction_row(row) for row in rows]
        return Page[CorrectionRow](items=items, total=total, page=page, size=size)

    def training_rows(self) -> Iterator[dict[str, Any]]:
        """Yield the reports that have corrections in the schema of the training corpora."""
        return training_rows(self._database)

    # --- one correction -----------------------------------------------------------------------

    def _correct(self, connection: sa.Connection, correction: ReportCorrection, author: str) -> int:
        report = id_of(connection, correction.report)
        before = in_force(connection, report)
        record = apply(reading_of(connection, report), before).record
        full = checked(correction, record)
        made = self._insert(connection, full, summary_of(full, record), author, report)
        row = connection.execute(
            sa.select(corrections.c.made).where(corrections.c.id == made)
        ).one()
        stand(self._database, connection, report, [*before, Made(made, full, author, row.made)])
        return made

    def _decide(self, connection: sa.Connection, correction: PeopleCorrection, author: str) -> int:
        if isinstance(correction, JoinPeople):
            summary, about = join(connection, correction)
        else:
            summary, about = split(connection, correction)
        made = self._insert(connection, correction, summary, author, None)
        connection.execute(decisions.insert(), [row | {"correction_id": made} for row in about])
        settle_again(connection, made)
        return made

    @staticmethod
    def _insert(
        connection: sa.Connection,
        correction: ReportCorrection | PeopleCorrection,
        summary: str,
        author: str,
        report: int | None,
    ) -> int:
        made = connection.execute(
            corrections.insert()
            .values(
                uid=uuid.uuid4().hex,
                report_id=report,
                kind=correction.kind,
                body=body_of(correction),
                summary=clean(summary),
                author=author,
                made=now(),
            )
            .returning(corrections.c.id)
        )
        return int(made.scalar_one())

    def _set(self, id: int, author: str, *, undone: bool) -> CorrectionRow:
        with self._database.write() as connection:
            row = connection.execute(sa.select(corrections).where(corrections.c.id == id)).first()
            if row is None:
                raise UnknownEntry(
                    f"there is no correction {id} in the library.",
                    hint="Look it up in the list of corrections.",
                )
            if (row.undone is not None) != undone:
                connection.execute(
                    corrections.update()
                    .where(corrections.c.id == id)
                    .values(
                        undone=now() if undone else None,
                        undone_by=one_line(clean(author))[:_LONGEST_AUTHOR] if undone else None,
                    )
                )
                if row.report_id is not None:
                    stand(self._database, connection, row.report_id)
                else:
                    connection.execute(
                        decisions.update()
                        .where(decisions.c.correction_id == id)
                        .values(in_force=not undone)
                    )
                    settle_again(connection, id)
            return self._row(connection, id)

    @staticmethod
    def _row(connection: sa.Connection, id: int) -> CorrectionRow:
        return _correction_row(connection.execute(_query().where(corrections.c.id == id)).one())


def body_of(correction: ReportCorrection | PeopleCorrection) -> dict[str, Any]:
    """Return a correction as the database keeps it."""
    # Snapshots repeat words of the report, which may hold what no database takes.
    return _clean(adapter.dump_python(correction, mode="python"))  # type: ignore[no-any-return]


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value


def _query() -> sa.Select[Any]:
    return sa.select(corrections, reports.c.key, reports.c.title).outerjoin(
        reports, reports.c.id == corrections.c.report_id
    )


def _correction_row(row: sa.Row[Any]) -> CorrectionRow:
    return CorrectionRow(
        id=row.id,
        report=row.key,
        title=row.title,
        kind=row.kind,
        summary=row.summary,
        author=row.author,
        made=row.made,
        undone=row.undone,
    )

"""The reports of a library: brought in, looked up, read again, taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from sayso.errors import UnknownEntry
from sayso.ingest.report import Report, TextOrigin
from sayso.record import Record, Span
from sayso.store.corrections.standing import stand
from sayso.store.database import Database
from sayso.store.identity import address_of, day_of, key_of, title_of
from sayso.store.listing import bounds, like, mapping, report_columns, report_row
from sayso.store.packing import pack, unpack
from sayso.store.rows import Confirmation, Count, Page, ReportRow, StoredReport
from sayso.store.statements import derive
from sayso.store.tables import entities, now, outlets, readings, reports
from sayso.store.wording import clean_or_none, folded
from sayso.store.writing import outlet_id, remove_rows, write_rows

Rows = list[ReportRow]
Counts = list[Count]
Order = Literal["added", "published", "title", "outlet", "findings"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was to be added.

    Attributes:
        key: Its key.
        new: False where it was there already; nothing has changed then.
        version: 1, 2, ... among the reports of its address.
    """

    key: str
    new: bool
    version: int


class Reports:
    """The reports. Get it from a library: `library.reports`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, record: Record) -> Added:
        """Add a report with its record, unless it is there: the same text and the same URL.

        Another text under the URL of one that is there becomes a new version beside it.
        """
        key, packed, derived = key_of(record.report), pack(record), derive(record)
        with self._database.write() as connection:
            known = connection.execute(
                sa.select(reports.c.version).where(reports.c.key == key)
            ).first()
            if known is not None:
                return Added(key, new=False, version=known.version)
            report, version = insert_report(connection, key, record, packed)
            write_rows(self._database, connection, report, record, derived=derived, new=True)
        return Added(key, new=True, version=version)

    def replace_reading(self, key: str, record: Record) -> None:
        """Put a newer reading of a report in place of the one there; corrections stay on top.

        Raises:
            UnknownEntry: There is no such report, or the record is of another text.
        """
        packed = pack(record)
        with self._database.write() as connection:
            report = id_of(connection, key)
            old = unpack(
                connection.execute(
                    sa.select(readings.c.reading).where(readings.c.report_id == report)
                ).scalar_one()
            )
            if old.report.text != record.report.text:
                raise UnknownEntry(
                    "the record is of another text.",
                    where=f"report {key}",
                    hint="Add it as a report of its own.",
                )
            connection.execute(
                readings.update().where(readings.c.report_id == report).values(reading=packed)
            )
            connection.execute(
                reports.update()
                .where(reports.c.id == report)
                .values(model=clean_or_none(record.model) or "")
            )
            stand(self._database, connection, report, reading=record)

    def stale(self, model: str) -> list[str]:
        """Return the keys of the reports that another model than this one has read."""
        with self._database.read() as connection:
            found = connection.scalars(
                sa.select(reports.c.key).where(reports.c.model != model).order_by(reports.c.id)
            )
            return list(found)

    def get(self, key: str) -> StoredReport:
        """Return a report with its record as it stands.

        Raises:
            UnknownEntry: There is no such report.
        """
        with self._database.read() as connection:
            row = _row_of(connection, key)
            kept = connection.execute(
                sa.select(readings).where(readings.c.report_id == row.id)
            ).one()
            who = mapping(
                connection,
                sa.select(entities.c.entity, entities.c.person_id).where(
                    entities.c.report_id == row.id
                ),
            )
            others = self._versions(connection, row)
        notes = kept.notes or {}
        return StoredReport(
            row=report_row(row),
            record=unpack(kept.corrected or kept.reading),
            confirmed=[Confirmation.model_validate(one) for one in notes.get("confirmed", ())],
            people=who,
            other_versions=others,
            set_aside=notes.get("set_aside", []),
            lost=notes.get("lost", []),
        )

    def reading_of(self, key: str) -> Record:
        """Return the record of a report as the model made it, without corrections.

        Raises:
            UnknownEntry: There is no such report.
        """
        with self._database.read() as connection:
            kept = connection.execute(
                sa.select(readings.c.reading)
                .join(reports, reports.c.id == readings.c.report_id)
                .where(reports.c.key == key)
            ).scalar_one_or_none()
        if kept is None:
            raise _unknown(key)
        return unpack(kept)

    def source_of(self, key: str) -> Report:
        """Return a report as it was brought in, to read it again.

        Raises:
            UnknownEntry: There is no such report.
        """
        info = self.reading_of(key).report
        return Report(
            text=info.text,
            path=info.path,
            url=info.url,
            title=info.title,
            outlet=info.outlet,
            byline=tuple(info.byline),
            published=info.published,
            language=info.language,
            headings=tuple(map(_pair, info.headings)),
            paragraphs=tuple(map(_pair, info.paragraphs)),
            origins=tuple(
                TextOrigin(one.start, one.end, one.byte_start, one.byte_end, one.element)
                for one in info.origins
            ),
            encoding=info.encoding,
        )

    def list(
        self,
        *,
        outlet: str | None = None,
        text: str | None = None,
        order: Order = "added",
        page: int = 1,
        size: int = 50,
    ) -> Page[ReportRow]:
        """List reports.

        Args:
            outlet: Of this outlet only; exactly.
            text: With these words in the title; case and accents do not count.
            order: `added`, `published` and `findings` give the most or the latest first.
            page: Which page, from 1.
            size: Most rows on it.
        """
        page, size, skip = bounds(page, size)
        wanted = sa.select(reports.c.id).select_from(reports)
        if outlet is not None:
            wanted = wanted.where(
                reports.c.outlet_id
                == sa.select(outlets.c.id).where(outlets.c.name == outlet).scalar_subquery()
            )
        for word in folded(text or "").split():
            wanted = wanted.where(reports.c.folded.like(like(word), escape="\\"))
        with self._database.read() as connection:
            total = connection.scalar(sa.select(sa.func.count()).select_from(wanted.subquery()))
            # The rows of one page are put together only after the page is known.
            ordered = _ordered(wanted, order).limit(size).offset(skip)
            ids = list(connection.scalars(ordered))
            rows = {
                row.id: row
                for row in connection.execute(report_columns().where(reports.c.id.in_(ids)))
            }
        items = [report_row(rows[one]) for one in ids]
        return Page[ReportRow](items=items, total=total or 0, page=page, size=size)

    def outlets(self) -> Counts:
        """Return how many reports each outlet has, most first; reports without one are left out."""
        count = sa.func.count().label("number")
        with self._database.read() as connection:
            rows = connection.execute(
                sa.select(outlets.c.name, count)
                .join(reports, reports.c.outlet_id == outlets.c.id)
                .group_by(outlets.c.name)
                .order_by(count.desc(), outlets.c.name)
            )
            return [Count(value=row.name, count=row.number) for row in rows]

    def remove(self, key: str) -> None:
        """Take a report out of the library, with its corrections.

        Raises:
            UnknownEntry: There is no such report.
        """
        with self._database.write() as connection:
            report = id_of(connection, key)
            remove_rows(self._database, connection, report)
            connection.execute(reports.delete().where(reports.c.id == report))

    @staticmethod
    def _versions(connection: sa.Connection, row: sa.Row[Any]) -> Rows:
        if row.address is None:
            return []
        found = connection.execute(
            report_columns()
            .where(reports.c.address == row.address, reports.c.id != row.id)
            .order_by(reports.c.version)
        )
        return [report_row(other) for other in found]


def insert_report(
    connection: sa.Connection, key: str, record: Record, packed: bytes
) -> tuple[int, int]:
    """Write the row of a report and its reading, and return its id and its version."""
    info = record.report
    address = address_of(info)
    version = 1
    if address is not None:
        newest = connection.scalar(
            sa.select(sa.func.max(reports.c.version)).where(reports.c.address == address)
        )
        version = (newest or 0) + 1
    title = title_of(info)
    report = connection.execute(
        reports.insert()
        .values(
            key=key,
            address=address,
            version=version,
            url=clean_or_none(info.url),
            path=clean_or_none(info.path),
            title=title,
            folded=folded(title),
            outlet_id=outlet_id(connection, info.outlet),
            published=clean_or_none(info.published),
            day=day_of(info),
            added=now(),
            model=clean_or_none(record.model) or "",
        )
        .returning(reports.c.id)
    ).scalar_one()
    connection.execute(readings.insert().values(report_id=report, reading=packed))
    return report, version


def id_of(connection: sa.Connection, key: str) -> int:
    """Return the id of a report.

    Raises:
        UnknownEntry: There is no such report.
    """
    found = connection.scalar(sa.select(reports.c.id).where(reports.c.key == key))
    if found is None:
        raise _unknown(key)
    return int(found)


def _row_of(connection: sa.Connection, key: str) -> sa.Row[Any]:
    row = connection.execute(report_columns().where(reports.c.key == key)).first()
    if row is None:
        raise _unknown(key)
    return row


def _unknown(key: str) -> UnknownEntry:
    return UnknownEntry(
        f"there is no report '{key}' in the library.", hint="Look it up in the list of reports."
    )


def _ordered(wanted: sa.Select[Any], order: Order) -> sa.Select[Any]:
    if order == "published":
        return wanted.order_by(reports.c.day.desc(), reports.c.id.desc())
    if order == "title":
        return wanted.order_by(reports.c.folded, reports.c.id)
    if order == "findings":
        return wanted.order_by(reports.c.findings.desc(), reports.c.id.desc())
    if order == "outlet":
        return wanted.outerjoin(outlets, outlets.c.id == reports.c.outlet_id).order_by(
            sa.func.coalesce(outlets.c.name, "\U0010ffff"), reports.c.id.desc()
        )
    return wanted.order_by(reports.c.added.desc(), reports.c.id.desc())


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end

"""One file -> a library. Importing it again changes nothing."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from typing import Any, BinaryIO

import sqlalchemy as sa
from pydantic import ValidationError

from sayso.errors import BadArchive
from sayso.store.archive.decisions import import_decision
from sayso.store.archive.file import ArchiveFile
from sayso.store.archive.lines import (
    DECISIONS,
    FEEDS,
    REPORTS,
    CorrectionLine,
    DecisionLine,
    FeedLine,
    ReportLine,
)
from sayso.store.archive.soundness import fault_of
from sayso.store.corrections.model import ReportCorrection, adapter
from sayso.store.corrections.standing import stand
from sayso.store.corrections.write import body_of
from sayso.store.identity import key_of
from sayso.store.library import Library
from sayso.store.packing import pack
from sayso.store.reports import insert_report
from sayso.store.statements import derive
from sayso.store.tables import corrections, feeds, reports
from sayso.store.wording import one_line
from sayso.store.writing import write_rows

MOST_BYTES = 64 * 1024**3
"""Most bytes that an archive may hold when it is unpacked."""


@dataclass(slots=True)
class Imported:
    """What an import did.

    Attributes:
        reports: Reports that are new to the library.
        known: Reports that were there already.
        corrections: Corrections that are new to it.
        decisions: Decisions about people that are new to it.
        feeds: Feeds that are new to it.
    """

    reports: int = 0
    known: int = 0
    corrections: int = 0
    decisions: int = 0
    feeds: int = 0


def import_library(library: Library, stream: BinaryIO, *, most_bytes: int = MOST_BYTES) -> Imported:
    """Bring what an archive holds into a library, beside what is there.

    A report and its corrections come in together or not at all. What the library has already, it
    keeps as it is.

    Args:
        library: Where to.
        stream: The archive, open for reading; it must be seekable.
        most_bytes: Most bytes that it may hold unpacked.

    Raises:
        BadArchive: It is no archive, is damaged, holds too much, or is of a newer version. Reports
            before the damage are in the library.
    """
    done = Imported()
    try:
        with zipfile.ZipFile(stream) as opened:
            file = ArchiveFile(opened, most_bytes)
            file.check_manifest()
            for number, report in enumerate(file.lines(REPORTS, ReportLine), 1):
                _import_report(library, report, f"{REPORTS}, line {number}", done)
            for decision in file.lines(DECISIONS, DecisionLine):
                with library.database.write() as connection:
                    done.decisions += import_decision(connection, decision)
            for feed in file.lines(FEEDS, FeedLine):
                _import_feed(library, feed, done)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise BadArchive(
            f"the file is no archive of a library: {error}.", hint="Export the library again."
        ) from error
    return done


def _import_report(library: Library, line: ReportLine, where: str, done: Imported) -> None:
    record = line.record
    fault = fault_of(record)
    if fault is not None:
        raise BadArchive(f"the record does not hold together: {fault}.", where=where)
    made = [_correction(one, where) for one in line.corrections]
    key, packed = key_of(record.report), pack(record)
    derived = derive(record)
    database = library.database
    with database.write() as connection:
        report = connection.scalar(sa.select(reports.c.id).where(reports.c.key == key))
        if report is None:
            report, version = insert_report(connection, key, record, packed)
            _as_it_was(connection, report, line, version)
            done.reports += 1
            new = True
        else:
            done.known += 1
            new = False
        known = set(
            connection.scalars(
                sa.select(corrections.c.uid).where(
                    corrections.c.uid.in_([one.uid for one, _ in made])
                )
            )
        )
        rows = [
            _row(one, body.model_copy(update={"report": key}), report)
            for one, body in made
            if one.uid not in known
        ]
        if rows:
            connection.execute(corrections.insert(), rows)
            done.corrections += len(rows)
            stand(database, connection, report)
        elif new:
            write_rows(database, connection, report, record, derived=derived, new=True)


def _as_it_was(connection: sa.Connection, report: int, line: ReportLine, version: int) -> None:
    """Give a report the time it was added at, and its version where no other has it."""
    address = connection.scalar(sa.select(reports.c.address).where(reports.c.id == report))
    taken = connection.scalars(
        sa.select(reports.c.version).where(reports.c.address == address, reports.c.id != report)
    ).all()
    if address is not None and line.version not in taken:
        version = line.version
    connection.execute(
        reports.update().where(reports.c.id == report).values(added=line.added, version=version)
    )


def _correction(line: CorrectionLine, where: str) -> tuple[CorrectionLine, ReportCorrection]:
    try:
        found = adapter.validate_python(line.body)
    except (ValidationError, RecursionError) as error:
        raise BadArchive("it holds a correction that is none.", where=where) from error
    if not isinstance(found, ReportCorrection):
        raise BadArchive("it holds a correction of another kind.", where=where)
    return line, found


def _row(line: CorrectionLine, correction: ReportCorrection, report: int) -> dict[str, Any]:
    return {
        "uid": line.uid,
        "report_id": report,
        "kind": correction.kind,
        "body": body_of(correction),
        "summary": one_line(line.summary),
        "author": one_line(line.author),
        "made": line.made,
        "undone": line.undone,
        "undone_by": line.undone_by,
    }


def _import_feed(library: Library, line: FeedLine, done: Imported) -> None:
    url = one_line(line.url)
    if not url:
        return
    with library.database.write() as connection:
        if connection.scalar(sa.select(feeds.c.id).where(feeds.c.url == url)) is None:
            values = line.model_dump() | {"url": url, "title": one_line(line.title) or url}
            connection.execute(feeds.insert().values(**values))
            done.feeds += 1

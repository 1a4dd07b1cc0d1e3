"""A library -> one file."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, BinaryIO

import sqlalchemy as sa

from sayso.__about__ import __version__
from sayso.store.archive.lines import DECISIONS, FEEDS, MANIFEST, REPORTS, Manifest
from sayso.store.database import Database
from sayso.store.library import Library
from sayso.store.packing import as_json, unpack
from sayso.store.tables import corrections, decisions, feeds, now, readings, reports

_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written."""

    reports: int
    corrections: int
    decisions: int
    feeds: int


def export_library(library: Library, stream: BinaryIO) -> Exported:
    """Write a whole library into a stream: reports, corrections, decisions about people, feeds.

    Corrections that were undone are in it, jobs are not. Each report is as it stands at one moment;
    those that are added meanwhile may be missing.
    """
    database = library.database
    counts = {"reports": 0, "corrections": 0, "decisions": 0, "feeds": 0}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open(REPORTS, "w", force_zip64=True) as out:
            for line, made in _reports(database):
                out.write(line)
                counts["reports"] += 1
                counts["corrections"] += made
        with file.open(DECISIONS, "w", force_zip64=True) as out:
            counts["decisions"] = _write(out, _decisions(database))
        with file.open(FEEDS, "w", force_zip64=True) as out:
            counts["feeds"] = _write(out, _feeds(database))
        manifest = Manifest(sayso=__version__, written=now(), reports=counts["reports"])
        file.writestr(MANIFEST, manifest.model_dump_json(indent=1) + "\n")
    return Exported(**counts)


def _write(out: IO[bytes], rows: Iterator[dict[str, Any]]) -> int:
    count = 0
    for row in rows:
        out.write(_json(row) + b"\n")
        count += 1
    return count


def _json(value: Any) -> bytes:
    # Escaped, so that no text is too odd for UTF-8.
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _reports(database: Database) -> Iterator[tuple[bytes, int]]:
    last = 0
    while True:
        with database.read() as connection:
            rows = connection.execute(
                sa.select(reports.c.id, reports.c.added, reports.c.version, readings.c.reading)
                .join(readings, readings.c.report_id == reports.c.id)
                .where(reports.c.id > last)
                .order_by(reports.c.id)
                .limit(_AT_ONCE)
            ).all()
            made = _corrections(connection, [row.id for row in rows])
        if not rows:
            return
        last = rows[-1].id
        for row in rows:
            said = made.get(row.id, [])
            head = _json({"added": row.added.isoformat(), "version": row.version})
            record = as_json(unpack(row.reading))
            line = b"".join(
                [head[:-1], b',"record":', record, b',"corrections":', _json(said), b"}\n"]
            )
            yield line, len(said)


def _corrections(connection: sa.Connection, ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    rows = connection.execute(
        sa.select(corrections)
        .where(corrections.c.report_id.in_(ids))
        .order_by(corrections.c.made, corrections.c.id)
    )
    for row in rows:
        found.setdefault(row.report_id, []).append({**_made(row), "body": row.body})
    return found


def _made(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "uid": row.uid,
        "summary": row.summary,
        "author": row.author,
        "made": row.made.isoformat(),
        "undone": row.undone and row.undone.isoformat(),
        "undone_by": row.undone_by,
    }


def _decisions(database: Database) -> Iterator[dict[str, Any]]:
    with database.read() as connection:
        rows = connection.execute(
            sa.select(corrections)
            .where(corrections.c.report_id.is_(None))
            .order_by(corrections.c.made, corrections.c.id)
        ).all()
        for row in rows:
            members = connection.execute(
                sa.select(decisions)
                .where(decisions.c.correction_id == row.id)
                .order_by(decisions.c.id)
            )
            yield {
                **_made(row),
                "kind": row.kind,
                "members": [
                    {"report": one.report_key, "name": one.name, "start": one.start, "end": one.end}
                    for one in members
                ],
            }


def _feeds(database: Database) -> Iterator[dict[str, Any]]:
    with database.read() as connection:
        for row in connection.execute(sa.select(feeds).order_by(feeds.c.id)).all():
            yield {
                "url": row.url,
                "title": row.title,
                "added": row.added.isoformat(),
                "read": row.read and row.read.isoformat(),
                "error": row.error,
            }

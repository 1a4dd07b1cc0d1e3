"""Reports as the library gives them back, put together by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sayso.record import Record
from sayso.store.rows import ReportRow, StoredReport

KEY = "00c0ffee00c0ffee"
MADE = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def row_of(record: Record, **fields: Any) -> ReportRow:
    """The row of a report."""
    known: dict[str, Any] = {
        "key": KEY,
        "title": record.report.title or "Ferry talks stall",
        "outlet": record.report.outlet,
        "published": record.report.published,
        "added": MADE,
        "version": 1,
        "versions": 1,
        "words": record.profile.words,
        "statements": len(record.attributions),
        "findings": len(record.findings),
        "corrections": 0,
        "model": record.model,
    }
    return ReportRow(**(known | fields))


def stored(record: Record, **fields: Any) -> StoredReport:
    """A report of which nobody has said anything, but for the fields given."""
    known: dict[str, Any] = {
        "row": row_of(record),
        "record": record,
        "confirmed": [],
        "people": {},
        "other_versions": [],
        "set_aside": [],
        "lost": [],
    }
    return StoredReport(**(known | fields))

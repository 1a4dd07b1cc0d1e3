"""Corrected reports as training data, in the schema of the training corpora."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from sayso.record import Attribution, Record, Span
from sayso.store.database import Database
from sayso.store.packing import unpack
from sayso.store.tables import corrections, outlets, readings, reports
from sayso.voices.nesting import outer_ones

_ROLES = ("source", "cue", "content")


def training_rows(database: Database) -> Iterator[dict[str, Any]]:
    """Yield a row for each report that a person has corrected; see docs/library.md."""
    corrected = (
        sa.select(corrections.c.report_id)
        .where(
            corrections.c.report_id.is_not(None),
            corrections.c.undone.is_(None),
            # Whether a finding needs a look says nothing of the statements.
            corrections.c.kind != "set_aside",
        )
        .distinct()
    )
    with database.read() as connection:
        ids = list(
            connection.scalars(
                sa.select(reports.c.id).where(reports.c.id.in_(corrected)).order_by(reports.c.id)
            )
        )
    for id in ids:
        with database.read() as connection:
            row = connection.execute(
                sa.select(readings, reports.c.key, reports.c.title, outlets.c.name)
                .join(reports, reports.c.id == readings.c.report_id)
                .outerjoin(outlets, outlets.c.id == reports.c.outlet_id)
                .where(reports.c.id == id)
            ).first()
            authors = connection.scalars(
                sa.select(corrections.c.author)
                .where(corrections.c.report_id == id, corrections.c.undone.is_(None))
                .distinct()
                .order_by(corrections.c.author)
            ).all()
        if row is not None:
            record = unpack(row.corrected or row.reading)
            said = {one["attribution"] for one in (row.notes or {}).get("confirmed", ())}
            yield _row(row.key, record, row.name, list(authors), said)


def _row(
    key: str, record: Record, outlet: str | None, authors: list[str], said: set[str]
) -> dict[str, Any]:
    info = record.report
    text = info.text
    outer = [item for item in record.attributions if item.parent is None]
    # As in the rows of speakers: aN is the N-th of the attributions that are listed.
    numbers = {item.id: f"a{number}" for number, item in enumerate(outer, 1)}
    by_id = {item.id: item for item in record.attributions}
    speaking = {item.speaker for item in record.attributions}
    return {
        "doc": key,
        "publisher": outlet,
        "date": info.published,
        "title": info.title,
        "author": ", ".join(info.byline) or None,
        "annotator": "+".join(authors),
        "text": text,
        "attributions": [
            {"id": numbers[item.id], **_words(item), **_said(item, said)} for item in outer
        ],
        "marks": [],
        "cast": [
            {
                "id": entity.id,
                "type": entity.type,
                "name": entity.name,
                "aliases": entity.aliases,
                "roles": [text[role.start : role.end] for role in entity.roles],
            }
            for entity in record.cast
            if entity.id in speaking
        ],
        "nested": [
            {"parent": numbers[_outermost(item, by_id)], **_words(item), **_said(item, said)}
            for item in record.attributions
            if item.parent is not None
        ],
    }


def _outermost(item: Attribution, by_id: Mapping[str, Attribution]) -> str:
    return next(
        (one.id for one in outer_ones(item, by_id) if one.parent is None),
        item.id,
    )


def _words(item: Attribution) -> dict[str, Any]:
    return {role: [_pair(span) for span in getattr(item, role)] for role in _ROLES}


def _said(item: Attribution, said: set[str]) -> dict[str, Any]:
    return {
        "speaker": item.speaker,
        "grade": item.grade,
        "mode": item.mode,
        "confirmed": item.id in said,
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]

"""Rows of a report in the database: written, taken away, written again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from sayso.record import Record
from sayso.store.database import Database
from sayso.store.people import Belonging, settle
from sayso.store.query import tsvector
from sayso.store.statements import Derived, StatementDraft, derive
from sayso.store.tables import (
    NO_OUTLET,
    PLACE_BITS,
    SEARCH_TABLE,
    edges,
    entities,
    facets,
    findings,
    outlets,
    reports,
    statement_mentions,
    statement_words,
    statements,
)
from sayso.store.tallies import count_in
from sayso.store.wording import clean, clean_or_none, words

_SEARCH_SQLITE = sa.text(
    f"INSERT INTO {SEARCH_TABLE} (rowid, content, who) VALUES (:id, :content, :who)"
)
_SEARCH_POSTGRESQL = sa.text(
    f"INSERT INTO {SEARCH_TABLE} (id, words) VALUES (:id, CAST(:words AS tsvector))"
)


def row_id(report: int, place: int) -> int:
    """Return the id of a row that belongs to a report."""
    return report << PLACE_BITS | place


def outlet_id(connection: sa.Connection, name: str | None) -> int | None:
    """Return the id of an outlet, which gets a row where it has none."""
    name = clean_or_none(name)
    if name is None:
        return None
    found = connection.scalar(sa.select(outlets.c.id).where(outlets.c.name == name))
    if found is None:
        made = connection.execute(outlets.insert().values(name=name).returning(outlets.c.id))
        found = made.scalar_one()
    return int(found)


def write_rows(
    database: Database,
    connection: sa.Connection,
    report: int,
    record: Record,
    *,
    derived: Derived | None = None,
    new: bool = False,
    confirmed: frozenset[str] = frozenset(),
    set_aside: frozenset[int] = frozenset(),
) -> None:
    """Write the rows that a record makes, in place of those of an earlier one.

    Args:
        database: The database.
        connection: One that may write.
        report: Id of the report, whose own row is there.
        record: Its record, corrections in it.
        derived: What `derive` makes of the record, where that is at hand.
        new: It has no rows yet.
        confirmed: Ids of the attributions that a person has confirmed or corrected.
        set_aside: Numbers, from 1, of the findings that a person has set aside.
    """
    about = connection.execute(
        sa.select(reports.c.key, reports.c.day, reports.c.outlet_id).where(reports.c.id == report)
    ).one()
    before = [] if new else remove_rows(database, connection, report)
    derived = derive(record) if derived is None else derived
    belongings = settle(connection, about.key, derived.entities, about.day, before)
    found = _entity_rows(report, about.day, derived, belongings)
    _insert(connection, entities, found)
    count_in(connection, found, 1)
    _write_statements(database, connection, report, about, derived, belongings, confirmed)
    _insert(connection, edges, _edge_rows(report, about.outlet_id, derived, belongings))
    _insert(
        connection,
        findings,
        [
            {
                "id": row_id(report, item.number),
                "report_id": report,
                "outlet_id": about.outlet_id,
                "number": item.number,
                "code": clean(item.finding.code)[:32],
                "message": clean(item.finding.message),
                "start": item.finding.start,
                "end": item.finding.end,
                "before": item.before,
                "words": item.words,
                "after": item.after,
                "set_aside": item.number in set_aside,
            }
            for item in derived.findings
        ],
    )
    connection.execute(
        reports.update()
        .where(reports.c.id == report)
        .values(
            words=record.profile.words,
            statements=len(record.attributions),
            findings=len(record.findings) - len(set_aside),
        )
    )


def remove_rows(database: Database, connection: sa.Connection, report: int) -> list[dict[str, Any]]:
    """Take the rows of a report away, and return those of its entities as they were."""
    rows = connection.execute(sa.select(entities).where(entities.c.report_id == report))
    before = [dict(row._mapping) for row in rows]
    count_in(connection, before, -1)
    first, last = row_id(report, 0), row_id(report + 1, 0)
    gone = sa.select(statements.c.facet_id).where(statements.c.id >= first, statements.c.id < last)
    _count_facets(connection, Counter(connection.scalars(gone)), -1)
    key = "rowid" if database.is_sqlite else "id"
    connection.execute(
        sa.text(f"DELETE FROM {SEARCH_TABLE} WHERE {key} >= :first AND {key} < :last"),
        {"first": first, "last": last},
    )
    for table in (statement_mentions, statement_words, statements, edges, findings, entities):
        column = table.c.get("id", table.c.get("statement_id"))
        if column is not None:
            connection.execute(table.delete().where(column >= first, column < last))
    return before


def _entity_rows(
    report: int, day: str, derived: Derived, belongings: Sequence[Belonging]
) -> list[dict[str, Any]]:
    return [
        {
            "id": row_id(report, row.place),
            "report_id": report,
            "entity": row.entity,
            "type": row.type,
            "name": row.name,
            "aliases": row.aliases,
            "roles": row.roles,
            "spans": row.spans,
            "day": day,
            "statements": row.statements,
            "person_id": who.person,
            "auto_person_id": who.auto,
            "auto_confidence": who.auto_confidence,
            "confidence": who.confidence,
            "by_hand": who.by_hand,
        }
        for row, who in zip(derived.entities, belongings, strict=True)
    ]


def _write_statements(
    database: Database,
    connection: sa.Connection,
    report: int,
    about: Any,
    derived: Derived,
    belongings: Sequence[Belonging],
    confirmed: frozenset[str],
) -> None:
    narrow, wide, searched, mentions = [], [], [], []
    combination = facet_ids(
        connection, about.outlet_id, [_facet(item) for item in derived.statements]
    )
    for item in derived.statements:
        key, speaker = row_id(report, item.place), item.speaker_place
        narrow.append(
            {
                "id": key,
                "report_id": report,
                "entity_id": None if speaker is None else row_id(report, speaker),
                "person_id": None if speaker is None else belongings[speaker - 1].person,
                "facet_id": combination[_facet(item)],
                "day": about.day,
                "confirmed": item.attribution.id in confirmed,
            }
        )
        wide.append(_wide(key, item))
        searched.append(_searched(database, key, item))
        mentions += [
            {
                "statement_id": key,
                "entity_id": row_id(report, place),
                "report_id": report,
                "person_id": belongings[place - 1].person,
                "day": about.day,
            }
            for place in item.mentions
        ]
    _insert(connection, statements, narrow)
    _count_facets(connection, Counter(row["facet_id"] for row in narrow), 1)
    _insert(connection, statement_words, wide)
    _insert(connection, statement_mentions, mentions)
    if searched:
        connection.execute(_SEARCH_SQLITE if database.is_sqlite else _SEARCH_POSTGRESQL, searched)


Facet = tuple[str, str, str, str]


def _facet(item: StatementDraft) -> Facet:
    """Return grade, kind, mode and rules of a statement."""
    one = item.attribution
    return (one.grade or "", one.kind, one.mode or "", item.rules)


def facet_ids(
    connection: sa.Connection, outlet: int | None, wanted: Iterable[Facet]
) -> dict[Facet, int]:
    """Return the ids of combinations in the reports of an outlet; new ones get a row."""
    names = ("grade", "kind", "mode", "rules")
    known: dict[Facet, int] = {
        (row.grade, row.kind, row.mode, row.rules): row.id
        for row in connection.execute(
            sa.select(facets).where(facets.c.outlet_id == (outlet or NO_OUTLET))
        )
    }
    new = [facet for facet in dict.fromkeys(wanted) if facet not in known]
    if new:
        made = connection.scalars(
            facets.insert().returning(facets.c.id, sort_by_parameter_order=True),
            [
                {"outlet_id": outlet or NO_OUTLET, **dict(zip(names, facet, strict=True))}
                for facet in new
            ],
        )
        known.update(zip(new, made, strict=True))
    return known


def _count_facets(connection: sa.Connection, counts: Mapping[int, int], sign: int) -> None:
    rows = [{"facet": facet, "more": sign * count} for facet, count in counts.items()]
    if rows:
        connection.execute(
            facets.update()
            .where(facets.c.id == sa.bindparam("facet"))
            .values(statements=facets.c.statements + sa.bindparam("more", type_=sa.Integer)),
            rows,
        )


def _wide(key: int, item: StatementDraft) -> dict[str, Any]:
    return {
        "id": key,
        "attribution": clean(item.attribution.id)[:32],
        "polarity": item.attribution.polarity,
        "speaker": item.speaker,
        "source": item.source,
        "cue": item.cue,
        "before": item.before,
        "content": item.content,
        "after": item.after,
        "chain": item.chain,
        "mouths": item.attribution.mouths,
        "occasion": item.occasion,
        "said_at": clean_or_none(item.said_at),
        "confidence": item.attribution.confidence,
    }


def _searched(database: Database, key: int, item: StatementDraft) -> dict[str, Any]:
    content, who = words(item.content), words(f"{item.speaker or ''} … {item.source}")
    if database.is_sqlite:
        return {"id": key, "content": " ".join(content), "who": " ".join(who)}
    return {"id": key, "words": tsvector(content, who)}


def _edge_rows(
    report: int, outlet: int | None, derived: Derived, belongings: Sequence[Belonging]
) -> list[dict[str, Any]]:
    def person(place: int) -> int:
        return belongings[place - 1].person

    counts: Counter[tuple[str, int | None, int]] = derived.edges
    return [
        {
            "id": row_id(report, number),
            "report_id": report,
            "relation": relation,
            "source_entity_id": None if source is None else row_id(report, source),
            "source_id": None if source is None else person(source),
            "target_entity_id": row_id(report, target),
            "target_id": person(target),
            "outlet_id": outlet,
            "count": count,
        }
        for number, ((relation, source, target), count) in enumerate(counts.items(), 1)
    ]


def _insert(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), rows)

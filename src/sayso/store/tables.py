"""The tables of a library, for SQLite and PostgreSQL alike.

`reports`, `readings` and `corrections` hold what was read and what people said of it. `entities`,
`statements` and the tables that hang on them are made from a report's corrected record, and can be
made again from it at any time: they are there so that lists, pages of people and searches are
quick. Their ids are counted out from the report's (`report << 20 | place`), so that a report's
rows lie beside each other and keep their numbers when they are written again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

from sayso.store.wording import clean

PLACE_BITS = 20
"""Bits of an id that count the place within a report; the others are the report's id."""
MOST_PLACES = (1 << PLACE_BITS) - 1
"""Most statements, or entities, of one report that have rows of their own."""

NO_OUTLET = 0
"""What `facets` has for a report without an outlet; no outlet has this id."""

SEARCH_TABLE = "statement_search"
"""Name of the full-text index: an FTS5 table in SQLite, words and places in PostgreSQL."""


class Moment(TypeDecorator[datetime]):
    """A time in UTC, kept as ISO 8601 text of one width, so that both databases sort it alike."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        """Return the text of a time."""
        if value is None:
            return None
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:
        """Return the time of a text."""
        return None if value is None else datetime.fromisoformat(value)


def now() -> datetime:
    """Return the present time, in UTC."""
    return datetime.now(UTC)


class Words(TypeDecorator[str]):
    """Text that any database takes, sorted by code points: never by a server's locale."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """Return the type of a dialect."""
        postgresql = dialect.name == "postgresql"
        return dialect.type_descriptor(sa.Text(collation="C") if postgresql else sa.Text())

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Return a text of the same length without NUL and lone surrogates."""
        return None if value is None else clean(value)


class Id(TypeDecorator[int]):
    """A number of a row; one that no database can hold is asked for in vain, not an error."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: sa.Dialect) -> sa.types.TypeEngine[Any]:
        """Return the type of a dialect; SQLite counts rows by plain integers only."""
        sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(sa.Integer() if sqlite else sa.BigInteger())

    def process_bind_param(self, value: int | None, dialect: sa.Dialect) -> int | None:
        """Return a number that fits."""
        return value if value is None or 0 <= value < 1 << 63 else -1


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)


def _of_report(name: str = "report_id", **options: Any) -> sa.Column[int]:
    return sa.Column(
        name, Id, sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, **options
    )


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


outlets = sa.Table(
    "outlets",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("name", Words, nullable=False, unique=True),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("key", Words, nullable=False, unique=True),
    sa.Column("address", Words, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("url", Words),
    sa.Column("path", Words),
    sa.Column("title", Words, nullable=False),
    sa.Column("folded", Words, nullable=False, index=True),
    sa.Column("outlet_id", Id, sa.ForeignKey("outlets.id")),
    sa.Column("published", Words),
    sa.Column("day", Words, nullable=False),
    sa.Column("added", Moment, nullable=False, index=True),
    sa.Column("model", Words, nullable=False, index=True),
    _count("words"),
    _count("statements"),
    _count("findings"),
    _count("corrections"),
    sa.Index("ix_reports_day_id", "day", "id"),
    sa.Index("ix_reports_findings_id", "findings", "id"),
    sa.Index("ix_reports_outlet_id_added", "outlet_id", "added"),
)

readings = sa.Table(
    "readings",
    metadata,
    _of_report(primary_key=True, autoincrement=False),
    sa.Column("reading", sa.LargeBinary, nullable=False),
    sa.Column("corrected", sa.LargeBinary),
    sa.Column("notes", sa.JSON),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("type", Words, nullable=False),
    sa.Column("name", Words, nullable=False),
    sa.Column("folded", Words, nullable=False),
    sa.Column("names", sa.JSON, nullable=False),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    _count("reports"),
    _count("statements"),
    sa.Column("by_hand", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("merged_into", Id, sa.ForeignKey("people.id")),
    sa.Index("ix_people_statements_id", "statements", "id"),
    sa.Index("ix_people_reports_id", "reports", "id"),
    sa.Index("ix_people_folded_id", "folded", "id"),
    sa.Index("ix_people_merged_into", "merged_into"),
)

person_keys = sa.Table(
    "person_keys",
    metadata,
    sa.Column("key", Words, primary_key=True),
    sa.Column("person_id", Id, sa.ForeignKey("people.id", ondelete="CASCADE"), primary_key=True),
    sa.Index("ix_person_keys_person_id", "person_id"),
)

entities = sa.Table(
    "entities",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    sa.Column("entity", Words, nullable=False),
    sa.Column("type", Words, nullable=False),
    sa.Column("name", Words, nullable=False),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("roles", sa.JSON, nullable=False),
    sa.Column("spans", sa.JSON, nullable=False),
    sa.Column("day", Words, nullable=False),
    _count("statements"),
    sa.Column("person_id", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("auto_person_id", Id, sa.ForeignKey("people.id"), nullable=False),
    sa.Column("auto_confidence", sa.Float, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("by_hand", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Index("ix_entities_report_id", "report_id"),
    sa.Index("ix_entities_person_id_day", "person_id", "day"),
    sa.Index("ix_entities_auto_person_id", "auto_person_id"),
)

# What statements are counted and sifted by, each combination once: a statement is one number wide
# there. Nothing is null, so that a combination is found again. Rows are never taken out: what a
# number stands for may be remembered.
facets = sa.Table(
    "facets",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("outlet_id", Id, nullable=False),
    sa.Column("grade", Words, nullable=False),
    sa.Column("kind", Words, nullable=False),
    sa.Column("mode", Words, nullable=False),
    sa.Column("rules", Words, nullable=False),
    _count("statements"),
    sa.UniqueConstraint("outlet_id", "grade", "kind", "mode", "rules"),
)

statements = sa.Table(
    "statements",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    sa.Column("entity_id", Id),
    sa.Column("person_id", Id),
    sa.Column("facet_id", Id, nullable=False),
    sa.Column("day", Words, nullable=False),
    sa.Column("confirmed", sa.Boolean, nullable=False),
    sa.Index("ix_statements_facet_id", "facet_id"),
    sa.Index("ix_statements_day_id", sa.text("day DESC"), "id"),
    sa.Index("ix_statements_person_id_day_id", "person_id", sa.text("day DESC"), "id"),
)

statement_words = sa.Table(
    "statement_words",
    metadata,
    sa.Column(
        "id",
        Id,
        sa.ForeignKey("statements.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("attribution", Words, nullable=False),
    sa.Column("polarity", Words, nullable=False),
    sa.Column("speaker", Words),
    sa.Column("source", Words, nullable=False),
    sa.Column("cue", Words, nullable=False),
    sa.Column("before", Words, nullable=False),
    sa.Column("content", Words, nullable=False),
    sa.Column("after", Words, nullable=False),
    sa.Column("chain", sa.JSON, nullable=False),
    sa.Column("mouths", sa.Integer, nullable=False),
    sa.Column("occasion", Words),
    sa.Column("said_at", Words),
    sa.Column("confidence", sa.Float, nullable=False),
)

statement_mentions = sa.Table(
    "statement_mentions",
    metadata,
    sa.Column(
        "statement_id", Id, sa.ForeignKey("statements.id", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("entity_id", Id, primary_key=True),
    _of_report(),
    sa.Column("person_id", Id, nullable=False),
    sa.Column("day", Words, nullable=False),
    sa.Index(
        "ix_statement_mentions_person_id_day", "person_id", sa.text("day DESC"), "statement_id"
    ),
    sa.Index("ix_statement_mentions_report_id", "report_id"),
)

# How often, in one report, one hands on (cites), is a mouth before (through) or speaks of another.
# Without a source it is the outlet that hands on.
edges = sa.Table(
    "edges",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    sa.Column("relation", Words, nullable=False),
    sa.Column("source_entity_id", Id),
    sa.Column("source_id", Id),
    sa.Column("target_entity_id", Id, nullable=False),
    sa.Column("target_id", Id, nullable=False),
    sa.Column("outlet_id", Id),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Index("ix_edges_report_id", "report_id"),
    sa.Index("ix_edges_source", "source_id", "relation", "target_id", "count"),
    sa.Index("ix_edges_target", "target_id", "relation", "source_id", "outlet_id", "count"),
    sa.Index("ix_edges_all", "relation", "source_id", "outlet_id", "target_id", "count"),
)

findings = sa.Table(
    "findings",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=False),
    _of_report(),
    sa.Column("outlet_id", Id),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("code", Words, nullable=False),
    sa.Column("message", Words, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("before", Words, nullable=False),
    sa.Column("words", Words, nullable=False),
    sa.Column("after", Words, nullable=False),
    sa.Column("set_aside", sa.Boolean, nullable=False),
    sa.Index("ix_findings_report_id", "report_id"),
    sa.Index("ix_findings_report", "set_aside", sa.text("report_id DESC"), "id"),
    sa.Index("ix_findings_code", "set_aside", "code", sa.text("report_id DESC"), "id"),
    sa.Index("ix_findings_outlet", "set_aside", "outlet_id", sa.text("report_id DESC"), "id"),
)

corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", Words, nullable=False, unique=True),
    sa.Column("report_id", Id, sa.ForeignKey("reports.id", ondelete="CASCADE"), index=True),
    sa.Column("kind", Words, nullable=False),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("summary", Words, nullable=False),
    sa.Column("author", Words, nullable=False, index=True),
    sa.Column("made", Moment, nullable=False),
    sa.Column("undone", Moment),
    sa.Column("undone_by", Words),
)

# Which entities a person joined or parted by hand, by their words: ids change with every reading.
# The person they go to is `target_id`; `before_id` is whom they belonged to.
decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column(
        "correction_id",
        Id,
        sa.ForeignKey("corrections.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("report_key", Words, nullable=False, index=True),
    sa.Column("name", Words, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("target_id", Id, sa.ForeignKey("people.id"), nullable=False, index=True),
    sa.Column("in_force", sa.Boolean, nullable=False),
)

jobs = sa.Table(
    "jobs",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("label", Words, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("finished", Moment),
    sa.Column("cancelled", sa.Boolean, nullable=False, server_default=sa.false()),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("url", Words, nullable=False, unique=True),
    sa.Column("title", Words, nullable=False),
    sa.Column("added", Moment, nullable=False),
    sa.Column("read", Moment),
    sa.Column("error", Words),
)

job_items = sa.Table(
    "job_items",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("job_id", Id, sa.ForeignKey("jobs.id", ondelete="CASCADE"), nullable=False),
    sa.Column("name", Words, nullable=False),
    sa.Column("url", Words),
    sa.Column("data", sa.LargeBinary),
    sa.Column("media_type", Words),
    sa.Column("feed_id", Id, sa.ForeignKey("feeds.id", ondelete="SET NULL")),
    sa.Column("state", Words, nullable=False),
    sa.Column("worker", Words),
    sa.Column("report_key", Words),
    sa.Column("code", Words),
    sa.Column("message", Words),
    sa.Index("ix_job_items_job_id_state", "job_id", "state", "id"),
    sa.Index("ix_job_items_state_id", "state", "id"),
    sa.Index("ix_job_items_feed_id", "feed_id", "report_key"),
)

"""The first form of a library."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.String(32)


def upgrade() -> None:
    """Make all tables, and the full-text index that each database has of its own kind."""
    _tables()
    _indexes()
    if op.get_bind().dialect.name == "sqlite":
        # Words are told apart before they come here: only spaces stand between them.
        op.execute(
            "CREATE VIRTUAL TABLE statement_search USING fts5"
            "(content, who, tokenize = 'ascii', detail = full)"
        )
    else:
        op.execute("CREATE TABLE statement_search (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        # Without a list of what is not yet sorted in, which every search would have to read.
        op.execute(
            "CREATE INDEX ix_statement_search_words ON statement_search USING gin (words)"
            " WITH (fastupdate = off)"
        )


def _tables() -> None:
    op.create_table(
        "facets",
        sa.Column("id", ID, nullable=False),
        sa.Column("outlet_id", ID, nullable=False),
        sa.Column("grade", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("mode", WORDS, nullable=False),
        sa.Column("rules", WORDS, nullable=False),
        sa.Column("statements", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facets"),
        sa.UniqueConstraint(
            "outlet_id",
            "grade",
            "kind",
            "mode",
            "rules",
            name="uq_facets_outlet_id_grade_kind_mode_rules",
        ),
    )
    op.create_table(
        "feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("url", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("read", MOMENT, nullable=True),
        sa.Column("error", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
    )
    op.create_table(
        "jobs",
        sa.Column("id", ID, nullable=False),
        sa.Column("label", WORDS, nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("finished", MOMENT, nullable=True),
        sa.Column("cancelled", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
    )
    op.create_table(
        "outlets",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outlets"),
        sa.UniqueConstraint("name", name="uq_outlets_name"),
    )
    op.create_table(
        "people",
        sa.Column("id", ID, nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("reports", sa.Integer(), server_default="0", nullable=False),
        sa.Column("statements", sa.Integer(), server_default="0", nullable=False),
        sa.Column("by_hand", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("merged_into", ID, nullable=True),
        sa.ForeignKeyConstraint(["merged_into"], ["people.id"], name="fk_people_merged_into"),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
    )
    op.create_table(
        "job_items",
        sa.Column("id", ID, nullable=False),
        sa.Column("job_id", ID, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("media_type", WORDS, nullable=True),
        sa.Column("feed_id", ID, nullable=True),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("worker", WORDS, nullable=True),
        sa.Column("report_key", WORDS, nullable=True),
        sa.Column("code", WORDS, nullable=True),
        sa.Column("message", WORDS, nullable=True),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name="fk_job_items_feed_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_job_items_job_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_job_items"),
    )
    op.create_table(
        "person_keys",
        sa.Column("key", WORDS, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name="fk_person_keys_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "person_id", name="pk_person_keys"),
    )
    op.create_table(
        "reports",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("address", WORDS, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("path", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("outlet_id", ID, nullable=True),
        sa.Column("published", WORDS, nullable=True),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("model", WORDS, nullable=False),
        sa.Column("words", sa.Integer(), server_default="0", nullable=False),
        sa.Column("statements", sa.Integer(), server_default="0", nullable=False),
        sa.Column("findings", sa.Integer(), server_default="0", nullable=False),
        sa.Column("corrections", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_reports_outlet_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reports"),
        sa.UniqueConstraint("key", name="uq_reports_key"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", ID, nullable=False),
        sa.Column("uid", WORDS, nullable=False),
        sa.Column("report_id", ID, nullable=True),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("summary", WORDS, nullable=False),
        sa.Column("author", WORDS, nullable=False),
        sa.Column("made", MOMENT, nullable=False),
        sa.Column("undone", MOMENT, nullable=True),
        sa.Column("undone_by", WORDS, nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_corrections_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_corrections"),
        sa.UniqueConstraint("uid", name="uq_corrections_uid"),
    )
    op.create_table(
        "edges",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("relation", WORDS, nullable=False),
        sa.Column("source_entity_id", ID, nullable=True),
        sa.Column("source_id", ID, nullable=True),
        sa.Column("target_entity_id", ID, nullable=False),
        sa.Column("target_id", ID, nullable=False),
        sa.Column("outlet_id", ID, nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_edges_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_edges"),
    )
    op.create_table(
        "entities",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("entity", WORDS, nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("roles", sa.JSON(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("statements", sa.Integer(), server_default="0", nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("auto_person_id", ID, nullable=False),
        sa.Column("auto_confidence", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["auto_person_id"], ["people.id"], name="fk_entities_auto_person_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_entities_person_id"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_entities_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_entities"),
    )
    op.create_table(
        "findings",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("outlet_id", ID, nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", WORDS, nullable=False),
        sa.Column("message", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("before", WORDS, nullable=False),
        sa.Column("words", WORDS, nullable=False),
        sa.Column("after", WORDS, nullable=False),
        sa.Column("set_aside", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_findings_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
    )
    op.create_table(
        "readings",
        sa.Column("report_id", ID, autoincrement=False, nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.Column("corrected", sa.LargeBinary(), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_readings_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", name="pk_readings"),
    )
    op.create_table(
        "statements",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("entity_id", ID, nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("facet_id", ID, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name="fk_statements_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
    )
    op.create_table(
        "decisions",
        sa.Column("id", ID, nullable=False),
        sa.Column("correction_id", ID, nullable=False),
        sa.Column("report_key", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("target_id", ID, nullable=False),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"],
            ["corrections.id"],
            name="fk_decisions_correction_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["target_id"], ["people.id"], name="fk_decisions_target_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_table(
        "statement_mentions",
        sa.Column("statement_id", ID, nullable=False),
        sa.Column("entity_id", ID, nullable=False),
        sa.Column("report_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.id"],
            name="fk_statement_mentions_report_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statements.id"],
            name="fk_statement_mentions_statement_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("statement_id", "entity_id", name="pk_statement_mentions"),
    )
    op.create_table(
        "statement_words",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("attribution", WORDS, nullable=False),
        sa.Column("polarity", WORDS, nullable=False),
        sa.Column("speaker", WORDS, nullable=True),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("cue", WORDS, nullable=False),
        sa.Column("before", WORDS, nullable=False),
        sa.Column("content", WORDS, nullable=False),
        sa.Column("after", WORDS, nullable=False),
        sa.Column("chain", sa.JSON(), nullable=False),
        sa.Column("mouths", sa.Integer(), nullable=False),
        sa.Column("occasion", WORDS, nullable=True),
        sa.Column("said_at", WORDS, nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["id"], ["statements.id"], name="fk_statement_words_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statement_words"),
    )


def _indexes() -> None:
    op.create_index("ix_people_folded_id", "people", ["folded", "id"])
    op.create_index("ix_people_merged_into", "people", ["merged_into"])
    op.create_index("ix_people_reports_id", "people", ["reports", "id"])
    op.create_index("ix_people_statements_id", "people", ["statements", "id"])
    op.create_index("ix_job_items_feed_id", "job_items", ["feed_id", "report_key"])
    op.create_index("ix_job_items_job_id_state", "job_items", ["job_id", "state", "id"])
    op.create_index("ix_job_items_state_id", "job_items", ["state", "id"])
    op.create_index("ix_person_keys_person_id", "person_keys", ["person_id"])
    op.create_index("ix_reports_added", "reports", ["added"])
    op.create_index("ix_reports_address", "reports", ["address"])
    op.create_index("ix_reports_day_id", "reports", ["day", "id"])
    op.create_index("ix_reports_findings_id", "reports", ["findings", "id"])
    op.create_index("ix_reports_folded", "reports", ["folded"])
    op.create_index("ix_reports_model", "reports", ["model"])
    op.create_index("ix_reports_outlet_id_added", "reports", ["outlet_id", "added"])
    op.create_index("ix_corrections_author", "corrections", ["author"])
    op.create_index("ix_corrections_report_id", "corrections", ["report_id"])
    op.create_index(
        "ix_edges_all", "edges", ["relation", "source_id", "outlet_id", "target_id", "count"]
    )
    op.create_index("ix_edges_report_id", "edges", ["report_id"])
    op.create_index("ix_edges_source", "edges", ["source_id", "relation", "target_id", "count"])
    op.create_index(
        "ix_edges_target", "edges", ["target_id", "relation", "source_id", "outlet_id", "count"]
    )
    op.create_index("ix_entities_auto_person_id", "entities", ["auto_person_id"])
    op.create_index("ix_entities_person_id_day", "entities", ["person_id", "day"])
    op.create_index("ix_entities_report_id", "entities", ["report_id"])
    op.create_index("ix_findings_report_id", "findings", ["report_id"])
    op.create_index("ix_statements_facet_id", "statements", ["facet_id"])
    op.create_index("ix_decisions_correction_id", "decisions", ["correction_id"])
    op.create_index("ix_decisions_report_key", "decisions", ["report_key"])
    op.create_index("ix_decisions_target_id", "decisions", ["target_id"])
    op.create_index("ix_statement_mentions_report_id", "statement_mentions", ["report_id"])
    op.create_index(
        "ix_findings_code", "findings", ["set_aside", "code", sa.text("report_id DESC"), "id"]
    )
    op.create_index(
        "ix_findings_outlet",
        "findings",
        ["set_aside", "outlet_id", sa.text("report_id DESC"), "id"],
    )
    op.create_index(
        "ix_findings_report", "findings", ["set_aside", sa.text("report_id DESC"), "id"]
    )
    op.create_index("ix_statements_day_id", "statements", [sa.text("day DESC"), "id"])
    op.create_index(
        "ix_statements_person_id_day_id", "statements", ["person_id", sa.text("day DESC"), "id"]
    )
    op.create_index(
        "ix_statement_mentions_person_id_day",
        "statement_mentions",
        ["person_id", sa.text("day DESC"), "statement_id"],
    )

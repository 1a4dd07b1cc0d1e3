"""The first form of a library."""

from __future__ import annotations

from alembic import op

from sayso.store.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE statement_search USING fts5"
            "(content, who, tokenize = 'ascii', detail = full)"
        )
    else:
        op.execute("CREATE TABLE statement_search (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_statement_search_words ON statement_search USING gin (words)")

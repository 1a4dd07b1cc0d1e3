"""What Alembic runs: the steps, in the transaction of the connection that it is given."""

from __future__ import annotations

from alembic import context

from sayso.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()

"""A database of any age -> one of the form that this version knows."""

from __future__ import annotations

import logging
from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from sayso.errors import LibraryTooNew
from sayso.store.database import Database

_log = logging.getLogger(__name__)


def upgrade(database: Database) -> None:
    """Run the steps that a database lacks, all or none of them.

    Raises:
        LibraryTooNew: It has seen steps that this version does not know.
        LibraryUnavailable: It cannot be opened or written.
    """
    config = _config()
    script = ScriptDirectory.from_config(config)
    newest = script.get_current_head()
    with database.read() as connection:
        found = MigrationContext.configure(connection).get_current_heads()
    if found == (newest,):
        return
    known = {step.revision for step in script.walk_revisions()}
    if unknown := set(found) - known:
        raise LibraryTooNew(
            f"the library has the form {', '.join(sorted(unknown))}; this version knows {newest}.",
            where=database.place,
            hint="Install the version of sayso that wrote it, or a later one.",
        )
    with database.write() as connection:
        # Another process may have been here while this one waited for its turn.
        if MigrationContext.configure(connection).get_current_heads() != (newest,):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            _log.info("%s: brought to form %s", database.place, newest)


def _config() -> Config:
    config = Config()
    folder = resources.files("sayso.store") / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

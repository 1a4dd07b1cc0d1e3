"""The connection to a library's database: SQLite in a file, or PostgreSQL.

Writers take turns: SQLite lets one in at a time, and in PostgreSQL they take a lock of the whole
library. Whatever is decided from what is there (is the report known, who is this person) then
still holds when it is written. Readers never wait for them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from sayso.errors import LibraryUnavailable, UsageError

FILE_NAME = "library.sqlite"
"""What the library's file is called where only a folder is known."""

_WAIT_MS = 30_000
_LOCK = 0x5A750  # of PostgreSQL's advisory locks: any number, the same in every process
_WRITES = "sayso_writes"


class Database:
    """An open database.

    Args:
        url: Where it lies, as `url_of` gives it.
    """

    def __init__(self, url: sa.URL) -> None:
        self.url = url
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self.engine = _sqlite(url) if self.is_sqlite else _postgresql(url)
        self._writing = self.engine.execution_options(**{_WRITES: True})
        # SQLite shows a transaction one state anyway.
        one_state = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reading = self.engine.execution_options(**one_state)

    @property
    def place(self) -> str:
        """Where it lies, without a password."""
        if self.is_sqlite:
            return str(self.url.database)
        # The query part may hold a password, too.
        return self.url.set(password=None, query={}).render_as_string(hide_password=True)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the library."""
        with self._telling(), self._reading.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Give the only connection that may write; all or nothing of it is kept."""
        with self._telling(), self._writing.begin() as connection:
            if not self.is_sqlite:
                connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, PoolTimeout) as error:
            raise self.unavailable(error) from error
        except DBAPIError as error:
            if self.is_sqlite and isinstance(error.orig, sqlite3.DatabaseError):
                if "not a database" in str(error.orig) or "malformed" in str(error.orig):
                    raise self.unavailable(error) from error
            raise

    def unavailable(self, error: Exception) -> LibraryUnavailable:
        """Return the error that says why the database does not answer."""
        reason = str(getattr(error, "orig", None) or error).strip().splitlines()
        told = reason[0] if reason else type(error).__name__
        hint = (
            "Check the path, and who may write there."
            if self.is_sqlite
            else "Check the address, and whether the server runs."
        )
        return LibraryUnavailable(
            f"the library cannot be used: {told}.", where=self.place, hint=hint
        )


def url_of(place: str | Path | None) -> sa.URL:
    """Return the database URL of a place.

    Args:
        place: A path, `sqlite:///PATH`, `postgresql://...`; None is the user's data folder.

    Raises:
        UsageError: It is the URL of another kind of database, or none at all.
    """
    if place is None:
        from platformdirs import user_data_path

        place = user_data_path("sayso", appauthor=False) / FILE_NAME
    text = str(place)
    if isinstance(place, Path) or "://" not in text:
        path = Path(place)
        return sa.URL.create("sqlite", database=str(path / FILE_NAME if path.is_dir() else path))
    try:
        url = sa.make_url(text)
    except (ArgumentError, ValueError) as error:
        raise UsageError(
            "this is no address of a database.", hint="Give a path or postgresql://HOST/NAME."
        ) from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    memory = url.drivername == "sqlite" and url.database in (None, "", ":memory:")
    if url.drivername not in ("sqlite", "postgresql+psycopg") or memory:
        raise UsageError(
            f"a library cannot lie in '{url.drivername}'.",
            hint="Give a path, sqlite:///PATH or postgresql://HOST/NAME.",
        )
    return url


def _sqlite(url: sa.URL) -> sa.Engine:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryUnavailable(
            f"its folder cannot be made: {error.strerror}.",
            where=str(url.database),
            hint="Give another path.",
        ) from error
    engine = sa.create_engine(
        url, pool_size=8, max_overflow=24, connect_args={"timeout": _WAIT_MS / 1000}
    )

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _: object) -> None:
        # The driver would begin transactions late, and not for reading; here they are begun below.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {_WAIT_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "cache_size = -32000",
            "mmap_size = 268435456",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: sa.URL) -> sa.Engine:
    options: dict[str, Any] = {"pool_size": 8, "max_overflow": 24, "pool_pre_ping": True}
    if "options" not in url.query:
        # All queries are short, and what they look up is in memory or on a disk without a head:
        # the server's own guess, a read at random four times as dear, keeps it off the indexes.
        options["connect_args"] = {"options": "-c jit=off -c random_page_cost=1.1"}
    try:
        return sa.create_engine(url, **options)
    except (ImportError, NoSuchModuleError) as error:
        raise UsageError("PostgreSQL needs a driver.", hint="Install sayso[postgres].") from error

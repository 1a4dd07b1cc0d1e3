"""The form of a library's database: made, found again, refused when it is from the future."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from sayso.errors import LibraryTooNew, LibraryUnavailable, UsageError
from sayso.store import Library, open_library
from sayso.store.database import url_of
from sayso.store.tables import SEARCH_TABLE, metadata
from tests.store.hand_made import wall


def test_the_steps_make_the_tables_that_the_code_knows(library: Library) -> None:
    def counts(item: Any, name: str | None, kind: str, *_: object) -> bool:
        return kind != "index" and not str(name).startswith(SEARCH_TABLE)

    with library.database.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": counts, "compare_type": False}
        )
        assert compare_metadata(context, metadata) == []
        inspector = sa.inspect(connection)
        for table in metadata.sorted_tables:
            found = {index["name"] for index in inspector.get_indexes(table.name)}
            names = {str(index.name) for index in table.indexes}
            if library.database.is_sqlite:
                # It does not tell of indexes on expressions; they are looked up by name.
                rows = connection.exec_driver_sql("SELECT name FROM sqlite_master")
                found |= {row[0] for row in rows}
            assert names - found == set()


def test_a_library_is_opened_again(place: str) -> None:
    with open_library(place) as library:
        key = library.reports.add(wall()).key
    with open_library(place) as library:
        assert library.reports.get(key).record == wall()


def test_a_newer_library_is_refused_and_left_as_it_is(place: str) -> None:
    with open_library(place) as library, library.database.write() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        with pytest.raises(LibraryTooNew, match="the form 9999") as told:
            open_library(place)
        assert "Install" in str(told.value)
    finally:
        known = open_library.__globals__["Database"](url_of(place))
        with known.write() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '0001'"))
        known.close()


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"this is a letter, not a library" * 100)
    with pytest.raises(LibraryUnavailable, match="not a database"):
        open_library(path)
    assert path.read_bytes().startswith(b"this is a letter")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryUnavailable, match="folder"):
        open_library(tmp_path / "file" / "library.sqlite")


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(LibraryUnavailable) as told:
        open_library("postgresql://ann:secret@127.0.0.1:1/none")
    assert "secret" not in str(told.value)
    assert "127.0.0.1" in str(told.value)
    with pytest.raises(LibraryUnavailable) as told:
        open_library("postgresql://ann@127.0.0.1:1/none?password=secret")
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("place", ["mysql://localhost/x", "sqlite://", "sqlite:///:memory:", "://"])
def test_other_places_are_refused(place: str) -> None:
    with pytest.raises(UsageError):
        open_library(place)


def test_where_a_library_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert url_of(tmp_path).database == str(tmp_path / "library.sqlite")
    assert url_of("x.sqlite").database == "x.sqlite"
    assert url_of("sqlite:///a/x.db").database == "a/x.db"
    assert url_of("postgres://h/n").drivername == "postgresql+psycopg"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert str(url_of(None).database).endswith("library.sqlite")


def test_the_file_is_opened_with_care(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "library.sqlite"
    with open_library(path) as library, library.database.read() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    assert found == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 2,
        "busy_timeout": 30_000,
    }
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)

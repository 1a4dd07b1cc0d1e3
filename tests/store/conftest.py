"""Libraries to test with. A test that takes `library` runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from sayso.store import Library, open_library
from sayso.store.tables import SEARCH_TABLE, metadata
from tests.store.servers import postgresql

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    with postgresql() as url:
        open_library(url).close()
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "empty.sqlite"
    library = open_library(path)
    with library.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    library.close()
    return path


def emptied(url: str) -> str:
    """Empty a PostgreSQL library, and return its URL."""
    library = open_library(url)
    names = [*metadata.tables, SEARCH_TABLE]
    with library.database.write() as connection:
        connection.execute(sa.text(f"TRUNCATE {', '.join(names)} RESTART IDENTITY CASCADE"))
    library.close()
    return url


@pytest.fixture
def place(
    request: pytest.FixtureRequest, database: str, tmp_path: Path, sqlite_template: Path
) -> str:
    """Where an empty library lies."""
    if database == "postgresql":
        return emptied(request.getfixturevalue("postgresql_url"))
    path = tmp_path / "library.sqlite"
    shutil.copy(sqlite_template, path)
    return str(path)


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Which kind of database."""
    return str(request.param)


@pytest.fixture
def library(place: str) -> Iterator[Library]:
    """An empty library, on either database."""
    with open_library(place) as opened:
        yield opened


@pytest.fixture
def another(tmp_path: Path, sqlite_template: Path) -> Iterator[Callable[[], Library]]:
    """Make further empty libraries, in files."""
    made: list[Library] = []

    def make() -> Library:
        path = tmp_path / f"other-{len(made)}.sqlite"
        shutil.copy(sqlite_template, path)
        made.append(open_library(path))
        return made[-1]

    yield make
    for one in made:
        one.close()

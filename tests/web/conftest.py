"""Reading rooms to test with: the real application on a library in a file, and a reader by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sayso.store import Library, open_library
from sayso.web.app import create_app
from sayso.web.settings import Settings
from tests.web.reader import HandReaders

ADDRESS = "http://127.0.0.1:8470"


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "empty.sqlite"
    library = open_library(path)
    with library.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    library.close()
    return path


@pytest.fixture
def library(tmp_path: Path, empty_library: Path) -> Iterator[Library]:
    """An empty library in a file."""
    path = tmp_path / "library.sqlite"
    shutil.copy(empty_library, path)
    with open_library(path) as opened:
        yield opened


@pytest.fixture
def readers() -> HandReaders:
    """What reads reports: no process and no model, but records put together by hand."""
    return HandReaders(Settings())


@pytest.fixture
def enter(library: Library, readers: HandReaders) -> Iterator[Callable[..., TestClient]]:
    """Start an application with these settings and give a browser at its address."""
    with ExitStack() as open_ones:

        def start(*, address: str = ADDRESS, client: Any = None, **settings: Any) -> TestClient:
            app = create_app(Settings(**settings), library, readers=readers)
            more = {} if client is None else {"client": client}
            browser = TestClient(app, base_url=address, follow_redirects=False, **more)
            return open_ones.enter_context(browser)

        yield start


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, empty_library: Path) -> Iterator[TestClient]:
    """A browser at an application that many tests share, as making one takes its time."""
    path = tmp_path_factory.mktemp("shared") / "library.sqlite"
    shutil.copy(empty_library, path)
    with open_library(path) as library:
        app = create_app(Settings(), library, readers=HandReaders(Settings()))
        with TestClient(app, base_url=ADDRESS, follow_redirects=False) as browser:
            yield browser


@pytest.fixture
def browser(enter: Callable[..., TestClient]) -> TestClient:
    """A browser at an application that asks for no token."""
    return enter()

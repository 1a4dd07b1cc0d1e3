from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sayso.store import Library, open_library
from sayso.web.app import create_app
from sayso.web.settings import Settings
from tests.export.conftest import ferry, harbour, levy, make_record, small  # noqa: F401
from tests.store.hand_made import WALL, Said, record_of
from tests.web.conftest import ADDRESS
from tests.web.reader import HandReaders

Add = Callable[..., str]


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """One application for all tests of pages, as making one takes longer than most of them.

    Its queue is not started: what is brought in waits.
    """
    with open_library(tmp_path_factory.mktemp("pages") / "library.sqlite") as library:
        yield create_app(Settings(), library, readers=HandReaders(Settings()))


@pytest.fixture
def room(app: FastAPI, library: Library) -> TestClient:
    """A browser at the application, with the test's own library in it."""
    app.state.library = library
    return TestClient(app, base_url=ADDRESS, follow_redirects=False)


@pytest.fixture
def add(library: Library) -> Add:
    """Add a report made by hand, of the sentences given or of the usual ones; give its key."""

    def added(*said: Said, **known: object) -> str:
        return library.reports.add(record_of(*(said or WALL), **known)).key  # type: ignore[arg-type]

    return added


@pytest.fixture
def newsroom(add: Add) -> dict[str, str]:
    """Three reports of two outlets, by a word each."""
    return {
        "wall": add(title="The harbour wall", outlet="Ellery Post", published="2026-03-04"),
        "levy": add(
            Said("Imelda Shaw", "said", "nobody likes a levy", role="mayor"),
            Said("Osric Vane", "said", "the levy sinks us", role="captain"),
            title="A levy",
            outlet="Tide & Times",
            published="2026-01-14",
        ),
        "lamp": add(
            Said("Imelda Shaw", "said", "a lamp would burn on the mole", role="the former mayor"),
            title="A lamp",
            outlet="Ellery Post",
            published="2026-09-03",
        ),
    }

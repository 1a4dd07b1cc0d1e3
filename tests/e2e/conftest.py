from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bench import room
from tests.e2e.chromium import PATIENCE, Visit, find_chromium, launch, visit
from tests.e2e.newsstand import Newsstand, newsstand
from tests.e2e.rooms import ReadingRoom, filled_room


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("needs Chromium: `apt-get install chromium`")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = launch(playwright, path)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def stand() -> Iterator[Newsstand]:
    with newsstand() as open_one:
        yield open_one


@pytest.fixture(scope="package")
def reading_room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingRoom]:
    """A real server on a library with the newsroom in it, which the real model has read."""
    folder = tmp_path_factory.mktemp("room")
    with room.running(str(folder / "library.db"), folder, ["--allow-private"]) as server:
        entered = filled_room(server)
        yield entered
        entered.api.close()


@pytest.fixture
def enter(browser: Browser, reading_room: ReadingRoom) -> Iterator[Callable[..., Visit]]:
    """Enter the room, with options of a browser's session; at the end nothing bad may have been."""
    with ExitStack() as stack:
        visits: list[Visit] = []

        def enter(**options: Any) -> Visit:
            visits.append(stack.enter_context(visit(browser, reading_room.url, **options)))
            return visits[-1]

        yield enter
        assert [trouble for one in visits for trouble in one.unexpected()] == []


@pytest.fixture
def visitor(enter: Callable[..., Visit]) -> Visit:
    """Somebody at a desk."""
    return enter()

"""A phone, the dark theme: everything is there and can be read."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.chromium import PHONE, Visit
from tests.e2e.rooms import ReadingRoom

_GROUND = "() => getComputedStyle(document.body).backgroundColor"


def brightness(colour: str) -> float:
    """From 0, black, to 255."""
    return sum(map(float, re.findall(r"[\d.]+", colour)[:3])) / 3


def test_a_report_is_read_and_corrected_on_a_phone(
    enter: Callable[..., Visit], reading_room: ReadingRoom
) -> None:
    page = enter(viewport=PHONE, has_touch=True).page
    page.goto("/?text=Minister")
    page.get_by_role("link", name=re.compile("^Minister offers")).first.tap()
    page.locator("#text").get_by_text("It is a start").first.tap()
    detail = page.locator("#detail")
    expect(detail).to_be_in_viewport()
    expect(detail).to_contain_text("Desta Amare")
    detail.get_by_role("link", name=re.compile("^Correct")).tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Statement")
    expect(page.get_by_label("One of the cast")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]


def test_every_page_can_be_reached_on_a_phone(enter: Callable[..., Visit]) -> None:
    page = enter(viewport=PHONE, has_touch=True).page
    page.goto("/")
    links = page.get_by_role("navigation", name="Main").get_by_role("link")
    for name in links.all_inner_texts():
        page.get_by_role("navigation", name="Main").get_by_role("link", name=name).tap()
        expect(page.get_by_role("heading", level=1)).to_be_attached()
        expect(page.locator("[aria-current=page]").first).to_have_text(name)


def test_the_dark_theme_follows_the_system_and_the_switch(
    enter: Callable[..., Visit],
) -> None:
    page = enter(color_scheme="dark").page
    page.goto("/")
    assert brightness(page.evaluate(_GROUND)) < 60
    page.get_by_role("button", name="Dark theme").click()
    assert brightness(page.evaluate(_GROUND)) > 200
    # It is kept from page to page.
    page.goto("/search")
    assert brightness(page.evaluate(_GROUND)) > 200

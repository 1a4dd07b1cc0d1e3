"""A whole job without a mouse: open a report, find a statement, correct it, undo it, go on."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.e2e.chromium import Visit
from tests.e2e.rooms import ReadingRoom

_FOCUS = """() => {
  const e = document.activeElement;
  return [e.tagName, e.getAttribute('aria-label') || e.textContent.trim().slice(0, 60)];
}"""


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Press Tab until the element with the focus is called so."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(words, page.evaluate(_FOCUS)[1]):
            return
    raise AssertionError(f"{most} times Tab do not lead to {words!r}")


def test_a_whole_job(visitor: Visit, reading_room: ReadingRoom) -> None:
    page = visitor.page
    page.goto("/?text=Divers")
    tab_to(page, "^Skip to the page$", 1)
    page.keyboard.press("Enter")
    tab_to(page, "^Divers find eleven")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Divers find eleven"))
    # A key pressed before the page's script is there does nothing.
    expect(page.locator("main[data-ready]")).to_be_attached()
    detail = page.locator("#detail")
    page.keyboard.press("j")
    expect(detail).to_be_visible()
    first = detail.inner_text()
    page.keyboard.press("j")
    expect(detail).not_to_have_text(first)
    page.keyboard.press("k")
    expect(detail).to_contain_text(first.split("\n")[0])
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Statement")
    before = page.get_by_label("Grade", exact=True).input_value()
    tab_to(page, "^(?!Save).*not told", 40)  # the select box of the grade
    page.keyboard.press("d")  # document
    tab_to(page, "^Save the grade", 1)
    page.keyboard.press("Enter")
    name = page.get_by_label("Your name")
    expect(name).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Keys Only")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Grade", exact=True)).to_have_value("document")
    expect(page.locator(".flash")).to_be_visible()
    page.go_back()
    page.goto(f"/reports/{reading_room.report('Divers')}")
    expect(page.locator("#corrections")).to_contain_text("Keys Only")
    page.keyboard.press("u")
    expect(page.locator(".flash")).to_contain_text("Undone")
    assert before != "document"


def test_the_keys_are_told_and_the_dialog_gives_the_focus_back(
    visitor: Visit, reading_room: ReadingRoom
) -> None:
    page = visitor.page
    page.goto(f"/reports/{reading_room.report('Divers')}")
    expect(page.locator("main[data-ready]")).to_be_attached()
    page.keyboard.press("j")
    held = page.evaluate(_FOCUS)
    page.keyboard.press("?")
    help_ = page.get_by_role("dialog", name="Help and keys")
    expect(help_).to_be_visible()
    for key in ("j", "k", "n", "p", "c", "y", "x", "u"):
        expect(help_.locator("kbd", has_text=re.compile(f"^{key}$")).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(help_).to_be_hidden()
    assert page.evaluate(_FOCUS) == held


def test_slash_goes_to_the_search_box_and_keys_are_letters_there(visitor: Visit) -> None:
    page = visitor.page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("jkcu?")
    expect(page.get_by_role("searchbox").first).to_be_visible()
    assert page.evaluate("() => document.activeElement.value") == "jkcu?"
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_focus_is_always_in_sight(visitor: Visit, reading_room: ReadingRoom) -> None:
    page = visitor.page
    for path in ("/", f"/reports/{reading_room.report('Divers')}", "/search?q=levy", "/add"):
        page.goto(path)
        for _ in range(25):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                """() => {
                  const e = document.activeElement, s = getComputedStyle(e), b =
                    e.getBoundingClientRect();
                  return [e.outerHTML.slice(0, 120), b.bottom > 0 && b.top < innerHeight &&
                    (s.outlineStyle !== 'none' || s.boxShadow !== 'none'
                      || e.matches('input[type=checkbox], input[type=file]'))];
                }"""
            )
            assert seen[1], (path, seen[0])

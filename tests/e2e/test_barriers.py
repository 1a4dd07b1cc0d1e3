"""axe-core finds nothing on any page: light and dark, at a desk and on a phone."""

from __future__ import annotations

import pytest

from tests.e2e.barriers import OF_COLOURS, barriers
from tests.e2e.chromium import PHONE, WIDE, Visit
from tests.e2e.rooms import ReadingRoom

_SCROLLS_SIDEWAYS = """() => document.documentElement.scrollWidth
  > document.documentElement.clientWidth"""

PAGES = {
    "library": "/",
    "library, nothing found": "/?text=zebra",
    "bring in": "/add",
    "people": "/people",
    "person": "/people/{person}",
    "person, said about them": "/people/{person}?tab=about",
    "person, in the reports": "/people/{person}?tab=members",
    "search": "/search",
    "search, results": "/search?q=levy",
    "search, with filters": "/search?q=&grade=unnamed",
    "search, nothing found": "/search?q=zebra",
    "network": "/network",
    "network around somebody": "/network?person={person}",
    "findings": "/findings",
    "findings of a rule": "/findings?code=ATT002",
    "rules": "/rules",
    "rule": "/rules/ATT002",
    "corrections": "/corrections",
    "jobs": "/jobs",
    "job": "/jobs/{job}",
    "feeds": "/feeds",
    "report": "/reports/{report}",
    "report, one person picked": "/reports/{report}?person=e1",
    "remove a report": "/reports/{report}/remove",
    "about": "/about",
    "REST": "/api/docs",
    "nothing here": "/nowhere",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_keeps_nobody_out(path: str, visitor: Visit, reading_room: ReadingRoom) -> None:
    if path == PAGES["nothing here"]:
        visitor.expected.append("404")
    page = visitor.page
    page.goto(
        path.format(
            person=reading_room.person("Ottavio Renn"),
            report=reading_room.report("threaten"),
            job=reading_room.get("jobs")["items"][0]["id"],
        )
    )
    found: list[str] = []
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        for scheme, rules in (("light", ()), ("dark", OF_COLOURS)):
            page.emulate_media(color_scheme=scheme)
            seen = barriers(page, rules=rules)
            found += [f"{size['width']} px, {scheme}: {one}" for one in seen]
        if page.evaluate(_SCROLLS_SIDEWAYS):
            found.append(f"{size['width']} px: the page scrolls sideways")
    assert found == []


def test_the_check_sees_a_barrier(visitor: Visit) -> None:
    page = visitor.page
    page.goto("/add")
    page.evaluate("() => document.querySelector('label[for=text]').remove()")
    assert [one.partition(" ")[0] for one in barriers(page)] == ["label"]
    page.goto("/about")
    page.emulate_media(color_scheme="dark")
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync('h1 { color: #333 }');
          document.adoptedStyleSheets = [sheet]; }"""
    )
    assert [one.partition(" ")[0] for one in barriers(page, rules=OF_COLOURS)] == ["color-contrast"]

"""A report that is full of markup: it is shown as words, and nothing of it ever runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.chromium import Visit
from tests.e2e.rooms import ReadingRoom

RUNS = "document.documentElement.dataset.ran = 1; alert(1)"
MARKUP = (
    f"<script>{RUNS}</script>",
    f'<img src="http://evil.example/pixel.gif" onerror="{RUNS}">',
    f'<svg onload="{RUNS}"></svg>',
    f"'\"></textarea></title></style><script>{RUNS}</script>",
    f'<a href="javascript:{RUNS}">here</a>',
    '<iframe src="http://evil.example/"></iframe><link rel="stylesheet" href="//evil.example/x">',
    "{{ 7 * 7 }}{% raw %} ${7*7}",
)
TEXT = "\n\n".join(
    [
        f"Mallory Vane {MARKUP[0]} opened the talks in Port Ellery",
        *(
            f"“The harbour {markup} is closed,” said Mallory Vane, the mayor {markup} of Skarnes. "
            f"Vane said that critics had called the levy {markup} a joke."
            for markup in MARKUP
        ),
    ]
)


@pytest.fixture(scope="module")
def hostile(reading_room: ReadingRoom) -> str:
    """Its key: markup in the text and in everything that is known of the report."""
    return reading_room.paste(TEXT, title=MARKUP[3] + " talks", outlet=MARKUP[1])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/reports/{key}",
        "/reports/{key}?person=e1",
        "/reports/{key}/remove",
        "/people?text=Vane",
        "/people/{person}",
        "/search?q=harbour+closed",
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/search?q=&outlet=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/findings?report={key}",
        "/network",
        "/jobs",
        "/?text=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    ],
)
def test_none_of_it_runs(
    path: str, hostile: str, visitor: Visit, reading_room: ReadingRoom
) -> None:
    page = visitor.page
    people = reading_room.get("people", text="Vane")["items"]
    page.goto(path.format(key=hostile, person=people[0]["id"]), wait_until="networkidle")
    assert page.evaluate("() => document.documentElement.dataset.ran") is None
    # All scripts of a page are files of this server, and its words hold no element of a report.
    sources = page.evaluate("() => [...document.scripts].map(s => s.getAttribute('src'))")
    assert all(source and source.startswith("/static/") for source in sources)
    assert page.locator("iframe, main img, main svg[onload], [onerror], [onmouseover]").count() == 0


def test_its_words_are_all_there_to_read(hostile: str, visitor: Visit) -> None:
    visitor.page.goto(f"/reports/{hostile}")
    for markup in MARKUP:
        expect(visitor.page.locator("main")).to_contain_text(markup.split(">")[0])


def test_the_page_that_is_taken_away_is_as_safe(
    hostile: str, visitor: Visit, reading_room: ReadingRoom
) -> None:
    answer = reading_room.api.get(f"reports/{hostile}/export", params={"format": "html"})
    assert answer.headers["content-disposition"].startswith("attachment")
    visitor.page.set_content(answer.text)
    assert visitor.page.evaluate("() => document.documentElement.dataset.ran") is None
    assert visitor.page.locator("iframe, [onerror], [onload]").count() == 0

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.chromium import Visit
from tests.e2e.newsstand import Newsstand
from tests.e2e.rooms import ReadingRoom

WEIR = """The weir at Tarnmouth is to be rebuilt

The weir at Tarnmouth will be rebuilt in stone, Greta Oster, the river warden, said on Monday.

“Wood was a loan,” said Oster. She added that an engineer had promised her two hundred years.
"""
GERMAN = (
    "Der Bürgermeister von Neuhafen sagte am Dienstag, die Brücke sei sicher. „Niemand muss sich "
    "Sorgen machen“, sagte er. Die Opposition widersprach ihm und forderte ein Gutachten, das der "
    "Stadtrat schon im Herbst bestellt habe."
)


@pytest.fixture
def page(visitor: Visit) -> Page:
    visitor.page.goto("/add")
    return visitor.page


def test_a_text_is_pasted_and_read(page: Page, reading_room: ReadingRoom) -> None:
    page.get_by_label("The report").fill(WEIR)
    page.get_by_text("What you know about it").click()
    page.get_by_label("Outlet").fill("Tarnmouth Post")
    page.get_by_label("Published").fill("2026-03-09")
    page.get_by_role("button", name="Read the text").click()
    # Whoever brings in a single report is taken to it when it is read.
    expect(page).to_have_url(re.compile(r"/reports/[0-9a-f]{16}"))
    expect(page.locator("#text")).to_contain_text("Wood was a loan")
    expect(page.locator("main")).to_contain_text("Tarnmouth Post")
    expect(page.locator("#cast")).to_contain_text("Greta Oster")


def test_files_are_chosen_and_a_bad_one_says_why_it_failed(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "weir.md", "mimeType": "text/markdown", "buffer": WEIR.encode() + b"Two."},
            {"name": "scan.txt", "mimeType": "text/plain", "buffer": b"%PDF-1.7\n\x00\x01\x02"},
            {"name": "bruecke.txt", "mimeType": "text/plain", "buffer": (GERMAN * 3).encode()},
        ]
    )
    page.get_by_role("button", name="Read the files").click()
    expect(page.get_by_role("progressbar")).to_have_attribute("max", "3")
    expect(page.get_by_text("Finished")).to_be_visible()
    failures = page.get_by_role("region", name="2 failures")
    expect(failures).to_contain_text("scan.txt")
    expect(failures).to_contain_text("PDF")
    expect(failures).to_contain_text(re.compile("bruecke.txt.*language", re.DOTALL))
    page.get_by_role("link", name="weir.md").click()
    expect(page.locator("#text")).to_contain_text("Wood was a loan")


def test_a_file_is_dropped(page: Page) -> None:
    page.evaluate(
        """text => {
          const files = new DataTransfer();
          files.items.add(new File([text], 'dropped.txt', {type: 'text/plain'}));
          for (const kind of ['dragenter', 'dragover', 'drop'])
            document.querySelector('[data-drop] label.drop').dispatchEvent(
              new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
        }""",
        WEIR.replace("Tarnmouth", "Brackwater"),
    )
    expect(page.locator("[data-chosen]")).to_contain_text("dropped.txt")
    page.get_by_role("button", name="Read the files").click()
    expect(page).to_have_url(re.compile(r"/reports/[0-9a-f]{16}"))
    expect(page.locator("#text")).to_contain_text("The weir at Brackwater")


def test_an_address_is_fetched_and_the_same_again_changes_nothing(
    page: Page, stand: Newsstand, reading_room: ReadingRoom
) -> None:
    address = f"{stand.base}/lock"
    page.get_by_label("One a line").fill(address)
    page.get_by_role("button", name="Fetch and read").click()
    expect(page).to_have_url(re.compile(r"/reports/[0-9a-f]{16}"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Lock at Skarnes to open at night")
    there = reading_room.get("reports")["total"]
    page.goto("/add")
    page.get_by_label("One a line").fill(f"{address}\n{stand.base}/gone")
    page.get_by_role("button", name="Fetch and read").click()
    expect(page.get_by_text("Finished")).to_be_visible()
    figures = page.get_by_role("region", name="Progress")
    expect(figures).to_contain_text("1 in the library already")
    expect(figures).to_contain_text("1 failed")
    expect(page.get_by_role("region", name="1 failure")).to_contain_text("404")
    assert reading_room.get("reports")["total"] == there


def test_a_feed_is_read_on_demand(page: Page, stand: Newsstand) -> None:
    page.get_by_label("Address of an RSS or Atom feed").fill(f"{stand.base}/feed.xml")
    page.get_by_role("button", name="Keep and read").click()
    expect(page.get_by_text("Finished")).to_be_visible()
    page.goto("/feeds")
    row = page.get_by_role("row").filter(has_text="Newsstand")
    # One or two are new, as another test may have brought one of them in by its address.
    expect(row.get_by_role("cell").filter(has_text=re.compile("^[12]$"))).to_be_visible()
    asked = len(stand.asked)
    page.goto("/feeds")
    assert len(stand.asked) == asked, "nothing is fetched unless somebody says so"
    row.get_by_role("button", name=re.compile("^Read now")).click()
    expect(page.locator(".flash")).to_be_visible()
    expect(page).to_have_url(re.compile("/feeds$"))
    assert stand.asked[asked:] == ["/feed.xml"]


def test_a_job_is_watched_and_cancelled(page: Page, reading_room: ReadingRoom) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            {"name": f"{n}.txt", "mimeType": "text/plain", "buffer": f"{WEIR} {n}".encode()}
            for n in range(200)  # so many that some are left when the button has been found
        ]
    )
    page.get_by_role("button", name="Read the files").click()
    # The figures move while one looks, without a new page.
    expect(page.locator("[data-count=done]")).not_to_have_text("0")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text(re.compile("^Cancelled:"))).to_be_visible()
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    job = reading_room.finished(int(page.url.rpartition("/")[2].partition("?")[0]))
    assert job["state"] == "cancelled"
    assert job["cancelled"] > 0
    assert job["done"] + job["cancelled"] + job["known"] == 200


def test_files_are_brought_in_without_scripts(
    enter: Callable[..., Visit], reading_room: ReadingRoom
) -> None:
    page = enter(java_script_enabled=False).page
    page.goto("/add")
    page.locator("input[type=file]").set_input_files(
        [{"name": "weir.txt", "mimeType": "text/plain", "buffer": WEIR.upper().encode()}]
    )
    page.get_by_role("button", name="Read the files").click()
    reading_room.finished(int(page.url.rpartition("/")[2].partition("?")[0]))
    page.reload()
    page.get_by_role("link", name="Open the report").click()
    expect(page.locator("#text")).to_contain_text("WOOD WAS A LOAN")

"""What is taken away: a report, search results, the whole library as one file, and back in."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from bench import room
from tests.e2e.chromium import Visit, visit
from tests.e2e.rooms import ReadingRoom


def saved(page: Page, link: str) -> Path:
    """Press a link and give the file that comes."""
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile(link)).first.click()
    return Path(started.value.path())


def test_a_report_is_taken_away_as_json(visitor: Visit, reading_room: ReadingRoom) -> None:
    key = reading_room.report("threaten")
    visitor.page.goto(f"/reports/{key}")
    visitor.page.get_by_text("Export", exact=True).click()
    record = json.loads(saved(visitor.page, r"^Record \(JSON\)").read_text(encoding="utf-8"))
    assert record == reading_room.record(key)


def test_what_was_found_is_taken_away_as_a_table(visitor: Visit) -> None:
    visitor.page.goto("/search?q=dredger")
    with saved(visitor.page, "^CSV$").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 3
    assert any("dredger" in " ".join(row.values()) for row in rows)


def test_a_library_leaves_as_one_file_and_comes_back_in_another_room(
    visitor: Visit, reading_room: ReadingRoom, tmp_path: Path
) -> None:
    visitor.page.goto("/about")
    file = saved(visitor.page, "^Save the library")
    there = reading_room.get("reports")["total"]
    with (
        room.running(str(tmp_path / "other.db"), tmp_path) as other,
        visit(visitor.context.browser, other.url) as seen,
    ):
        page = seen.page
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("empty")
        page.goto("/about")
        page.locator("input[type=file]").set_input_files(
            {"name": "all.sayso", "mimeType": "application/zip", "buffer": file.read_bytes()}
        )
        page.get_by_role("button", name="Take it in").click()
        expect(page.locator(".flash")).to_contain_text(f"Imported {there} reports")
        page.goto("/search?q=dredger")
        expect(page.locator(".cards > li").first).to_be_visible()
        assert seen.unexpected() == []

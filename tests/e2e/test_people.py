from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.chromium import Visit
from tests.e2e.rooms import ReadingRoom


def test_somebody_of_several_reports_has_one_page(
    visitor: Visit, reading_room: ReadingRoom
) -> None:
    page = visitor.page
    page.goto("/people")
    page.get_by_role("link", name="Ottavio Renn", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ottavio Renn")
    page.get_by_role("link", name=re.compile("In the reports")).click()
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows.filter(has_text="Renn")).not_to_have_count(1)
    page.get_by_role("link", name=re.compile("Said about them")).click()
    expect(page.locator("main")).to_contain_text("Renn")


def test_people_are_joined_and_the_join_is_undone(
    visitor: Visit, reading_room: ReadingRoom
) -> None:
    page = visitor.page
    kept, other = reading_room.person("Viktor Hallmark"), reading_room.person("Una Pellow")
    page.goto(f"/people/{kept}?join=Pellow#join")
    page.get_by_role("button", name="Join Una Pellow with Viktor Hallmark").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Hallmark|Pellow"))
    expect(page.locator("main")).to_contain_text("Pellow")
    names = {row["name"] for row in reading_room.get("people", text="Pellow")["items"]}
    names |= {row["name"] for row in reading_room.get("people", text="Hallmark")["items"]}
    assert len(names & {"Viktor Hallmark", "Una Pellow"}) == 1
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    assert reading_room.person("Viktor Hallmark") == kept
    assert reading_room.person("Una Pellow") == other


def test_somebody_else_of_the_same_name_is_split_off(
    visitor: Visit, reading_room: ReadingRoom
) -> None:
    page = visitor.page
    person = reading_room.person("Saskia Lindholt")
    page.goto(f"/people/{person}?tab=members")
    ticks = page.get_by_role("checkbox")
    before = ticks.count()
    assert before > 1
    ticks.last.check()
    page.get_by_role("button", name="Split off those ticked").click()
    expect(page.locator(".flash")).to_be_visible()
    expect(ticks).to_have_count(before - 1)
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    page.goto(f"/people/{person}?tab=members")
    expect(ticks).to_have_count(before)


def test_the_network_shows_who_cites_whom_and_says_it_as_a_table(visitor: Visit) -> None:
    page = visitor.page
    page.goto("/network")
    expect(page.get_by_role("img", name=re.compile("who cites whom"))).to_be_visible()
    expect(page.locator("#network-picture canvas").first).to_be_visible()
    table = page.get_by_role("table")
    expect(table).to_contain_text("Ellery Lantern")
    page.get_by_label("Outlet").select_option("Skerrow Herald")
    page.get_by_role("button", name="Draw").click()
    expect(page).to_have_url(re.compile("outlet=Skerrow"))
    expect(table).not_to_contain_text("Ellery Lantern")


def test_a_finding_is_set_aside_and_put_back(visitor: Visit) -> None:
    page = visitor.page
    page.goto("/findings?code=ATT004")
    heading = page.get_by_role("heading", name=re.compile(r"\d+ findings?"))
    before = heading.inner_text()
    page.get_by_role("button", name=re.compile("^Set aside")).first.click()
    expect(heading).not_to_have_text(before)
    page.get_by_label("Show").select_option("those set aside")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("button", name=re.compile("^Put back")).first.click()
    page.goto("/findings?code=ATT004")
    expect(heading).to_have_text(before)

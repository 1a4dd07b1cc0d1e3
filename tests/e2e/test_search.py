from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.chromium import Visit


def test_words_are_found_with_the_words_around_them(visitor: Visit) -> None:
    page = visitor.page
    page.goto("/")
    page.get_by_label("Search statements").first.fill("another ship sand")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q="))
    first = (
        page.get_by_role("listitem")
        .filter(has_text="I will not put another ship on that sand")
        .first
    )
    expect(first).to_be_visible()
    expect(first.locator("mark").first).to_have_text("another")
    expect(first.get_by_role("link", name="Ottavio Renn")).to_be_visible()


def test_filters_narrow_and_can_be_taken_away(visitor: Visit) -> None:
    page = visitor.page
    page.goto("/search?q=dredger")
    heading = page.get_by_role("heading", name=re.compile(r"\d+ statements?$"))
    of_all = int(heading.inner_text().split()[0])
    narrow = page.get_by_role("complementary", name="Narrow down")
    narrow.get_by_role("link", name="Ostrand Courier").click()
    expect(page.get_by_role("list", name="Filters in use")).to_contain_text("Ostrand Courier")
    few = int(heading.inner_text().split()[0])
    assert 0 < few < of_all
    for card in page.locator(".cards > li").all():
        expect(card).to_contain_text("Ostrand Courier")
    page.get_by_role("link", name="Clear all").click()
    expect(heading).to_have_text(re.compile(rf"^{of_all} statement"))


def test_quoted_words_stand_together_and_a_word_can_be_left_out(visitor: Visit) -> None:
    page = visitor.page
    cards = page.locator(".cards > li")
    page.goto('/search?q="north mole"')
    assert cards.count() > 0
    page.goto('/search?q="mole north"')
    expect(page.get_by_text("No statement has all of this.")).to_be_visible()
    page.goto("/search?q=levy+-council")
    for card in cards.all():
        expect(card.locator(".card-words .content")).not_to_contain_text("council")


def test_a_result_leads_to_its_place_in_the_report(visitor: Visit) -> None:
    page = visitor.page
    page.goto('/search?q="four crowns"&kind=direct')
    page.locator(".card-words a").first.click()
    expect(page).to_have_url(re.compile(r"/reports/[0-9a-f]{16}#"))
    target = page.locator(":target")
    expect(target).to_be_in_viewport()

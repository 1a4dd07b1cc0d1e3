from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.chromium import Visit
from tests.e2e.rooms import ReadingRoom


@pytest.fixture
def report(visitor: Visit, reading_room: ReadingRoom) -> Page:
    """The page of a report with statements of every kind."""
    visitor.page.goto(f"/reports/{reading_room.report('threaten')}")
    return visitor.page


def test_the_text_stands_there_whole(report: Page, reading_room: ReadingRoom) -> None:
    record = reading_room.record(reading_room.report("threaten"))
    # Without what only a screen reader is told, it is the text of the report to the letter.
    shown = report.evaluate(
        """() => [...document.querySelectorAll('[data-text]')].map(block => {
          const copy = block.cloneNode(true);
          copy.querySelectorAll('.vh').forEach(told => told.remove());
          return [Number(block.dataset.start), copy.textContent.trimEnd()];
        })"""
    )
    text = record["report"]["text"]
    for start, words in shown:
        assert text[start : start + len(words)] == words
    stretches = record["report"]["headings"][1:] + record["report"]["paragraphs"]
    for stretch in stretches:
        assert any(start <= stretch["start"] < start + len(words) for start, words in shown)


def test_a_statement_in_the_light_shows_what_is_known_of_it(report: Page) -> None:
    detail = report.locator("#detail")
    expect(detail).to_be_hidden()
    report.locator("#text").get_by_text("We have been patient for two winters").first.click()
    expect(detail).to_be_visible()
    for words in ("Ottavio Renn", "said", "direct", "named", "Confidence"):
        expect(detail).to_contain_text(words)
    report.keyboard.press("Escape")
    expect(detail).to_be_hidden()


def test_layers_are_switched_off_and_on(report: Page) -> None:
    box = report.get_by_role("checkbox", name="Attributions")
    content = report.locator("#text .con").first

    def shade() -> str:
        return content.evaluate("e => getComputedStyle(e).backgroundColor")

    with_layer = shade()
    box.uncheck()
    assert shade() != with_layer
    box.check()
    assert shade() == with_layer


def test_picking_somebody_dims_all_but_their_statements(report: Page) -> None:
    who = report.locator("section.speakers").get_by_role("button", name="Halima Odur")
    own = report.locator("#text").get_by_text("Four crowns I can find").first
    other = report.locator("#text").get_by_text("We have been patient for two winters").first

    def strength(words: object) -> str:
        return words.evaluate(  # type: ignore[attr-defined]
            "e => { let all = ''; for (; e.id !== 'text'; e = e.parentElement) { const s ="
            " getComputedStyle(e); all += s.opacity + s.color + s.backgroundColor } return all }"
        )

    before = strength(own), strength(other)
    who.click()
    expect(who).to_have_attribute("aria-pressed", "true")
    assert strength(other) != before[1]
    report.keyboard.press("Escape")
    expect(who).to_have_attribute("aria-pressed", "false")
    assert (strength(own), strength(other)) == before


def test_the_chain_of_a_statement_inside_another_is_told(report: Page) -> None:
    # Shaw said that the minister had promised: minister, then Shaw, then the narrator.
    report.locator("#text").get_by_text("an answer within the week").first.click()
    detail = report.locator("#detail")
    expect(detail).to_contain_text(re.compile("Amare.*Shaw", re.DOTALL))
    expect(detail).to_contain_text("hearsay")


def test_findings_stand_at_their_words_and_in_a_list(report: Page) -> None:
    found = report.locator("#findings")
    expect(found).to_contain_text("ATT006")
    found.get_by_role("link").first.click()
    expect(report.locator("#f1")).to_be_in_viewport()


def test_the_whole_page_is_there_without_scripts(enter, reading_room: ReadingRoom) -> None:
    page = enter(java_script_enabled=False).page
    page.goto(f"/reports/{reading_room.report('threaten')}")
    expect(page.locator("#text")).to_contain_text("We have been patient for two winters")
    expect(page.locator("#cast")).to_contain_text("Halima Odur")
    page.goto("/search?q=sand")
    expect(page.locator(".cards > li").first).to_be_visible()


def test_it_prints_the_report_and_not_the_tools(report: Page) -> None:
    report.emulate_media(media="print")
    expect(report.locator("#text")).to_be_visible()
    expect(report.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(report.locator(".layers")).to_be_hidden()
    pdf = report.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 8

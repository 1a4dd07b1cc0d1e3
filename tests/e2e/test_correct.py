"""Corrections on the page of a report and of a statement, undone again, and what they leave."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.chromium import Visit
from tests.e2e.rooms import ReadingRoom

PIER = """Pier at {place} to open on Sundays

The pier at {place} will open on Sundays from June, Nora Lindby, the harbour master, said on Monday.

“The sea does not keep office hours,” said Lindby. Aldo Quillford, a fisherman, argued that the \
tea was better on Mondays.
"""


class Corrected:
    """The page of a report that no other test corrects."""

    def __init__(self, page: Page, room: ReadingRoom, key: str) -> None:
        self.page, self.room, self.key = page, room, key

    def statement(self, words: str) -> dict[str, Any]:
        """The attribution whose content holds some words; none: an empty one."""
        found = [
            a
            for a in self.room.record(self.key)["attributions"]
            if any(words in span["text"] for span in a["content"])
        ]
        return found[0] if found else {}

    def open(self, words: str) -> Locator:
        """Open the report at a statement and give its details."""
        self.page.goto(f"/reports/{self.key}")
        self.page.locator("#text").get_by_text(words).first.click()
        return self.page.locator("#detail")

    def form(self, words: str, part: str) -> Locator:
        """Open a statement's own page and give the form of a part."""
        self.page.goto(f"/reports/{self.key}/statements/{self.statement(words)['id']}")
        return self.page.get_by_role("form", name=part, exact=True)

    def save(self, form: Locator) -> None:
        """Save a form and wait for the message that tells what was done."""
        form.get_by_role("button", name=re.compile("^Save")).click()
        self.named()

    def named(self) -> None:
        """Give a name where one is asked for, and wait until the correction is told."""
        asked = self.page.get_by_role("button", name="Keep it and go on")
        told = self.page.locator(".flash")
        expect(asked.or_(told).first).to_be_visible()
        if asked.is_visible():
            self.page.get_by_label("Your name").fill("Ada Checker")
            asked.click()
        expect(told.first).to_be_visible()

    def undo(self) -> None:
        """Undo what was just done, by the button in its message."""
        self.page.locator(".flash").get_by_role("button", name=re.compile("^Undo")).click()
        expect(self.page.locator(".flash")).to_contain_text("Undone")


@pytest.fixture
def corrected(
    visitor: Visit, reading_room: ReadingRoom, request: pytest.FixtureRequest
) -> Corrected:
    place = request.node.name.removeprefix("test_").replace("_", " ").title()
    key = reading_room.paste(PIER.format(place=place[:40]), outlet="Pier Gazette")
    return Corrected(visitor.page, reading_room, key)


def test_a_statement_is_confirmed_and_the_page_says_by_whom(corrected: Corrected) -> None:
    detail = corrected.open("The sea does not keep")
    detail.get_by_role("button", name=re.compile("^Confirm")).click()
    corrected.named()
    detail = corrected.open("The sea does not keep")
    expect(detail).to_contain_text(re.compile("confirmed.*Ada Checker", re.I | re.DOTALL))
    corrected.page.goto("/search?q=office+hours&confirmed=1")
    expect(corrected.page.locator(".cards > li").first).to_contain_text("confirmed")


def test_a_speaker_is_corrected_and_the_correction_undone(corrected: Corrected) -> None:
    words = "The sea does not keep"
    before = corrected.statement(words)["speaker"]
    form = corrected.form(words, "Speaker")
    form.get_by_label("One of the cast").select_option(label="Aldo Quillford (person)")
    corrected.save(form)
    names = {e["id"]: e["name"] for e in corrected.room.record(corrected.key)["cast"]}
    assert names[corrected.statement(words)["speaker"]] == "Aldo Quillford"
    # The old reading stays in sight.
    expect(corrected.page.locator("main")).to_contain_text("As the model read it")
    corrected.undo()
    assert corrected.statement(words)["speaker"] == before


def test_a_speaker_is_somebody_new(corrected: Corrected) -> None:
    form = corrected.form("The sea does not keep", "Speaker")
    form.get_by_label("One of the cast").select_option("new")
    form.get_by_label("Name of a new one").fill("Ruth Tarnow")
    corrected.save(form)
    person = corrected.room.person("Ruth Tarnow")
    corrected.page.goto(f"/people/{person}")
    expect(corrected.page.locator("main")).to_contain_text("The sea does not keep office hours")


def test_a_grade_is_corrected(corrected: Corrected) -> None:
    words = "the tea was better"
    form = corrected.form(words, "Grade of the source")
    form.get_by_label("Grade", exact=True).select_option("unnamed")
    corrected.save(form)
    assert corrected.statement(words)["grade"] == "unnamed"
    profile = corrected.room.record(corrected.key)["profile"]
    assert profile["by_grade"]["unnamed"] > 0


def test_a_span_is_corrected_word_by_word(corrected: Corrected) -> None:
    words = "the tea was better"
    form = corrected.form(words, "Content")
    form.get_by_label("on", exact=True).uncheck()
    form.get_by_label("Mondays", exact=True).uncheck()
    corrected.save(form)
    assert corrected.statement(words)["content"][-1]["text"].endswith("the tea was better")


def test_a_statement_is_rejected_and_comes_back(corrected: Corrected) -> None:
    words = "the tea was better"
    detail = corrected.open(words)
    detail.get_by_role("button", name=re.compile("^Reject")).click()
    corrected.named()
    assert corrected.statement(words) == {}
    corrected.undo()
    assert corrected.statement(words)


def test_words_that_are_selected_become_a_statement(corrected: Corrected) -> None:
    page = corrected.page
    page.goto(f"/reports/{corrected.key}")
    bar = page.get_by_role("form", name="The selected words")
    for role, words in (("Content", "from June"), ("Cue", "argued")):
        page.evaluate(_SELECT, words)
        bar.get_by_role("button", name=role).click()
    bar.get_by_role("button", name="Add it").click()
    corrected.named()
    added = corrected.statement("from June")
    made = [
        a
        for a in corrected.room.record(corrected.key)["attributions"]
        if a["cue"][0]["text"] == "argued" and a["content"][0]["text"] == "from June"
    ]
    assert added
    assert len(made) == 1
    expect(page.locator("#corrections")).to_contain_text("Ada Checker")


def test_corrections_are_listed_and_taken_away_as_training_data(corrected: Corrected) -> None:
    page = corrected.page
    form = corrected.form("The sea does not keep", "Grade of the source")
    form.get_by_label("Grade", exact=True).select_option("collective")
    corrected.save(form)
    page.goto(f"/corrections?report={corrected.key}")
    row = page.get_by_role("row").filter(has_text="Ada Checker")
    expect(row).to_contain_text("collective")
    page.goto("/corrections")
    with page.expect_download() as started:
        page.get_by_role("link", name="Take away as training data").click()
    rows = [json.loads(line) for line in started.value.path().read_text("utf-8").splitlines()]
    text = corrected.room.record(corrected.key)["report"]["text"]
    [own] = [row for row in rows if row["text"] == text]
    assert own["attributions"]


# Select the first place of some words in the report's text, as a mouse does.
_SELECT = """words => {
  const walk = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.textContent.indexOf(words);
    if (at < 0 || walk.currentNode.parentElement.closest('.vh, .notes')) continue;
    document.getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode,
      at + words.length);
    return;
  }
  throw new Error('not in the text: ' + words);
}"""

from __future__ import annotations

import pytest

from sayso.findings.registry import all_rules
from tests.store.hand_made import Said
from tests.web.pages.shown import HOSTILE, look, send


def test_findings_stand_under_their_report_with_their_words(room, newsroom):
    page = look(room, "/findings")
    assert page.all("#list-title") == ["2 findings"]
    assert page.all(".group h3") == ["The harbour wall Ellery Post"]
    assert page.all(".finding mark") == ["critics", "told her"] or len(page.all(".finding")) == 2
    links = [a.get("href") for a in page.tree.cssselect(".finding .card-words a")]
    assert all(link.startswith(f"/reports/{newsroom['wall']}#f") for link in links)


@pytest.mark.usefixtures("newsroom")
def test_rules_are_counted_and_chosen(room):
    page = look(room, "/findings")
    counts = {row.split()[0]: row.split()[-1] for row in page.all(".rule-list li")[1:]}
    assert counts == {"ATT004": "1", "ATT006": "1"}
    one = look(room, "/findings?code=ATT004")
    assert one.all("#list-title") == ["1 finding"]
    assert one.links()["Why an editor cares"] == "/rules/ATT004"
    assert look(room, "/findings?outlet=Tide+%26+Times").all(".empty h2") == ["Nothing to look at"]


def test_findings_of_one_report(room, newsroom):
    assert "The harbour wall" in look(room, f"/findings?report={newsroom['wall']}").text
    assert look(room, f"/findings?report={newsroom['lamp']}").all(".finding") == []
    look(room, "/findings?report=00c0ffee00c0ffee", 404)


@pytest.mark.usefixtures("newsroom")
def test_a_finding_is_set_aside_and_put_back(room, library):
    page = look(room, "/findings?code=ATT004")
    after = send(room, page, "/findings/set-aside")
    assert "Set aside" in after.all(".flash")[0]
    assert after.all(".finding") == []
    assert library.findings.list(set_aside=True).items[0].code == "ATT004"
    aside = look(room, "/findings?set_aside=1")
    assert aside.all("#list-title") == ["1 finding set aside"]
    back = send(room, aside, "/findings/put-back")
    assert "Put back on the list" in back.all(".flash")[0]
    assert library.findings.list().total == 2


def test_setting_aside_the_last_of_a_page_leads_to_the_page_before(room, add):
    add(
        *[
            Said(None, "say", f"wall {n} holds", source="many", grade="collective")
            for n in range(51)
        ]
    )
    page = look(room, "/findings?page=2")
    assert len(page.all(".finding")) == 1
    answer = room.post("/findings/set-aside", data=page.fields("/findings/set-aside"))
    answer = room.get(answer.headers["location"])
    assert answer.headers["location"] == "/findings"


@pytest.mark.usefixtures("newsroom")
def test_what_is_no_finding_is_not_set_aside(room, library):
    page = look(room, "/findings")
    fields = page.fields("/findings/set-aside")
    assert room.post("/findings/set-aside", data=fields | {"start": "x"}).status_code == 422
    assert room.post("/findings/set-aside", data=fields | {"code": "ATT999"}).status_code == 422
    assert room.post("/findings/set-aside", data=fields | {"report": "0" * 16}).status_code == 404
    assert room.post("/findings/put-back", data=fields).status_code == 422
    assert library.corrections.list().total == 0


def test_nothing_leads_away(room, newsroom):
    fields = look(room, "/findings").fields("/findings/set-aside")
    answer = room.post("/findings/set-aside", data=fields | {"back": "https://far.example/"})
    assert answer.headers["location"] == "/"


@pytest.mark.usefixtures("newsroom")
def test_all_rules_are_explained(room):
    rows = look(room, "/rules").rows()
    assert [row[0] for row in rows] == list(all_rules())
    counts = {row[0]: row[3] for row in rows}
    assert counts["ATT004"] == "1"
    assert counts["TXT001"] == "0"


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_the_page_of_a_rule(room, code):
    page = look(room, f"/rules/{code}")
    assert page.all("h1")[0].startswith(f"{code}: ")
    assert [h for h in page.all("main h2") if h] == [
        "Why an editor cares", "Guideline", "Flagged", "Not flagged", "To silence it",
    ]  # fmt: skip


def test_no_such_rule(room):
    assert "There is no rule" in look(room, "/rules/ABC123", 404).text


def test_hostile_words_are_words(room, add):
    add(Said(None, "say", HOSTILE, source=HOSTILE, grade="collective"), title=HOSTILE)
    assert HOSTILE in look(room, "/findings").text

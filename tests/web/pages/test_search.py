from __future__ import annotations

import csv
import io
import json

import pytest

from sayso.store.corrections.model import Confirm, anchor_of
from tests.store.hand_made import Said
from tests.web.pages.shown import HOSTILE, look


def found(page):
    return page.all(".cards > li .content")


@pytest.mark.usefixtures("newsroom")
def test_words_are_found_and_marked_where_they_stand(room):
    page = look(room, "/search?q=levy")
    assert page.all("#results-title") == ["3 statements"]
    assert set(found(page)) == {"the levy is too high", "nobody likes a levy", "the levy sinks us"}
    assert set(page.all(".cards mark")) == {"levy"}
    assert page.tree.cssselect("main input[name=q]")[0].get("value") == "levy"


@pytest.mark.usefixtures("newsroom")
def test_a_result_leads_to_its_statement(room, newsroom):
    page = look(room, "/search?q=%22nobody+likes%22")
    (link,) = [a.get("href") for a in page.tree.cssselect(".card-words a")]
    path, _, anchor = link.partition("#")
    assert path == f"/reports/{newsroom['levy']}"
    report = look(room, path)
    assert report.tree.cssselect(f"[id='{anchor}']")


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("query", "count"),
    [
        pytest.param("q=levy&grade=collective", 1, id="grade"),
        pytest.param("q=levy&outlet=Tide+%26+Times", 2, id="outlet"),
        pytest.param("q=&since=2026-03-01&until=2026-03-31", 5, id="dates"),
        pytest.param("rule=ATT004", 1, id="rule"),
        pytest.param("kind=direct", 0, id="kind"),
        pytest.param("mode=speech", 8, id="mode"),
        pytest.param("confirmed=1", 0, id="confirmed"),
        pytest.param("q=levy+-nobody", 2, id="without"),
        pytest.param("q=lev*&grade=&kind=&since=&confirmed=", 3, id="empty-fields"),
    ],
)
def test_filters(room, query, count):
    page = look(room, f"/search?{query}")
    assert len(found(page)) == count
    word = "statement" if count == 1 else "statements"
    assert page.all("#results-title") == [f"{count or 'no'} {word}"]


@pytest.mark.usefixtures("newsroom")
def test_counts_narrow_down_and_filters_can_be_taken_away(room):
    page = look(room, "/search?q=levy")
    narrowed = look(room, page.links(".facets a")["Tide & Times"])
    assert narrowed.all("#results-title") == ["2 statements"]
    (chip,) = narrowed.tree.cssselect(".chosen-filters a.chip")
    assert chip.get("href") == "/search?q=levy"
    assert narrowed.links()["Clear all"] == "/search?q=levy"


@pytest.mark.usefixtures("newsroom")
def test_one_speaker_is_named(room, library):
    shaw = next(row for row in library.people.list(text="Shaw").items)
    page = look(room, f"/search?person={shaw.id}&q=lamp")
    assert "Imelda Shaw" in page.all(".chosen-filters")[0]
    assert found(page) == ["a lamp would burn on the mole"]
    look(room, "/search?person=999", 404)


def test_confirmed_statements_alone(room, library, newsroom):
    item = library.reports.get(newsroom["levy"]).record.attributions[1]
    library.corrections.make(Confirm(report=newsroom["levy"], at=anchor_of(item)), "Ana")
    assert found(look(room, "/search?confirmed=1")) == ["the levy sinks us"]


@pytest.mark.parametrize(
    "query",
    [
        "grade=silver",
        "kind=odd",
        "mode=sung",
        "since=soon",
        "until=2026-13-01",
        "person=x",
        "q=x&page=0",
    ],
)
def test_what_cannot_be_asked_is_told(room, query):
    name = query.rpartition("&")[2].partition("=")[0]
    assert name in look(room, f"/search?{query}", 422).text


def test_without_a_question_the_page_helps(room):
    page = look(room, "/search")
    assert "How to ask" in page.text
    assert "direct quotations" in page.links()
    assert "No statement has all of this" in look(room, "/search?q=whale").text


@pytest.mark.parametrize(
    "query", ["%22", "*", "-", "NEAR(a b)", "a OR b)", "%00", "'; DROP TABLE x", "x" * 3000, "]]>"]
)
def test_every_text_can_be_searched_for(room, newsroom, query):
    look(room, f"/search?q={query}")


def test_results_can_be_taken_away(room, add):
    add(
        Said("=cmd|' /C calc'!A0", "said", '@sum, "quoted" and\nbroken', role="mayor"),
        Said("Ray Cole", "said", "it holds"),
    )
    answer = room.get("/search/export?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert 'filename="sayso-statements.csv"' in answer.headers["content-disposition"]
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["content"] for row in rows] == ['\'@sum, "quoted" and broken', "it holds"]
    assert rows[0]["speaker"].startswith("'=cmd")
    lines = room.get("/search/export?format=jsonl&q=holds").text.splitlines()
    assert [json.loads(line)["speaker"] for line in lines] == ["Ray Cole"]
    assert room.get("/search/export?format=pdf").status_code == 422


def test_all_pages_are_taken_away(room, add):
    add(*[Said("Ray Cole", "said", f"wall {number} holds") for number in range(430)])
    lines = room.get("/search/export?format=jsonl").text.splitlines()
    assert len({json.loads(line)["attribution"] for line in lines}) == 430


def test_hostile_words_are_words(room, add):
    add(Said(HOSTILE, "said", f"it holds {HOSTILE}"), title=HOSTILE, outlet=HOSTILE)
    page = look(room, "/search?q=script&outlet=%3Cscript%3Ealert")
    assert page.all(".cards > li") == []
    look(room, "/search?q=%3Cscript%3Ealert(1)")
    assert HOSTILE in look(room, "/search?q=script").all(".cards > li")[0]

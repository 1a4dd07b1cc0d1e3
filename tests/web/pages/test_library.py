from __future__ import annotations

import pytest

from sayso.store import NewItem
from tests.store.hand_made import Said
from tests.web.pages.shown import HOSTILE, look, send


def titles(page):
    return [row[0] for row in page.rows()]


def test_an_empty_library_teaches_and_offers_an_example(room):
    page = look(room, "/")
    assert page.all("h1") == ["The library is empty"]
    assert "Read an example" in page.all("button")
    assert page.links()["Bring in a report of your own"] == "/add"
    answer = room.post("/example", data=page.fields("/example"))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/jobs/")


@pytest.mark.usefixtures("newsroom")
def test_reports_stand_in_a_table_the_last_brought_in_first(room):
    page = look(room, "/")
    assert "3 reports" in page.text
    assert titles(page) == ["A lamp", "A levy", "The harbour wall"]
    first = page.rows()[2]
    assert first[:3] == ["The harbour wall", "Ellery Post", "4 Mar 2026"]
    assert first[4:6] == ["5", "2"]
    assert page.tree.cssselect('th[aria-sort="descending"]')[0].text_content().startswith("Brought")
    assert len(page.tree.cssselect("main tbody time.moment[datetime$='Z']")) == 3


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("order=title", ["A lamp", "A levy", "The harbour wall"], id="title"),
        pytest.param("order=published", ["A lamp", "The harbour wall", "A levy"], id="published"),
        pytest.param("outlet=Tide+%26+Times", ["A levy"], id="outlet"),
        pytest.param("text=lamp", ["A lamp"], id="words"),
        pytest.param("text=&outlet=&order=", ["A lamp", "A levy", "The harbour wall"], id="empty"),
    ],
)
def test_sorted_and_filtered(room, query, expected):
    assert titles(look(room, f"/?{query}")) == expected


@pytest.mark.usefixtures("newsroom")
def test_nothing_found_is_not_an_empty_library(room):
    page = look(room, "/?text=whale")
    assert "No report has these words" in page.text
    assert page.links()["Show all reports"] == "/"


@pytest.mark.parametrize("query", ["order=colour", "page=0", "page=two", "page=99999999999"])
def test_what_cannot_be_asked_is_told(room, query):
    page = look(room, f"/?{query}", 422)
    assert query.partition("=")[0] in page.text


def test_pages_keep_the_filter(room, add):
    for number in range(52):
        add(Said("Imelda Shaw", "said", f"wall {number} holds"), title=f"Report {number:02}")
    page = look(room, "/?order=title&outlet=Ellery+Post")
    assert len(page.rows()) == 50
    assert "1 to 50 of 52" in page.text
    following = page.links()["Next"]
    assert following == "/?order=title&outlet=Ellery+Post&page=2" or "page=2" in following
    assert titles(look(room, following))[0] == "Report 50"


def test_a_report_is_removed_after_a_question(room, library, newsroom):
    asked = look(room, f"/reports/{newsroom['levy']}/remove")
    assert "A levy" in asked.text
    assert "2 statements go with it" in asked.text
    page = send(room, asked, f"/reports/{newsroom['levy']}/remove")
    assert "Removed: A levy" in page.all(".flash")[0]
    assert titles(page) == ["A lamp", "The harbour wall"]
    look(room, f"/reports/{newsroom['levy']}/remove", 404)


def test_nothing_is_removed_without_the_forms_own_token(room, newsroom, library):
    path = f"/reports/{newsroom['levy']}/remove"
    assert room.post(path).status_code == 403
    assert room.post(path, data={"csrf_token": "x"}).status_code == 403
    assert library.reports.list().total == 3


def test_hostile_words_are_words(room, add):
    key = add(title=HOSTILE, outlet=HOSTILE)
    page = look(room, "/")
    assert HOSTILE in titles(page)[0]
    look(room, f"/reports/{key}/remove")
    assert titles(look(room, page.links("tbody td a")[HOSTILE])) == titles(page)


def test_a_running_job_is_shown(room, library):
    library.jobs.create("Two reports", [NewItem(name=name, data=b"x") for name in ("a", "b")])
    page = look(room, "/")
    assert page.all("main h2") == ["Being read"]
    assert page.tree.cssselect("progress")[0].get("max") == "2"
    assert "0 of 2" in page.text

from __future__ import annotations

import pytest

from sayso.store.rows import RoleSeen
from sayso.web.pages.people import told
from tests.store.hand_made import Said
from tests.web.pages.shown import HOSTILE, look, send


@pytest.fixture
def shaw(library, newsroom):
    return next(row.id for row in library.people.list(text="Shaw").items)


@pytest.fixture
def vane(library, newsroom):
    return next(row.id for row in library.people.list(text="Vane").items)


def test_people_are_listed_most_statements_first(room, shaw):
    page = look(room, "/people")
    assert page.rows()[0][0] == "Imelda Shaw"
    assert page.rows()[0][-2:] == ["3", "3"]
    assert page.links()["Imelda Shaw"] == f"/people/{shaw}"
    by_name = [row[0] for row in look(room, "/people?order=name").rows()]
    assert by_name == sorted(by_name)


def test_people_are_filtered(room, shaw):
    assert [row[0] for row in look(room, "/people?text=vane&type=person").rows()] == ["Osric Vane"]
    assert "Nobody of that name" in look(room, "/people?text=vane&type=organisation").text
    look(room, "/people?type=place", 422)


def test_nobody_yet(room):
    assert "people come with the reports" in look(room, "/people").text


def test_the_page_of_a_person(room, shaw, newsroom):
    page = look(room, f"/people/{shaw}")
    assert page.all("h1") == ["Imelda Shaw"]
    assert "3 statements" in page.text
    assert "2 outlets quote them" in page.text
    assert len(page.all(".cards > li")) == 3
    assert "Said about them 1" in page.all(".tabs a")
    lines = page.all(".timeline li")
    assert lines == ["14 Jan 2026 to 4 Mar 2026 mayor 2 times", "3 Sep 2026 the former mayor"]
    assert f"/search?person={shaw}&outlet=Tide%20%26%20Times" in page.links().values()
    about = look(room, f"/people/{shaw}?tab=about")
    assert ["Ray Cole" in card for card in about.all(".cards > li")] == [True]
    look(room, "/people/9999", 404)
    look(room, f"/people/{shaw}?tab=x", 422)


def test_members_tell_how_sure_it_is(room, shaw, newsroom):
    page = look(room, f"/people/{shaw}?tab=members")
    rows = page.rows()
    assert [row[2] for row in rows] == ["A lamp", "The harbour wall", "A levy"]
    assert all(row[4].endswith("%") for row in rows)
    ticked = page.tree.cssselect("input[name=member]")[0]
    assert ticked.get("aria-label") == "Imelda Shaw in A lamp"


def test_two_are_joined_and_the_join_is_undone(room, shaw, vane, library):
    page = look(room, f"/people/{shaw}?join=Vane")
    assert "Join Osric Vane with Imelda Shaw" in page.all("button")
    action = f"/people/{shaw}/join"
    joined = send(room, page, action)
    assert "Joined" in joined.all(".flash")[0]
    assert "Osric Vane" in joined.all(".log")[0]
    assert library.people.get(vane).row.id == shaw
    assert look(room, "/people").rows()[0][0].endswith("by hand")
    assert room.get(f"/people/{vane}").headers["location"] == f"/people/{shaw}"
    undo = next(
        form.get("action")
        for form in joined.tree.cssselect(".log form")
        if form.get("action").endswith("/undo")
    )
    send(room, joined, undo)
    assert library.people.get(vane).row.id == vane


def test_nobody_is_joined_with_themselves(room, shaw):
    page = look(room, f"/people/{shaw}?join=Vane")
    data = page.fields(f"/people/{shaw}/join") | {"person": str(shaw)}
    assert room.post(f"/people/{shaw}/join", data=data).status_code == 422
    assert room.post(f"/people/{shaw}/join", data=data | {"person": "x"}).status_code == 422


def test_a_member_is_split_off(room, shaw, library):
    page = look(room, f"/people/{shaw}?tab=members")
    member = page.tree.cssselect("input[name=member]")[0].get("value")
    after = send(room, page, f"/people/{shaw}/split", member=member)
    assert len(after.rows()) == 2
    assert library.people.list(text="Shaw").total == 2


def test_splitting_needs_some_ticked_and_some_left(room, shaw, library):
    page = look(room, f"/people/{shaw}?tab=members")
    action = f"/people/{shaw}/split"
    assert "Nobody was ticked" in send(room, page, action).all(".flash")[0]
    every = [box.get("value") for box in page.tree.cssselect("input[name=member]")]
    assert "All were ticked" in send(room, page, action, member=every).all(".flash")[0]
    assert library.corrections.list().total == 0


def test_statements_come_by_pages(room, add, library):
    add(*[Said("Imelda Shaw", "said", f"wall {number} holds") for number in range(45)])
    (shaw,) = library.people.list().items
    page = look(room, f"/people/{shaw.id}")
    assert len(page.all(".cards > li")) == 20
    last = look(room, page.links(".pages a")["3"])
    assert len(last.all(".cards > li")) == 5


def test_hostile_names_are_names(room, add, library):
    add(Said(HOSTILE, "said", "x", role=HOSTILE), title=HOSTILE, outlet=HOSTILE)
    look(room, "/people")
    for row in library.people.list().items:
        for tab in ("said", "about", "members"):
            look(room, f"/people/{row.id}?tab={tab}&join=%3Cscript%3Ealert")


def test_roles_are_told_by_date_and_once():
    def seen(text, day):
        return RoleSeen(text=text, report="k", title="t", published=day)

    roles = [seen("mayor", None), seen("Mayor", "2026-03-01"), seen("clerk", "2025-01-01")]
    found = [(one.seen.text, one.last, one.times) for one in told(roles)]
    assert found == [("clerk", None, 1), ("Mayor", None, 2)]
    later = told([seen("mayor", "2026-01-01"), seen("mayor", "2026-02-01")])
    assert [(one.seen.published, one.last) for one in later] == [("2026-01-01", "2026-02-01")]

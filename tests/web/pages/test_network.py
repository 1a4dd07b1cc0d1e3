from __future__ import annotations

import pytest

from sayso.web.rendering import STATIC
from tests.store.hand_made import Said
from tests.web.pages.shown import HOSTILE, look


@pytest.fixture
def shaw(library, newsroom):
    return next(row.id for row in library.people.list(text="Shaw").items)


def test_the_table_says_who_cites_whom(room, shaw):
    page = look(room, "/network")
    assert page.rows()[0] == ["Ellery Post outlet", "Imelda Shaw person", "2"]
    picture = page.tree.cssselect("#network-picture")[0]
    assert picture.get("role") == "img"
    assert picture.get("data-source") == "/network/data"
    assert page.links("tbody a")["Imelda Shaw"] == f"/people/{shaw}"
    assert page.links("tbody a")["Tide & Times"] == "/search?outlet=Tide+%26+Times"


def test_the_picture_is_of_the_same(room, shaw):
    page = look(room, f"/network?person={shaw}&least=1&order=target")
    source = page.tree.cssselect("#network-picture")[0].get("data-source")
    network = room.get(source).json()
    assert source == f"/network/data?person={shaw}&least=1"
    assert len(network["edges"]) == len(page.rows())
    assert {node["type"] for node in network["nodes"]} >= {"outlet", "person"}


@pytest.mark.parametrize(
    ("order", "column"), [("source", 0), ("target", 1)], ids=["who-hands-on", "who-is-quoted"]
)
@pytest.mark.usefixtures("newsroom")
def test_the_table_is_sorted(room, order, column):
    cells = [row[column] for row in look(room, f"/network?order={order}").rows()]
    assert cells == sorted(cells)


@pytest.mark.usefixtures("newsroom")
def test_one_outlet_alone(room):
    page = look(room, "/network?outlet=Tide+%26+Times")
    assert {row[0] for row in page.rows()} == {"Tide & Times outlet"}
    assert "in Tide & Times" in page.text
    assert "Nobody is cited that often" in look(room, "/network?least=50").text


@pytest.mark.parametrize("query", ["least=0", "least=x", "person=x", "order=size"])
def test_what_cannot_be_asked_is_told(room, query):
    look(room, f"/network?{query}", 422)


def test_nothing_to_draw_yet(room):
    page = look(room, "/network")
    assert "nothing to draw yet" in page.text
    assert not page.tree.cssselect("#network-picture")
    look(room, "/network?person=9", 404)


def test_hostile_names_are_names(room, add):
    add(Said(HOSTILE, "said", "x"), outlet=HOSTILE)
    look(room, "/network")


def test_the_picture_needs_no_style_in_the_page(room, newsroom):
    # The library that draws writes a style into the page unless an element with this id is there.
    page = look(room, "/network")
    (sheet,) = page.tree.cssselect("link[id=__________cytoscape_stylesheet]")
    assert "css/network.css" in sheet.get("href")
    drawing = (STATIC / "vendor" / "cytoscape.min.js").read_text(encoding="utf-8")
    assert '"__________cytoscape_stylesheet"' in drawing

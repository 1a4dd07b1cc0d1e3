from __future__ import annotations

import json

import pytest

from sayso.store.corrections.model import Confirm, SetGrade, anchor_of
from tests.web.pages.shown import HOSTILE, look, send


@pytest.fixture
def corrected(library, newsroom):
    """Two corrections of the report on the levy."""
    key = newsroom["levy"]
    item = library.reports.get(key).record.attributions[0]
    library.corrections.make(SetGrade(report=key, at=anchor_of(item), grade="author"), "Ana")
    library.corrections.make(Confirm(report=key, at=anchor_of(item)), HOSTILE)
    return key


def test_nothing_corrected_yet(room):
    page = look(room, "/corrections")
    assert page.all(".empty h2") == ["Nothing has been corrected"]


def test_the_log_tells_who_when_what_and_where(room, corrected):
    page = look(room, "/corrections")
    last, first = page.rows()
    assert last[1].startswith("Confirmed")
    assert last[3] == " ".join(HOSTILE.split())
    assert first[2:4] == ["A levy", "Ana"]
    assert len(page.tree.cssselect("tbody time.moment")) == 2
    assert page.links("tbody a")["A levy"] == f"/reports/{corrected}"


def test_one_report_alone(room, corrected, newsroom):
    assert len(look(room, f"/corrections?report={corrected}").rows()) == 2
    assert look(room, f"/corrections?report={newsroom['lamp']}").rows() == []
    look(room, "/corrections?report=00c0ffee00c0ffee", 404)


def test_a_correction_is_undone_and_done_again(room, library, corrected):
    page = look(room, "/corrections")
    undone = send(room, page, "/corrections/1/undo")
    assert "Undone: Grade" in undone.all(".flash")[0]
    assert library.reports.get(corrected).record.attributions[0].grade == "named"
    assert len(undone.tree.cssselect("tr.undone")) == 1
    again = send(room, undone, "/corrections/1/redo")
    assert "Holds again: Grade" in again.all(".flash")[0]
    assert library.reports.get(corrected).record.attributions[0].grade == "author"


def test_what_is_not_there_is_not_undone(room, corrected):
    fields = look(room, "/corrections").fields("/corrections/1/undo")
    assert room.post("/corrections/99/undo", data=fields).status_code == 404
    assert room.post("/corrections/1/undo", data={"back": "/"}).status_code == 403


def test_corrections_are_taken_away_as_training_data(room, corrected):
    answer = room.get("/corrections/training")
    assert "attachment" in answer.headers["content-disposition"]
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert len(rows) == 1

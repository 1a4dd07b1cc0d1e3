from __future__ import annotations

import itertools

import pytest
from lxml import html

from tests.store.hand_made import Said
from tests.web.pages.shown import HOSTILE, Shown, look, send, words

NAME = {"author": "Ida Venn"}


@pytest.fixture
def key(library, ferry):
    return library.reports.add(ferry).key


@pytest.fixture
def signed(room, key):
    """A browser that has told its reader's name."""
    page = look(room, f"/reports/{key}/statements/a8")
    send(room, page, f"/reports/{key}/statements/a8", do="grade", grade="collective", **NAME)
    return room


def statement(room, key, id, **fields):
    """Send a form of a statement's page, and give the page it leads to."""
    address = f"/reports/{key}/statements/{id}"
    return send(room, look(room, address), address, stay="", **fields)


def test_the_page_of_a_report(room, key):
    page = look(room, f"/reports/{key}")
    assert page.all("h1") == ["Ferry talks stall"]
    assert "He had never lost hope" in page.all("#text")[0]
    ids = [one.get("id") for one in page.tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    links = {a.get("href") for a in page.tree.cssselect("main a[href]")}
    anchors = {link[1:] for link in links if link.startswith("#")}
    assert anchors <= set(ids)
    for number in range(1, 10):
        assert f"/reports/{key}/statements/a{number}" in links
    assert len(page.tree.cssselect("template[data-detail]")) == 9
    for kind in ("html", "json", "jsonl", "view"):
        assert room.get(f"/api/v1/reports/{key}/export?format={kind}").status_code == 200
        assert f"/api/v1/reports/{key}/export?format={kind}" in links


def test_landmarks_and_headings_stand_in_order(room, key):
    for path in (f"/reports/{key}", f"/reports/{key}/statements/a1"):
        page = look(room, path)
        for landmark in ("header.bar", "nav[aria-label]", "main", "footer"):
            assert page.tree.cssselect(landmark)
        levels = [
            int(one.tag[1])
            for one in page.tree.cssselect("main h1, main h2, main h3, main h4")
            if not any(parent.tag == "template" for parent in one.iterancestors())
        ]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_a_hostile_report_stays_text(room, add):
    said = Said(HOSTILE, "said", HOSTILE, source=HOSTILE)
    key = add(said, title=HOSTILE, outlet=HOSTILE, url="https://post.example/?q=%3Cscript%3E")
    page = look(room, f"/reports/{key}")
    assert HOSTILE in page.text
    look(room, f"/reports/{key}/statements/a1")
    look(room, f"/reports/{key}/statements/new")


def test_no_link_leads_to_a_script(room, add):
    page = look(room, f"/reports/{add(url='javascript:alert(1)')}")
    assert "javascript:alert(1)" in page.text
    assert not any("javascript" in one.get("href") for one in page.tree.cssselect("a[href]"))


@pytest.mark.parametrize(
    "path",
    ["/reports/00c0ffee00c0ffee", "/reports/nothing", "/reports/{key}/statements/a99"],
)
def test_what_is_not_there(room, key, path):
    look(room, path.format(key=key), 404)


def test_the_name_is_asked_for_once(room, key):
    address = f"/reports/{key}/statements/a1"
    page = look(room, address)
    answer = room.post(address, data=page.fields(address) | {"do": "confirm"})
    assert answer.status_code == 200
    assert "Under which name?" in answer.text
    asked = Shown(answer, html.fromstring(answer.text))
    assert asked.fields(address)["do"] == "confirm"
    done = send(room, asked, address, **NAME)
    assert "confirmed by Ida Venn" in done.text
    # It is kept: the next one goes through at once.
    assert "confirmed by Ida Venn" in statement(room, key, "a4", do="confirm").text


def test_a_form_without_the_sessions_own_field_changes_nothing(room, library, key):
    answer = room.post(f"/reports/{key}/statements/a1", data={"do": "reject"} | NAME)
    assert answer.status_code == 403
    assert len(library.reports.get(key).record.attributions) == 9


def test_every_part_is_corrected_by_a_form(signed, library, key):
    statement(signed, key, "a8", do="grade", grade="organisation")
    statement(signed, key, "a8", do="mode", mode="writing")
    statement(signed, key, "a8", do="polarity", polarity="negated")
    statement(signed, key, "a8", do="speaker", speaker="new", name="Osric Vane", type="person")
    statement(signed, key, "a2", do="link", parent="")
    record = library.reports.get(key).record
    item = next(one for one in record.attributions if one.id == "a8")
    names = {one.id: one.name for one in record.cast}
    assert (item.mode, item.polarity, item.grade) == ("writing", "negated", "named")
    assert record.attributions[1].parent is None
    assert names[item.speaker] == "Osric Vane"
    page = look(signed, f"/reports/{key}")
    assert "confirmed by Ida Venn" in page.text
    detail = words(page.tree.cssselect('template[data-detail="8"]')[0])
    assert "As the model read it" in detail
    assert "Osric Vane" in detail
    page = statement(signed, key, "a2", do="link", parent="a1")
    assert library.reports.get(key).record.attributions[1].parent == "a1"
    # Only what holds its words can be chosen.
    tree = look(signed, f"/reports/{key}/statements/a2").tree
    assert [one.get("value") for one in tree.cssselect("#parent option")] == ["", "a1"]


def test_words_are_corrected_by_ticking_them(signed, library, key):
    address = f"/reports/{key}/statements/a9"
    page = look(signed, address)
    boxes = page.tree.cssselect(".words-cue input")
    texts = {words(box.getparent()): box.get("value") for box in boxes}
    send(signed, page, address, do="cue", stay="1", spans=[texts["was"], texts["reported"]])
    item = next(one for one in library.reports.get(key).record.attributions if one.id == "a9")
    assert [span.text for span in item.cue] == ["was reported"]


def test_a_rejected_statement_can_be_had_back(signed, library, key):
    page = statement(signed, key, "a9", do="reject")
    assert len(library.reports.get(key).record.attributions) == 8
    [undo] = page.tree.cssselect(".flashes form")
    back = send(signed, page, undo.get("action"))
    assert "Undone" in words(back.tree.cssselect(".flashes")[0])
    assert len(library.reports.get(key).record.attributions) == 9


def test_the_last_correction_is_undone(signed, library, key):
    page = statement(signed, key, "a1", do="confirm")
    undone = send(signed, page, f"/reports/{key}/undo")
    assert "Undone" in words(undone.tree.cssselect(".flashes")[0])
    assert library.reports.get(key).confirmed == []
    again = send(signed, look(signed, f"/reports/{key}"), f"/reports/{key}/undo")
    assert "nothing of yours" in words(again.tree.cssselect(".flashes")[0])


def test_a_statement_is_added_by_ticking_its_words(signed, library, key):
    page = look(signed, f"/reports/{key}/statements/new?paragraph=2")
    ticked = {
        role: [
            box.get("value")
            for box in page.tree.cssselect(f".words-{role} input")
            if words(box.getparent()) in chosen
        ]
        for role, chosen in (("source", {"Ray"}), ("cue", {"hope"}), ("content", {"lost"}))
    }
    before = len(library.reports.get(key).record.attributions)
    send(signed, page, f"/reports/{key}/statements", **ticked)
    assert len(library.reports.get(key).record.attributions) == before + 1
    assert "Added by a person" in look(signed, f"/reports/{key}").text


def test_what_cannot_be_done_is_told_and_changes_nothing(signed, library, key):
    page = statement(signed, key, "a1", do="grade", grade="best")
    assert "grade" in words(page.tree.cssselect(".flashes .error")[0])
    page = statement(signed, key, "a1", do="confirm2")
    assert "no correction" in words(page.tree.cssselect(".flashes .error")[0])
    assert library.reports.get(key).row.corrections == 0


def test_nothing_changed_is_told(signed, library, key):
    page = statement(signed, key, "a1", do="grade", grade="named")
    assert "stood like that already" in words(page.tree.cssselect(".flashes")[0])
    assert library.reports.get(key).row.corrections == 0


def test_a_finding_is_set_aside_and_taken_up_again(signed, library, key):
    page = look(signed, f"/reports/{key}")
    after = send(signed, page, f"/reports/{key}/findings/2")
    assert "set aside" in words(after.tree.cssselect("#findings")[0])
    assert library.reports.get(key).set_aside == [2]
    [undo] = after.tree.cssselect(".flashes form")
    send(signed, after, undo.get("action"))
    assert library.reports.get(key).set_aside == []
    page.tree.cssselect(f'form[action="/reports/{key}/findings/1"]')
    data = page.fields(f"/reports/{key}/undo")
    assert signed.post(f"/reports/{key}/findings/9", data=data).status_code == 404


def test_a_report_is_read_again_in_the_background(signed, library, key):
    page = look(signed, f"/reports/{key}")
    action = f"/reports/{key}/read-again"
    answer = signed.post(action, data=page.fields(action))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/jobs/")


def test_versions_of_an_address_lead_to_each_other(room, add):
    url = "https://post.example/wall"
    first = add(Said("Imelda Shaw", "said", "it holds"), url=url)
    second = add(Said("Imelda Shaw", "said", "it does not hold"), url=url)
    assert f"/reports/{first}" in look(room, f"/reports/{second}").links().values()
    assert "Version 2 of 2" in look(room, f"/reports/{second}").text


def test_the_page_says_what_each_key_does(room, key):
    told = " ".join(look(room, f"/reports/{key}").all("#help dt"))
    for one in ("j", "k", "n", "p", "Enter", "Esc", "c", "y", "x", "u", "?", "/"):
        assert one in told.split()

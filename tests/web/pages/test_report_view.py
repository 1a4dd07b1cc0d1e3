from __future__ import annotations

import itertools

import pytest

from sayso.record import Record, Span
from sayso.store.rows import Confirmation, CorrectionRow
from sayso.web.pages.report_head import profile_bar, timeline
from sayso.web.pages.report_view import view_of
from tests.export.ferry import FERRY
from tests.export.page_reader import HOSTILE, Contents, Page
from tests.web.pages.stored import KEY, MADE, row_of, stored

RECORDS = ("ferry", "harbour", "levy", "small")


def page_of(view) -> Page:
    """The article's markup, as a browser would take it."""
    own = "" if view.headline_start is None else f"data-text data-start='{view.headline_start}'"
    return Page(f"<h1 {own}>{view.headline}</h1>{view.headline_notes}{view.body}")


@pytest.mark.parametrize("name", RECORDS)
def test_the_text_stands_there_character_for_character(request, name):
    record = request.getfixturevalue(name)
    assert page_of(view_of(stored(record), None)).text.strip() == record.report.text.strip()


@pytest.mark.parametrize("name", RECORDS)
def test_ids_are_there_once_and_every_statement_can_be_reached(request, name):
    record = request.getfixturevalue(name)
    page = page_of(view_of(stored(record), None))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    assert {item.id for item in record.attributions} <= set(ids)
    notes = {one["href"] for one in page.all("a") if one.get("class") == "no"}
    assert notes == {f"/reports/{KEY}/statements/{item.id}" for item in record.attributions}
    for link in page.all("a"):
        described = link.get("aria-describedby", "").split()
        assert set(described) <= set(ids)


@pytest.mark.parametrize("name", RECORDS)
def test_contents_are_marked_with_their_grade(request, name):
    record = request.getfixturevalue(name)
    view = view_of(stored(record), None)
    words = Contents(f"{view.headline}{view.body}").words
    for number, item in enumerate(record.attributions, 1):
        said = "".join(record.report.text[span.start : span.end] for span in item.content)
        assert words[str(number)].split() == said.split()
        assert f"content-{item.grade or 'unknown'}" in f"{view.headline}{view.body}"


def test_each_block_tells_where_it_starts(ferry):
    page = page_of(view_of(stored(ferry), None))
    starts = [one["data-start"] for _, one in page.elements if "data-start" in one]
    assert starts == ["0", str(FERRY.index("Ray Cole")), str(FERRY.index("The crews"))]


def test_the_words_of_a_report_never_become_markup(make_record):
    record = make_record(
        f"{HOSTILE} said {HOSTILE}",
        (HOSTILE, "said", HOSTILE, {"grade": "named", "at": 0}),
        title=HOSTILE,
        byline=[HOSTILE],
    )
    record.attributions[0].id = HOSTILE
    view = view_of(stored(record), None)
    page = page_of(view)
    assert {tag for tag, _ in page.elements} <= {"h1", "div", "p", "ol", "li", "span", "a", "bdi"}
    assert page.text.count("alert(1)") == record.report.text.count("alert(1)")
    assert "s1" in page.ids()
    assert not any("<" in one or '"' in one for one in view.statements[0].address)


def test_the_headline_is_shown_once(ferry):
    view = view_of(stored(ferry), None)
    assert "Ferry talks stall" in view.headline
    assert "Ferry talks stall" not in view.body
    other = view_of(stored(ferry, row=row_of(ferry, title="Another title")), None)
    assert other.headline == "Another title"
    assert "Ferry talks stall" in other.body


@pytest.mark.parametrize(
    ("opening", "told"),
    [pytest.param("By Noor Vance. ", "", id="in-the-text"), ("", "Noor Vance")],
)
def test_the_byline_is_told_where_the_text_does_not(make_record, opening, told):
    record = make_record(f"{opening}Shaw said no.", ("Shaw", "said", "no"), byline=["Noor Vance"])
    assert view_of(stored(record), None).byline == told


def test_the_margin_leads_from_the_source_to_the_narrator(ferry):
    page = page_of(view_of(stored(ferry), None))
    seen = " ".join(page.seen.split())
    assert "the board by way of → Imelda Shaw by way of → Ray Cole by way of → narrator" in seen


def test_a_statement_tells_all_that_is_known(ferry):
    view = view_of(stored(ferry, people={"e1": 7}), None)
    first, third = view.statements[0], view.statements[2]
    assert (first.who, first.speaker, first.person, first.cue) == (
        "Ray Cole",
        "Ray Cole",
        7,
        "said",
    )
    assert first.occasion == "on Monday (2026-03-02), in Port Ellery"
    assert third.inside == (2, "a2")
    assert (third.mouths, third.mode, third.grade) == (3, "thought", "organisation")
    assert third.speaker is None


def test_the_bar_tiles_from_the_narrator_to_nobody(ferry):
    bar = view_of(stored(ferry), None).bar
    assert [one.style for one in bar] == ["narrator", "unclear", "named", "unnamed", "unknown"]
    assert bar[0].start == 0
    assert all(one.start + one.width == other.start for one, other in itertools.pairwise(bar))
    assert bar[-1].start + bar[-1].width in (999, 1000, 1001)
    assert sum(one.share for one in bar) == pytest.approx(1.0, abs=0.01)


def test_a_record_without_words_has_no_bar(make_record):
    view = view_of(stored(make_record(""), row=row_of(make_record(""), title="Nothing")), None)
    assert view.bar == ()
    assert view.headline == "Nothing"


def test_a_little_is_not_nought():
    from sayso.web.pages.report_head import Stretch

    assert Stretch("none", "no source", 1, 0.001, 0, 1).percent == "<1 %"
    assert Stretch("none", "no source", 1, 0.105, 0, 1).percent == "10 %"


def test_times_stand_in_order_with_the_report_among_them(ferry):
    ferry.report.published = "2026-03-04T08:00:00Z"
    ferry.attributions[7].occasion = ferry.attributions[0].occasion.model_copy(
        update={"when": ferry.attributions[0].occasion.when.model_copy(update={"value": "2025"})}
    )
    view = view_of(stored(ferry), None)
    told = [(one.label, one.published, [n for _, n, _ in one.statements]) for one in view.moments]
    assert told == [
        ("2025", False, [8]),
        ("2 March 2026", False, [1, 4]),
        ("4 March 2026", True, []),
    ]


@pytest.mark.parametrize(
    "values",
    [
        ("2025", "2025-01", "2025-01-02"),
        ("2026-02-28/2026-03-01", "2026-W10", "2026-03-09"),
        ("0999", "2026"),
    ],
)
def test_weeks_months_and_intervals_are_sorted(ferry, values):
    when = ferry.attributions[0].occasion.when
    for number, value in enumerate(reversed(values)):
        moved = when.model_copy(update={"value": value})
        ferry.attributions[number].occasion = ferry.attributions[0].occasion.model_copy(
            update={"when": moved}
        )
    ferry.attributions[3].occasion = None if len(values) < 4 else ferry.attributions[3].occasion
    found = view_of(stored(ferry), None).summary.statements
    assert [one.value for one in timeline(ferry, found)] == list(values)


def test_no_times_no_timeline(small):
    small.report.published = "2026-03-04"
    assert view_of(stored(small), None).moments == ()


def test_findings_are_marked_unless_set_aside(ferry):
    view = view_of(stored(ferry, set_aside=[3]), None)
    assert [(one.entry.code, one.set_aside, one.marked) for one in view.findings] == [
        ("ATT006", False, True),
        ("NAR003", False, True),
        ("ATT002", True, False),
        ("ATT004", False, True),
    ]
    ids = page_of(view).ids()
    assert "f1" in ids
    assert "f3" not in ids


def test_speakers_come_with_their_statements_and_their_person(ferry):
    view = view_of(stored(ferry, people={"e2": 12}), None)
    assert [(one.entry.name, one.spoken, one.person) for one in view.speakers] == [
        ("Ray Cole", "1 4 5", None),
        ("Imelda Shaw", "2", 12),
    ]


def confirmation(*parts: str, attribution: str = "a1") -> Confirmation:
    return Confirmation(attribution=attribution, parts=list(parts), author="Ida <Venn>", made=MADE)


def test_what_was_confirmed_is_said_where_it_stands(ferry):
    view = view_of(stored(ferry, confirmed=[confirmation("all")]), ferry)
    said = view.statements[0].said
    assert said.confirmed == "confirmed by Ida <Venn>, 5 March 2026: the whole"
    assert said.changed == ()
    assert not said.added
    assert "Ida &lt;Venn&gt;: the whole" in view.body
    assert view.checked == 1
    assert 'class="con content-named checked"' in view.body


def test_what_the_model_read_stands_beside_what_was_corrected(ferry):
    reading = ferry.model_copy(deep=True)
    ferry.attributions[0].speaker = "e2"
    ferry.attributions[0].grade = "unnamed"
    ferry.attributions[0].content = ferry.attributions[0].content[:1]
    ferry.attributions[0].content[0] = Span(start=FERRY.index("the ferry would"), end=172)
    view = view_of(stored(ferry, confirmed=[confirmation("speaker", "grade", "content")]), reading)
    assert dict(view.statements[0].said.changed) == {
        "content": "that the minister had told him the board feared the ferry would be sold",
        "speaker": "Ray Cole",
        "grade": "named",
    }


def test_a_statement_that_the_model_lacks_was_added(ferry):
    reading: Record = ferry.model_copy(deep=True)
    del reading.attributions[8]
    view = view_of(stored(ferry, confirmed=[confirmation("all", attribution="a9")]), reading)
    assert view.statements[8].said.added
    assert view.statements[0].said.confirmed is None


def test_corrections_that_find_nothing_are_named(ferry):
    rows = [
        CorrectionRow(
            id=number,
            report=KEY,
            title=None,
            kind="confirm",
            summary="Confirmed",
            author="Ida",
            made=MADE,
            undone=None,
        )
        for number in (4, 5)
    ]
    assert view_of(stored(ferry, lost=[5]), None, rows).lost == (rows[1],)


def test_the_bar_of_a_full_profile(levy):
    levy.profile.by_voice = {"narrator": 0.5, "attributed": 0.5}
    levy.profile.by_grade = {"named": 0.3, "document": 0.15, "none": 0.05}
    levy.profile.attributed_words = levy.profile.words // 2
    from sayso.export.summary import summarize

    assert [one.style for one in profile_bar(summarize(levy))] == [
        "narrator",
        "named",
        "document",
        "none",
    ]

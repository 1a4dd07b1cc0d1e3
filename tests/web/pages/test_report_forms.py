from __future__ import annotations

import pytest
from starlette.datastructures import FormData

from sayso.errors import InvalidCorrection
from sayso.record import Span
from sayso.store.corrections.model import Add, SetAside, SetSpans, anchor_of
from sayso.web.pages.report_forms import added, correction_of, set_aside
from sayso.web.pages.report_words import around, same_words, spans_given, window_of, word_boxes
from tests.export.ferry import FERRY
from tests.export.page_reader import HOSTILE, Page
from tests.web.pages.stored import KEY


def place(words: str) -> str:
    start = FERRY.index(words)
    return f"{start}-{start + len(words)}"


def asked(record, number: int, *fields: tuple[str, str]):
    return correction_of(KEY, FormData(list(fields)), record, record.attributions[number - 1])


@pytest.mark.parametrize("do", ["confirm", "reject"])
def test_confirm_and_reject(ferry, do):
    made = asked(ferry, 1, ("do", do))
    assert (made.kind, made.report, made.at) == (do, KEY, anchor_of(ferry.attributions[0]))


@pytest.mark.parametrize(
    ("do", "value", "expected"),
    [
        ("grade", "unnamed", "unnamed"),
        ("grade", "", None),
        ("mode", "thought", "thought"),
        ("polarity", "negated", "negated"),
    ],
)
def test_grade_mode_and_polarity(ferry, do, value, expected):
    made = asked(ferry, 1, ("do", do), (do, value))
    assert made.kind == f"set_{do}"
    assert getattr(made, do) == expected


@pytest.mark.parametrize(
    "fields",
    [
        [("do", "grade"), ("grade", "named")],
        [("do", "polarity"), ("polarity", "affirmed")],
        [("do", "speaker"), ("speaker", "e1")],
        [("do", "link"), ("parent", "")],
        [("do", "cue"), ("spans", place("said"))],
        [("do", "add-cue"), ("spans", place("said"))],
    ],
    ids=lambda fields: fields[0][1],
)
def test_what_stands_like_that_already_is_no_correction(ferry, fields):
    assert asked(ferry, 1, *fields) is None


def test_another_of_the_cast_speaks(ferry):
    made = asked(ferry, 1, ("do", "speaker"), ("speaker", "e2"))
    assert (made.entity, made.name) == ("e2", None)
    assert asked(ferry, 1, ("do", "speaker"), ("speaker", "")).entity is None


def test_somebody_new_speaks(ferry):
    form = ("speaker", "new"), ("name", " Osric\n Vane "), ("type", "organisation")
    made = asked(ferry, 1, ("do", "speaker"), *form)
    assert (made.entity, made.name, made.type) == (None, "Osric Vane", "organisation")


def test_it_stands_inside_another(ferry):
    made = asked(ferry, 9, ("do", "link"), ("parent", "a8"))
    assert made.parent == anchor_of(ferry.attributions[7])
    assert asked(ferry, 2, ("do", "link"), ("parent", "")).parent is None


def test_words_are_ticked_one_by_one_and_make_spans(ferry):
    ticked = [("spans", place(word)) for word in ("Ray", "Cole", "Port", "Ellery")]
    made = asked(ferry, 1, ("do", "source"), *ticked)
    assert isinstance(made, SetSpans)
    assert [FERRY[start:end] for start, end in made.spans] == ["Ray Cole", "Port Ellery"]


def test_a_piece_is_added(ferry):
    made = asked(ferry, 1, ("do", "add-source"), ("spans", place("Port Ellery")))
    assert made.role == "source"
    assert [FERRY[start:end] for start, end in made.spans] == ["Ray Cole", "Port Ellery"]


def test_no_words_at_all_is_a_source_of_nobody(ferry):
    assert asked(ferry, 1, ("do", "source")).spans == []


def test_words_that_end_within_a_token_are_no_change(ferry):
    [span] = ferry.attributions[3].content
    ferry.attributions[3].content = [Span(start=span.start, end=span.end - 2)]
    ticked = [("spans", f"{span.start}-{span.end - 2}")]
    assert asked(ferry, 4, ("do", "content"), *ticked) is None


def test_a_statement_is_added(ferry):
    form = FormData(
        [
            ("source", place("The crews")),
            ("cue", place("dreaded")),
            ("content", place("the worst")),
            ("speaker", "new"),
            ("name", "The crews"),
            ("type", "group"),
            ("grade", ""),
            ("mode", "thought"),
            ("polarity", "affirmed"),
        ]
    )
    made = added(KEY, form, ferry)
    assert isinstance(made, Add)
    assert (made.name, made.type, made.grade, made.mode) == ("The crews", "group", None, "thought")
    assert [FERRY[start:end] for start, end in made.content] == ["the worst"]


def test_a_finding_is_set_aside(ferry):
    made = set_aside(KEY, ferry, 2)
    start = FERRY.index("He had never")
    assert made == SetAside(report=KEY, code="NAR003", start=start, end=start + 22)
    assert set_aside(KEY, ferry, 0) is None
    assert set_aside(KEY, ferry, 5) is None


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param([("do", "explode")], "no correction", id="do"),
        pytest.param([], "no correction", id="nothing"),
        pytest.param([("do", "grade"), ("grade", "best")], "grade", id="grade"),
        pytest.param([("do", "cue"), ("spans", "4 to 7")], "no span", id="span"),
        pytest.param([("do", "cue"), ("spans", "-1-7")], "no span", id="before-the-text"),
        pytest.param([("do", "link"), ("parent", "a99")], "a99", id="parent"),
        pytest.param([("do", "speaker"), ("speaker", "new"), ("name", " ")], "no name", id="name"),
        pytest.param(
            [("do", "speaker"), ("speaker", "new"), ("name", "x"), ("type", "ghost")],
            "type",
            id="type",
        ),
    ],
)
def test_forms_that_say_nothing_that_can_be_done(ferry, fields, told):
    with pytest.raises(InvalidCorrection, match=told):
        asked(ferry, 1, *fields)


def test_a_statement_needs_cue_and_content(ferry):
    with pytest.raises(InvalidCorrection, match="cue and content"):
        added(KEY, FormData([("source", place("The crews"))]), ferry)
    with pytest.raises(InvalidCorrection, match="its content"):
        added(KEY, FormData([("cue", place("dreaded"))]), ferry)


@pytest.mark.parametrize(
    ("values", "spans"),
    [
        ([], []),
        (["0-3", "4-8"], [(0, 8)]),
        (["4-8 0-3"], [(0, 8)]),
        (["0-3", "9-13"], [(0, 3), (9, 13)]),
        (["0-5", "2-8"], [(0, 8)]),
        (["9999999999-3"], None),
        (["a-b"], None),
    ],
)
def test_spans_side_by_side_are_one(values, spans):
    assert spans_given("Ray Cole said nothing", values) == spans


def test_the_same_words_cut_in_another_way():
    text = '"No," he said.'
    assert same_words(text, [(0, 5)], [(0, 1), (1, 4), (4, 5)])
    assert not same_words(text, [(0, 5)], [(1, 3)])


def test_boxes_tick_what_is_chosen_and_escape_the_rest():
    text = f"Shaw said “no”. {HOSTILE}"
    boxes = Page(str(word_boxes(text, (0, len(text)), [(0, 4), (11, 12)], "spans")))
    inputs = boxes.all("input")
    ticked = [text[slice(*map(int, one["value"].split("-")))] for one in inputs if "checked" in one]
    # Half of *no* is not enough of it.
    assert ticked == ["Shaw"]
    assert {one["name"] for one in inputs} == {"spans"}
    assert "".join(boxes.seen.split()) == "".join(text.split())
    assert {tag for tag, _ in boxes.elements} == {"label", "input", "span"}


def test_the_window_holds_the_sentence_and_its_neighbours(make_record):
    text = "One. Two. Shaw said three. Four. Five."
    record = make_record(text, ("Shaw", "said", "three"))
    record.report.sentences = [
        Span(start=text.index(word), end=text.index(word) + len(word))
        for word in ("One.", "Two.", "Shaw said three.", "Four.", "Five.")
    ]
    start, end = window_of(record, record.attributions[0])
    assert text[start:end] == "Two. Shaw said three. Four."
    assert around(record, 0, len(text)) == (0, len(text))
    record.report.sentences = []
    assert window_of(record, record.attributions[0]) == (0, len(text))

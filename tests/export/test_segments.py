from __future__ import annotations

import pytest

from sayso.export.segments import Block, blocks
from sayso.record import Attribution, Record, ReportInfo, Span


def roles(block: Block) -> list[tuple[str, list[str]]]:
    return [
        (
            segment.text,
            [
                f"{'<' if part.opens else ''}{part.role}{part.number}{'>' if part.closes else ''}"
                for part in segment.parts
            ],
        )
        for segment in block.segments
    ]


def test_a_sentence_is_cut_where_roles_begin_and_end(small):
    [block] = blocks(small)
    assert roles(block) == [
        ("Mayor Shaw", ["<source1>"]),
        (" ", []),
        ("said", ["<cue1>"]),
        (" ", []),
        ("the wall was safe", ["<content1>"]),
        (".", []),
    ]
    assert block.notes == (1,)


def test_a_statement_within_a_statement_keeps_both_roles(make_record):
    record = make_record(
        "Shaw said Cole promised stone.",
        ("Shaw", "said", "Cole promised stone"),
        ("Cole", "promised", "stone"),
    )
    [block] = blocks(record)
    assert roles(block)[4:] == [
        ("Cole", ["<content1", "<source2>"]),
        (" ", ["content1"]),
        ("promised", ["content1", "<cue2>"]),
        (" ", ["content1"]),
        ("stone", ["content1>", "<content2>"]),
        (".", []),
    ]


def test_spans_that_cross_are_both_kept(make_record):
    record = make_record("a b c d", ("", "a", "b c"), ("", "a", "c d"))
    [block] = blocks(record)
    assert roles(block) == [
        ("a", ["<cue1>", "<cue2>"]),
        (" ", []),
        ("b ", ["<content1"]),
        ("c", ["content1>", "<content2"]),
        (" d", ["content2>"]),
    ]


def test_a_content_over_two_paragraphs_opens_and_closes_once(make_record):
    text = "She said: one.\n\nTwo."
    record = make_record(
        text,
        ("She", "said", "one.\n\nTwo."),
        paragraphs=[Span(start=0, end=14), Span(start=16, end=20)],
    )
    first, second = blocks(record)
    assert roles(first)[-1] == ("one.\n\n", ["<content1"])
    assert roles(second) == [("Two.", ["content1>"])]
    assert (first.notes, second.notes) == ((1,), ())


def test_discontinuous_contents_open_and_close_each(harbour):
    pieces = [
        segment.text
        for block in blocks(harbour)
        for segment in block.segments
        for part in segment.parts
        if (part.number, part.role) == (2, "content") and part.opens and part.closes
    ]
    assert pieces == ['"We cannot wait for the next storm,"', '"and we will not."']


def test_pieces_that_touch_or_overlap_are_one():
    spans = [Span(start=6, end=9), Span(start=0, end=4), Span(start=4, end=5), Span(start=5, end=7)]
    record = Record(
        sayso="0",
        model="m",
        report=ReportInfo(id="x", text="abcdefghi."),
        attributions=[
            Attribution(
                id="a1", cue=[Span(start=9, end=10)], content=spans, kind="direct", confidence=0.5
            )
        ],
    )
    [block] = blocks(record)
    assert roles(block) == [("abcdefghi", ["<content1>"]), (".", ["<cue1>"])]


def test_blocks_tile_the_text_and_note_every_statement_once(harbour):
    found = blocks(harbour)
    text = "".join(segment.text for block in found for segment in block.segments)
    assert text == harbour.report.text
    assert [block.heading for block in found] == [True, False, False, False, False]
    assert [block.notes for block in found] == [(), (1, 2), (3, 4), (5,), (6, 7, 8)]


@pytest.mark.parametrize(
    ("text", "headings", "paragraphs", "expected"),
    [
        pytest.param("", [], [], [], id="empty"),
        pytest.param(" \n ", [], [], [" \n "], id="white-space"),
        pytest.param(
            "one\n \ntwo\nthree", [], [], ["one\n \n", "two\nthree"], id="no-blocks-known"
        ),
        pytest.param("  one\n", [], [(2, 5)], ["  one\n"], id="white-space-around"),
        pytest.param("Top\none\ntwo", [(0, 3)], [(8, 11)], ["Top\n", "one\n", "two"], id="a-hole"),
        pytest.param("abcdef", [], [(0, 4), (2, 6)], ["abcd", "ef"], id="overlap"),
        pytest.param("abc", [], [(1, 99), (50, 60)], ["a", "bc"], id="past-the-end"),
    ],
)
def test_blocks_cover_whatever_is_known(text, headings, paragraphs, expected):
    report = ReportInfo(
        id="x",
        text=text,
        headings=[Span(start=a, end=b) for a, b in headings],
        paragraphs=[Span(start=a, end=b) for a, b in paragraphs],
    )
    found = blocks(Record(sayso="0", model="m", report=report))
    assert ["".join(s.text for s in block.segments) for block in found] == expected


def test_a_statement_about_no_text_is_still_noted():
    nowhere = Span(start=7, end=7)
    record = Record(
        sayso="0",
        model="m",
        report=ReportInfo(id="x", text=""),
        attributions=[
            Attribution(id="a1", cue=[nowhere], content=[nowhere], kind="indirect", confidence=0.5)
        ],
    )
    [block] = blocks(record)
    assert block.notes == (1,)


def test_roles_of_outer_statements_stand_before_those_inside_them(ferry):
    _, paragraph, last = blocks(ferry)
    innermost = next(one for one in paragraph.segments if one.text == "the ferry would be sold")
    assert [part.number for part in innermost.parts] == [1, 2, 3]
    # The outer statement has the higher number here.
    worst = next(one for one in last.segments if one.text == "the worst")
    assert [part.number for part in worst.parts] == [7, 6]


def test_segments_know_the_unclear_passages_and_the_findings_that_hold_them(ferry):
    segments = [one for block in blocks(ferry, findings=True) for one in block.segments]
    assert [one.text for one in segments if one.unclear] == ["He had never lost hope", "."]
    assert [one.text for one in segments if one.findings] == [
        "the ferry would be sold",
        "He had never lost hope",
        "a senior official",
        "Critics",
    ]
    assert not any(one.findings for block in blocks(ferry) for one in block.segments)

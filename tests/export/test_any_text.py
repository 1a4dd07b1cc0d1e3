"""Any text with any spans can be shown in every format."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export import CAST_FORMATS, FORMATS, ExportOptions, exporter
from sayso.export.controls import for_page
from sayso.export.html import page
from sayso.export.segments import blocks
from sayso.export.statements import GRADES
from sayso.record import (
    Attribution,
    Entity,
    Finding,
    Medium,
    Mention,
    Occasion,
    Record,
    ReportInfo,
    Role,
    Span,
    Tie,
    Voice,
    When,
)
from tests.export.page_reader import Page

# Surrogates included: text from outside may hold them. The second alphabet makes what is rare in
# the first frequent: breaks, escapes, markup, marks, wide and joined letters.
texts = st.text(st.characters(), max_size=80) | st.text(
    st.sampled_from("ab \n\r\t\x1b\x00\x9b<>&\"'[]{}$⟦⟧蘇e\u0301\u200d\u202e👩🏽\ud83d\u2028“”—"),
    max_size=80,
)


def occasions(spans):
    whens = st.builds(
        lambda one, value, vague: When(start=one.start, end=one.end, value=value, vague=vague),
        spans,
        st.none() | texts,
        st.booleans(),
    )
    media = st.builds(
        lambda one, kind: Medium(start=one.start, end=one.end, kind=kind), spans, texts
    )
    return st.builds(
        Occasion,
        when=st.none() | whens,
        where=st.none() | spans,
        medium=st.none() | media,
        carried=st.booleans(),
    )


@st.composite
def records(draw):
    text = draw(texts)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(start=min(pair), end=max(pair)))
    some = st.lists(spans, max_size=3)
    attributions = [
        Attribution(
            id=f"a{number}",
            source=draw(some),
            cue=draw(st.lists(spans, min_size=1, max_size=2)),
            content=draw(st.lists(spans, min_size=1, max_size=3)),
            kind=draw(st.sampled_from(["direct", "mixed", "indirect"])),
            polarity=draw(st.sampled_from(["affirmed", "negated"])),
            parent=draw(st.none() | st.sampled_from(["a1", "a9"])),
            grade=draw(st.none() | st.sampled_from(GRADES)),
            speaker=draw(st.none() | st.sampled_from(["e1", "e2", "e9"])),
            speaker_confidence=draw(st.none() | st.floats(0, 1)),
            speaker_reason=draw(st.none() | texts | st.just("two candidates: e1, e2")),
            confidence=draw(st.floats(0, 1)),
            chain=draw(st.lists(st.sampled_from(["e1", "e2", "e9"]), max_size=2)),
            occasion=draw(st.none() | occasions(spans)),
        )
        for number in range(1, draw(st.integers(0, 4)) + 1)
    ]
    cast = [
        Entity(
            id=f"e{number}",
            type="group",
            name=draw(texts),
            aliases=draw(st.lists(texts, max_size=2)),
            roles=[Role(start=one.start, end=one.end) for one in draw(some)],
            mentions=[Mention(start=one.start, end=one.end, form="name") for one in draw(some)],
            members=draw(st.lists(st.sampled_from(["e1", "e2", "e9"]), max_size=2)),
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    ]
    ties = [Tie(a="e1", relation=draw(texts), b="e2", evidence=draw(spans), voice="a1")]
    line = st.none() | texts
    report = ReportInfo(
        id="0" * 64,
        text=text,
        title=draw(line),
        outlet=draw(line),
        byline=draw(st.lists(texts, max_size=2)),
        published=draw(line),
        path=draw(line),
        headings=draw(some),
        paragraphs=draw(some),
    )
    return Record(
        sayso="0.1.0",
        model="by-hand",
        report=report,
        attributions=attributions,
        cast=cast,
        ties=ties,
        voices=[
            Voice(start=one.start, end=one.end, voice=draw(st.sampled_from(["unclear", "a1"])))
            for one in draw(some)
        ],
        findings=[
            Finding(start=one.start, end=one.end, code=draw(texts), message=draw(texts))
            for one in draw(some)
        ],
    )


@settings(deadline=None)
@given(records())
def test_segments_tile_the_text(record):
    segments = [segment for block in blocks(record) for segment in block.segments]
    assert "".join(segment.text for segment in segments) == record.report.text
    for segment in segments:
        assert record.report.text[segment.start : segment.end] == segment.text
    noted = [number for block in blocks(record) for number in block.notes]
    assert sorted(noted) == list(range(1, len(record.attributions) + 1))


@settings(deadline=None)
@given(records())
def test_segments_know_whose_mentions_hold_every_code_point(record):
    segments = [segment for block in blocks(record, mentions=True) for segment in block.segments]
    assert "".join(segment.text for segment in segments) == record.report.text
    for segment in segments:
        for offset in range(segment.start, segment.end):
            assert set(segment.entities) == {
                number
                for number, entity in enumerate(record.cast, 1)
                if any(one.start <= offset < one.end for one in entity.mentions)
            }


@settings(deadline=None)
@given(records())
def test_segments_know_what_lies_over_every_code_point(record):
    for block in blocks(record, findings=True):
        for segment in block.segments:
            for offset in range(segment.start, segment.end):
                unclear = {
                    number
                    for number, one in enumerate(record.voices, 1)
                    if one.voice == "unclear" and one.start <= offset < one.end
                }
                findings = {
                    number
                    for number, one in enumerate(record.findings, 1)
                    if one.start <= offset < one.end
                }
                assert (set(segment.unclear), set(segment.findings)) == (unclear, findings)


@settings(deadline=None)
@given(records())
def test_segments_know_every_role_of_every_code_point(record):
    for segment in (segment for block in blocks(record) for segment in block.segments):
        for offset in range(segment.start, segment.end):
            expected = {
                (number, role)
                for number, item in enumerate(record.attributions, 1)
                for role in ("source", "cue", "content")
                for span in getattr(item, role)
                if span.start <= offset < span.end
            }
            assert {(part.number, part.role) for part in segment.parts} == expected


@pytest.mark.parametrize("name", FORMATS)
@given(record=records(), width=st.none() | st.integers(20, 120))
@settings(max_examples=60, deadline=None)
def test_every_format_shows_it(name, record, width):
    stream = io.StringIO()
    writer = exporter(name)(stream, ExportOptions(width=width))
    writer.write(record)
    writer.finalize()
    stream.getvalue().encode("utf-8")


@pytest.mark.parametrize("name", CAST_FORMATS)
@given(record=records(), width=st.none() | st.integers(20, 120))
@settings(max_examples=40, deadline=None)
def test_every_format_of_the_cast_shows_it(name, record, width):
    stream = io.StringIO()
    writer = exporter(name, cast_only=True)(stream, ExportOptions(width=width))
    writer.write(record)
    writer.finalize()
    stream.getvalue().encode("utf-8")
    if name == "view":
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", stream.getvalue())


@settings(deadline=None)
@given(records())
def test_the_text_of_the_page_is_the_text_of_the_report(record):
    made = Page(page(record))
    assert made.text == for_page(record.report.text)
    assert len(set(made.ids())) == len(made.ids())
    assert {one["href"].removeprefix("#") for one in made.all("a")} <= set(made.ids())


@settings(deadline=None)
@given(records())
def test_no_control_reaches_the_terminal(record):
    stream = io.StringIO()
    exporter("view")(stream).write(record)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", stream.getvalue())


@settings(deadline=None)
@given(records())
def test_json_gives_the_record_back(record):
    stream = io.StringIO()
    exporter("jsonl")(stream).write(record)
    [line] = stream.getvalue().splitlines()
    value = json.loads(line)
    assert Record.model_validate(value) == record

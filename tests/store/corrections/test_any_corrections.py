"""What holds for any corrections, in any order."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InvalidCorrection
from sayso.record import Record
from sayso.store.archive.soundness import fault_of
from sayso.store.corrections.apply import apply
from sayso.store.corrections.check import checked
from sayso.store.corrections.model import (
    Add,
    Anchor,
    Confirm,
    Reject,
    ReportCorrection,
    SetGrade,
    SetLink,
    SetMode,
    SetPolarity,
    SetSpans,
    SetSpeaker,
)
from tests.store.corrections.readings import made, reading, renumbered, without

KEY = "0" * 16
SIZE = len(reading().report.text)
READINGS = [
    reading(),
    renumbered(reading()),
    without(reading(), "a2"),
    without(reading(), "a1", "a3"),
]

spans = st.lists(
    st.tuples(st.integers(0, SIZE + 3), st.integers(0, SIZE + 3)), min_size=0, max_size=2
)
known = st.sampled_from(
    [
        Anchor(
            cue=[(s.start, s.end) for s in one.cue],
            content=[(s.start, s.end) for s in one.content],
        )
        for one in reading().attributions
    ]
)
anchors = known | st.builds(Anchor, cue=spans, content=spans)
names = st.sampled_from([None, "Ray Cole", "Somebody New", "Dana Adair", "  "])
ids = st.sampled_from([None, "e1", "e2", "e9"])
on = {"report": st.just(KEY), "at": anchors}
corrections: st.SearchStrategy[ReportCorrection] = st.one_of(
    st.builds(SetSpans, role=st.sampled_from(["source", "cue", "content"]), spans=spans, **on),
    st.builds(SetSpeaker, entity=ids, name=names, **on),
    st.builds(SetGrade, grade=st.sampled_from([None, "unnamed", "named"]), **on),
    st.builds(SetMode, mode=st.sampled_from([None, "thought"]), **on),
    st.builds(SetPolarity, polarity=st.sampled_from(["negated", "affirmed"]), **on),
    st.builds(SetLink, parent=st.none() | anchors, **on),
    st.builds(Reject, **on),
    st.builds(Confirm, **on),
    st.builds(
        Add, report=st.just(KEY), source=spans, cue=spans, content=spans, speaker=ids, name=names,
        parent=st.none() | anchors,
    ),
)  # fmt: skip


def taken(record: Record, wanted: Sequence[ReportCorrection]) -> list[ReportCorrection]:
    """Those that a library would take in, one after the other."""
    full: list[ReportCorrection] = []
    for one in wanted:
        try:
            full.append(checked(one, apply(record, made(*full)).record))
        except InvalidCorrection:
            continue
    return full


@settings(max_examples=60)
@given(st.lists(corrections, max_size=6), st.sampled_from(READINGS))
def test_any_corrections_make_a_sound_record_of_any_reading(
    wanted: list[ReportCorrection], other: Record
) -> None:
    record = reading()
    full = made(*taken(record, wanted))
    for base in (record, other):
        before = base.model_copy(deep=True)
        applied = apply(base, full)
        assert base == before
        assert fault_of(applied.record) is None
        assert apply(base, full) == applied
        text = base.report.text
        at = 0
        for voice in applied.record.voices:
            assert at <= voice.start < voice.end <= len(text)
            assert not text[at : voice.start].strip()
            at = voice.end
        assert not text[at:].strip()
        known = {one.id for one in applied.record.attributions}
        assert {voice.voice for voice in applied.record.voices} <= known | {"narrator", "unclear"}
        assert {one.attribution for one in applied.confirmed} <= known
        assert Record.model_validate_json(applied.record.model_dump_json()) == applied.record


@settings(max_examples=60)
@given(st.lists(corrections, max_size=4))
def test_corrections_that_nobody_checked_harm_nothing(wanted: list[ReportCorrection]) -> None:
    applied = apply(reading(), made(*wanted))
    assert fault_of(applied.record) is None

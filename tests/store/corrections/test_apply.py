"""Corrections laid over a reading, and over another one."""

from __future__ import annotations

import pytest

from sayso.record import Record
from sayso.store.corrections.apply import apply
from sayso.store.corrections.check import checked
from sayso.store.corrections.model import (
    Add,
    Confirm,
    Reject,
    ReportCorrection,
    SetAside,
    SetGrade,
    SetLink,
    SetMode,
    SetPolarity,
    SetSpans,
    SetSpeaker,
)
from tests.store.corrections.readings import (
    at,
    by_content,
    made,
    place,
    reading,
    renumbered,
    without,
    words_of,
)

KEY = "0" * 16


def stand(record: Record, *corrections: ReportCorrection) -> Record:
    """The record after corrections that were checked one after the other, none of them lost."""
    full: list[ReportCorrection] = []
    for one in corrections:
        full.append(checked(one, apply(record, made(*full)).record))
    applied = apply(record, made(*full))
    assert applied.lost == []
    return applied.record


def test_nothing_is_changed_by_nothing() -> None:
    record = reading()
    assert apply(record, []).record is record


def test_the_reading_itself_stays_as_it_is() -> None:
    record = reading()
    before = record.model_copy(deep=True)
    stand(
        record,
        Reject(report=KEY, at=at(record, 1)),
        SetGrade(report=KEY, at=at(record, 2), grade=None),
    )
    assert record == before


def test_other_words_are_the_content() -> None:
    record = reading()
    new = stand(
        record,
        SetSpans(
            report=KEY, at=at(record, 1), role="content", spans=[place(record, "the east wall ")]
        ),
    )
    item = new.attributions[0]
    assert words_of(new, item.content) == ["the east wall"]
    assert item.id == "a1"
    voices = [(new.report.text[v.start : v.end], v.voice) for v in new.voices]
    assert ("the east wall", "a1") in voices
    assert new.profile.attributed_words < record.profile.attributed_words


def test_a_source_may_be_taken_away() -> None:
    record = reading()
    new = stand(record, SetSpans(report=KEY, at=at(record, 1), role="source", spans=[]))
    assert new.attributions[0].source == []


def test_another_speaks() -> None:
    record = reading()
    new = stand(record, SetSpeaker(report=KEY, at=at(record, 4), entity="e1"))
    item = new.attributions[3]
    assert (item.speaker, item.speaker_confidence, item.chain) == ("e1", 1.0, ["e3", "e1"])
    assert {row["id"]: row["statements"] for row in new.profile.speakers}["e1"] == 2


def test_somebody_new_speaks_and_is_of_the_cast() -> None:
    record = reading()
    new = stand(
        record,
        SetSpeaker(report=KEY, at=at(record, 1), name="Harbour Trust", type="organisation"),
    )
    [trust] = [one for one in new.cast if one.name == "Harbour Trust"]
    assert (trust.id, trust.type) == ("e4", "organisation")
    assert (new.attributions[0].speaker, new.attributions[0].grade) == ("e4", "organisation")
    assert len(record.cast) == 3


def test_a_name_of_the_cast_is_that_one() -> None:
    record = reading()
    new = stand(record, SetSpeaker(report=KEY, at=at(record, 1), name="dana ADAIR"))
    assert new.attributions[0].speaker == "e3"
    assert len(new.cast) == 3


def test_nobody_known_speaks() -> None:
    record = reading()
    new = stand(record, SetSpeaker(report=KEY, at=at(record, 1)))
    item = new.attributions[0]
    assert (item.speaker, item.speaker_confidence, item.chain) == (None, None, [])
    assert item.speaker_reason


def test_grade_mode_and_polarity() -> None:
    record = reading()
    new = stand(
        record,
        SetGrade(report=KEY, at=at(record, 1), grade="unnamed"),
        SetMode(report=KEY, at=at(record, 1), mode="thought"),
        SetPolarity(report=KEY, at=at(record, 1), polarity="negated"),
    )
    item = new.attributions[0]
    assert (item.grade, item.mode, item.polarity) == ("unnamed", "thought", "negated")
    assert new.profile.by_grade["unnamed"] > 0


def test_a_statement_stands_in_none_and_in_one_again() -> None:
    record = reading()
    alone = stand(record, SetLink(report=KEY, at=at(record, 4), parent=None))
    assert (alone.attributions[3].parent, alone.attributions[3].mouths) == (None, 1)
    back = stand(
        record,
        SetLink(report=KEY, at=at(record, 4), parent=None),
        SetLink(report=KEY, at=at(record, 4), parent=at(record, 3)),
    )
    assert back.attributions[3].parent == "a3"
    assert back.attributions[3].mouths == 2


def test_what_is_rejected_is_gone_and_what_stood_in_it_stays() -> None:
    record = reading()
    new = stand(record, Reject(report=KEY, at=at(record, 3)))
    assert [one.id for one in new.attributions] == ["a1", "a2", "a4"]
    assert new.attributions[2].parent is None
    assert {voice.voice for voice in new.voices} == {"a1", "a2", "a4", "narrator"}


def test_findings_about_what_was_corrected_fall() -> None:
    record = reading()
    assert [one.code for one in record.findings] == ["ATT006"]
    assert stand(record, Confirm(report=KEY, at=at(record, 4))).findings == record.findings
    unlinked = stand(record, SetLink(report=KEY, at=at(record, 4), parent=None))
    assert unlinked.findings == []
    assert unlinked.profile.by_rule == {}
    assert stand(record, Reject(report=KEY, at=at(record, 4))).findings == []


def test_a_finding_is_set_aside_and_stays_in_the_record() -> None:
    record = reading()
    one = record.findings[0]
    aside = SetAside(report=KEY, code=one.code, start=one.start, end=one.end)
    applied = apply(record, made(checked(aside, record)))
    assert applied.record is record
    assert applied.set_aside == [1]


def test_a_statement_is_added_where_its_words_stand() -> None:
    record = without(reading(), "a2")
    whole = reading()
    two = whole.attributions[1]
    new = stand(
        record,
        Add(
            report=KEY,
            source=[place(record, "Ray Cole")],
            cue=[place(record, "warned that")],
            content=[(two.content[0].start, two.content[0].end)],
            name="Ray Cole",
            mode="speech",
        ),
    )
    assert [one.id for one in new.attributions] == ["a1", "a5", "a3", "a4"]
    added = new.attributions[1]
    assert (added.speaker, added.grade, added.confidence) == ("e2", "named", 1.0)
    assert added.kind == "indirect"
    assert "a5" in {voice.voice for voice in new.voices}


def test_an_addition_that_a_newer_reading_has_found_is_no_second_one() -> None:
    record = reading()
    two = record.attributions[1]
    add = Add(
        report=KEY,
        source=[place(record, "Ray Cole")],
        cue=[place(record, "warned that")],
        content=[(two.content[0].start, two.content[0].end)],
        grade="unnamed",
    )
    new = apply(record, made(checked(add, without(record, "a2")))).record
    assert [one.id for one in new.attributions] == ["a1", "a2", "a3", "a4"]
    assert new.attributions[1].grade == "unnamed"


def test_the_confirmed_parts_are_told() -> None:
    record = reading()
    corrections = made(
        *(
            checked(one, record)
            for one in (
                SetGrade(report=KEY, at=at(record, 1), grade="unnamed"),
                SetMode(report=KEY, at=at(record, 1), mode="writing"),
                Confirm(report=KEY, at=at(record, 2)),
                Confirm(report=KEY, at=at(record, 3)),
                Reject(report=KEY, at=at(record, 3)),
            )
        )
    )
    told = [(one.attribution, one.parts) for one in apply(record, corrections).confirmed]
    assert told == [("a1", ["grade", "mode"]), ("a2", ["all"])]


CORRECTIONS = {
    "grade": lambda r: SetGrade(report=KEY, at=at(r, 2), grade="unnamed"),
    "speaker": lambda r: SetSpeaker(report=KEY, at=at(r, 2), entity="e1"),
    "content": lambda r: SetSpans(
        report=KEY, at=at(r, 2), role="content", spans=[place(r, "nobody had asked")]
    ),
    "cue": lambda r: SetSpans(report=KEY, at=at(r, 2), role="cue", spans=[place(r, "warned")]),
    "confirm": lambda r: Confirm(report=KEY, at=at(r, 2)),
}


@pytest.mark.parametrize("kind", CORRECTIONS)
@pytest.mark.parametrize("reads", ["renumbered", "vanished", "another"])
def test_a_correction_survives_another_reading(kind: str, reads: str) -> None:
    old = reading()
    full = checked(CORRECTIONS[kind](old), old)
    wanted = apply(old, made(full)).record.attributions[1]
    new = renumbered(old)
    if reads == "vanished":
        new = without(new, "a12")
    elif reads == "another":
        # The newer one finds the words of the second statement's content spoken otherwise.
        item = new.attributions[1].model_copy(update={"speaker": "e10", "grade": "collective"})
        new.attributions[1] = item
    applied = apply(new, made(full))
    assert applied.lost == []
    found = by_content(applied.record, "nobody had asked")
    assert words_of(new, found.cue) == words_of(old, wanted.cue)
    assert words_of(new, found.content) == words_of(old, wanted.content)
    names = {one.id: one.name for one in applied.record.cast}
    old_names = {one.id: one.name for one in old.cast}
    if kind in ("grade", "speaker"):
        assert found.grade == wanted.grade
    if kind == "speaker":
        assert names[found.speaker or ""] == old_names[wanted.speaker or ""]
    assert len({one.id for one in applied.record.attributions}) == 4


def test_a_rejection_holds_against_another_reading() -> None:
    old = reading()
    full = checked(Reject(report=KEY, at=at(old, 2)), old)
    new = apply(renumbered(old), made(full))
    assert [one.id for one in new.record.attributions] == ["a11", "a13", "a14"]
    gone = apply(without(old, "a2"), made(full))
    assert len(gone.record.attributions) == 3
    assert gone.lost == []


def test_a_link_to_what_is_not_there_is_lost() -> None:
    old = reading()
    alone = apply(old, made(SetLink(report=KEY, at=at(old, 4), parent=None))).record
    full = checked(SetLink(report=KEY, at=at(alone, 4), parent=at(alone, 3)), alone)
    assert apply(without(alone, "a3"), made(full)).lost == [1]

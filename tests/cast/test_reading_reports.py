"""The comparison of a record with a marked report sees each thing that can be wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.record import Attribution, Entity, Record, Role
from tests.cast.ideal_records import ideal_record
from tests.cast.marked_reports import MarkedTie, Member, Report
from tests.cast.reading_reports import compare

REPORT = Report(
    "by-hand/one",
    "[[o|Ola Brandvold]], a pilot, met [[k|Kari Brandvold's]] crew. [[k|She]] [[>k|said]] so."
    " [[o|Brandvold]] and [[k|Kari]] [[>o+k thought|think]] so. He [[>?o,k|left]]. It [[>?|hid]].",
    {
        "o": Member("o", names=("Ola Brandvold",), aliases=("Brandvold",), roles=("pilot",)),
        "k": Member("k", names=("Kari Brandvold",), aliases=("Kari",), exact=True),
    },
    ties=(MarkedTie("k", ("sister of",), "o"),),
)


def attribution(record: Record, place: int, **change: object) -> Record:
    record.attributions[place] = Attribution(
        **{**record.attributions[place].model_dump(), **change}
    )
    return record


def entity(record: Record, place: int, **change: object) -> Record:
    record.cast[place] = Entity(**{**record.cast[place].model_dump(), **change})
    return record


def without_mention(record: Record, place: int, number: int) -> Record:
    del record.cast[place].mentions[number]
    return record


def mention_moved(record: Record) -> Record:
    record.cast[1].mentions.append(record.cast[0].mentions.pop())
    return record


def without(record: Record, field: str) -> Record:
    setattr(record, field, [])
    return record


SPOILT: list[tuple[str, str, set[str], Callable[[Record], Record]]] = [
    ("missed", "not", {"missed"}, lambda one: without(one, "attributions")),
    ("other-speaker", "not", {"speaker"}, lambda one: attribution(one, 0, speaker="e1")),
    ("no-speaker", "not", {"speaker"}, lambda one: attribution(one, 0, speaker=None)),
    ("one-of-two", "not", {"speaker"}, lambda one: attribution(one, 1, speaker="e1")),
    ("guessed", "not", {"speaker"}, lambda one: attribution(one, 2, speaker="e1")),
    (
        "other-candidates",
        "not",
        {"speaker"},
        lambda one: attribution(one, 2, speaker_reason="two candidates: e1, e3"),
    ),
    (
        "other-reason",
        "not",
        {"speaker"},
        lambda one: attribution(one, 3, speaker_reason="two candidates: e1, e2"),
    ),
    ("grade", "speakers", {"grade"}, lambda one: attribution(one, 0, grade="unnamed")),
    ("mode", "speakers", {"mode"}, lambda one: attribution(one, 1, mode="speech")),
    ("type", "speakers", {"type"}, lambda one: entity(one, 0, type="place")),
    ("name", "speakers", {"name", "alias"}, lambda one: entity(one, 0, name="Ola")),
    ("alias-missing", "speakers", {"alias"}, lambda one: entity(one, 1, aliases=[])),
    (
        "alias-of-another",
        "speakers",
        {"alias"},
        lambda one: entity(one, 1, aliases=["Kari", "Brandvold"]),
    ),
    (
        "pronoun-as-alias",
        "speakers",
        {"alias"},
        lambda one: entity(one, 1, aliases=["Kari", "She"]),
    ),
    ("role-missing", "speakers", {"role"}, lambda one: entity(one, 0, roles=[])),
    (
        "role-of-another",
        "speakers",
        {"role"},
        lambda one: entity(one, 0, roles=[*one.cast[0].roles, Role(start=0, end=3)]),
    ),
    ("mention-missing", "speakers", {"mention"}, lambda one: without_mention(one, 1, 1)),
    ("mention-of-another", "speakers", {"mention"}, mention_moved),
    ("tie", "speakers", {"tie"}, lambda one: without(one, "ties")),
]


@pytest.mark.parametrize(
    ("level", "aspects", "spoil"),
    [pytest.param(level, aspects, spoil, id=name) for name, level, aspects, spoil in SPOILT],
)
def test_what_is_wrong_is_told(
    level: str, aspects: set[str], spoil: Callable[[Record], Record]
) -> None:
    outcome = compare(REPORT, spoil(ideal_record(REPORT)))
    assert (outcome.level, {one.aspect for one in outcome.differences}) == (level, aspects)


def test_a_record_without_a_cast_is_wrong_throughout() -> None:
    outcome = compare(REPORT, without(ideal_record(REPORT), "cast"))
    assert outcome.level == "not"
    assert {"speaker", "entity", "tie"} <= {one.aspect for one in outcome.differences}


def test_an_article_and_a_possessive_are_no_matter() -> None:
    record = ideal_record(REPORT)
    record.cast[1].mentions[0].end -= len("'s")
    assert compare(REPORT, record).level == "fully"


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("[[o|Ola", id="open"),
        pytest.param("[[>x|said]]", id="speaker-not-in-the-cast"),
        pytest.param("[[>o loud|said]]", id="no-grade-or-mode"),
        pytest.param("[[>u|said]]", id="no-name-and-no-grade"),
    ],
)
def test_wrong_marks_are_refused(marked: str) -> None:
    report = Report("by-hand/two", marked, {"o": REPORT.cast["o"], "u": Member("u")})
    with pytest.raises(ValueError, match="by-hand/two"):
        _ = report.text

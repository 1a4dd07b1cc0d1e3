"""The hand-marked reports are sound before anything is measured on them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.cast.ideal_records import ideal_record
from tests.cast.marked_reports import REPORTS, Member, Report
from tests.cast.reading_reports import PRONOUNS, compare

PHENOMENA = {
    "surname-alone", "given-name", "initials", "byname", "honorific", "particle", "name-order",
    "hyphen", "possessive", "transliteration", "two-women", "two-men", "description",
    "across-paragraphs", "heading-only", "quoted-he-is-another", "cataphora", "singular-they",
    "no-antecedent", "near-namesakes", "family", "named-after", "continued", "many-paragraphs",
    "interrupted", "first-person", "transcript", "live-blog", "press-statement", "abbreviation",
    "short-form", "place-speaks", "spokeswoman", "joint", "role", "tie", "grade", "mode", "long",
}  # fmt: skip
DESCRIBES = re.compile(r"(?:The|A|An|One|His|Her|My|Their)\b|[a-z]")


def test_every_phenomenon_has_a_report() -> None:
    counted = Counter(report.phenomenon for report in REPORTS)
    assert {name for name in PHENOMENA if not counted[name]} == set()


def test_ids_differ() -> None:
    assert len({report.id for report in REPORTS}) == len(REPORTS)


def test_long_reports_are_long_and_the_others_short() -> None:
    sizes = {report.id: len(report.text.split()) for report in REPORTS}
    long = {report: size for report, size in sizes.items() if report.startswith("long/")}
    assert len(long) >= 6
    assert all(300 <= size <= 600 for size in long.values())
    assert all(size <= 150 for report, size in sizes.items() if report not in long)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_marks_are_sound(report: Report) -> None:
    marked = {one.entity for one in report.mentions}
    assert marked <= report.cast.keys()
    speaking = {entity for cue in report.cues for entity in cue.speakers}
    assert report.cast.keys() <= marked | speaking
    for one in (*report.mentions, *report.cues):
        assert report.text[one.start : one.end].strip() == report.text[one.start : one.end] != ""
    assert "[" not in report.text
    assert "|" not in report.text
    assert "^" not in report.text
    assert {tie.a for tie in report.ties} | {tie.b for tie in report.ties} <= report.cast.keys()


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_what_is_told_of_the_cast_is_in_the_text(report: Report) -> None:
    for member in report.cast.values():
        told = [*(member.aliases or ()), *(role.removeprefix("?") for role in member.roles or ())]
        for words in (*told, "|".join(member.names)):
            assert any(one in report.text for one in words.split("|")), words


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_marked_names_are_told_as_names_or_aliases(report: Report) -> None:
    for member in report.cast.values():
        if member.aliases is not None:
            assert set(untold(report, member)) == set()


def untold(report: Report, member: Member) -> list[str]:
    """Give the marked names that the case tells neither as a name nor as an alias."""
    told = {one for words in member.aliases or () for one in words.split("|")} | {*member.names}
    names = []
    for one in report.mentions:
        words = report.text[one.start + one.optional : one.end]
        name = re.sub(r"^[Tt]he |(?:['’]s|(?<=s)['’])$", "", words)
        if one.entity != member.id or words.lower() in PRONOUNS or {words, name} & told:
            continue
        if one.optional == 0 and not DESCRIBES.match(words):
            names.append(words)
    return names


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_a_record_that_is_as_marked_passes(report: Report) -> None:
    outcome = compare(report, ideal_record(report))
    assert (outcome.level, outcome.differences) == ("fully", ())

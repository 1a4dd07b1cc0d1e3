from __future__ import annotations

from collections import Counter

import pytest

from bench.invented_library import InventedLibrary, Shape
from tests.test_any_record import (
    check_attributions,
    check_cast,
    check_nesting,
    check_profile,
    check_spans,
)


@pytest.fixture(scope="module")
def library() -> InventedLibrary:
    return InventedLibrary(Shape(people=300, outlets=20))


def test_each_record_holds_together_as_one_of_the_model_does(library):
    for record in library.records(20):
        check_spans(record)
        check_attributions(record)
        check_nesting(record)
        check_cast(record)
        check_profile(record)


def test_every_character_but_white_space_has_one_voice(library):
    for record in library.records(20):
        text, place, outside = record.report.text, 0, ""
        for voice in record.voices:
            assert voice.start >= place
            outside += text[place : voice.start]
            place = voice.end
        assert not (outside + text[place:]).strip()


def test_a_number_always_gives_the_same_report(library):
    again = InventedLibrary(library.shape)
    assert again.record(7) == library.record(7)
    assert again.record(7) != library.record(8)


def test_what_a_library_needs_recurs_and_is_there(library):
    records = list(library.records(40))
    reports = Counter(entity.name for record in records for entity in record.cast)
    assert reports.most_common(1)[0][1] > 5
    statements = [a for record in records for a in record.attributions]
    assert 25 < len(statements) / len(records) < 36
    assert any(a.parent for a in statements)
    assert any(a.occasion for a in statements)
    assert {a.grade for a in statements} >= {"named", "organisation", "unnamed", "none"}
    assert any(record.findings for record in records)

"""The record in numbers adds up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.profiles import count_findings, profile_of
from sayso.record import Attribution, Entity, Finding, Profile
from sayso.voices.read import voices_of
from tests.voices.odd_attributions import attribution, bare_analysis, odd_attributions

ANA = Entity(id="e1", type="person", name="Ana Ruiz", aliases=["Ruiz"])
LUIS = Entity(id="e2", type="person", name="Luis Adair")
BOTH = Entity(id="e3", type="group", name="Ruiz and Adair", members=["e1", "e2"])


def profile(
    text: str, given_ones: list[Attribution], groups: dict[str, str] | None = None
) -> Profile:
    voices = voices_of(text, bare_analysis(text), given_ones)
    return profile_of(text, voices, given_ones, [ANA, LUIS, BOTH], groups)


def test_words_go_to_the_innermost_content_and_each_counts_once() -> None:
    text = "one two three four five"
    counted = profile(text, [attribution(1, (0, 18), speaker="e1"), attribution(2, (8, 18))])
    assert counted.words == 5
    assert counted.attributed_words == 4
    assert counted.by_voice == {"narrator": 0.2, "attributed": 0.8, "unclear": 0.0}
    assert counted.by_grade == {"named": 0.4, "none": 0.4}
    assert counted.vague_share == 0.4
    assert counted.speakers == [{"id": "e1", "name": "Ana Ruiz", "words": 2, "statements": 1}]


def test_what_is_unclear_has_its_share() -> None:
    text = "He had waited. She knew."
    voices = voices_of(text, bare_analysis(text), [], [(0, 14)])
    assert profile_of(text, voices, [], []).by_voice == {
        "narrator": 0.4,
        "attributed": 0.0,
        "unclear": 0.6,
    }


def test_hearsay_is_what_two_mouths_bring() -> None:
    text = "one two three four five six seven eight nine ten"
    outer = attribution(1, (0, 48), speaker="e1")
    inner = attribution(2, (8, 18), speaker="e2", parent="a1")
    assert profile(text, [outer, inner]).hearsay_share == 0.0
    inner = inner.model_copy(update={"mouths": 2})
    assert profile(text, [outer, inner]).hearsay_share == 0.2


def test_an_empty_report_has_an_empty_profile() -> None:
    counted = profile("", [])
    assert (counted.words, counted.attributed_words, counted.by_grade) == (0, 0, {})
    assert (counted.by_voice, counted.hearsay_share, counted.vague_share) == ({}, 0.0, 0.0)


@given(st.data())
def test_shares_of_any_record_add_up(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab '—.\n", max_size=60))
    counted = profile(text, data.draw(odd_attributions(text)))
    assert counted.words == len(text.split())
    assert 0 <= counted.attributed_words <= counted.words
    if counted.words:
        assert sum(counted.by_voice.values()) == pytest.approx(1, abs=0.001)
    assert sum(counted.by_grade.values()) == pytest.approx(
        counted.attributed_words / max(counted.words, 1), abs=0.001
    )


def test_no_groups_are_counted_unless_a_list_is_given() -> None:
    text = "one two three four"
    counted = profile(text, [attribution(1, (0, 7), speaker="e1")])
    assert (counted.by_group, counted.not_in_list) == ({}, None)


def test_groups_are_those_of_the_list_and_the_rest_is_told() -> None:
    text = "one two three four"
    given_ones = [attribution(1, (0, 7), speaker="e1"), attribution(2, (8, 18), speaker="e2")]
    counted = profile(text, given_ones, {"ana  RUIZ": "women"})
    assert {label: group.model_dump() for label, group in counted.by_group.items()} == {
        "women": {"share": 0.5, "words": 2, "statements": 1, "speakers": 1}
    }
    assert counted.not_in_list == 1
    assert profile(text, given_ones, {}).not_in_list == 2


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({"Ruiz": "x"}, set()),
        ({"Ana Ruiz": "x", "Luis Adair": "x"}, {"x"}),
        ({"Ana Ruiz": "x", "Luis Adair": "y"}, set()),
        ({"Ruiz and Adair": "z", "Ana Ruiz": "x"}, {"z"}),
    ],
)
def test_a_joint_source_is_of_a_group_when_all_of_it_is(
    groups: dict[str, str], expected: set[str]
) -> None:
    counted = profile("one two", [attribution(1, (0, 7), speaker="e3")], groups)
    assert set(counted.by_group) == expected


def test_findings_are_counted_by_rule() -> None:
    found = [Finding(start=0, end=1, code=code, message="") for code in ("B001", "A001", "B001")]
    assert list(count_findings(found).items()) == [("A001", 1), ("B001", 2)]

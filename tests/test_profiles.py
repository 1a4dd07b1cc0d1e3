"""The record in numbers adds up."""

from __future__ import annotations

from sayso.profiles import profile_of
from sayso.record import Attribution, Entity, Span


def attribution(number: int, start: int, end: int, speaker: str | None) -> Attribution:
    """An attribution whose content is `[start, end)`."""
    return Attribution(
        id=f"a{number}",
        cue=[Span(start=0, end=1)],
        content=[Span(start=start, end=end)],
        kind="indirect",
        grade="named" if speaker else "none",
        speaker=speaker,
        confidence=0.9,
    )


def test_words_go_to_the_innermost_content_and_each_counts_once() -> None:
    text = "one two three four five"
    given = [attribution(1, 0, 18, "e1"), attribution(2, 8, 18, None)]
    profile = profile_of(text, given, [Entity(id="e1", type="person", name="Ana")])
    assert profile.words == 5
    assert profile.attributed_words == 4
    assert profile.by_grade == {"named": 0.4, "none": 0.4}
    assert profile.speakers == [{"id": "e1", "name": "Ana", "words": 2, "statements": 1}]


def test_an_empty_report_has_an_empty_profile() -> None:
    profile = profile_of("", [], [])
    assert (profile.words, profile.attributed_words, profile.by_grade) == (0, 0, {})

"""Words of time and what follows from them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import dateparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.occasions.times import TimeWords, find_times

WEDNESDAY = date(2026, 3, 4)
DATES = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def only(text: str) -> TimeWords:
    found = list(find_times(text, 0, len(text)))
    assert len(found) == 1, [text[t.start : t.end] for t in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Tuesday", "2026-03-03"),
        ("Wednesday", "2026-03-04"),
        ("late on Thursday night", "2026-02-26"),
        ("this past Friday", "2026-02-27"),
        ("last Friday", "2026-02-27"),
        ("next Monday", "2026-03-09"),
        ("today", "2026-03-04"),
        ("this morning", "2026-03-04"),
        ("last night", "2026-03-03"),
        ("the day before yesterday", "2026-03-02"),
        ("on March 3", "2026-03-03"),
        ("on 3 March", "2026-03-03"),
        ("on the 3rd of March", "2026-03-03"),
        ("Tuesday, March 3", "2026-03-03"),
        ("Tues., March 3", "2026-03-03"),
        ("Sept. 9", "2025-09-09"),
        ("in February", "2026-02"),
        ("in early May", "2025-05"),
        ("last December", "2025-12"),
        ("earlier this week", "2026-W10"),
        ("last week", "2026-W09"),
        ("two weeks ago", "2026-W08"),
        ("ten days ago", "2026-02-22"),
        ("twenty-two years ago", "2004"),
        ("a month ago", "2026-02"),
        ("last month", "2026-02"),
        ("this year", "2026"),
        ("over the weekend", "2026-02-28/2026-03-01"),
    ],
)
def test_words_count_from_the_report(words: str, value: str) -> None:
    time = only(words)
    assert (words[time.start : time.end], time.value(WEDNESDAY)) == (words, value)
    assert time.value(None) is None
    assert not time.vague


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on 12 February 2025", "2025-02-12"),
        ("on February 12, 2025", "2025-02-12"),
        ("2025-02-12", "2025-02-12"),
        ("Wednesday, 12 February 2025", "2025-02-12"),
        ("in March 2010", "2010-03"),
        ("in 2010", "2010"),
        ("in early 2010", "2010"),
        ("in the summer of 2010", "2010"),
        ("in the 1990s", "1990/1999"),
    ],
)
def test_absolute_dates_need_no_report(words: str, value: str) -> None:
    assert only(words).value(None) == value
    assert only(words).value(WEDNESDAY) == value


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("last Tuesday", id="yesterday or that of the week before"),
        pytest.param("on March 6", id="in two days or last year"),
        pytest.param("Friday, March 3", id="no such day"),
        pytest.param("Tuesday, 12 February 2025", id="it was a Wednesday"),
        pytest.param("on February 30", id="never"),
        pytest.param("2025-13-40", id="no date"),
        pytest.param("Monday and Tuesday", id="two days"),
        pytest.param("by 2010", id="an edge"),
        pytest.param("more than 20 years ago", id="not counted"),
        pytest.param("in the winter of 2010", id="lies in two years"),
        pytest.param("last summer", id="whose summer"),
        pytest.param("the past week", id="no week of the calendar"),
        pytest.param("the next day", id="told, not counted"),
        pytest.param("later", id="later than what"),
    ],
)
def test_no_value_where_none_follows(words: str) -> None:
    assert only(words).value(WEDNESDAY) is None
    assert not only(words).vague


@pytest.mark.parametrize(
    "words", ["recently", "once", "at one point", "in recent weeks", "years ago", "a few days ago"]
)
def test_vague_words_name_no_time(words: str) -> None:
    assert only(words).vague
    assert only(words).value(WEDNESDAY) is None


@pytest.mark.parametrize(
    "text",
    ["it may rain", "they march on", "once again", "the 2,010 tons", "in 20105", "may", "sun", ""],
)
def test_what_is_no_time(text: str) -> None:
    assert list(find_times(text, 0, len(text))) == []


def test_what_is_to_come_counts_forward() -> None:
    assert only("on Friday").value(WEDNESDAY, future=True) == "2026-03-06"
    assert only("on Wednesday").value(WEDNESDAY, future=True) == "2026-03-04"
    assert only("in February").value(WEDNESDAY, future=True) == "2027-02"
    assert only("on March 6").value(WEDNESDAY, future=True) == "2026-03-06"


@given(day=DATES, published=DATES)
def test_a_full_date_is_itself(day: date, published: date) -> None:
    for words in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", f"{day}"):
        assert only(words).value(published) == str(day)


@given(published=DATES, weekday=st.integers(0, 6))
def test_a_weekday_is_of_the_last_seven_days(published: date, weekday: int) -> None:
    name = f"{date(2026, 3, 2) + timedelta(days=weekday):%A}"
    value = only(f"on {name}").value(published)
    assert value is not None
    found = date.fromisoformat(value)
    assert found.weekday() == weekday
    assert 0 <= (published - found).days < 7


@pytest.mark.parametrize(
    "words",
    ["yesterday", "3 days ago", "12 February 2025", "February 12", "the day before yesterday"],
)
def test_a_library_for_dates_reads_the_same(words: str) -> None:
    settings = {"RELATIVE_BASE": datetime(2026, 3, 4)}
    settings |= {"PREFER_DATES_FROM": "past"}
    read = dateparser.parse(words, languages=["en"], settings=settings)
    assert read is not None
    assert only(words).value(WEDNESDAY) == str(read.date())


@given(st.text(max_size=200))
def test_any_text_is_searched(text: str) -> None:
    for time in find_times(text, 0, len(text)):
        assert 0 <= time.start <= time.core < time.end <= len(text)
        time.value(WEDNESDAY)
        time.value(date.min)
        time.value(date.max, future=True)

"""Values as ranges of days, and counting at the ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.occasions import dates


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026-03-04", date(2026, 3, 4), date(2026, 3, 4)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-W10", date(2026, 3, 2), date(2026, 3, 8)),
        ("2026-02-28/2026-03-01", date(2026, 2, 28), date(2026, 3, 1)),
        ("1990/1999", date(1990, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_value_is_a_range(value: str, first: date, last: date) -> None:
    assert dates.range_of(value) == (first, last)


@pytest.mark.parametrize("value", ["", "soon", "2026-13", "2026-02-30", "2026-W60"])
def test_what_is_no_value(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dates.range_of(value)


@pytest.mark.parametrize("published", [None, "", "yesterday", "2026"])
def test_a_report_without_a_date(published: str | None) -> None:
    assert dates.date_of(published) is None


def test_a_report_with_a_time_has_its_date() -> None:
    assert dates.date_of("2026-03-04T10:00:00+01:00") == date(2026, 3, 4)


@given(st.dates(), st.integers(0, 6), st.integers(1, 12), st.integers(-5, 40), st.booleans())
def test_counting_ends_with_the_calendar(
    published: date, weekday: int, month: int, day: int, future: bool
) -> None:
    near = dates.weekday_near(published, weekday, future=future)
    assert near is None or near.weekday() == weekday
    dates.weekday_beside(published, weekday, last=not future)
    dates.weekend_value(dates.weekend_near(published, future=future))
    dates.month_near(published, month, future=future)
    dates.month_beside(published, month, last=not future)
    found = dates.day_near(published, month, day, weekday=None, future=future)
    assert found is None or (found.month, found.day) == (month, day)
    assert found is None or (found >= published if future else found <= published)

"""Days, weeks, months and years as ISO 8601 writes them, counted from a report's date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_UNSURE_DAYS = 7
"""A day so soon after the report's date may be meant, and may be that of the year before."""


def range_of(value: str) -> tuple[date, date]:
    """Return the first and the last day of a value of `When`.

    Args:
        value: A date, week, month or year as ISO 8601 writes it, or two of them with `/` between.

    Raises:
        ValueError: It is none of these.
    """
    if "/" in value:
        first, last = value.split("/", 1)
        return range_of(first)[0], range_of(last)[1]
    week = _WEEK.fullmatch(value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday, monday + timedelta(days=6)
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts)
    if len(parts) == 2:
        year, month = parts
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(parts[0], 1, 1), date(parts[0], 12, 31)


def date_of(published: str | None) -> date | None:
    """Return a report's date; None where it has none or one that is no date."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def month_value(year: int, month: int) -> str:
    """Return a month as ISO 8601 writes it; months count from 1 and may run over the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}"


def week_value(day: date) -> str:
    """Return the week of a day, from Monday to Sunday, as ISO 8601 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def moved(day: date, days: int) -> date | None:
    """Return the day so many days later; None where the calendar ends before."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def exact(year: int, month: int, day: int) -> date | None:
    """Return a date; None where there is no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def weekday_near(published: date, weekday: int, *, future: bool) -> date | None:
    """Return the last such weekday up to the report's date, or the next from it on.

    Args:
        published: The report's date.
        weekday: 0 is Monday.
        future: Whether what is said of the day is still to come.
    """
    if future:
        return moved(published, (weekday - published.weekday()) % 7)
    return moved(published, -((published.weekday() - weekday) % 7))


def weekday_beside(published: date, weekday: int, *, last: bool) -> date | None:
    """Return the weekday that *last Tuesday* or *next Tuesday* means.

    Some mean the nearest one, some that of the week before or after; where these differ, None.
    """
    step = -1 if last else 1
    away = (step * (weekday - published.weekday())) % 7 or 7
    found = moved(published, step * away)
    if found is None or found.isocalendar()[:2] == published.isocalendar()[:2]:
        return None
    return found


def day_near(
    published: date, month: int, day: int, *, weekday: int | None, future: bool
) -> date | None:
    """Return the day that *March 4* means, without a year.

    It is the last such day up to the report's date, or in what is to come the next one. Where a day
    within a week after the report's date may be meant as well, or the weekday does not fit, None.
    """
    years = range(published.year - 1, published.year + 2)
    days = [found for year in years if (found := exact(year, month, day))]
    before = [found for found in days if found <= published]
    after = [found for found in days if found >= published]
    chosen = after[:1] if future else before[-1:]
    soon = not future and any(0 < (d - published).days <= _UNSURE_DAYS for d in after)
    if weekday is not None:
        fitting = [d for d in {*before[-1:], *after[:1]} if d.weekday() == weekday]
        return fitting[0] if len(fitting) == 1 and (soon or fitting == chosen) else None
    return None if soon or not chosen else chosen[0]


def month_near(published: date, month: int, *, future: bool) -> str:
    """Return the last such month up to that of the report's date, or the next from it on."""
    year = published.year
    if future and month < published.month:
        year += 1
    if not future and month > published.month:
        year -= 1
    return month_value(year, month)


def month_beside(published: date, month: int, *, last: bool) -> str | None:
    """Return the month that *last June* or *next June* means; None where two may be meant."""
    if last:
        return month_value(published.year - 1, month) if month >= published.month else None
    return month_value(published.year + 1, month) if month <= published.month else None


def weekend_near(published: date, *, future: bool) -> date | None:
    """Return the Saturday of the last weekend that has begun, or of the next from today on."""
    into = (published.weekday() - 5) % 7
    if future and into > 1:
        return moved(published, 7 - into)
    return moved(published, -into)


def weekend_value(saturday: date | None) -> str | None:
    """Return a weekend as an interval."""
    sunday = None if saturday is None else moved(saturday, 1)
    return None if sunday is None else f"{saturday}/{sunday}"

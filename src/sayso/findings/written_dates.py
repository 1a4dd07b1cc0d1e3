"""The dates that a text writes out: a day of a month, its year and weekday where it has them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sayso.findings.data_files import listed

_FILE = "dates.toml"
_FEBRUARY = 2
_LEAP_YEAR = 2000
# *Wednesday, the 31st of* before the month, *September 30th, 2026* from it.
_WIDEST = 25


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as it is written, `text[start:end]`, its weekday included.

    Attributes:
        start: First code point.
        end: Code point after the last one.
        year: Its year; None where it has none.
        month: 1 to 12.
        day: 1 to 31, as written.
        weekday: 0 is Monday; None where it has none.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in some year where none is given."""
        year = _LEAP_YEAR if self.year is None else self.year
        return 1 <= self.day <= monthrange(year, self.month)[1]

    def in_year(self, year: int) -> date | None:
        """Return the day in a year; None where that year has none (29 February)."""
        return (
            date(year, self.month, self.day)
            if self.day <= monthrange(year, self.month)[1]
            else None
        )


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Yield the dates with a day that a text writes out, in text order."""
    months, weekdays = _numbers()
    end = 0
    for month in _beginning().finditer(text):
        begin = max(end, month.start() - _WIDEST)
        found = _pattern().search(text, begin, month.end() + _WIDEST)
        if found is None or not found.start() <= month.start() < found.end():
            continue
        end = found.end()
        name = found["month"] or found["month2"]
        day = found["day"] or found["day2"]
        weekday = found["weekday"]
        yield WrittenDate(
            found.start(),
            found.end(),
            int(found["year"]) if found["year"] else None,
            months[name.casefold().rstrip(".")[:3]],
            int(day),
            None if weekday is None else weekdays[weekday.casefold()[:3]],
        )


@cache
def _numbers() -> tuple[dict[str, int], dict[str, int]]:
    months = {name[:3]: number for number, name in enumerate(listed(_FILE, "months"), 1)}
    weekdays = {name[:3]: number for number, name in enumerate(listed(_FILE, "weekdays"))}
    return months, weekdays


@cache
def _beginning() -> re.Pattern[str]:
    """Return a pattern that is quick to look for: how the name of a month begins."""
    names = [name[:3] for name in listed(_FILE, "months")]
    return re.compile("|".join(rf"\b{part}" for n in names for part in (n.title(), n.upper())))


@cache
def _pattern() -> re.Pattern[str]:
    full = "|".join(name.title() for name in listed(_FILE, "months"))
    short = "|".join(name.title() for name in (*listed(_FILE, "months", "short"), "sept"))
    month = rf"(?:{full}|(?:{short})\.?)"
    month = rf"(?:{month}|{'|'.join(n.upper() for n in listed(_FILE, 'months'))})"
    weekday = "|".join(name.title() for name in listed(_FILE, "weekdays"))
    ordinal = "(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?<![\w-])(?:(?P<weekday>{weekday}),?\s{{1,2}}(?:the\s)?)?"
        rf"(?:(?P<month>{month})\s{{1,2}}(?P<day>\d{{1,2}}){ordinal}"
        rf"|(?P<day2>\d{{1,2}}){ordinal}\s{{1,2}}(?:of\s)?(?P<month2>{month}))"
        # A number after a day that is no year is hardly a date's: *May 4, 300 people*.
        rf"(?:,?\s{{1,2}}(?P<year>(?:1[5-9]|20)\d\d)(?![\d,.]\d))?(?![\w:])"
    )

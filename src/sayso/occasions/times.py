"""Words of time in a sentence, and the date, week, month or year that follows from them.

The forms that news is written in are a closed set, so a pattern of our own reads them: as fine as
they are, and none where two days may be meant. A library for free-form dates (dateparser 1.5) reads
*Wednesday* in a Wednesday's report as the week before and *last Tuesday* as one of the two that it
may be, finds nothing in *over the weekend* or *the summer of 2010*, and takes 0.28 s to load and
read its first date. Tests hold the two together where both read a form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sayso.occasions import dates
from sayso.occasions.data_files import tables
from sayso.occasions.time_patterns import month_numbers, time_pattern, weekday_numbers

_DAYS = {"day": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time in a text; half-open in code points.

    Attributes:
        start: Where they start, with a preposition that belongs to them (*on Tuesday*).
        end: Where they end.
        core: Where they start without the preposition.
        vague: They name no time, whatever is known.
        bare: A year or a month with no preposition, or a weekday after *the*: time only beside a
            word for a medium or event (*a 2010 address*, *the Monday debate*), else a number or
            part of a name.
        match: What the pattern found.
    """

    start: int
    end: int
    core: int
    vague: bool
    bare: bool
    match: re.Match[str]

    def value(self, published: date | None, *, future: bool = False) -> str | None:
        """Return what follows from the words, as ISO 8601 writes it; None where nothing does.

        Args:
            published: The report's date; without it only a full date, a month of a year, a year or
                a decade follows.
            future: Whether what is said of the time is still to come: then a bare weekday is the
                next one.
        """
        found = self.match
        if self.vague or found["edge"] or found["more"]:
            return None
        for name, read in _ABSOLUTE.items():
            if found[name]:
                return read(found)
        if published is None:
            return None
        for name, read_near in _NEAR.items():
            if found[name] is not None:
                return read_near(found, published, future)
        return None


def find_times(text: str, first: int, last: int) -> Iterator[TimeWords]:
    """Yield the words of time in `[first, last)` of a text, in text order."""
    for found in time_pattern().finditer(text, first, last):
        start = found.start()
        preposition = found["preposition"] or found["edge"]
        if found["weekday"] and (preposition or "").lower() in {"in", "at"}:
            preposition = None  # *weighed in Friday*, *at Monday's debate*
            start = found.end("preposition") + 1
        core = start if preposition is None else _after_preposition(found)
        month_or_year = bool(found["year5"] or found["month5"])
        # *The Sunday vote*, *the 2010 vote*
        before_noun = bool(found["article"] and (found["weekday"] or month_or_year))
        bare = before_noun or (month_or_year and preposition is None)
        if before_noun:
            start = core = found.end("article")
        end = found.end()
        if found["part_of"]:
            end = start + len(found["part_of"].split()[0])
        yield TimeWords(start, end, core, _is_vague(found), bare, found)


def _after_preposition(found: re.Match[str]) -> int:
    name = "preposition" if found["preposition"] else "edge"
    return found.end(name) + 1


def _is_vague(found: re.Match[str]) -> bool:
    if found["number"]:
        return _number(found["number"]) is None
    return bool(found["vague"] or found["vague_adverb"])


def _number(words: str) -> int | None:
    """Return the number that these words count; None where they are loose (*several*)."""
    if words.isdigit():
        return int(words)
    counts = tables("times.toml")["count"]
    numbers: dict[str, int] = counts["numbers"]
    tens: dict[str, int] = counts["tens"]
    first, _, rest = words.lower().replace("-", " ").partition(" ")
    if first in tens and rest in numbers:
        return tens[first] + numbers[rest]
    return numbers.get(words.lower())


def _month(words: str) -> int:
    return month_numbers()[words.lower().rstrip(".")] + 1


def _weekday(words: str | None) -> int | None:
    return None if words is None else weekday_numbers()[words.lower().rstrip(".")]


def _day(words: str) -> int:
    return int(words.rstrip("stndrh"))


def _iso(found: re.Match[str]) -> str | None:
    try:
        return str(date.fromisoformat(found["iso"]))
    except ValueError:
        return None


def _full_date(form: int) -> Callable[[re.Match[str]], str | None]:
    def read(found: re.Match[str]) -> str | None:
        month, day = _month(found[f"month{form}"]), _day(found[f"day{form}"])
        exact = dates.exact(int(found[f"year{form}"]), month, day)
        weekday = _weekday(found[f"weekday_of{form}"])
        # A weekday that does not fit says that one of the two is wrong.
        fits = exact is not None and weekday in (None, exact.weekday())
        return str(exact) if fits else None

    return read


def _year_month(found: re.Match[str]) -> str:
    return dates.month_value(int(found["year3"]), _month(found["month3"]))


def _season(found: re.Match[str]) -> str | None:
    winter: str = tables("times.toml")["calendar"]["winter"]
    return None if found["season"].lower() == winter else str(found["year4"])


def _decade(found: re.Match[str]) -> str:
    return f"{found['decade']}/{int(found['decade']) + 9}"


def _year(found: re.Match[str]) -> str:
    return str(found["year5"])


def _day_of_month(form: int) -> Callable[[re.Match[str], date, bool], str | None]:
    def read(found: re.Match[str], published: date, future: bool) -> str | None:
        near = dates.day_near(
            published,
            _month(found[f"month{form}"]),
            _day(found[f"day{form}"]),
            weekday=_weekday(found[f"weekday_of{form}"]),
            future=future,
        )
        return None if near is None else str(near)

    return read


def _offset(found: re.Match[str], published: date, future: bool) -> str | None:
    offsets: dict[str, int] = tables("times.toml")["day"]["offsets"]
    day = dates.moved(published, offsets[" ".join(found["offset"].lower().split())])
    return None if day is None else str(day)


def _ago(found: re.Match[str], published: date, future: bool) -> str | None:
    """Read *three weeks ago*, as fine as the unit is."""
    count = _number(found["number"])
    unit = found["unit"].lower()
    unit = unit if unit in _DAYS else unit.removesuffix("s")
    if count is None:
        return None
    if unit in _DAYS:
        day = dates.moved(published, -count * _DAYS[unit])
        if day is None:
            return None
        return str(day) if unit == "day" else dates.week_value(day)
    if unit == "month":
        return dates.month_value(published.year, published.month - count)
    return f"{published.year - count:04}" if unit == "year" else None


def _weekday_near(found: re.Match[str], published: date, future: bool) -> str | None:
    weekday = _weekday(found["weekday"])
    beside = (found["beside1"] or "").lower()
    if weekday is None:
        return None
    if beside in {"last", "next"}:
        day = dates.weekday_beside(published, weekday, last=beside == "last")
    else:
        future = beside.endswith("coming") or (future and not beside.endswith("past"))
        day = dates.weekday_near(published, weekday, future=future)
    return None if day is None else str(day)


def _month_beside(found: re.Match[str], published: date, future: bool) -> str | None:
    month, beside = _month(found["month4"]), found["beside2"].lower()
    if beside in {"last", "next"}:
        return dates.month_beside(published, month, last=beside == "last")
    if beside == "this":
        return dates.month_value(published.year, month)
    return dates.month_near(published, month, future=beside.endswith("coming"))


def _month_near(found: re.Match[str], published: date, future: bool) -> str:
    return dates.month_near(published, _month(found["month5"]), future=future)


def _span(found: re.Match[str], published: date, future: bool) -> str | None:
    """Read *last week*, *this month*, *next year*; a season has no value without its year."""
    beside, span = found["beside3"].lower(), found["span"].lower()
    if beside not in {"last", "this", "next"} and span != "weekend":
        return None  # *the past week*: the days up to now, no week of the calendar
    step = {"last": -1, "next": 1}.get(beside, 0)
    if span == "week":
        day = dates.moved(published, 7 * step)
        return None if day is None else dates.week_value(day)
    if span == "weekend":
        return _weekend(published, beside, future)
    if span == "month":
        return dates.month_value(published.year, published.month + step)
    return f"{published.year + step:04}" if span == "year" else None


def _weekend(published: date, beside: str, future: bool) -> str | None:
    inside = published.weekday() >= 5
    ahead = beside in {"next", "this coming"} or (beside == "this" and future)
    saturday = dates.weekend_near(published, future=ahead)
    if inside and beside in {"last", "next"} and saturday is not None:
        saturday = dates.moved(saturday, 7 if ahead else -7)
    return dates.weekend_value(saturday)


def _the_weekend(found: re.Match[str], published: date, future: bool) -> str | None:
    return dates.weekend_value(dates.weekend_near(published, future=future))


# The groups that are there when a form matched, and what reads it.
_ABSOLUTE: dict[str, Callable[[re.Match[str]], str | None]] = {
    "iso": _iso,
    "year1": _full_date(1),
    "year2": _full_date(2),
    "year3": _year_month,
    "year4": _season,
    "decade": _decade,
    "year5": _year,
}
_NEAR: dict[str, Callable[[re.Match[str], date, bool], str | None]] = {
    "month1": _day_of_month(1),
    "month2": _day_of_month(2),
    "offset": _offset,
    "unit": _ago,
    "weekday": _weekday_near,
    "month4": _month_beside,
    "span": _span,
    "weekend": _the_weekend,
    "month5": _month_near,
}

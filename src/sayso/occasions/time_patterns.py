"""One pattern that finds the words of time in a sentence, made of the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from sayso.occasions.data_files import tables

_FILE = "times.toml"
_BLANK = r"[ \t\xa0\n]{1,3}"


@cache
def time_pattern() -> re.Pattern[str]:
    """Return the pattern. What its groups mean is told in `times.py`; it takes no long way back."""
    days, counts, before = (tables(_FILE)[name] for name in ("day", "count", "before"))
    names, seasons = _names(), f"(?:{_season_names()})"
    month, weekday = f"(?:{names['month']})", f"(?:{names['weekday']})"
    part = f"(?:{_BLANK}(?i:{_either(days['parts'].split())}))?"
    year = r"(?:1[5-9]|20)\d\d(?![\d-])(?!,\d)"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])(?![.,]\d)"
    beside = f"(?i:last|next|this{_BLANK}past|this{_BLANK}coming|this|past)"
    number = _either([*counts["numbers"], *counts["loose_numbers"]])
    tens = _either(counts["tens"])
    number = rf"(?:{tens})[- ](?:{number})|{number}"
    not_of = rf"(?!{_BLANK}(?:the|a|an|his|her|its|their|our|my)\b)"
    units = _either(chain.from_iterable((u, u + "s", "centuries") for u in _units(counts)))
    forms = [
        r"(?P<iso>\d{4}-\d\d-\d\d)(?![\d-])",
        f"(?:(?P<weekday_of1>{weekday}),?{_BLANK})?(?P<month1>{month}){_BLANK}(?P<day1>{day})(?:,?{_BLANK}(?P<year1>{year}))?",
        f"(?:(?P<weekday_of2>{weekday}),?{_BLANK})?(?:(?i:the){_BLANK})?(?P<day2>{day}){_BLANK}(?:of{_BLANK})?(?P<month2>{month})(?:,?{_BLANK}(?P<year2>{year}))?",
        f"(?P<month3>{month}),?{_BLANK}(?:of{_BLANK})?(?P<year3>{year})",
        f"(?i:(?:the{_BLANK})?(?P<season>{seasons}),?{_BLANK}(?:of{_BLANK})?)(?P<year4>{year})",
        rf"(?i:the{_BLANK})(?P<decade>(?:1[5-9]|20)\d0)s",
        f"(?P<offset>(?i:{_either(days['offsets'])}))",
        # *The day before* says when, *the day before the vote* says only from where it is counted.
        f"(?P<told>(?i:{_either(tables(_FILE)['told']['phrases'])})){not_of}",
        f"(?P<vague>(?i:{_either(tables(_FILE)['vague']['phrases'])}))",
        rf"(?i:(?P<number>\d{{1,3}}|{number}){_BLANK}(?P<unit>{units}){_BLANK}ago)",
        f"(?:(?P<beside1>{beside}){_BLANK})?(?P<weekday>{weekday}){part}(?P<more>(?:,|,?{_BLANK}(?i:and|or|through|to)){_BLANK}{weekday})?",
        f"(?P<beside2>{beside}){_BLANK}(?P<month4>{month})",
        f"(?P<beside3>{beside}){_BLANK}(?P<span>(?i:{_either(_spans())}))",
        f"(?i:the{_BLANK}weekend)(?P<weekend>)",
        f"(?P<month5>{month})(?!{_BLANK}\\d)",
        f"(?P<year5>{year})(?!s)",
        # *Earlier in the hearing*: clear to who knows when that was.
        rf"(?P<part_of>(?i:earlier|later){_BLANK}(?i:in|at|on|during)\b)",
        rf"(?P<vague_adverb>(?i:{_either(tables(_FILE)['vague']['adverbs'].split())}))"
        rf"(?!{_BLANK}(?:again|more|and)\b)",
        f"(?P<told_adverb>(?i:{_either(tables(_FILE)['told']['adverbs'].split())}))",
    ]
    start = _either(before["adverbs"].split())
    edges = _either(before["edges"])
    prepositions = _either(before["prepositions"].split())
    edge = rf"the{_BLANK}(?:beginning|start|end|middle){_BLANK}of"
    early = rf"(?:(?i:early|late|mid|{edge})(?:{_BLANK}|-))?"
    return re.compile(
        rf"(?<![\w-])(?:(?i:{start}){_BLANK})?"
        rf"(?:(?P<edge>(?i:{edges})){_BLANK}|(?P<preposition>(?i:{prepositions})){_BLANK})?"
        rf"(?P<article>(?i:the){_BLANK})?{early}(?:{'|'.join(forms)})(?![\w])"
    )


@cache
def time_words() -> frozenset[str]:
    """Return the words, in small letters, of which one stands at the end of every match.

    A year is not among them. Looking for these first saves most of the pattern's work.
    """
    file = tables(_FILE)
    phrases: list[str] = [
        *file["told"]["phrases"], *file["vague"]["phrases"], *file["day"]["offsets"], *_spans(),
    ]  # fmt: skip
    for table in ("told", "vague"):
        phrases += file[table]["adverbs"].split()
    ends = {phrase.lower().split()[-1] for phrase in phrases}
    return frozenset(ends | {"ago", "weekend", *weekday_numbers(), *month_numbers()})


@cache
def weekday_numbers() -> Mapping[str, int]:
    """Return the number of each name of a day, 0 is Monday; names in small letters."""
    data = tables(_FILE)["calendar"]
    pairs = zip(data["weekdays"].split(), data["weekday_short"], strict=True)
    return _numbers(f"{name} {short}" for name, short in pairs)


@cache
def month_numbers() -> Mapping[str, int]:
    """Return the number of each name of a month, 0 is January; names in small letters."""
    data = tables(_FILE)["calendar"]
    pairs = zip(data["months"].split(), data["month_short"], strict=True)
    return _numbers(f"{name} {short}" for name, short in pairs)


def _numbers(rows: Iterable[str]) -> dict[str, int]:
    return {name: number for number, row in enumerate(rows) for name in row.lower().split()}


def _names() -> dict[str, str]:
    data = tables(_FILE)["calendar"]
    months = " ".join(data["month_short"]).split()
    days = " ".join(data["weekday_short"]).split()
    # Short forms of days end sentences and are words besides: only before a date or after *on*.
    short_day = rf"(?:{_either(days)})\.?(?=,?\s(?:{_either(data['months'].split() + months)}|\d))"
    return {
        "month": rf"{_either(data['months'].split())}|(?:{_either(months)})\.?",
        "weekday": rf"{_either(data['weekdays'].split())}|{short_day}",
    }


def _season_names() -> str:
    data = tables(_FILE)["calendar"]
    return _either([*data["seasons"].split(), data["winter"]])


def _spans() -> list[str]:
    data = tables(_FILE)["calendar"]
    return ["week", "weekend", "month", "year", "quarter", "decade", "century",
            *data["seasons"].split(), data["winter"]]  # fmt: skip


def _units(counts: Mapping[str, str]) -> list[str]:
    return [*counts["units"].split(), *counts["loose_units"].split()]


def _either(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of these, the longest first, with any blank for a blank."""
    ordered = sorted(set(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(_BLANK.join(map(re.escape, entry.split())) for entry in ordered)

"""Counts, days and moments as the pages word them.

Templates know these as filters, by the names of `FILTERS`. A day that is not understood is shown
as it was given: what a report's head says of its date is not ours to lose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_MONTH_NAME = re.compile("|".join(_MONTHS))
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 report`, `1,204 reports`, `no reports`."""
    if count == 1:
        return f"1 {one}"
    return f"{count:,} {many or one + 's'}" if count else f"no {many or one + 's'}"


def number(count: int) -> str:
    """Write a count with its thousands set apart."""
    return f"{count:,}"


def day(value: str | None) -> str:
    """Write an ISO 8601 day, week, month, year or interval as prose does; empty for None."""
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if slash:
        return _interval(first, last)
    return _one_day(value)


def _one_day(value: str) -> str:
    if (found := _DAY.fullmatch(value)) and _real(found):
        return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}"
    if (found := _MONTH.fullmatch(value)) and 1 <= int(found[2]) <= 12:
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := _WEEK.fullmatch(value):
        return f"week {int(found[2])} of {found[1]}"
    return value


def _real(found: re.Match[str]) -> bool:
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def _interval(first: str, last: str) -> str:
    start, end = _one_day(first), _one_day(last)
    # *28 to 29 March 2026*, and *28 February to 1 March 2026*: what both share is said once.
    parts, others = start.split(" "), end.split(" ")
    while len(parts) > 1 and parts and others and parts[-1] == others[-1]:
        parts.pop()
        others.pop()
    return f"{' '.join(parts)} to {end}"


def dated(value: str | None, *, short: bool = False) -> Markup:
    """Write a day as a `time` element, if it is one that such an element can hold.

    Args:
        value: As in `day`.
        short: Write the month in three letters, as tables do.
    """
    from markupsafe import Markup, escape

    words = day(value)
    if short:
        words = _MONTH_NAME.sub(lambda found: found[0][:3], words)
    if not value or "/" in value or (words == value and not re.fullmatch(r"\d{4}", value)):
        return escape(words)
    return Markup('<time datetime="{}">{}</time>').format(value, words)


def moment(value: datetime | None) -> Markup:
    """Write a moment as a `time` element in UTC; the page's script puts it in local time."""
    from markupsafe import Markup

    if value is None:
        return Markup("")
    at = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    words = f"{at.day} {_MONTHS[at.month - 1][:3]} {at.year}, {at:%H:%M} UTC"
    return Markup('<time class="moment" datetime="{}">{}</time>').format(
        f"{at:%Y-%m-%dT%H:%M:%SZ}", words
    )


def marked(content: str, marks: Sequence[tuple[int, int]]) -> Markup:
    """Write words with `mark` elements at half-open spans of them; overlaps become one."""
    from markupsafe import Markup, escape

    out, at = Markup(""), 0
    for start, end in sorted(marks):
        start, end = max(start, at), min(end, len(content))
        if start >= end:
            continue
        out += escape(content[at:start])
        out += Markup("<mark>{}</mark>").format(content[start:end])
        at = end
    return out + escape(content[at:])


def distinct(labels: Iterable[str]) -> list[str]:
    """Leave out labels that differ from an earlier one in their capitals alone."""
    return list({label.casefold(): label for label in reversed(list(labels))}.values())[::-1]


def percent(share: float) -> str:
    """Write a share as whole per cent; a confidence below one never shows as 100%."""
    rounded = round(share * 100)
    if rounded == 100 and share < 1:
        rounded = 99
    return f"{rounded}%"


def emphasised(text: str) -> Markup:
    """Write a rule's summary, whose examples are in Markdown's italics."""
    from markupsafe import Markup, escape

    parts = re.split(r"\*([^*]+)\*", text)
    out = escape(parts[0])
    for italic, plain in zip(parts[1::2], parts[2::2], strict=True):
        out += Markup("<i>{}</i>").format(italic) + escape(plain)
    return out


FILTERS: dict[str, Callable[..., str | list[str]]] = {
    "distinct": distinct,
    "counted": counted,
    "number": number,
    "day": day,
    "dated": dated,
    "moment": moment,
    "marked": marked,
    "percent": percent,
    "emphasised": emphasised,
}

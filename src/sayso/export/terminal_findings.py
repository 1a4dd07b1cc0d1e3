"""The findings under the reading view: where an editor would want to look."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator

from rich.text import Text

from sayso.export import marks
from sayso.export.finding_list import FindingEntry, finding_entries
from sayso.export.marks import Marks
from sayso.export.statements import place_of
from sayso.record import Record

_SHOWN = 10


def finding_lines(record: Record, signs: Marks, clean: Callable[[str], str]) -> Iterator[Text]:
    """Yield a heading and the findings, each on one line; the last line counts those left out.

    Args:
        record: The record; it has findings.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
    """
    entries = finding_entries(record)
    count = f"{len(entries)} {'place' if len(entries) == 1 else 'places'} to look at"
    yield Text.assemble(("Findings", marks.STRONG), (f" {signs.dot} {count}", marks.QUIET))
    shown = entries[:_SHOWN]
    wide = max(len(_place(entry)) for entry in shown)
    for entry in shown:
        yield Text.assemble(
            (clean(entry.code), marks.FINDING),
            (f" {_place(entry):<{wide}} ", marks.QUIET),
            clean(entry.message),
        )
    left = len(entries) - _SHOWN
    if left > 0:
        place = place_of(record.report)
        named = f" {clean(shlex.quote(place))}" if place else ""
        yield Text(f"and {left} more: sayso check{named}", marks.QUIET)


def _place(entry: FindingEntry) -> str:
    return "heading" if entry.paragraph is None else f"par. {entry.paragraph}"

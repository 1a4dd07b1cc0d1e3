"""Search over everything that anybody is said to have said, with filters and counts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from sayso.findings.registry import all_rules
from sayso.record import Grade, Kind, Mode
from sayso.store import Library
from sayso.store.rows import Count, Page, SearchResult, StatementRow
from sayso.web.dependencies import TheLibrary
from sayso.web.pages.asked import Listing, day_of, one_of, page_of, params_of, whole_of
from sayso.web.rendering import render
from sayso.web.words import day

router = APIRouter()

GRADES: tuple[Grade, ...] = get_args(Grade)
KINDS: tuple[Kind, ...] = get_args(Kind)
MODES: tuple[Mode, ...] = get_args(Mode)
FIELDS = ("person", "grade", "kind", "mode", "outlet", "since", "until", "rule", "confirmed")
LABELS = {
    "person": "Speaker",
    "grade": "Grade of the source",
    "kind": "Kind",
    "mode": "Mode",
    "outlet": "Outlet",
    "rule": "Rule",
    "confirmed": "Confirmed",
}
MOST_EXPORTED = 100_000
_SIZE = 30
_EXPORT_SIZE = 200
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, or a filter in use.

    Attributes:
        label: The value in words.
        link: Where choosing it leads, or, of one that is chosen, taking it away; None: it cannot be
            chosen.
        count: How many statements have it; None for a filter in use.
        chosen: It is in use.
    """

    label: str
    link: str | None
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """How many statements have which value of a field.

    Attributes:
        name: The field.
        label: The field in words.
        rows: Its values, most frequent first.
    """

    name: str
    label: str
    rows: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Select:
    """A field of the form that has few values.

    Attributes:
        name: The field.
        label: The field in words.
        options: Values with their words.
        chosen: The value in use, or nothing.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the page shows.

    Attributes:
        listing: The search's own address.
        asked: There are words or filters; without them the page only offers to begin.
        page: The page of statements.
        facets: Counts that narrow the search down.
        selects: Fields of the form.
        filters: Filters in use, with the way to take each away.
        without_filters: The address of the same words alone.
        export: The address of the same as a file, without its `format`.
        person: The speaker whose statements are searched, by name; None: anybody's.
    """

    listing: Listing
    asked: bool
    page: Page[StatementRow]
    facets: tuple[Facet, ...]
    selects: tuple[Select, ...]
    filters: tuple[Choice, ...]
    without_filters: str
    export: Listing
    person: str | None


@router.get("/search")
def show(request: Request, library: TheLibrary) -> Response:
    """Search, or offer to."""
    params = params_of(request, "q", *FIELDS)
    listing = Listing("/search", params)
    found = _search(library, params, page_of(request), _SIZE) if params else None
    person = whole_of(params, "person")
    name = None if person is None else library.people.get(person).row.name
    facets = found.facets if found else {}
    view = SearchView(
        listing=listing,
        asked=found is not None,
        page=found.page if found else Page(items=[], total=0, page=1, size=_SIZE),
        facets=tuple(_facets(listing, facets)),
        selects=tuple(_selects(library, params)),
        filters=tuple(_filters(listing, name)),
        without_filters=listing.link(**dict.fromkeys(FIELDS)),
        export=Listing("/search/export", params),
        person=name,
    )
    return render(request, "search.html", section="search", query=params.get("q", ""), view=view)


@router.get("/search/export")
def export(request: Request, library: TheLibrary) -> Response:
    """Give what a search finds as a file: a table, or a line of JSON for each statement."""
    params = params_of(request, "q", *FIELDS)
    form = one_of(params_of(request, "format"), "format", ("csv", "jsonl")) or "csv"
    # The first page is asked for before the answer begins, so that a mistake is still told.
    first = _search(library, params, 1, _EXPORT_SIZE)
    rows = _rows(library, params, first)
    lines = _as_csv(rows) if form == "csv" else (row.model_dump_json() + "\n" for row in rows)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
    return StreamingResponse(
        lines,
        media_type=kind,
        headers={"Content-Disposition": f'attachment; filename="sayso-statements.{form}"'},
    )


def _search(library: Library, params: Mapping[str, str], page: int, size: int) -> SearchResult:
    since, until = day_of(params, "since"), day_of(params, "until")
    filters: dict[str, Any] = {
        "person": whole_of(params, "person"),
        "grade": one_of(params, "grade", GRADES),
        "kind": one_of(params, "kind", KINDS),
        "mode": one_of(params, "mode", MODES),
        "outlet": params.get("outlet"),
        "since": since and since.isoformat(),
        "until": until and until.isoformat(),
        "rule": params.get("rule"),
        "confirmed": True if one_of(params, "confirmed", ("1",)) else None,
    }
    return library.search(params.get("q", ""), **filters, page=page, size=size)


def _rows(
    library: Library, params: Mapping[str, str], first: SearchResult
) -> Iterator[StatementRow]:
    yield from first.page.items
    last = min(first.page.pages, MOST_EXPORTED // _EXPORT_SIZE)
    for number in range(2, last + 1):
        yield from _search(library, params, number, _EXPORT_SIZE).page.items


COLUMNS = (
    *("report", "title", "outlet", "published", "attribution", "speaker", "source", "cue"),
    *("content", "kind", "mode", "polarity", "grade", "chain", "mouths", "occasion", "when"),
    *("confidence", "confirmed"),
)


def _as_csv(rows: Iterator[StatementRow]) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line)
    # With the mark of its encoding, which spreadsheets ask for.
    line.write("\ufeff")
    writer.writerow(COLUMNS)
    for row in rows:
        values = row.model_dump(mode="json", include=set(COLUMNS))
        values["chain"] = " < ".join(row.chain)
        writer.writerow([_as_text(values[name]) for name in COLUMNS])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _as_text(value: object) -> object:
    """A value that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return value


def _facets(listing: Listing, facets: Mapping[str, list[Count]]) -> Iterator[Facet]:
    for name, counts in facets.items():
        if name not in LABELS:
            continue
        chosen = listing.params.get(name)
        rows = tuple(
            Choice(
                worded(name, one.value),
                _link(listing, name, one.value, chosen),
                one.count,
                one.value == chosen,
            )
            for one in counts[:_SHOWN]
        )
        if rows:
            yield Facet(name, LABELS[name], rows)


def _link(listing: Listing, name: str, value: str, chosen: str | None) -> str | None:
    if name == "grade" and value not in GRADES:
        return None
    return listing.link(**{name: None if value == chosen else value})


def _selects(library: Library, params: Mapping[str, str]) -> Iterator[Select]:
    outlets = tuple((one.value, one.value) for one in library.reports.outlets())
    rules = tuple(
        (code, f"{code}: {rule.summary[:1].lower()}{rule.summary[1:]}".replace("*", ""))
        for code, rule in all_rules().items()
    )
    options: dict[str, tuple[tuple[str, str], ...]] = {
        "grade": tuple((value, worded("grade", value)) for value in GRADES),
        "kind": tuple((value, value) for value in KINDS),
        "mode": tuple((value, value) for value in MODES),
        "outlet": outlets,
        "rule": rules,
    }
    for name, values in options.items():
        yield Select(name, LABELS[name], values, params.get(name, ""))


def _filters(listing: Listing, person: str | None) -> Iterator[Choice]:
    for name in FIELDS:
        value = listing.params.get(name)
        if value is None:
            continue
        told = person if name == "person" and person else worded(name, value)
        yield Choice(told, listing.link(**{name: None}), chosen=True)


def worded(name: str, value: str) -> str:
    """Write the value of a filter as the page words it."""
    if name == "grade":
        return "no source" if value == "none" else value
    if name == "since":
        return f"from {day(value)}"
    if name == "until":
        return f"to {day(value)}"
    if name == "confirmed":
        return "confirmed by a person"
    if name == "person":
        return f"speaker {value}"
    return value

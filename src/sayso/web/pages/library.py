"""The first page: the reports that are kept, how far running jobs are, and a way to begin."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from fastapi import APIRouter, Request, Response

from sayso.store.reports import Order
from sayso.store.rows import Count, JobRow, Page, ReportRow
from sayso.web.dependencies import TheLibrary
from sayso.web.pages.asked import Listing, one_of, page_of, params_of
from sayso.web.rendering import Flash, redirect, render

router = APIRouter()

ORDERS: dict[Order, str] = {
    "added": "the last brought in first",
    "published": "the last published first",
    "title": "by title",
    "outlet": "by outlet",
    "findings": "most findings first",
}


@dataclass(frozen=True, slots=True)
class Example:
    """The invented report that an empty library offers.

    Attributes:
        data: The file's text, with its head.
        title: Its headline.
        opening: Its first paragraphs.
    """

    data: str
    title: str
    opening: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryView:
    """What the page shows.

    Attributes:
        listing: The list's own address and order.
        reports: The page of reports.
        outlets: All outlets, with how many reports each has.
        jobs: Jobs that are not done.
        empty: The library holds nothing at all.
        example: What an empty library offers; None in one that holds something.
    """

    listing: Listing
    reports: Page[ReportRow]
    outlets: list[Count]
    jobs: list[JobRow]
    empty: bool
    example: Example | None


@router.get("/")
def show(request: Request, library: TheLibrary) -> Response:
    """Show the reports that are kept."""
    params = params_of(request, "text", "outlet", "order")
    order = one_of(params, "order", tuple(ORDERS)) or "added"
    reports = library.reports.list(
        outlet=params.get("outlet"),
        text=params.get("text"),
        order=order,
        page=page_of(request),
    )
    is_filtered = "text" in params or "outlet" in params
    jobs = [job for job in library.jobs.list() if job.state in ("waiting", "running")]
    empty = not reports.total and not is_filtered and not jobs
    view = LibraryView(
        listing=Listing("/", params, order, falling=("added", "published", "findings")),
        reports=reports,
        outlets=[] if empty else library.reports.outlets(),
        jobs=jobs,
        empty=empty,
        example=example() if empty else None,
    )
    return render(request, "library.html", section="library", view=view, order_words=ORDERS[order])


def example() -> Example:
    """Read the example from the package."""
    data = files("sayso.web").joinpath("example.md").read_text(encoding="utf-8")
    head, _, body = data.removeprefix("---\n").partition("---\n")
    settings = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Example(data, settings["title"], tuple(body.strip().split("\n\n")[:3]))


@router.get("/reports/{key}/remove")
def ask(request: Request, key: str, library: TheLibrary) -> Response:
    """Ask whether a report is to go."""
    row = library.reports.get(key).row
    return render(request, "remove.html", section="library", row=row)


@router.post("/reports/{key}/remove")
def remove(request: Request, key: str, library: TheLibrary) -> Response:
    """Remove a report."""
    title = library.reports.get(key).row.title
    library.reports.remove(key)
    return redirect(request, "/", Flash(text=f"Removed: {title}"))

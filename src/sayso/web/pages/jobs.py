"""Jobs: what is being read, how far it has come, and why a report failed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import APIRouter, Path, Request, Response

from sayso.store.rows import ItemRow, ItemState, JobRow, Page
from sayso.web.api.answers import MOST_ID
from sayso.web.dependencies import TheLibrary, TheQueue
from sayso.web.pages.asked import Listing, one_of, page_of, params_of
from sayso.web.rendering import Flash, redirect, render
from sayso.web.words import counted

router = APIRouter()

Number = Annotated[int, Path(ge=1, le=MOST_ID)]

SHOWN_FAILURES = 200
STATE_WORDS = {
    "waiting": "waiting",
    "running": "being read",
    "done": "read",
    "known": "was in the library",
    "failed": "failed",
    "cancelled": "cancelled",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class JobsView:
    """What the list shows.

    Attributes:
        jobs: The latest jobs, newest first.
        stale: Reports that another model than the present one has read.
        model: Name of the present model; None where it cannot be told.
    """

    jobs: list[JobRow]
    stale: int
    model: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """What the page of a job shows.

    Attributes:
        listing: The list of its reports, with its own address.
        job: The job.
        over: How many of its reports are over, whatever became of them.
        finished: Nothing of it waits or is read.
        failures: Those that failed, the first ones.
        items: A page of all its reports, or of those in one state.
        only: The report's key, where it had a single one that was read.
        opens: The page goes there by itself when it is read.
        states: What the states are called.
    """

    listing: Listing
    job: JobRow
    over: int
    finished: bool
    failures: Page[ItemRow]
    items: Page[ItemRow]
    only: str | None
    opens: bool
    states: dict[str, str]


@router.get("/jobs")
def show_all(request: Request, library: TheLibrary, queue: TheQueue) -> Response:
    """Show the jobs."""
    model = queue.model_name()
    view = JobsView(
        jobs=library.jobs.list(),
        stale=len(library.reports.stale(model)) if model else 0,
        model=model,
    )
    return render(request, "jobs.html", section="jobs", view=view, over=over)


@router.get("/jobs/{number}")
def show(request: Request, number: Number, library: TheLibrary) -> Response:
    """Show a job."""
    params = params_of(request, "state", "open")
    job = library.jobs.get(number)
    items = library.jobs.items(
        number,
        state=one_of(params, "state", get_args(ItemState)),
        page=page_of(request),
        size=50,
    )
    view = JobView(
        listing=Listing(f"/jobs/{number}", params),
        job=job,
        over=over(job),
        finished=job.state in ("done", "cancelled"),
        failures=library.jobs.items(number, state="failed", page=1, size=SHOWN_FAILURES),
        items=items,
        only=items.items[0].report if job.total == 1 and items.items else None,
        opens="open" in params,
        states=STATE_WORDS,
    )
    return render(request, "job.html", section="jobs", view=view)


@router.post("/jobs/{number}/cancel")
def cancel(request: Request, number: Number, library: TheLibrary) -> Response:
    """Cancel what waits in a job."""
    library.jobs.cancel(number)
    job = library.jobs.get(number)
    told = f"Cancelled: {counted(job.cancelled, 'report')} not read. What was read stays."
    return redirect(request, f"/jobs/{number}", Flash(text=told))


@router.post("/jobs/read-again")
def read_again(request: Request, library: TheLibrary, queue: TheQueue) -> Response:
    """Read all reports again that another model has read."""
    job = queue.read_again(library.reports.stale(queue.model_name()))
    if job is None:
        return redirect(request, "/jobs", Flash(kind="note", text="All reports are up to date."))
    return redirect(request, f"/jobs/{job}")


def over(job: JobRow) -> int:
    """How many reports of a job are over, whatever became of them."""
    return job.done + job.known + job.failed + job.cancelled

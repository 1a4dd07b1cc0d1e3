"""The page of a report: its text with every source in view, its margin, its corrections."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from sayso.web.bringing import items_to_read_again
from sayso.web.dependencies import TheLibrary, TheQueue
from sayso.web.pages import report_correct, report_statement
from sayso.web.pages.report_view import view_of
from sayso.web.rendering import Flash, redirect, render

router = APIRouter()

EXPORTS = (
    ("html", "One page (HTML)"),
    ("json", "Record (JSON)"),
    ("jsonl", "Record on one line (JSONL)"),
    ("view", "Reading view (plain text)"),
)
_MOST_CORRECTIONS = 200


@router.get("/reports/{key}")
def show(request: Request, key: str, library: TheLibrary) -> Response:
    """Show a report."""
    stored = library.reports.get(key)
    # Without corrections the record is the reading, and need not be fetched a second time.
    reading = library.reports.reading_of(key) if stored.confirmed else None
    made = library.corrections.list(report=key, page=1, size=_MOST_CORRECTIONS)
    view = view_of(stored, reading, made.items)
    return render(request, "report/page.html", section="library", view=view, exports=EXPORTS)


@router.post("/reports/{key}/read-again")
def read_again(request: Request, key: str, library: TheLibrary, queue: TheQueue) -> Response:
    """Have a report read anew in the background, by the model of this version."""
    row = library.reports.get(key).row
    job = library.jobs.create(f"Read again: {row.title}", items_to_read_again(library, [key]))
    queue.wake()
    told = Flash(text="It is being read again. What people corrected stays and wins over it.")
    return redirect(request, f"/jobs/{job}", told)


router.include_router(report_statement.router)
router.include_router(report_correct.router)

"""The log of corrections: what people put right, the way back, and the same as training data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from sayso.store import Library
from sayso.store.rows import CorrectionRow, Page, ReportRow
from sayso.web.dependencies import Author, TheLibrary
from sayso.web.pages.asked import Listing, page_of, params_of
from sayso.web.rendering import Flash, redirect, render
from sayso.web.security import CheckedForm

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsView:
    """What the log shows.

    Attributes:
        listing: The list's own address.
        page: The page of corrections, newest first.
        report: The report whose corrections are shown; None: all.
    """

    listing: Listing
    page: Page[CorrectionRow]
    report: ReportRow | None


@router.get("/corrections")
def show(request: Request, library: TheLibrary) -> Response:
    """Show what was corrected."""
    params = params_of(request, "report")
    key = params.get("report")
    view = CorrectionsView(
        listing=Listing("/corrections", params),
        report=None if key is None else library.reports.get(key).row,
        page=library.corrections.list(report=key, page=page_of(request), size=50),
    )
    return render(request, "corrections.html", section="corrections", view=view)


@router.post("/corrections/{number}/undo")
def undo(
    request: Request, number: int, form: CheckedForm, library: TheLibrary, author: Author
) -> Response:
    """Undo a correction and go back to where the button stood."""
    row = library.corrections.undo(number, author)
    back = str(form.get("back") or "/corrections")
    return redirect(request, back, Flash(text=f"Undone: {row.summary}"))


@router.post("/corrections/{number}/redo")
def redo(
    request: Request, number: int, form: CheckedForm, library: TheLibrary, author: Author
) -> Response:
    """Let a correction that was undone hold again."""
    row = library.corrections.redo(number, author)
    back = str(form.get("back") or "/corrections")
    return redirect(
        request, back, Flash(text=f"Holds again: {row.summary}", undo=row.id, back=back)
    )


@router.get("/corrections/training")
def training(request: Request, library: TheLibrary) -> Response:
    """Give the corrected reports in the schema of the training corpora, a line of JSON each."""
    return StreamingResponse(
        _lines(library),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": 'attachment; filename="sayso-training.jsonl"'},
    )


def _lines(library: Library) -> Iterator[str]:
    for row in library.corrections.training_rows():
        yield json.dumps(row, ensure_ascii=False) + "\n"

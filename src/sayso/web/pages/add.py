"""Bring in reports: files, a text, addresses; also a whole library, and the invented example."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from pydantic import ValidationError
from starlette.datastructures import FormData, UploadFile

from sayso.errors import ReportError, SaysoError
from sayso.web.api.exports import imported
from sayso.web.bringing import (
    item_of_text,
    items_of_addresses,
    items_of_files,
    label_of,
)
from sayso.web.dependencies import TheLibrary, TheQueue, TheSettings
from sayso.web.errors import Refusal
from sayso.web.pages.library import example
from sayso.web.reading import Pasted
from sayso.web.rendering import Flash, redirect, render
from sayso.web.security import CheckedForm
from sayso.web.settings import Settings
from sayso.web.words import counted

if TYPE_CHECKING:
    from sayso.store import Library, NewItem
    from sayso.web.queue import ReadingQueue

router = APIRouter()

_FIELDS = ("text", "title", "outlet", "published", "url", "addresses")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddView:
    """What the page shows.

    Attributes:
        max_bytes: Largest report.
        max_upload: Largest number of bytes sent at once.
        max_items: Most files or addresses at once.
        given: What was typed, by field, where something about it was wrong.
        problems: What was wrong, by the part of the page: files, text or addresses.
    """

    max_bytes: int
    max_upload: int
    max_items: int
    given: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


@router.get("/add")
def show(request: Request, settings: TheSettings) -> Response:
    """Show the ways in."""
    return _page(request, settings)


@router.post("/add/files")
def add_files(
    request: Request,
    form: CheckedForm,
    library: TheLibrary,
    queue: TheQueue,
    settings: TheSettings,
) -> Response:
    """Bring in files."""
    files = [
        one
        for one in form.getlist("files")
        # A browser sends an empty one where none was chosen.
        if isinstance(one, UploadFile) and (one.filename or one.size)
    ]
    try:
        items = items_of_files(files, settings)
        if not items:
            raise Refusal(422, "No file was chosen. Drop some on the field, or choose them.")
    except (Refusal, ReportError) as error:
        return _page(request, settings, form, files=error)
    return _started(request, library, queue, items, "file")


@router.post("/add/text")
def add_text(
    request: Request,
    form: CheckedForm,
    library: TheLibrary,
    queue: TheQueue,
    settings: TheSettings,
) -> Response:
    """Bring in a text that was pasted."""
    try:
        items = [item_of_text(_pasted(form), settings)]
    except (Refusal, ReportError) as error:
        return _page(request, settings, form, text=error)
    return _started(request, library, queue, items, "text")


@router.post("/add/addresses")
def add_addresses(
    request: Request,
    form: CheckedForm,
    library: TheLibrary,
    queue: TheQueue,
    settings: TheSettings,
) -> Response:
    """Bring in what stands at addresses, one a line."""
    lines = [line for line in _field(form, "addresses").splitlines() if line.strip()]
    try:
        if not lines:
            raise Refusal(422, "There is no address. Write one a line.")
        items = items_of_addresses(lines, settings)
    except (Refusal, ReportError) as error:
        return _page(request, settings, form, addresses=error)
    return _started(request, library, queue, items, "address")


@router.post("/example")
def add_example(
    request: Request, library: TheLibrary, queue: TheQueue, settings: TheSettings
) -> Response:
    """Bring in the example."""
    from sayso.store import NewItem

    one = example()
    item = NewItem(name=one.title, data=one.data.encode(), media_type="text/markdown")
    return _started(request, library, queue, [item], "text")


@router.post("/import")
def import_library(request: Request, form: CheckedForm, library: TheLibrary) -> Response:
    """Add the content of a library's file."""
    file = form.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        return redirect(request, "/about", Flash(kind="error", text="No file was chosen."))
    done = imported(file, library)
    told = (
        f"Imported {counted(done.reports, 'report')} and"
        f" {counted(done.corrections, 'correction')};"
        f" {counted(done.known, 'report')} you had already."
    )
    return redirect(request, "/", Flash(text=told))


def _started(
    request: Request,
    library: Library,
    queue: ReadingQueue,
    items: Sequence[NewItem],
    noun: str,
) -> Response:
    job = library.jobs.create(label_of(items, noun), items)
    queue.wake()
    # Whoever brings in one report wants to read it; the page's script goes there when it is read.
    return redirect(request, f"/jobs/{job}" + ("?open=1" if len(items) == 1 else ""))


def _page(
    request: Request,
    settings: Settings,
    form: FormData | None = None,
    **problems: Refusal | SaysoError,
) -> Response:
    view = AddView(
        max_bytes=settings.max_bytes,
        max_upload=settings.max_upload,
        max_items=settings.max_items,
        given={} if form is None else {name: _field(form, name) for name in _FIELDS},
        problems={part: _told(error) for part, error in problems.items()},
    )
    return render(request, "add.html", status=422 if problems else 200, section="add", view=view)


def _told(error: Refusal | SaysoError) -> str:
    return error.message if isinstance(error, Refusal) else str(error)


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    # Forms send line breaks as CR LF, whatever was typed.
    return value.replace("\r\n", "\n").replace("\0", "") if isinstance(value, str) else ""


def _pasted(form: FormData) -> Pasted:
    given = {name: _field(form, name).strip() or None for name in ("title", "outlet", "url")}
    text, published = _field(form, "text"), _field(form, "published").strip()
    if not any(letter.isalnum() for letter in text):
        raise Refusal(422, "There is no text. Paste the report into the field.")
    if published and not _is_day(published):
        raise Refusal(422, f"'{published}' is no day. Write it as 2026-03-04, or leave it out.")
    try:
        return Pasted(text=text, published=published or None, **given)
    except ValidationError as error:
        name = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise Refusal(422, f"The {name} is too long. Shorten it.") from error


def _is_day(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True

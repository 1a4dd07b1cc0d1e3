"""Feeds, read on demand: each new entry becomes a report to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from sayso.errors import ReportError
from sayso.store.rows import FeedRow
from sayso.web.api.answers import MOST_ID
from sayso.web.bringing import address_of, read_feed
from sayso.web.dependencies import TheLibrary, TheQueue, TheReaders
from sayso.web.errors import Refusal
from sayso.web.rendering import Flash, redirect, render
from sayso.web.security import CheckedForm
from sayso.web.words import counted

router = APIRouter()

Number = Annotated[int, Path(ge=1, le=MOST_ID)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedsView:
    """What the page shows.

    Attributes:
        feeds: All feeds.
        url: What was typed, where something about it was wrong.
        problem: What was wrong.
    """

    feeds: list[FeedRow]
    url: str = ""
    problem: str | None = None


@router.get("/feeds")
def show(request: Request, library: TheLibrary) -> Response:
    """Show the feeds."""
    return render(
        request, "feeds.html", section="feeds", view=FeedsView(feeds=library.feeds.list())
    )


@router.post("/feeds")
def add(
    request: Request,
    form: CheckedForm,
    library: TheLibrary,
    readers: TheReaders,
    queue: TheQueue,
) -> Response:
    """Keep a feed and read it for the first time."""
    given = str(form.get("url") or "").strip()
    try:
        url = address_of(given)
    except (Refusal, ReportError) as error:
        problem = error.message if isinstance(error, Refusal) else f"{error.what} {error.hint}"
        view = FeedsView(feeds=library.feeds.list(), url=given, problem=problem)
        return render(request, "feeds.html", status=422, section="feeds", view=view)
    return _read(request, library.feeds.add(url), library, readers, queue)


@router.post("/feeds/{number}/read")
def read(
    request: Request,
    number: Number,
    library: TheLibrary,
    readers: TheReaders,
    queue: TheQueue,
) -> Response:
    """Read a feed again."""
    return _read(request, number, library, readers, queue)


@router.post("/feeds/{number}/remove")
def remove(request: Request, number: Number, library: TheLibrary) -> Response:
    """Forget a feed."""
    library.feeds.remove(number)
    return redirect(
        request, "/feeds", Flash(text="The feed is removed. The reports that came from it stay.")
    )


def _read(
    request: Request,
    number: int,
    library: TheLibrary,
    readers: TheReaders,
    queue: TheQueue,
) -> Response:
    try:
        brought = read_feed(library, readers, number)
    except (Refusal, ReportError) as error:
        # It stays on the list, where it shows what went wrong.
        message = error.message if isinstance(error, Refusal) else str(error)
        return redirect(request, "/feeds", Flash(kind="error", text=message))
    queue.wake()
    if not brought.new:
        told = f"Nothing new: the library knows {counted(brought.known, 'entry', 'entries')} of it."
        return redirect(request, "/feeds", Flash(kind="note", text=told))
    told = f"{counted(brought.new, 'new entry', 'new entries')}, {brought.known:,} known already."
    return redirect(request, f"/jobs/{brought.job}", Flash(text=told))

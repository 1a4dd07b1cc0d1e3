"""About this reading room: what runs, where the library lies, what leaves the machine, licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from fastapi import APIRouter, Request, Response

from sayso.web.dependencies import TheLibrary, TheReaders
from sayso.web.rendering import STATIC, render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others made and the pages carry.

    Attributes:
        name: What it is called.
        version: Its version.
        licence: Name of its licence.
        text: Path of the licence's words, below `static`; None where it has none.
        origin: Where it comes from.
    """

    name: str
    version: str
    licence: str
    text: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutView:
    """What the page shows.

    Attributes:
        model: Name of the weights that reports are read with now.
        place: Where the library lies, without passwords.
        reports: How many reports it holds.
        people: How many people and organisations.
        corrections: How many corrections, undone ones with them.
        stale: Reports that another model read.
        parts: What others made.
    """

    model: str
    place: str
    reports: int
    people: int
    corrections: int
    stale: int
    parts: tuple[Part, ...]


@router.get("/about")
def show(request: Request, library: TheLibrary, readers: TheReaders) -> Response:
    """Show what runs here."""
    model = readers.model_name
    view = AboutView(
        model=model,
        place=library.place,
        reports=library.reports.list(page=1, size=1).total,
        people=library.people.list(page=1, size=1).total,
        corrections=library.corrections.list(page=1, size=1).total,
        stale=len(library.reports.stale(model)),
        parts=vendored(),
    )
    return render(request, "about.html", section="about", view=view)


@lru_cache(maxsize=1)
def vendored() -> tuple[Part, ...]:
    """What `static/vendor/LICENSES` lists."""
    listing = (STATIC / "vendor" / "LICENSES").read_text(encoding="utf-8")
    return tuple(_part(block) for block in listing.split("\n\n") if block.startswith("Name:"))


def _part(block: str) -> Part:
    fields = dict(line.split(": ", 1) for line in block.strip().splitlines())
    licence, _, rest = fields["Licence"].partition(" (")
    path = rest.removesuffix(")")
    name = re.sub(r" \(.*\)$", "", fields["Name"])
    text = f"vendor/{path}" if path else None
    return Part(name, fields["Version"], licence, text, fields["Origin"])

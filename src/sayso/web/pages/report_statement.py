"""One statement by itself: its sentence, what is known of it, and a form for each of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from sayso.errors import UnknownEntry
from sayso.export.segments import blocks
from sayso.export.statements import GRADES, Statement, statements
from sayso.record import Attribution, Entity, Record
from sayso.store.rows import ReportRow, StoredReport
from sayso.web.dependencies import TheLibrary
from sayso.web.pages.report_changes import said_of
from sayso.web.pages.report_statements import StatementView, statement_views
from sayso.web.pages.report_view import report_address
from sayso.web.pages.report_words import context, opening_of, window_of, word_boxes
from sayso.web.rendering import render

router = APIRouter()

ROLES = ("source", "cue", "content")
MODES = ("speech", "writing", "thought")
TYPES = ("person", "organisation", "place", "group", "event", "work")


@dataclass(frozen=True, slots=True)
class StatementPage:
    """What the page of a statement shows.

    Attributes:
        row: The report.
        address: Path of the report's page.
        item: The statement in full.
        before: The statement before it in the text.
        after: The one after it.
        language: The language of the report.
        context: Its sentences with its parts marked, as markup.
        words: For source, cue and content, the words of the sentences as boxes, as markup.
        speaker: Id of the speaker in the cast.
        cast: Who may be the speaker, those who speak first.
        others: Statements that it may stand inside: their contents hold words of it.
        parent: Id of the one it stands inside.
    """

    row: ReportRow
    address: str
    item: StatementView
    before: StatementView | None
    after: StatementView | None
    language: str
    context: Markup
    words: dict[str, Markup]
    speaker: str | None
    cast: tuple[Entity, ...]
    others: tuple[Statement, ...]
    parent: str | None


@dataclass(frozen=True, slots=True)
class NewStatementPage:
    """What the page that adds a statement shows.

    Attributes:
        row: The report.
        address: Path of the report's page.
        paragraphs: Number and first words of each paragraph.
        paragraph: The one chosen.
        words: For source, cue and content, its words as boxes, as markup.
        cast: Who may be the speaker.
    """

    row: ReportRow
    address: str
    paragraphs: tuple[tuple[int, str], ...]
    paragraph: int
    words: dict[str, Markup]
    cast: tuple[Entity, ...]


# Before the route of a statement, whose id would take `new`.
@router.get("/reports/{key}/statements/new")
def show_new(request: Request, key: str, library: TheLibrary, paragraph: int = 1) -> Response:
    """Show a form that adds a statement, from the words of a paragraph."""
    stored = library.reports.get(key)
    record = stored.record
    text = record.report.text
    shown = [block for block in blocks(record) if text[block.start : block.end].strip()]
    number = min(max(1, paragraph), max(1, len(shown)))
    window = (shown[number - 1].start, shown[number - 1].end) if shown else (0, 0)
    view = NewStatementPage(
        row=stored.row,
        address=report_address(key),
        paragraphs=tuple((at, opening_of(text, block)) for at, block in enumerate(shown, 1)),
        paragraph=number,
        words={role: word_boxes(text, window, (), role) for role in ROLES},
        cast=_speakers(record),
    )
    return _page(request, "report/new.html", view)


@router.get("/reports/{key}/statements/{id}")
def show(request: Request, key: str, id: str, library: TheLibrary) -> Response:
    """Show a statement, with a form for each of its parts."""
    stored = library.reports.get(key)
    reading = library.reports.reading_of(key) if stored.confirmed else None
    return _page(request, "report/statement.html", page_of(stored, reading, id))


def page_of(stored: StoredReport, reading: Record | None, id: str) -> StatementPage:
    """Return what the page of a statement shows.

    Raises:
        UnknownEntry: The report has no such statement.
    """
    record = stored.record
    place = place_of(record, stored.row, id)
    item = record.attributions[place]
    address = report_address(stored.row.key)
    found = statements(record)
    said = said_of(record, reading, stored.confirmed)
    views = statement_views(record, found, address, stored.people, said)
    text = record.report.text
    window = window_of(record, item)
    spans = {"source": item.source, "cue": item.cue, "content": item.content}
    boxes = {
        role: word_boxes(text, window, [(one.start, one.end) for one in spans[role]], "spans")
        for role in ROLES
    }
    return StatementPage(
        row=stored.row,
        address=address,
        item=views[place],
        before=views[place - 1] if place else None,
        after=views[place + 1] if place + 1 < len(views) else None,
        language=record.report.language or "en",
        context=context(text, window, item),
        words=boxes,
        speaker=item.speaker,
        cast=_speakers(record),
        others=tuple(
            other
            for other in found
            if _holds(other.attribution, item) and not _within(record, other.attribution, id)
        ),
        parent=item.parent,
    )


def place_of(record: Record, row: ReportRow, id: str) -> int:
    """Return the place of a statement in the record's list.

    Raises:
        UnknownEntry: The report has no such statement.
    """
    for place, item in enumerate(record.attributions):
        if item.id == id:
            return place
    raise UnknownEntry(
        f"there is no statement '{id}' in the report.",
        where=f"report {row.key}",
        hint="It may have been rejected, or the report read again. Choose it on the report's page.",
    )


def _holds(outer: Attribution, item: Attribution) -> bool:
    """Tell whether words of a statement stand in the content of another."""
    return any(
        span.start < around.end and around.start < span.end
        for span in (*item.cue, *item.content)
        for around in outer.content
    )


def _within(record: Record, item: Attribution, id: str) -> bool:
    """Tell whether a statement is the one of an id, or stands inside it."""
    by_id = {one.id: one for one in record.attributions}
    seen: set[str] = set()
    at: Attribution | None = item
    while at is not None and at.id not in seen:
        if at.id == id:
            return True
        seen.add(at.id)
        at = by_id.get(at.parent or "")
    return False


def _speakers(record: Record) -> tuple[Entity, ...]:
    """Return the cast: people and bodies first, in the order of their names."""
    first = ("person", "organisation", "group", "work")
    return tuple(
        sorted(
            record.cast,
            key=lambda one: (
                first.index(one.type) if one.type in first else len(first),
                one.name.casefold(),
            ),
        )
    )


def _page(request: Request, name: str, view: object) -> Response:
    return render(
        request,
        name,
        section="library",
        view=view,
        grades=GRADES,
        modes=MODES,
        types=TYPES,
        roles=ROLES,
    )

"""What the forms of a report's pages send: corrections, with their author, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from sayso.errors import InvalidCorrection, UnknownEntry
from sayso.store import Library
from sayso.store.corrections.model import ReportCorrection
from sayso.web.dependencies import TheLibrary
from sayso.web.pages.report_forms import added, correction_of, set_aside, text_of
from sayso.web.pages.report_statement import place_of
from sayso.web.pages.report_text import OWN_ID
from sayso.web.pages.report_view import report_address
from sayso.web.rendering import Flash, redirect, render
from sayso.web.security import CheckedForm, is_secure
from sayso.web.sessions import author_cookie, author_of, clean_author, set_author
from sayso.web.settings import Settings

router = APIRouter()

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class AskedName:
    """What the page shows that asks for the name to put on corrections.

    Attributes:
        action: Where the form goes on to.
        fields: The fields that were sent, to be sent again.
        name: The name that is offered.
    """

    action: str
    fields: tuple[tuple[str, str], ...]
    name: str


@router.post("/reports/{key}/statements")
def add(request: Request, key: str, form: CheckedForm, library: TheLibrary) -> Response:
    """Add a statement of the words that were chosen."""
    record = library.reports.get(key).record
    here = report_address(key)
    return _correct(request, library, form, lambda: added(key, form, record), here, here)


@router.post("/reports/{key}/statements/{id}")
def correct(
    request: Request, key: str, id: str, form: CheckedForm, library: TheLibrary
) -> Response:
    """Correct a part of a statement, confirm or reject it; the field `do` says which."""
    stored = library.reports.get(key)
    item = stored.record.attributions[place_of(stored.record, stored.row, id)]
    report = report_address(key)
    here = f"{report}#{id}" if OWN_ID.fullmatch(id) else report
    # A rejected statement has no page any longer; other parts may need a change, too.
    if text_of(form, "stay") and text_of(form, "do") != "reject":
        here = request.url.path
    return _correct(
        request, library, form, lambda: correction_of(key, form, stored.record, item), here, report
    )


@router.post("/reports/{key}/findings/{number}")
def put_aside(
    request: Request, key: str, number: int, form: CheckedForm, library: TheLibrary
) -> Response:
    """Set a finding aside: nobody need look at it again."""
    record = library.reports.get(key).record
    correction = set_aside(key, record, number)
    if correction is None:
        raise UnknownEntry(
            f"there is no finding {number} in the report.",
            where=f"report {key}",
            hint="Load the page again.",
        )
    here = f"{report_address(key)}#findings"
    return _correct(request, library, form, lambda: correction, here, here)


@router.post("/reports/{key}/undo")
def undo_last(request: Request, key: str, library: TheLibrary) -> Response:
    """Undo what this author corrected last in the report."""
    row = library.corrections.undo_last(author_of(request), report=key)
    told = (
        Flash(kind="note", text="There is nothing of yours to undo here.")
        if row is None
        else Flash(text=f"Undone: {row.summary}")
    )
    return redirect(request, report_address(key), told)


def _correct(
    request: Request,
    library: Library,
    form: FormData,
    correction: Callable[[], ReportCorrection | None],
    here: str,
    back: str,
) -> Response:
    """Make a correction and go on to `here`, where it can be undone, which leads to `back`."""
    settings: Settings = request.app.state.settings
    given = clean_author(text_of(form, "author"))
    if not given and author_cookie(settings) not in request.cookies:
        return _ask_name(request, form)
    author = given or author_of(request)
    try:
        made = correction()
        row = None if made is None else library.corrections.make(made, author)
    except InvalidCorrection as error:
        answer: Response = redirect(request, here, Flash(kind="error", text=str(error)))
    else:
        told = (
            Flash(kind="note", text="Nothing was changed: it stood like that already.")
            if row is None
            else Flash(text=row.summary, undo=row.id, back=back)
        )
        answer = redirect(request, here, told)
    if given:
        set_author(answer, settings, given, secure=is_secure(request))
    return answer


def _ask_name(request: Request, form: FormData) -> Response:
    """Ask once under which name corrections are to stand; the form then goes its way."""
    left_out = ("csrf_token", "author")
    fields = tuple(
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in left_out
    )
    asked = AskedName(request.url.path, fields, author_of(request))
    return render(request, "report/name.html", section="library", view=asked, longest=LONGEST_NAME)

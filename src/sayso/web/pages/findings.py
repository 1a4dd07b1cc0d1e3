"""Findings as a work list, and the pages of the rules that made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from sayso.findings.pages import RulePage
from sayso.findings.pages import page_of as rule_page_of
from sayso.findings.registry import all_rules
from sayso.store import Library
from sayso.store.corrections.model import SetAside
from sayso.store.rows import Count, FindingRow, Page, ReportRow
from sayso.web.dependencies import Author, TheLibrary
from sayso.web.errors import Refusal
from sayso.web.pages.asked import Listing, one_of, page_of, params_of, whole_of
from sayso.web.pages.prose import as_html, as_paragraphs
from sayso.web.rendering import Flash, redirect, render
from sayso.web.security import CheckedForm

router = APIRouter()


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule, and how much it found.

    Attributes:
        code: Such as ATT002.
        summary: What it finds, in Markdown.
        default: It is on unless a user says otherwise.
        count: Its findings that nobody set aside.
    """

    code: str
    summary: str
    default: bool
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one report that follow each other.

    Attributes:
        report: Key of the report.
        title: Its title.
        outlet: Its outlet.
        rows: The findings.
    """

    report: str
    title: str
    outlet: str | None
    rows: list[FindingRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsView:
    """What the work list shows.

    Attributes:
        listing: The list's own address.
        page: The page of findings.
        groups: The same findings by report.
        rules: Rules that found something, with counts.
        summaries: What each rule finds, by its code.
        code: The rule whose findings are shown; None: all.
        report: The report whose findings are shown; None: all.
        outlets: Outlets to choose from.
        set_aside: Those set aside are shown.
    """

    listing: Listing
    page: Page[FindingRow]
    groups: list[Group]
    rules: list[RuleCount]
    summaries: Mapping[str, str]
    code: str | None
    report: ReportRow | None
    outlets: list[Count]
    set_aside: bool


@router.get("/findings")
def show(request: Request, library: TheLibrary) -> Response:
    """Show findings to look at, or those set aside."""
    params = params_of(request, "code", "report", "outlet", "set_aside")
    code, key = params.get("code"), params.get("report")
    set_aside = one_of(params, "set_aside", ("1",)) is not None
    page = library.findings.list(
        code=code,
        report=key,
        outlet=params.get("outlet"),
        set_aside=set_aside,
        page=page_of(request),
    )
    listing = Listing("/findings", params)
    if page.page > page.pages:
        # The last one of the last page has just been set aside.
        return redirect(request, listing.page(page.pages))
    view = FindingsView(
        listing=listing,
        page=page,
        groups=groups_of(page.items),
        rules=[rule for rule in rules(library) if rule.count],
        summaries={code: rule.summary for code, rule in all_rules().items()},
        code=code,
        report=None if key is None else library.reports.get(key).row,
        outlets=library.reports.outlets(),
        set_aside=set_aside,
    )
    return render(request, "findings.html", section="findings", view=view)


@router.post("/findings/set-aside")
def set_aside(request: Request, form: CheckedForm, library: TheLibrary, author: Author) -> Response:
    """Set a finding aside: somebody has looked at it."""
    start, end = (whole_of(_fields(form), name, least=0) for name in ("start", "end"))
    correction = SetAside(
        report=str(form.get("report", "")),
        code=str(form.get("code", "")),
        start=start or 0,
        end=end or 0,
    )
    made = library.corrections.make(correction, author)
    back = str(form.get("back") or "/findings")
    return redirect(request, back, Flash(text=made.summary, undo=made.id, back=back))


@router.post("/findings/put-back")
def put_back(request: Request, form: CheckedForm, library: TheLibrary, author: Author) -> Response:
    """Put a finding back on the list."""
    number = whole_of(_fields(form), "correction")
    if number is None:
        raise Refusal(422, "Choose a finding that was set aside.", where="body.correction")
    library.corrections.undo(number, author)
    back = str(form.get("back") or "/findings")
    return redirect(request, back, Flash(text="Put back on the list."))


@router.get("/rules")
def show_rules(request: Request, library: TheLibrary) -> Response:
    """List the rules."""
    return render(request, "rules.html", section="findings", rules=rules(library))


@router.get("/rules/{code}")
def show_rule(request: Request, code: str, library: TheLibrary) -> Response:
    """Show the page of a rule."""
    found = all_rules().get(code.upper())
    if found is None:
        raise Refusal(404, f"There is no rule {code[:20]!r}. /rules lists them.", where="path.code")
    page = rule_page_of(found)
    count = next((rule.count for rule in rules(library) if rule.code == page.code), 0)
    return render(
        request,
        "rule.html",
        section="findings",
        page=page,
        count=count,
        prose=_prose(page),
        flagged=as_paragraphs(page.flagged),
        clean=as_paragraphs(page.clean),
    )


def rules(library: Library) -> list[RuleCount]:
    """All rules by code, and whatever other codes the library holds findings of."""
    counts = {one.value: one.count for one in library.findings.codes()}
    known = all_rules()
    return [
        RuleCount(
            code,
            known[code].summary if code in known else "",
            known[code].default if code in known else False,
            counts.get(code, 0),
        )
        for code in sorted({*known, *counts})
    ]


def groups_of(rows: list[FindingRow]) -> list[Group]:
    """Put findings that follow each other under their report."""
    return [
        Group(first.report, first.title, first.outlet, [first, *rest])
        for _, (first, *rest) in (
            (key, list(group)) for key, group in groupby(rows, key=lambda row: row.report)
        )
    ]


def _fields(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _prose(page: RulePage) -> dict[str, str]:
    parts = {name: getattr(page, name) for name in ("prose", "why", "guideline", "silence")}
    return {name: as_html(text) for name, text in parts.items()}

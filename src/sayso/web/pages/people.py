"""The people of the library: the list, a page for each, joining and splitting by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from sayso.record import EntityType
from sayso.store import Library
from sayso.store.corrections.model import JoinPeople, Member, SplitPerson
from sayso.store.pages import Order
from sayso.store.rows import CorrectionRow, Page, PersonPage, PersonRow, RoleSeen, StatementRow
from sayso.web.dependencies import Author, TheLibrary
from sayso.web.errors import Refusal
from sayso.web.pages.asked import PAGE_SIZE, Listing, one_of, page_of, params_of
from sayso.web.rendering import Flash, redirect, render
from sayso.web.security import CheckedForm

router = APIRouter()

ORDERS: dict[Order, str] = {
    "statements": "most statements first",
    "name": "by name",
    "reports": "most reports first",
}
TYPES: tuple[tuple[EntityType, str], ...] = (
    ("person", "people"),
    ("organisation", "organisations"),
)
TABS = ("said", "about", "members")
_SUGGESTED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """What the list shows.

    Attributes:
        listing: The list's own address and order.
        people: The page of people.
        types: What can be shown alone, with the words for it.
        filtered: Not everybody is shown.
    """

    listing: Listing
    people: Page[PersonRow]
    types: tuple[tuple[str, str], ...]
    filtered: bool


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A role, in the words of the reports.

    Attributes:
        seen: Where it was seen first.
        last: The day it was seen last, where that is another one.
        times: In how many places it is worded so.
    """

    seen: RoleSeen
    last: str | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What the page of a person shows.

    Attributes:
        listing: The address of the statements shown.
        person: Everything of them but their statements.
        tab: Which list is shown: what they said, what is said about them, or where they occur.
        statements: The page of statements; empty where `tab` is `members`.
        said_total: How many statements are theirs.
        about_total: How many of others mention them.
        roles: Roles by date, those in the same words once.
        join: The name that is looked for, to join somebody with them.
        candidates: Who has that name; None: no name was given.
        by_hand: What a person joined or split of them.
    """

    listing: Listing
    person: PersonPage
    tab: str
    statements: Page[StatementRow]
    said_total: int
    about_total: int
    roles: list[RoleTold]
    join: str | None
    candidates: list[PersonRow] | None
    by_hand: list[CorrectionRow]


@router.get("/people")
def show_all(request: Request, library: TheLibrary) -> Response:
    """List the people of the library."""
    params = params_of(request, "text", "type", "order")
    order = one_of(params, "order", tuple(ORDERS)) or "statements"
    kind = one_of(params, "type", [value for value, _ in TYPES])
    people = library.people.list(
        text=params.get("text"), type=kind, order=order, page=page_of(request), size=PAGE_SIZE
    )
    view = PeopleView(
        listing=Listing("/people", params, order, falling=("statements", "reports")),
        people=people,
        types=(("", "everybody"), *TYPES),
        filtered="text" in params or kind is not None,
    )
    return render(request, "people.html", section="people", view=view, order_words=ORDERS[order])


@router.get("/people/{number}")
def show(request: Request, number: int, library: TheLibrary) -> Response:
    """Show everything of a person."""
    params = params_of(request, "tab", "join")
    tab = one_of(params, "tab", TABS) or "said"
    page = page_of(request)
    person = library.people.get(number)
    if person.row.id != number:
        # Joined with another: old links stay good.
        return redirect(request, f"/people/{person.row.id}")
    said = library.people.statements(number, page=page if tab == "said" else 1, size=20)
    about = library.people.about(number, page=page if tab == "about" else 1, size=20)
    join = params.get("join")
    candidates = None
    if join is not None:
        found = library.people.list(text=join, page=1, size=_SUGGESTED + 1).items
        candidates = [row for row in found if row.id != person.row.id][:_SUGGESTED]
    view = PersonView(
        listing=Listing(f"/people/{number}", {} if tab == "said" else {"tab": tab}),
        person=person,
        tab=tab,
        statements=about if tab == "about" else said,
        said_total=said.total,
        about_total=about.total,
        roles=told(person.roles),
        join=join,
        candidates=candidates,
        by_hand=_by_hand(library, person.row),
    )
    return render(request, "person.html", section="people", view=view)


@router.post("/people/{number}/join")
def join(
    request: Request, number: int, form: CheckedForm, library: TheLibrary, author: Author
) -> Response:
    """Join a person with another."""
    other = str(form.get("person", ""))
    if not other.isdecimal() or int(other) == number:
        raise Refusal(422, "Choose somebody else to join with.", where="body.person")
    made = library.corrections.make(JoinPeople(people=[number, int(other)]), author)
    back = f"/people/{library.people.get(number).row.id}"
    return redirect(request, back, Flash(text=made.summary, undo=made.id, back=back))


@router.post("/people/{number}/split")
def split(
    request: Request, number: int, form: CheckedForm, library: TheLibrary, author: Author
) -> Response:
    """Split some of a person's entities off, as somebody else."""
    back = f"/people/{number}?tab=members"
    members = list(_members(form.getlist("member")))
    if not members:
        return redirect(
            request, back, Flash(kind="note", text="Nobody was ticked, so nobody was split off.")
        )
    if len(members) == len(library.people.get(number).members):
        return redirect(
            request,
            back,
            Flash(kind="note", text="All were ticked. Leave at least one, whom this page is for."),
        )
    made = library.corrections.make(SplitPerson(members=members), author)
    return redirect(request, back, Flash(text=made.summary, undo=made.id, back=back))


def told(roles: Iterable[RoleSeen]) -> list[RoleTold]:
    """Put roles in order of date, those in the same words once; without a date they come last."""
    found: dict[str, list[RoleSeen]] = {}
    for role in sorted(roles, key=lambda role: (role.published is None, role.published or "")):
        found.setdefault(role.text.casefold(), []).append(role)
    return [
        RoleTold(first, _last_day(first, rest), 1 + len(rest)) for first, *rest in found.values()
    ]


def _last_day(first: RoleSeen, rest: list[RoleSeen]) -> str | None:
    days = [role.published for role in rest if role.published]
    return days[-1] if days and days[-1] != first.published else None


def _members(ticked: Iterable[object]) -> Iterator[Member]:
    for value in ticked:
        report, _, entity = str(value).partition(" ")
        if report and entity:
            yield Member(report=report, entity=entity)


def _by_hand(library: Library, row: PersonRow) -> list[CorrectionRow]:
    if not row.by_hand:
        return []
    return library.corrections.list(person=row.id, page=1, size=20).items

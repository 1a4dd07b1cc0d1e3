"""What the address of a list asks for, and the addresses of its other pages and orders.

Fields that a person left empty come as empty strings, so they are read by hand and count as not
given. A value that is none of the possible ones is refused by name: a filter that is silently
dropped would show rows that nobody asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from starlette.requests import Request

from sayso.web.dependencies import LAST_PAGE
from sayso.web.errors import Refusal

Value = TypeVar("Value", bound=str)

PAGE_SIZE = 50
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Listing:
    """A list at an address.

    Attributes:
        path: Path of the page.
        params: What was asked for, without what was left empty and without the page's number.
        order: What the rows are in order of.
        falling: Orders that begin with the most or the newest.
    """

    path: str
    params: Mapping[str, str]
    order: str = ""
    falling: Collection[str] = field(default=())

    def link(self, **changes: str | int | None) -> str:
        """The address with some parameters changed, or taken away by None; from its first page."""
        params = {
            name: str(value)
            for name, value in {**self.params, **changes}.items()
            if value is not None and value != "" and (name, value) != ("page", 1)
        }
        return f"{self.path}?{urlencode(params)}" if params else self.path

    def asked(self, name: str) -> str:
        """The value of a parameter; empty where it is not given."""
        return self.params.get(name, "")

    def page(self, number: int) -> str:
        """The address of another page of the same list."""
        return self.link(page=number)

    def direction(self, order: str) -> str:
        """What `aria-sort` says of a column in this order."""
        return "descending" if order in self.falling else "ascending"


def params_of(request: Request, *names: str) -> dict[str, str]:
    """The parameters of these names that are given and not empty."""
    found = ((name, request.query_params.get(name, "").strip()) for name in names)
    return {name: value[:_LONGEST] for name, value in found if value}


def one_of(params: Mapping[str, str], name: str, values: Collection[Value]) -> Value | None:
    """The value of a parameter that has few.

    Raises:
        Refusal: It is none of them.
    """
    given = params.get(name)
    if given is None:
        return None
    for value in values:
        if value == given:
            return value
    raise Refusal(
        422,
        f"{name} is one of {', '.join(map(str, values))}. Choose one from the list on the page.",
        where=f"query.{name}",
    )


def whole_of(
    params: Mapping[str, str], name: str, *, least: int = 1, most: int = 2**53
) -> int | None:
    """The value of a parameter that is a whole number.

    Raises:
        Refusal: It is no such number.
    """
    given = params.get(name)
    if given is None:
        return None
    if given.isascii() and given.isdecimal() and len(given) < 17 and least <= int(given) <= most:
        return int(given)
    raise Refusal(
        422, f"{name} is a whole number from {least:,} to {most:,}.", where=f"query.{name}"
    )


def day_of(params: Mapping[str, str], name: str) -> date | None:
    """The value of a parameter that is a day.

    Raises:
        Refusal: It is none.
    """
    given = params.get(name)
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise Refusal(422, f"{name} is a day such as 2026-03-04.", where=f"query.{name}") from None


def page_of(request: Request) -> int:
    """Which page is asked for; 1 where the address does not say."""
    return whole_of(params_of(request, "page"), "page", most=LAST_PAGE) or 1

"""Search all statements."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.record import Grade, Kind, Mode
from sayso.store.rows import SearchResult
from sayso.web.api.answers import PLAIN, Code, Day, Outlet, Person
from sayso.web.dependencies import PageNumber, PageSize, TheLibrary

router = APIRouter(tags=["search"])


@router.get("/search", operation_id="searchStatements")
def search_statements(
    library: TheLibrary,
    q: Annotated[
        str,
        Query(
            max_length=1_000,
            pattern=PLAIN,
            description='Words that must all occur; `"a phrase"`, `-without`, `begin*`.',
            examples=['"sea wall" -tourism'],
        ),
    ] = "",
    person: Person = None,
    grade: Annotated[Grade | None, Query(description="Grade of the source.")] = None,
    kind: Annotated[Kind | None, Query(description="Kind of the attribution.")] = None,
    mode: Annotated[Mode | None, Query(description="Mode of the attribution.")] = None,
    outlet: Outlet = None,
    since: Day = None,
    until: Day = None,
    rule: Code = None,
    confirmed: Annotated[
        bool | None, Query(description="Whether a person confirmed the statement.")
    ] = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> SearchResult:
    """Search the statements. Without words, the filters alone choose."""
    return library.search(
        q,
        person=person,
        grade=grade,
        kind=kind,
        mode=mode,
        outlet=outlet,
        since=since,
        until=until,
        rule=rule,
        confirmed=confirmed,
        page=page,
        size=size,
    )

"""People and organisations across the reports."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from sayso.record import EntityType
from sayso.store.rows import Page, PersonPage, PersonRow, StatementRow
from sayso.web.api.answers import NO_PERSON, Id, Text
from sayso.web.dependencies import PageNumber, PageSize, TheLibrary

router = APIRouter(tags=["people"])


@router.get("/people", operation_id="listPeople")
def list_people(
    library: TheLibrary,
    text: Text = None,
    type: Annotated[EntityType | None, Query(description="What kind of entity.")] = None,
    order: Annotated[
        Literal["statements", "name", "reports"], Query(description="What the list is in order of.")
    ] = "statements",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[PersonRow]:
    """List the people and organisations that reports quote or name."""
    return library.people.list(text=text, type=type, order=order, page=page, size=size)


@router.get("/people/{id}", operation_id="getPerson", responses=NO_PERSON)
def get_person(id: Id, library: TheLibrary) -> PersonPage:
    """Get somebody: names, roles over time, reports, outlets, and whom they speak of."""
    return library.people.get(id)


@router.get("/people/{id}/statements", operation_id="listStatementsOfPerson", responses=NO_PERSON)
def list_statements(
    id: Id, library: TheLibrary, page: PageNumber = 1, size: PageSize = 50
) -> Page[StatementRow]:
    """List what somebody is said to have said, newest first."""
    return library.people.statements(id, page=page, size=size)


@router.get("/people/{id}/about", operation_id="listStatementsAboutPerson", responses=NO_PERSON)
def list_about(
    id: Id, library: TheLibrary, page: PageNumber = 1, size: PageSize = 50
) -> Page[StatementRow]:
    """List what others are said to have said that mentions somebody."""
    return library.people.about(id, page=page, size=size)

"""Corrections: a layer of its own on the reports, with author and time."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from sayso.store.corrections.model import Correction
from sayso.store.rows import CorrectionRow, Page
from sayso.web.api.answers import KEY, NO_CORRECTION, PLAIN, Id
from sayso.web.dependencies import Author, PageNumber, PageSize, TheLibrary
from sayso.web.sessions import LONGEST_AUTHOR, clean_author

router = APIRouter(tags=["corrections"])

_EXAMPLE = {
    "kind": "set_grade",
    "report": "5f1c0a9be27d4430",
    "at": {"cue": [[31, 35]], "content": [[47, 72]]},
    "grade": "named",
}


class GivenCorrection(BaseModel):
    """A correction and who makes it."""

    model_config = ConfigDict(extra="forbid")

    correction: Correction = Field(examples=[_EXAMPLE])
    author: str | None = Field(
        default=None,
        max_length=LONGEST_AUTHOR,
        pattern=PLAIN,
        description="Whose name stands on it; null: the server's setting.",
        examples=["Ines Marlow"],
    )


@router.get("/corrections", operation_id="listCorrections")
def list_corrections(
    library: TheLibrary,
    report: Annotated[str | None, Query(pattern=KEY, description="Key of a report.")] = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[CorrectionRow]:
    """List corrections, newest first, undone ones too."""
    return library.corrections.list(report=report, page=page, size=size)


@router.post(
    "/corrections", operation_id="makeCorrection", status_code=201, responses=NO_CORRECTION
)
def make_correction(given: GivenCorrection, library: TheLibrary, author: Author) -> CorrectionRow:
    """Correct a report or join and split people. It survives every new reading, until undone."""
    name = clean_author(given.author or "") or author
    return library.corrections.make(given.correction, name)


@router.delete("/corrections/{id}", operation_id="undoCorrection", responses=NO_CORRECTION)
def undo_correction(id: Id, library: TheLibrary, author: Author) -> CorrectionRow:
    """Undo a correction. It stays in the list, with the time at which it was undone."""
    return library.corrections.undo(id, author)

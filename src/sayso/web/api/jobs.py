"""Jobs: what was brought in and is read in the background."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.store.rows import ItemRow, ItemState, JobRow, Page
from sayso.web.api.answers import NO_JOB, Id
from sayso.web.dependencies import PageNumber, PageSize, TheLibrary

router = APIRouter(tags=["jobs"])


@router.get("/jobs", operation_id="listJobs")
def list_jobs(library: TheLibrary, page: PageNumber = 1, size: PageSize = 50) -> Page[JobRow]:
    """List the latest jobs, newest first."""
    rows = library.jobs.list()
    first = (page - 1) * size
    return Page[JobRow](items=rows[first : first + size], total=len(rows), page=page, size=size)


@router.get("/jobs/{id}", operation_id="getJob", responses=NO_JOB)
def get_job(id: Id, library: TheLibrary) -> JobRow:
    """Get a job: its state and how far it has come."""
    return library.jobs.get(id)


@router.get("/jobs/{id}/items", operation_id="listItemsOfJob", responses=NO_JOB)
def list_items(
    id: Id,
    library: TheLibrary,
    state: Annotated[ItemState | None, Query(description="Only those in this state.")] = None,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[ItemRow]:
    """List the reports of a job; those that failed say why and what to do."""
    return library.jobs.items(id, state=state, page=page, size=size)


@router.post("/jobs/{id}/cancel", operation_id="cancelJob", responses=NO_JOB)
def cancel_job(id: Id, library: TheLibrary) -> JobRow:
    """Cancel what waits in a job. What was read stays; the report under way is finished."""
    library.jobs.cancel(id)
    return library.jobs.get(id)

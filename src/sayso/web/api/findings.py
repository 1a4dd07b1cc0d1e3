"""Findings of all reports: a work list."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.store.rows import Count, FindingRow, Page
from sayso.web.api.answers import KEY, Code, Outlet
from sayso.web.dependencies import PageNumber, PageSize, TheLibrary

router = APIRouter(tags=["findings"])


@router.get("/findings", operation_id="listFindings")
def list_findings(
    library: TheLibrary,
    code: Code = None,
    report: Annotated[str | None, Query(pattern=KEY, description="Key of a report.")] = None,
    outlet: Outlet = None,
    set_aside: Annotated[bool, Query(description="Those that somebody set aside.")] = False,
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[FindingRow]:
    """List findings: places that an editor would want to look at, never verdicts."""
    return library.findings.list(
        code=code, report=report, outlet=outlet, set_aside=set_aside, page=page, size=size
    )


@router.get("/findings/codes", operation_id="countFindings")
def count_findings(library: TheLibrary) -> list[Count]:
    """Count the findings of each rule that nobody has set aside."""
    return library.findings.codes()

"""Read a report and keep nothing of it."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sayso.export.json import dump_row
from sayso.record import Record
from sayso.web.api.bodies import GivenReport
from sayso.web.bringing import address_of
from sayso.web.dependencies import TheReaders
from sayso.web.reading import Task

router = APIRouter(tags=["read"])


@router.post("/read", operation_id="readReport", response_model=Record)
def read_report(given: GivenReport, readers: TheReaders) -> Response:
    """Read a report and give back its record. Nothing is stored.

    Waits for the answer, a second or two for an ordinary report. To read many, bring them in as a
    job (`bringInReports`).
    """
    pasted = given.pasted()
    url = None if given.url is None else address_of(given.url)
    return record_answer(readers.read_now(Task(url or "the report", url=url, pasted=pasted)))


def record_answer(record: Record) -> Response:
    """Answer a record. It is valid already, and need not be checked once more on its way out."""
    return Response(dump_row(record), media_type="application/json")

"""Reports: list them, bring them in, fetch their records, export them, read them again."""

from __future__ import annotations

import io
from typing import Annotated, Literal

from fastapi import APIRouter, File, Query, Response, UploadFile

from sayso.export import ExportOptions, exporter
from sayso.record import Record
from sayso.store.rows import Count, JobRow, Page, ReportRow, StoredReport
from sayso.web.api.answers import NO_REPORT, Key, Outlet, Text
from sayso.web.api.bodies import GivenReports, KeysToReadAgain
from sayso.web.api.read import record_answer
from sayso.web.bringing import (
    item_of_text,
    items_of_addresses,
    items_of_files,
    label_of,
)
from sayso.web.dependencies import PageNumber, PageSize, TheLibrary, TheQueue, TheSettings

router = APIRouter(tags=["reports"])

MEDIA_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "html": "text/html; charset=utf-8",
    "view": "text/plain; charset=utf-8",
}

Order = Literal["added", "published", "title", "outlet", "findings"]


@router.get("/reports", operation_id="listReports")
def list_reports(
    library: TheLibrary,
    outlet: Outlet = None,
    text: Text = None,
    order: Annotated[Order, Query(description="What the list is in order of.")] = "added",
    page: PageNumber = 1,
    size: PageSize = 50,
) -> Page[ReportRow]:
    """List the reports of the library."""
    return library.reports.list(outlet=outlet, text=text, order=order, page=page, size=size)


@router.post("/reports", operation_id="bringInReports", status_code=202)
def bring_in_reports(
    given: GivenReports,
    library: TheLibrary,
    queue: TheQueue,
    settings: TheSettings,
    response: Response,
) -> JobRow:
    """Bring in reports as texts, web pages or addresses.

    They are kept at once and read in the background, as the job that is given back.
    """
    items = []
    for one in given.items:
        pasted = one.pasted()
        if pasted is None:
            items += items_of_addresses([one.url or ""], settings)
        else:
            items.append(item_of_text(pasted, settings))
    job = library.jobs.create(given.label or label_of(items, "report"), items)
    return started(job, library, queue, response)


@router.post("/reports/files", operation_id="bringInFiles", status_code=202)
def bring_in_files(
    files: Annotated[
        list[UploadFile], File(min_length=1, description="Text, Markdown or HTML files.")
    ],
    library: TheLibrary,
    queue: TheQueue,
    settings: TheSettings,
    response: Response,
) -> JobRow:
    """Bring in files, which are kept at once and read in the background."""
    items = items_of_files(files, settings)
    return started(library.jobs.create(label_of(items, "file"), items), library, queue, response)


@router.post(
    "/reports/read-again",
    operation_id="readReportsAgain",
    status_code=202,
    responses=NO_REPORT,
)
def read_reports_again(
    body: KeysToReadAgain,
    library: TheLibrary,
    queue: TheQueue,
    response: Response,
) -> JobRow:
    """Read reports again with the present model. Corrections stay and win over it."""
    keys = body.keys if body.keys is not None else library.reports.stale(queue.model_name())
    job = queue.read_again(keys) or library.jobs.create("Read again: nothing to read", [])
    return started(job, library, queue, response)


@router.get("/reports/{key}", operation_id="getReport", responses=NO_REPORT)
def get_report(key: Key, library: TheLibrary) -> StoredReport:
    """Get a report: its row, its record with corrections applied, and what people confirmed."""
    return library.reports.get(key)


@router.delete("/reports/{key}", operation_id="removeReport", status_code=204, responses=NO_REPORT)
def remove_report(key: Key, library: TheLibrary) -> None:
    """Remove a report with its corrections, for good."""
    library.reports.remove(key)


@router.get(
    "/reports/{key}/record",
    operation_id="getRecord",
    response_model=Record,
    responses=NO_REPORT,
)
def get_record(key: Key, library: TheLibrary) -> Response:
    """Get the record alone, corrections applied, as `sayso read --format json` prints it."""
    return record_answer(library.reports.get(key).record)


@router.get(
    "/reports/{key}/export",
    operation_id="exportReport",
    response_class=Response,
    responses={
        **NO_REPORT,
        200: {
            "description": "The file.",
            "content": {
                kind.partition(";")[0]: {
                    "schema": {"type": "object" if kind == "application/json" else "string"}
                }
                for kind in MEDIA_TYPES.values()
            },
        },
    },
)
def export_report(
    key: Key,
    library: TheLibrary,
    format: Annotated[
        Literal["json", "jsonl", "html", "view"],
        Query(description="As `sayso read --format`; `view` is plain text."),
    ] = "json",
) -> Response:
    """Get a report as a file in one of the formats that `sayso read` writes."""
    text = io.StringIO()
    writer = exporter(format)(text, ExportOptions())
    writer.write(library.reports.get(key).record)
    writer.finalize()
    suffix = {"view": "txt"}.get(format, format)
    return Response(
        text.getvalue().encode("utf-8", "replace"),
        media_type=MEDIA_TYPES[format],
        # Always a file: shown in the browser, the page's own script would be barred here.
        headers={"Content-Disposition": f'attachment; filename="{key}.{suffix}"'},
    )


@router.post(
    "/reports/{key}/read-again",
    operation_id="readReportAgain",
    status_code=202,
    responses=NO_REPORT,
)
def read_report_again(key: Key, library: TheLibrary, queue: TheQueue, response: Response) -> JobRow:
    """Read a report again with the present model. Corrections stay and win over it."""
    job = queue.read_again([library.reports.get(key).row.key])
    return started(job or 0, library, queue, response)


@router.get("/outlets", operation_id="listOutlets")
def list_outlets(library: TheLibrary) -> list[Count]:
    """List the outlets of the library with the number of their reports."""
    return library.reports.outlets()


def started(job: int, library: TheLibrary, queue: TheQueue, response: Response) -> JobRow:
    """Wake the queue and answer a new job, with its address in the header Location."""
    queue.wake()
    response.headers["Location"] = f"/api/v1/jobs/{job}"
    return library.jobs.get(job)

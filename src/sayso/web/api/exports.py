"""The whole library as one file, and corrections as training data."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Annotated, Any, BinaryIO, cast

from fastapi import APIRouter, File, UploadFile
from pydantic import BaseModel, Field
from starlette.datastructures import UploadFile as BaseUpload
from starlette.responses import StreamingResponse

from sayso.export.json import dump_value
from sayso.web.dependencies import TheLibrary

router = APIRouter(tags=["whole library"])

_IN_MEMORY = 8_000_000
_CHUNK = 256 * 1024


class Imported(BaseModel):
    """What an import brought."""

    reports: int = Field(description="Reports that the library did not have.")
    known: int = Field(description="Reports that it had.")
    corrections: int = Field(description="Corrections that it did not have.")
    decisions: int = Field(description="Decisions about people that it did not have.")
    feeds: int = Field(description="Feeds that it did not have.")


def file_of_library(library: TheLibrary) -> StreamingResponse:
    """Answer the whole library as a file."""
    from sayso.store.archive import export_library

    # Written whole before the first byte goes out: an error on the way is then an error, and not
    # half a file.
    written = tempfile.SpooledTemporaryFile(_IN_MEMORY)
    try:
        export_library(library, cast(BinaryIO, written))
        size = written.tell()
        written.seek(0)
    except BaseException:
        written.close()
        raise
    day = datetime.now(UTC).date()
    return StreamingResponse(
        _chunks(written),
        media_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="library-{day}.sayso"',
            "Content-Length": str(size),
        },
    )


def _chunks(written: IO[bytes]) -> Iterator[bytes]:
    with written:
        while chunk := written.read(_CHUNK):
            yield chunk


_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get(
    "/export/library",
    operation_id="exportLibrary",
    response_class=StreamingResponse,
    responses=_FILE,
)
def export_the_library(library: TheLibrary) -> StreamingResponse:
    """Get the whole library as one file: reports, corrections, people joined, feeds."""
    return file_of_library(library)


@router.post("/import/library", operation_id="importLibrary")
def import_the_library(
    file: Annotated[UploadFile, File(description="A file that `exportLibrary` gave.")],
    library: TheLibrary,
) -> Imported:
    """Add the content of a library's file. What is known changes nothing, so it may be repeated."""
    return imported(file, library)


def imported(file: BaseUpload, library: TheLibrary) -> Imported:
    """Import an uploaded file and tell what it brought."""
    from sayso.store.archive import import_library

    done = import_library(library, file.file)
    return Imported.model_validate(done, from_attributes=True)


@router.get(
    "/export/training",
    operation_id="exportTraining",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/jsonl": {"schema": {"type": "string"}}}}},
)
def export_training(library: TheLibrary) -> StreamingResponse:
    """Get the corrections as training data: JSON Lines in the schema of the training corpora."""
    rows = (f"{dump_value(row)}\n" for row in library.corrections.training_rows())
    return StreamingResponse(
        rows,
        media_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="corrections.jsonl"'},
    )

"""One shape for every error: JSON below `/api`, a page of the same words elsewhere.

What the package raises (`sayso.errors`) keeps its name as the code. What only a request can do
wrong has a `Refusal`, whose codes are told in docs/rest.md.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sayso.errors import SaysoError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI

    from sayso.record import Failure

_log = logging.getLogger(__name__)

# By the name of the class, or of the nearest one above it. Whatever is wrong with a report that
# somebody gave is wrong with the request, so these are not errors of the server.
_STATUS = {
    "UnknownEntry": 404,
    "InvalidCorrection": 422,
    "BadArchive": 422,
    "ReportTooLarge": 413,
    "ReportError": 422,
    "UsageError": 422,
    "StoreError": 503,
    "ModelError": 503,
    "RunError": 500,
}
_CODES = {
    400: "InvalidRequest",
    401: "TokenNeeded",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    413: "RequestTooLarge",
    415: "UnsupportedMediaType",
    421: "UnknownHost",
    429: "TooManyRequests",
}
_MESSAGES = {
    404: "There is nothing at this address. Check it, or begin at the library's first page.",
    405: "This address does not take that method. The header Allow names those it takes.",
}


_MOST_TOLD = 3


class ErrorDetail(BaseModel):
    """What went wrong, and what to do next."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(description="Name of the error; stable.", examples=["UnknownEntry"])
    message: str = Field(
        description="What was found, where, what was expected and what to do next.",
        examples=["There is no report '00c0ffee00c0ffee'. GET /api/v1/reports lists them."],
    )
    where: str | None = Field(
        description="The part of the request, the path or the address it concerns.",
        examples=["query.size"],
    )


class ErrorBody(BaseModel):
    """The body of every answer that is an error."""

    model_config = ConfigDict(extra="forbid")

    error: ErrorDetail


class Refusal(Exception):
    """A request that is not answered as it stands.

    Args:
        status: The HTTP status.
        message: What was found and what to do next.
        code: Name of the error; None: the one of the status.
        where: The part of the request it concerns.
        headers: Further headers of the answer.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        where: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code or code_of(status)
        self.where = where
        self.headers = dict(headers or {})


def code_of(status: int) -> str:
    """The code of an error that has nothing but its HTTP status."""
    return _CODES.get(status) or HTTPStatus(status).phrase.title().replace(" ", "")


def status_of(error: SaysoError) -> int:
    """The HTTP status that an error of the package is told with."""
    return next(
        (_STATUS[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in _STATUS), 500
    )


def refusal_of(error: Exception) -> Refusal:
    """Tell any error as a refusal; what nobody foresaw is logged and told without its details."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, SaysoError):
        message = f"{error.what} {error.hint}" if error.hint else error.what
        return Refusal(status_of(error), message, code=type(error).__name__, where=error.where)
    if isinstance(error, RequestValidationError):
        return _of_validation(error)
    if isinstance(error, HTTPException):
        told = str(error.detail or "")
        if not told or told == HTTPStatus(error.status_code).phrase:
            told = _MESSAGES.get(error.status_code, f"{HTTPStatus(error.status_code).phrase}.")
        return Refusal(error.status_code, told, headers=error.headers)
    _log.error("not answered", exc_info=error)
    return Refusal(
        500,
        "This is a defect of sayso, and its log tells more. Nothing that was confirmed is lost.",
        code="InternalError",
    )


def refusal_of_failure(failed: Failure) -> Refusal:
    """Tell the row of a report that could not be read as a refusal."""
    code = failed.error.code
    status = {"InternalError": 500, "ReportTooLarge": 413}.get(code, 422)
    return Refusal(status, failed.error.message, code=code, where=failed.url or failed.path)


def answer(request: Request, error: Exception) -> Response:
    """Answer an error: as JSON below `/api`, as a page elsewhere."""
    refusal = refusal_of(error)
    path = request.url.path
    if path == "/healthz" or path.startswith(("/api/", "/static/")):
        detail = ErrorDetail(code=refusal.code, message=refusal.message, where=refusal.where)
        return JSONResponse(
            ErrorBody(error=detail).model_dump(), refusal.status, headers=refusal.headers
        )
    from sayso.web.rendering import render

    page = render(request, "error.html", status=refusal.status, error=refusal)
    page.headers.update(refusal.headers)
    return page


def register(app: FastAPI) -> None:
    """Make an application answer all that it raises in this shape."""

    async def handle(request: Request, error: Exception) -> Response:
        return answer(request, error)

    for kind in (Refusal, SaysoError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)


def _of_validation(error: RequestValidationError) -> Refusal:
    all_of_them = error.errors()
    places = [_place(one) for one in all_of_them[:_MOST_TOLD]]
    told = [f"{place}: {one['msg']}" for place, one in zip(places, all_of_them, strict=False)]
    more = len(all_of_them) - len(told)
    message = "; ".join(told) + (f"; and {more} more" if more > 0 else "")
    return Refusal(
        422,
        f"{message}. The description of this operation stands in /api/v1/openapi.json.",
        code="InvalidRequest",
        where=places[0] if places else None,
    )


def _place(one: dict[str, Any]) -> str:
    # Of broken JSON the place is a number of characters, which reads like an item of a list.
    parts = ("body",) if one["type"] == "json_invalid" else one["loc"]
    return ".".join(str(part) for part in parts)

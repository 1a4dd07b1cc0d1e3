"""The REST interface as a page: its operations, made from its own description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from sayso.web.pages.prose import as_html
from sayso.web.rendering import render

if TYPE_CHECKING:
    from markupsafe import Markup

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Attributes:
        id: Its operationId.
        method: GET, POST ...
        path: Its path, with parameters in braces.
        text: What it does, as HTML.
        parameters: Name, where it goes, and what it says, of each parameter.
        body: Types of content that it takes.
        answers: The status of its own answer, and of what it may not find, with its description.
    """

    id: str
    method: str
    path: str
    text: Markup
    parameters: tuple[tuple[str, str, str], ...]
    body: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


@router.get("/api/docs")
def show(request: Request) -> Response:
    """Show the operations, by tag."""
    described = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            made = _operation(path, method, operation)
            groups.setdefault(operation["tags"][0], []).append(made)
    return render(
        request,
        "api_docs.html",
        groups=groups,
        about=as_html(described["info"]["description"]),
        openapi=described["openapi"],
    )


def _operation(path: str, method: str, told: dict[str, Any]) -> Operation:
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        text=as_html(told["description"]),
        parameters=tuple(
            (one["name"], one["in"], one["description"].replace("`", ""))
            for one in told.get("parameters", ())
        ),
        body=tuple(told.get("requestBody", {}).get("content", ())),
        answers=tuple(
            # "Successful Response" tells nobody anything.
            (status, answer["description"] if status == "404" else "")
            for status, answer in sorted(told["responses"].items())
            if status.startswith("2") or status == "404"
        ),
    )

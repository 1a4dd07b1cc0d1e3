"""The REST interface as a page: its operations, made from its own description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response

from sayso.web.rendering import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation.

    Attributes:
        id: Its operationId.
        method: GET, POST ...
        path: Its path, with parameters in braces.
        summary: What it does, in a sentence.
        more: The rest of its description.
        parameters: Name, where it goes, and what it says, of each parameter.
        body: Types of content that it takes.
        statuses: Its own statuses with their descriptions.
    """

    id: str
    method: str
    path: str
    summary: str
    more: str
    parameters: tuple[tuple[str, str, str], ...]
    body: tuple[str, ...]
    statuses: tuple[tuple[str, str], ...]


@router.get("/api/docs")
def show(request: Request) -> Response:
    """Show the operations, by tag."""
    described = request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            made = _operation(path, method, operation)
            groups.setdefault(operation["tags"][0], []).append(made)
    return render(request, "api_docs.html", groups=groups, described=described)


def _operation(path: str, method: str, told: dict[str, Any]) -> Operation:
    summary, _, more = told.get("description", told["summary"]).partition("\n\n")
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=summary,
        more=more,
        parameters=tuple(
            (one["name"], one["in"], one.get("description", ""))
            for one in told.get("parameters", ())
        ),
        body=tuple(told.get("requestBody", {}).get("content", ())),
        statuses=tuple(
            (status, answer.get("description", ""))
            for status, answer in sorted(told["responses"].items())
            if status.startswith("2") or status == "404"
        ),
    )

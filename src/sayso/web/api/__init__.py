"""REST under `/api/v1`, one module a group of operations; each has a `router`.

Bodies that come in are the models of `bodies`, those that go out the rows of `sayso.store.rows` and
the record itself. Ids of operations, such as `listReports`, are stable.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.security import HTTPBearer

from sayso.web.api import (
    corrections,
    exports,
    feeds,
    findings,
    jobs,
    network,
    people,
    read,
    reports,
    search,
)
from sayso.web.api.answers import ALWAYS

# Only told here, for the description; `security.Guard` checks it before anything else.
_token = HTTPBearer(
    auto_error=False,
    bearerFormat="opaque",
    scheme_name="token",
    description="The token that the server was started with, if it was started with one.",
)


def router() -> APIRouter:
    """The routers of all operations, in one."""
    whole = APIRouter(prefix="/api/v1", responses=ALWAYS, dependencies=[Depends(_token)])
    for part in (
        read,
        reports,
        people,
        search,
        network,
        findings,
        corrections,
        jobs,
        feeds,
        exports,
    ):
        whole.include_router(part.router)
    return whole

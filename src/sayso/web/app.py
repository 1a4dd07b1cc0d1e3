"""Settings and a library -> the application: pages, REST, and the queue behind them."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles

from sayso.__about__ import __version__
from sayso.web import api, errors, pages
from sayso.web.api.methods import Methods
from sayso.web.queue import ReadingQueue
from sayso.web.reading import Readers
from sayso.web.rendering import STATIC
from sayso.web.security import Guard, form_of_unsafe
from sayso.web.sessions import Sessions, Throttle

if TYPE_CHECKING:
    from starlette.types import Scope

    from sayso.store import Library
    from sayso.web.settings import Settings

_log = logging.getLogger(__name__)

DESCRIPTION = """\
The library of reports behind `sayso serve`: read reports, fetch their records, search what people
are said to have said, correct it, and take it all away again.

Every error has the body `{"error": {"code", "message", "where"}}`. Lists come by pages: `?page=`
from 1 and `?size=` up to 200, answered as `{"items", "total", "page", "size"}`. Where the server
was started with a token, each request carries `Authorization: Bearer TOKEN`.
"""


def create_app(settings: Settings, library: Library, *, readers: Readers | None = None) -> FastAPI:
    """Make the application.

    The caller opened the library and closes it after the application has shut down.

    Args:
        settings: How it runs.
        library: What it shows and changes.
        readers: What reads reports; None: a process with the model.
    """
    readers = readers or Readers(settings)
    queue = ReadingQueue(library, readers)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        queue.start()
        try:
            yield
        finally:
            queue.stop()
            readers.close()

    app = FastAPI(
        title="sayso",
        version=__version__,
        summary="On whose say-so? Reports, their sources and their words.",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_url="/api/v1/openapi.json",
        # These load scripts from elsewhere. Ours is a page of this server, /api/docs.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    sessions = Sessions(settings)
    app.state.settings = settings
    app.state.library = library
    app.state.sessions = sessions
    app.state.throttle = Throttle()
    app.state.queue = queue
    app.state.readers = readers
    # Made by the first request that needs it, as the description takes its time.
    app.state.methods = cache(lambda: Methods(app.openapi()["paths"]))
    app.add_middleware(Guard, settings=settings, sessions=sessions)
    errors.register(app)
    app.add_api_route("/healthz", _health, include_in_schema=False)
    app.mount("/static", _Static(directory=STATIC))
    app.include_router(api.router())
    for router in pages.routers():
        app.include_router(router, include_in_schema=False, dependencies=[Depends(form_of_unsafe)])
    return app


def _health() -> Response:
    return JSONResponse({"status": "ok", "version": __version__})


class _Static(StaticFiles):
    """Files of the package. One asked for with `?v=` changes its address when it changes."""

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        is_lasting = scope["query_string"].startswith(b"v=")
        answer.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if is_lasting else "public, no-cache"
        )
        return answer

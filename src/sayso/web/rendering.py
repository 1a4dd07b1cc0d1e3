"""Templates -> pages: one environment, and what every page is given.

Every template may use, besides what its own page gives it:

    request      the request; `request.url.path` is the page's own
    csrf_token   the value of the hidden field `csrf_token` that every form with method POST carries
    needs_login  whether a token is asked for, so that a way to log out makes sense
    logged_in    whether this browser has given it
    author       whose name stands on corrections made here
    version      the version of sayso
    flashes      what the last request wants told, see `Flash`
    static(p)    the address of a file of `static`, which changes with its content

and the filters of `words`.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.responses import HTMLResponse, RedirectResponse

from sayso.__about__ import __version__
from sayso.web.sessions import Sessions, author_of, csrf_of, session_of
from sayso.web.words import FILTERS

if TYPE_CHECKING:
    from starlette.requests import Request

HERE = Path(__file__).parent
STATIC = HERE / "static"

# Browsers keep 4,096 bytes of a cookie.
_LONGEST_FLASH = 1_000


class Flash(BaseModel):
    """A message that the next page shows once, after a form was sent."""

    kind: Literal["done", "warning", "error", "note"] = "done"
    text: str
    undo: int | None = None
    """The correction that a button beside it undoes."""
    back: str = ""
    """The page to come back to from there."""


_FLASHES = TypeAdapter(list[Flash])


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates. Whatever is put into one is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(static=static_address, version=__version__)
    made.filters.update(FILTERS)
    return made


@lru_cache(maxsize=256)
def static_address(path: str) -> str:
    """The address of a file of `static`; a changed file has another, so all may be kept."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:12]
    return f"/static/{path}?v={digest}"


def render(request: Request, name: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """Make a page of a template.

    Args:
        request: What is answered.
        name: The template's file.
        status: The HTTP status.
        context: What the template asks for beyond what every page has.
    """
    flashes = [*_flashes_of(request), *context.pop("flashes", [])]
    text = (
        environment()
        .get_template(name)
        .render(
            request=request,
            csrf_token=csrf_of(request),
            needs_login=request.app.state.settings.token is not None,
            logged_in=session_of(request).logged_in,
            author=author_of(request),
            flashes=flashes,
            **context,
        )
    )
    page = HTMLResponse(text, status)
    cookie = _flash_cookie(request)
    if cookie in request.cookies:
        page.delete_cookie(cookie, httponly=True, samesite="strict")
    return page


def redirect(request: Request, to: str, *flashes: Flash) -> RedirectResponse:
    """Send a browser to another page after a form, which shows the messages.

    Args:
        request: What is answered.
        to: A path of this server. What is none leads to the first page.
        flashes: Messages for the page.
    """
    answer = RedirectResponse(own_path(to), 303)
    if flashes:
        short = [one.model_copy(update={"text": one.text[:_LONGEST_FLASH]}) for one in flashes]
        sessions: Sessions = request.app.state.sessions
        said = quote(_FLASHES.dump_json(short).decode())
        answer.set_cookie(
            _flash_cookie(request),
            f"{sessions.signed(said)}.{said}",
            max_age=60,
            httponly=True,
            samesite="strict",
        )
    return answer


def own_path(path: str) -> str:
    """A path of this server, so that no address that somebody made up leads elsewhere."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if is_own and path.isprintable() and "\\" not in path else "/"


def _flash_cookie(request: Request) -> str:
    return f"sayso_flash_{request.app.state.settings.port}"


def _flashes_of(request: Request) -> list[Flash]:
    signature, _, said = request.cookies.get(_flash_cookie(request), "").partition(".")
    sessions: Sessions = request.app.state.sessions
    if not sessions.is_signed(said, signature):
        return []
    try:
        return _FLASHES.validate_python(json.loads(unquote(said)))
    except (ValueError, ValidationError):
        return []

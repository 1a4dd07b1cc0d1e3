"""What stands before every request: who asks, from where, for how much; and what every answer says.

`Guard` refuses what comes under a foreign name (DNS rebinding), from a foreign page, without the
token, or too large. It adds the headers that keep a report's markup from ever running.
"""

from __future__ import annotations

import hmac
import ipaddress
import socket
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote, urlsplit

from fastapi import Depends
from fastapi.exceptions import HTTPException
from starlette.datastructures import FormData, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.errors import Refusal, answer
from sayso.web.sessions import Session, Sessions, Throttle, csrf_of
from sayso.web.settings import LOOPBACK_NAMES, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # No address leaves this server. `no-referrer` would also take the origin from our own forms
    # (browsers then send `Origin: null`), which is what tells them from foreign ones.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
_OPEN = ("/healthz", "/login")
_OWN_SITE = ("same-origin", "none")
# A form's fields beside its files are small, but for the text that somebody pastes.
_MOST_FIELDS = 2_000
_API_TYPES = ("application/json", "multipart/form-data")
# Where a whole library comes in; nothing else may be this large.
IMPORT_PATHS = ("/api/v1/import/library", "/import")


class Guard:
    """The outermost layer of the application.

    Args:
        app: What answers.
        settings: Names, token and limits.
        sessions: Reads cookies.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings, sessions: Sessions) -> None:
        self.app = app
        self.settings = settings
        self.sessions = sessions
        self._names = {name.lower() for name in _names_of(settings)}
        # Listening on every address, nobody can say beforehand which of them is asked for; an
        # address is no name, so it cannot be rebound.
        self._any_address = settings.host in ("0.0.0.0", "::", "")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        session = self.sessions.read(request.cookies.get(self.sessions.cookie))
        request.state.session = session or self.sessions.new()
        started: list[bool] = []
        send = self._with_headers(request, send, started)
        if scope["method"] == "HEAD":
            scope["method"] = "GET"
            send = _without_body(send)
        try:
            refused = self._refused(request)
            if refused is None:
                await self.app(scope, self._limited(request, receive), send)
                return
            response = refused
        except Refusal as refusal:
            response = answer(request, refusal)
        except Exception as error:
            if started:
                raise
            # Told here, and not by Starlette outside, so that this answer has the headers too.
            response = answer(request, error)
        await response(scope, receive, send)

    def _refused(self, request: Request) -> Response | None:
        """Where to send whoever has not logged in; None: the request may pass."""
        self._check_host(request)
        path = request.url.path
        self._check_origin(request)
        self._check_length(request)
        _check_method(request)
        _check_type(request)
        if self.settings.token is None or path in _OPEN or path.startswith("/static/"):
            return None
        if self._has_token(request) or request.state.session.logged_in:
            return None
        if path.startswith("/api/"):
            raise Refusal(
                401,
                "This library is behind a token. Send it in the header `Authorization: Bearer"
                " TOKEN`.",
                headers={"WWW-Authenticate": 'Bearer realm="sayso"'},
            )
        if request.method not in SAFE:
            raise Refusal(403, "This session has ended. Open /login, then do it again.")
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/login?next={quote(path + query, safe='')}", 303)

    def _has_token(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not given:
            return False
        check_pace(request)
        if not self.sessions.token_is(given.strip()):
            request.app.state.throttle.failed(address_of(request))
            raise Refusal(
                401,
                "This is not the token of this library.",
                headers={"WWW-Authenticate": 'Bearer realm="sayso", error="invalid_token"'},
            )
        request.app.state.throttle.succeeded(address_of(request))
        return True

    def _check_host(self, request: Request) -> None:
        name = _host_name(request.headers.get("host", ""))
        if name in self._names or (self._any_address and _is_address(name)):
            return
        raise Refusal(
            421,
            "This library does not answer under that name. Use the address that `sayso serve`"
            " printed, or start it with --allow-host NAME.",
            where="header.host",
        )

    def _check_origin(self, request: Request) -> None:
        """Refuse what a page of another site sends, and what it would like to read of the API."""
        site = request.headers.get("sec-fetch-site", "same-origin")
        origin = request.headers.get("origin")
        if request.method in SAFE:
            is_api = request.url.path.startswith("/api/")
            if not is_api or request.headers.get("sec-fetch-mode") == "navigate":
                return
        is_own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
        if site not in _OWN_SITE or not is_own:
            raise Refusal(
                403,
                "This comes from a page of another site. Open the library itself and do it there.",
                code="CrossSiteRequest",
                where="header.origin",
            )

    def _limit_of(self, request: Request) -> int:
        if request.url.path in IMPORT_PATHS:
            return self.settings.max_import
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            return self.settings.max_upload
        # Held in memory whole, unlike files. JSON writes a letter in up to six bytes for one.
        return min(self.settings.max_upload, 2 * self.settings.max_bytes + 1_000_000)

    def _check_length(self, request: Request) -> None:
        length = request.headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self._limit_of(request):
            raise _too_large(self._limit_of(request))

    def _limited(self, request: Request, receive: Receive) -> Receive:
        """Count what comes in, as a sender need not tell the length beforehand."""
        limit = self._limit_of(request)
        come = 0

        async def counted() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > limit:
                # FastAPI turns any other error of the body into a 400.
                refusal = _too_large(limit)
                raise HTTPException(refusal.status, refusal.message)
            return message

        return counted

    def _with_headers(self, request: Request, send: Send, started: list[bool]) -> Send:
        session: Session = request.state.session

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                started.append(True)
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "private, no-cache")
                self._give_session(request, session, headers)
            await send(message)

        return sending

    def _give_session(self, request: Request, session: Session, headers: MutableHeaders) -> None:
        is_page = headers.get("content-type", "").startswith("text/html")
        own = f"{self.sessions.cookie}="
        has_own = any(value.startswith(own) for value in headers.getlist("set-cookie"))
        if session.fresh and is_page and not has_own:
            carrier = Response()
            self.sessions.set_cookie(carrier, session, secure=is_secure(request))
            headers.append("Set-Cookie", carrier.headers["set-cookie"])


def _check_method(request: Request) -> None:
    if request.url.path.startswith("/api/v1/"):
        request.app.state.methods().check(request.method, request.url.path)


def _check_type(request: Request) -> None:
    """Refuse a body that a program could not mean for the API, as a form of another site sends."""
    if request.method in SAFE or not request.url.path.startswith("/api/"):
        return
    has_body = (
        request.headers.get("content-length", "0") != "0" or "transfer-encoding" in request.headers
    )
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if has_body and given not in _API_TYPES:
        raise Refusal(
            415,
            f"The body is {given or 'of no type'}; this interface takes application/json, and"
            " multipart/form-data for files. Tell which in the header Content-Type.",
            where="header.content-type",
        )


async def checked_form(request: Request) -> AsyncIterator[FormData]:
    """Read a form of a page, and refuse one that does not carry the session's own token."""
    settings: Settings = request.app.state.settings
    async with request.form(
        max_files=settings.max_items,
        max_fields=_MOST_FIELDS,
        max_part_size=settings.max_bytes,
    ) as form:
        given = request.headers.get("x-csrf-token") or form.get("csrf_token")
        if not isinstance(given, str) or not hmac.compare_digest(
            given.encode(), csrf_of(request).encode()
        ):
            raise Refusal(
                403,
                "This form is not of this session, or the server was started anew since. Go back,"
                " load the page again and send it once more.",
                code="StaleForm",
                where="body.csrf_token",
            )
        yield form


async def form_of_unsafe(request: Request) -> AsyncIterator[None]:
    """Check the form of every request to a page that may change something."""
    if request.method in SAFE:
        yield
        return
    async for _ in checked_form(request):
        yield


CheckedForm = Annotated[FormData, Depends(checked_form)]


def check_pace(request: Request) -> None:
    """Refuse a try to log in that comes too soon after wrong ones."""
    throttle: Throttle = request.app.state.throttle
    seconds = throttle.wait(address_of(request))
    if seconds > 0:
        raise Refusal(
            429,
            f"Too many wrong tokens came from here. Try again in {seconds:.0f} seconds.",
            headers={"Retry-After": f"{max(1, round(seconds))}"},
        )


def address_of(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else "unknown"


def is_secure(request: Request) -> bool:
    """Whether the browser speaks HTTPS, so that a cookie may be kept to that."""
    return request.url.scheme == "https"


def _too_large(limit: int) -> Refusal:
    return Refusal(
        413,
        f"A request may hold {limit:,} bytes. Send fewer files at once, or start `sayso serve`"
        " with a larger --max-upload.",
        where="body",
    )


def _names_of(settings: Settings) -> Iterable[str]:
    yield from (settings.host, *LOOPBACK_NAMES, *settings.allowed_hosts)
    if not settings.is_loopback:
        yield from (socket.gethostname(), socket.getfqdn())


def _host_name(host: str) -> str:
    """The name in a Host header, without the port and the brackets of an IPv6 address."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _without_body(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending

"""Who asks: sessions in signed cookies, the token, and the pace of wrong guesses.

A cookie holds a random number, when it was made, whether its owner gave the token, and a signature
over these; never the token. The key of the signature is made of the server's secret and the token,
so another token ends all sessions.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from starlette.requests import Request

if TYPE_CHECKING:
    from starlette.responses import Response

    from sayso.web.settings import Settings

LASTS = 30 * 24 * 3600
"""Seconds for which a session is good."""

LONGEST_AUTHOR = 80

_FREE_TRIES = 3
_LONGEST_WAIT = 60.0
_MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's session.

    Attributes:
        nonce: Random; names the session.
        made: Seconds since 1970.
        logged_in: Whether it may see the library: its owner gave the token, or none is asked for.
        fresh: It was made for this request, so the browser does not hold its cookie yet.
    """

    nonce: str
    made: int
    logged_in: bool
    fresh: bool = False


class Sessions:
    """Makes and reads the cookies of sessions.

    Args:
        settings: Names the port, the token and the secret.
        clock: Tells the seconds since 1970.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        token = "" if settings.token is None else settings.token.get_secret_value()
        secret = settings.secret.get_secret_value()
        self._key = hmac.digest(secret, b"sayso session\0" + token.encode(), "sha256")
        self._token = hashlib.sha256(token.encode()).digest() if token else None
        self._clock = clock
        # Cookies do not know ports, and two libraries may be open on one machine.
        self.cookie = f"sayso_{settings.port}"

    def new(self, *, logged_in: bool = False) -> Session:
        """Make a session."""
        open_to_all = self._token is None
        return Session(
            secrets.token_urlsafe(18), int(self._clock()), logged_in or open_to_all, fresh=True
        )

    def written(self, session: Session) -> str:
        """The value of a session's cookie."""
        said = f"1.{session.made}.{session.nonce}.{int(session.logged_in)}"
        return f"{said}.{self.signed(said)}"

    def read(self, value: str | None) -> Session | None:
        """The session of a cookie; None: it is not ours, was changed, or is too old."""
        said, _, signature = (value or "").rpartition(".")
        if not self.is_signed(said, signature):
            return None
        _, made, nonce, logged_in = said.split(".")
        if not 0 <= self._clock() - int(made) < LASTS:
            return None
        return Session(nonce, int(made), logged_in == "1")

    def csrf(self, session: Session) -> str:
        """What a form of this session carries."""
        return self.signed(f"csrf.{session.nonce}")

    def token_is(self, given: str) -> bool:
        """Whether this is the token. How long that takes tells nothing of it."""
        digest = hashlib.sha256(given.encode("utf-8", "surrogatepass")).digest()
        return self._token is not None and hmac.compare_digest(digest, self._token)

    def set_cookie(self, response: Response, session: Session, *, secure: bool) -> None:
        """Give a browser its session."""
        response.set_cookie(
            self.cookie,
            self.written(session),
            max_age=LASTS,
            httponly=True,
            samesite="strict",
            secure=secure,
        )

    def is_signed(self, said: str, signature: str) -> bool:
        """Whether the signature is ours, and of these words."""
        given = signature.encode("utf-8", "replace")
        return hmac.compare_digest(given, self.signed(said).encode())

    def signed(self, said: str) -> str:
        """Our signature of these words."""
        return hmac.new(self._key, said.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


class Throttle:
    """Slows down whoever guesses: after three wrong tries each further one has to wait longer.

    Args:
        clock: Tells the seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """Seconds until this address may try again; 0: now."""
        count, last = self._failures.get(address, (0, 0.0))
        if count < _FREE_TRIES:
            return 0.0
        pause = min(_LONGEST_WAIT, 2.0 ** (count - _FREE_TRIES))
        return max(0.0, last + pause - self._clock())

    def failed(self, address: str) -> None:
        """Count a wrong try."""
        count, _ = self._failures.pop(address, (0, 0.0))
        self._failures[address] = (min(count + 1, 64), self._clock())
        while len(self._failures) > _MOST_KEPT:
            self._failures.popitem(last=False)

    def succeeded(self, address: str) -> None:
        """Forget the wrong tries."""
        self._failures.pop(address, None)


def session_of(request: Request) -> Session:
    """The session of a request, as `security.Guard` found or made it."""
    session: Session = request.state.session
    return session


def csrf_of(request: Request) -> str:
    """What the forms of a page for this request carry."""
    sessions: Sessions = request.app.state.sessions
    return sessions.csrf(session_of(request))


def author_cookie(settings: Settings) -> str:
    """Name of the cookie that holds the name to put on corrections."""
    return f"sayso_author_{settings.port}"


def author_of(request: Request) -> str:
    """Whose name stands on what this browser changes: what its owner said, else the setting."""
    settings: Settings = request.app.state.settings
    given = unquote(request.cookies.get(author_cookie(settings), ""))
    return clean_author(given) or settings.author


def clean_author(name: str) -> str:
    """A name on one line, no longer than `LONGEST_AUTHOR`; it may turn out empty."""
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(printable.split())[:LONGEST_AUTHOR].strip()


def set_author(response: Response, settings: Settings, name: str, *, secure: bool) -> None:
    """Let a browser keep the name of its owner."""
    response.set_cookie(
        author_cookie(settings),
        quote(clean_author(name)),
        max_age=365 * 24 * 3600,
        httponly=True,
        samesite="strict",
        secure=secure,
    )

"""The options of `sayso serve` -> a running server: what must hold before it listens.

Importing this loads no server; `run` does, and says what to install where that fails.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.web.settings import Settings

_log = logging.getLogger(__name__)

SHORTEST_TOKEN = 12
"""Characters that a token has at least where other machines can reach the server."""

_NEEDED = {
    "alembic": "alembic",
    "fastapi": "fastapi",
    "feedparser": "feedparser",
    "jinja2": "jinja2",
    "platformdirs": "platformdirs",
    "python_multipart": "python-multipart",
    "sqlalchemy": "sqlalchemy",
    "uvicorn": "uvicorn",
}
# Seconds for answers under way when the server is told to stop.
_LAST_ANSWERS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command was given.

    Attributes:
        place: The library; None: the user's own.
        host: Name or address to listen on.
        port: Port to listen on; 0 takes a free one.
        token: What must be known; None: nothing.
        allowed_hosts: Further names of this machine.
        open: Open the browser; None: where somebody sits at a terminal.
        author: Name on corrections that name nobody.
        model: Folder of other weights.
        any_language: Read reports in other languages.
        allow_private: Read from private addresses.
        max_bytes: Largest report.
        max_upload: Largest request.
    """

    place: str | None = None
    host: str = "127.0.0.1"
    port: int = 8470
    token: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    open: bool | None = None
    author: str = "reader"
    model: Path | None = None
    any_language: bool = False
    allow_private: bool = False
    max_bytes: int = 20_000_000
    max_upload: int = 200_000_000


def run(options: Options, *, tell: Callable[[str], None]) -> None:
    """Open the library and serve it until a signal says stop.

    Args:
        options: What the command was given.
        tell: Told the address, once it answers there.

    Raises:
        UsageError: Something is not installed, the port is taken, or there is no token where one
            is needed.
        RunError: The library or the model cannot be used.
    """
    check_installed(options.place)
    check_token(options)
    import uvicorn

    from sayso.store import open_library
    from sayso.web.app import create_app

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    listening = listen(options.host, options.port)
    with listening:
        settings = settings_of(options, listening.getsockname()[1])
        if settings.model is not None:
            from sayso.model.card import read_card

            read_card(settings.model)
        library = open_library(options.place)
        try:
            server = uvicorn.Server(
                uvicorn.Config(
                    create_app(settings, library),
                    log_config=None,
                    # Addresses hold what people search for, and headers hold the token.
                    access_log=False,
                    server_header=False,
                    # Whoever is connected is the client; a header could say anything.
                    proxy_headers=False,
                    ws="none",
                    lifespan="on",
                    timeout_graceful_shutdown=_LAST_ANSWERS,
                )
            )
            address = address_of(settings)
            wants_browser = sys.stdout.isatty() if options.open is None else options.open
            threading.Thread(
                target=_when_started,
                args=(server, lambda: tell(f"{library.place} is open at {address}"), address),
                kwargs={"browser": wants_browser},
                daemon=True,
            ).start()
            try:
                server.run(sockets=[listening])
            except KeyboardInterrupt:
                # uvicorn has stopped in good order, and hands the signal on.
                return
        finally:
            library.close()


def check_installed(place: str | None = None) -> None:
    """Raise `UsageError` where the extra `serve`, or `postgres`, is not installed."""
    needed = dict(_NEEDED)
    extra = "serve"
    if place is not None and place.startswith("postgres"):
        needed["psycopg"] = "psycopg"
        extra = "postgres"
    missing = sorted(name for module, name in needed.items() if find_spec(module) is None)
    if missing:
        raise UsageError(
            f"the reading room needs what the extra '{extra}' brings; missing:"
            f" {', '.join(missing)}.",
            hint=f"Install it: pip install 'sayso[{extra}]'",
        )


def check_token(options: Options) -> None:
    """Raise `UsageError` where other machines can reach the server, and no token keeps them out."""
    from sayso.web.settings import is_loopback

    if options.token is not None and not options.token.strip():
        raise UsageError("the token is empty.", hint="Give one, or leave out --token.")
    if is_loopback(options.host):
        return
    hint = (
        "Make one and put it into the environment: SAYSO_TOKEN=$(python3 -c 'import secrets;"
        " print(secrets.token_urlsafe(24))')"
    )
    if options.token is None:
        raise UsageError(
            f"other machines can reach '{options.host}', so a token must say who may read and"
            " change the library.",
            hint=hint,
        )
    if len(options.token) < SHORTEST_TOKEN:
        raise UsageError(
            f"the token has {len(options.token)} characters, and other machines can reach"
            f" '{options.host}'; {SHORTEST_TOKEN} are the least that cannot be guessed.",
            hint=hint,
        )


def listen(host: str, port: int) -> socket.socket:
    """Listen on an address.

    Raises:
        UsageError: Nothing can be listened on there; the message says why.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise UsageError(
            f"'{host}' is no address of this machine ({error.strerror}).",
            hint="Give --host 127.0.0.1, or another address that this machine has.",
        ) from error
    listening = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            # A port may be used again as soon as its last server is gone.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Now and not by uvicorn, so that a port that is taken is told like any other misuse.
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise UsageError(
            f"port {port} of '{host}' cannot be listened on ({error.strerror}).",
            hint="Perhaps the reading room is open already. Give another --port; 0 takes a free"
            " one.",
        ) from error
    return listening


def settings_of(options: Options, port: int) -> Settings:
    """The settings of the application, with the port that is really listened on."""
    from pydantic import SecretBytes, SecretStr

    from sayso.web.settings import Settings

    return Settings(
        host=options.host,
        port=port,
        token=None if options.token is None else SecretStr(options.token.strip()),
        secret=SecretBytes(kept_secret()),
        allowed_hosts=options.allowed_hosts,
        author=options.author,
        model=options.model,
        any_language=options.any_language,
        allow_private=options.allow_private,
        max_bytes=options.max_bytes,
        max_upload=max(options.max_upload, options.max_bytes),
    )


def kept_secret() -> bytes:
    """The secret that signs sessions, kept for this user; a new one where it cannot be kept."""
    from platformdirs import user_data_path

    path = user_data_path("sayso", appauthor=False) / "session.key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            made = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(made, "wb") as file:
                file.write(os.urandom(32))
        secret = path.read_bytes()
    except OSError as error:
        _log.info("the key of sessions is not kept: %s", error)
        return os.urandom(32)
    return secret if len(secret) >= 32 else os.urandom(32)


def address_of(settings: Settings) -> str:
    """The address that a browser opens."""
    host = settings.host
    if host in ("0.0.0.0", "::", ""):
        host = socket.gethostname()
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"


def _when_started(server: object, tell: Callable[[], None], address: str, *, browser: bool) -> None:
    while not getattr(server, "started", False):
        if getattr(server, "should_exit", False):
            return
        time.sleep(0.05)
    tell()
    if browser:
        webbrowser.open(address)

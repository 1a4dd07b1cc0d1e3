"""A reading room that really runs: `sayso serve` in a process of its own, on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bench.timing import command

_STARTS_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Room:
    """A running server.

    Attributes:
        url: Its address, without a slash at the end.
        process: It; its children read the reports.
        log: The file that its output goes to.
    """

    url: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listened on a moment ago."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def start(db: str, folder: Path, arguments: Sequence[str] = ()) -> Room:
    """Start a server, and wait until it answers.

    Args:
        db: The library: a path or a URL.
        folder: Where its log goes.
        arguments: More of `sayso serve`.

    Raises:
        RuntimeError: It ended, or did not answer within a minute.
    """
    port = free_port()
    log = folder / f"serve-{port}.log"
    call = [*command(), "serve", "--host", "127.0.0.1", "--port", str(port), "--db", db]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*call, *arguments],
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            # Its own group, so that it can be ended together with the processes that read.
            start_new_session=True,
        )
    room = Room(f"http://127.0.0.1:{port}", process, log)
    deadline = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            if httpx.get(f"{room.url}/healthz", timeout=5, trust_env=False).is_success:
                return room
        except httpx.TransportError:
            time.sleep(0.05)
    kill(room)
    told = log.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"`sayso serve` did not start:\n{told}")


def stop(room: Room) -> None:
    """End it as Ctrl-C does, and by force if it does not listen."""
    if room.process.poll() is None:
        room.process.send_signal(signal.SIGINT)
        try:
            room.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            pass
    kill(room)


def kill(room: Room) -> None:
    """End it and all its processes at once, as a loss of power would."""
    try:
        os.killpg(room.process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    room.process.wait()


@contextmanager
def running(db: str, folder: Path, arguments: Sequence[str] = ()) -> Iterator[Room]:
    """Run a server as long as the context is open."""
    room = start(db, folder, arguments)
    try:
        yield room
    finally:
        stop(room)

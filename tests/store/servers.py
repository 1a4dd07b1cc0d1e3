"""A real PostgreSQL for tests: Debian's packages, a folder of its own, a socket and no port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FOLDERS = ("/usr/local/bin", "/usr/local/pgsql/bin")
_WAIT = 30.0
# A server for tests may lose everything when the machine stops.
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "64MB",
}


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server, and give the URL of its empty database; skip the test where none can be."""
    programs = _programs() or _installed()
    if programs is None:
        pytest.skip("needs PostgreSQL: no initdb and postgres were found, nor could be installed")
    # A server refuses to run as root.
    user = _user() if os.geteuid() == 0 else None
    # A socket's path must be short, which pytest's own folders are not.
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
    server = None
    try:
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        made = subprocess.run(
            [
                *(programs / "initdb", "--no-sync", "-D", data, "-U", "sayso"),
                *("-A", "trust", "-E", "UTF8", "--locale=C"),
            ],
            capture_output=True,
            text=True,
            user=user,
            cwd=folder,
            check=False,
        )
        if made.returncode:
            pytest.skip(f"needs PostgreSQL: initdb says {made.stderr.strip()[-300:]}")
        settings = [part for key, value in _SETTINGS.items() for part in ("-c", f"{key}={value}")]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, *settings],
                stdout=log,
                stderr=log,
                user=user,
                cwd=folder,
            )
        url = f"postgresql://sayso@/postgres?host={folder}"
        _wait(url, server, folder / "log")
        yield url
    finally:
        if server is not None:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    beside = [Path(on_path).resolve().parent] if on_path else []
    for folder in (*debian, *map(Path, _FOLDERS), *beside):
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    return None


def _installed() -> Path | None:
    """Install Debian's package, where this may be done; return its programs."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    install = ("apt-get", "install", "-y", "--no-install-recommends", "postgresql")
    silent = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (install, ("apt-get", "update"), install):
        done = subprocess.run(command, capture_output=True, env=silent, check=False, timeout=300)
        if done.returncode == 0 and command == install:
            break
    return _programs()


def _user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    import psycopg

    end = time.monotonic() + _WAIT
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > end:
                told = log.read_text(encoding="utf-8", errors="replace")[-300:]
                pytest.skip(f"needs PostgreSQL: the server does not answer; its log: {told}")
            time.sleep(0.05)
        else:
            return

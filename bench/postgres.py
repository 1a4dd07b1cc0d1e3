"""A PostgreSQL of its own for as long as it is needed, from the programs of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.room import free_port

_INSTALLED = Path("/usr/lib/postgresql")


def find_programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest one's; None where there is none."""
    found = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).resolve().parent if there else None


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server on loopback with an empty database; give its URL; remove all of it.

    It refuses to run as root, so for root it runs as the user `postgres` of Debian's package.

    Raises:
        RuntimeError: There is no PostgreSQL, or it does not start.
    """
    programs = find_programs()
    if programs is None:
        raise RuntimeError("there is no PostgreSQL here: on Debian, `apt-get install postgresql`")
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        as_user: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            as_user = ["runuser", "-u", "postgres", "--"]
        data = folder / "data"

        def call(program: str, *arguments: str) -> None:
            # Into a file, not a pipe: the server keeps it open, so reading a pipe would not end.
            with (folder / "calls.log").open("ab") as log:
                done = subprocess.run(
                    [*as_user, str(programs / program), *arguments],
                    cwd=folder,
                    check=False,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            if done.returncode:
                raise RuntimeError(f"{program} failed: {(folder / 'calls.log').read_text()}")

        call("initdb", "-D", str(data), "-U", "sayso", "-A", "trust", "-E", "UTF8", "--locale=C")
        listen = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", listen, "start")
        try:
            call("createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "sayso", "library")
            yield f"postgresql://sayso@127.0.0.1:{port}/library"
        finally:
            call("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")

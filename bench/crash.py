"""A server that is killed in the middle of an import, many times: `python -m bench.crash`.

Every process of it gets SIGKILL at a random moment, while the real model reads and while another
process asks the server what is done. Whatever was told as done must be there afterwards, and no
report of the import may be lost: after the last kill, the rest is read to the end.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from bench import room
from bench.invented_library import InventedLibrary

_MOST_SECONDS_TO_END = 600.0
_MOST_SECONDS_TO_MORE = 60.0


def measure(*, kills: int, reports: int, longest: float, seed: int) -> dict[str, Any]:
    """Import, kill and look, `kills` times; then let the import end.

    Args:
        kills: How often.
        reports: Reports of the import.
        longest: Most seconds before a kill: of every second one from the first report that it reads
            on, else from its start.
        seed: Of the moments.

    Raises:
        RuntimeError: Something confirmed was lost, or the import did not end.
    """
    from sayso.store import NewItem, open_library

    draw = random.Random(seed)
    invented = InventedLibrary()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = folder / "library.db"
        library = open_library(db)
        texts = ((f"{n}.txt", invented.text(n)) for n in range(reports))
        job = library.jobs.create(
            "import",
            (NewItem(name=n, data=text.encode(), media_type="text/plain") for n, text in texts),
        )
        library.close()
        told: set[str] = set()
        moments = []
        for number in range(kills):
            server = room.start(str(db), folder)
            moment = draw.uniform(0, longest)
            try:
                if number % 2:
                    # The model is loaded by then, and reports are read and stored all the while.
                    told |= _until_more(server.url, job, told)
                told |= _listen(server.url, job, moment)
            finally:
                room.kill(server)
            moments.append(moment)
            _look(db, job, told, reports)
        at_last_kill = len(told)
        with room.running(str(db), folder) as server:
            deadline = time.monotonic() + _MOST_SECONDS_TO_END
            while len(told) < reports and time.monotonic() < deadline:
                told |= _listen(server.url, job, 1.0)
        _look(db, job, told, reports)
    if len(told) < reports:
        raise RuntimeError(f"the import did not end: {len(told)} of {reports} were read")
    return {"kills": kills, "reports": reports, "at last kill": at_last_kill, "moments": moments}


def _until_more(url: str, job: int, told: set[str]) -> set[str]:
    """Ask until the server tells of a report more than before; give up after a minute."""
    deadline = time.monotonic() + _MOST_SECONDS_TO_MORE
    found: set[str] = set()
    while not found - told and time.monotonic() < deadline:
        found |= _listen(url, job, 0.2)
    return found


def _listen(url: str, job: int, seconds: float) -> set[str]:
    """Ask until the time is over; give the keys of the reports that were told as done."""
    told: set[str] = set()
    until = time.monotonic() + seconds
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as client:
        while time.monotonic() < until:
            answer = client.get(f"/api/v1/jobs/{job}/items", params={"state": "done", "size": 200})
            answer.raise_for_status()
            told |= {row["report"] for row in answer.json()["items"]}
            time.sleep(0.02)
    return told


def _look(db: Path, job: int, told: set[str], reports: int) -> None:
    """Open the library as the next server would; raise where something is missing."""
    import sqlite3

    from sayso.store import open_library

    with sqlite3.connect(db) as connection:
        (state,) = connection.execute("PRAGMA integrity_check").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    if state != "ok" or broken:
        raise RuntimeError(f"the database is damaged: {state} {broken}")
    library = open_library(db)
    try:
        row = library.jobs.get(job)
        if row.total != reports or row.failed:
            raise RuntimeError(f"the import lost something: {row}")
        for key in told:
            if not library.reports.get(key).record.attributions:
                raise RuntimeError(f"report {key} was told as done and is empty")
    finally:
        library.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 1 where something was lost."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.crash",
        description="Kill a server during an import, many times, and look for what was lost.",
        epilog="Example: python -m bench.crash --kills 20",
    )
    parser.add_argument("--kills", type=int, default=20, help="[default: 20]")
    parser.add_argument("--reports", type=int, default=120, help="[default: 120]")
    parser.add_argument("--longest", type=float, default=4.0, help="seconds. [default: 4]")
    parser.add_argument("--seed", type=int, default=5, help="of the moments. [default: 5]")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    try:
        result = measure(
            kills=options.kills,
            reports=options.reports,
            longest=options.longest,
            seed=options.seed,
        )
    except (RuntimeError, httpx.HTTPError) as error:
        print(f"bench.crash: {error}", file=sys.stderr)
        return 1
    told = (
        f"{result['kills']} kills at random moments: the database opened each time; nothing that "
        f"was told as done was lost. {result['at last kill']} of {result['reports']} reports had "
        "been read by the last kill; then the rest was."
    )
    print(json.dumps(result, indent=1) if options.json else told)
    return 0


if __name__ == "__main__":
    sys.exit(main())

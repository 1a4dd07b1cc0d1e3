"""Many readers at once while reports are brought in: `python -m bench.load`.

A real `sayso serve` on loopback, with the real model reading an import all the while. Each reader
opens a page, looks at it for about a second, and opens the next; with `--pause 0` they do not look.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench import room
from bench.invented_library import InventedLibrary
from bench.library import fill
from bench.library_pages import Asked, pages_to_ask
from bench.speed import machine
from bench.timing import spread

LIMIT_MS = 500.0
_MOST_PAGES = 20_000  # of one reader, whatever the time


@dataclass
class Reader:
    """One reader's pages: their times in milliseconds, and what went wrong."""

    times: list[tuple[str, float]] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)

    def read(
        self, url: str, asked: Sequence[Asked], *, until: float, pause: float, draw: random.Random
    ) -> None:
        """Open one page after the other until the time is over."""
        with httpx.Client(
            base_url=url, timeout=30, trust_env=False, follow_redirects=True
        ) as client:
            # People do not come in step.
            time.sleep(draw.uniform(0, pause))
            for _ in range(_MOST_PAGES):
                if time.monotonic() >= until:
                    break
                page = draw.choice(asked)
                start = time.perf_counter()
                try:
                    status = client.get(page.path).status_code
                except httpx.HTTPError as error:
                    self.errors[type(error).__name__] += 1
                    continue
                self.times.append((page.kind, 1000 * (time.perf_counter() - start)))
                if status != 200:
                    self.errors[f"{status} {page.path}"] += 1
                time.sleep(draw.uniform(0.5, 1.5) * pause)


def measure(
    *, readers: int, seconds: float, pause: float, reports: int, imported: int
) -> dict[str, Any]:
    """Fill a library, start a server with an import to do, and let readers in.

    Args:
        readers: How many at once.
        seconds: How long.
        pause: Seconds that a reader looks at a page, on average.
        reports: Reports that are in the library at the start.
        imported: Reports of the import; so many that it outlasts the readers.
    """
    from sayso.store import NewItem, open_library

    invented = InventedLibrary()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = str(folder / "library.db")
        library = open_library(db)
        try:
            fill(library, reports)
            asked = pages_to_ask(library, rounds=100, draw=random.Random(5))
            texts = ((n, invented.text(n)) for n in range(reports, reports + imported))
            job = library.jobs.create(
                "import",
                (
                    NewItem(name=f"{n}.txt", data=text.encode(), media_type="text/plain")
                    for n, text in texts
                ),
            )
            with room.running(db, folder) as server:
                before = library.jobs.get(job).done
                found = _let_in(server.url, asked, readers, seconds, pause)
                row = library.jobs.get(job)
        finally:
            library.close()
    found["machine"] = machine()
    found["import"] = {
        "done": row.done - before,
        "failed": row.failed,
        "left": row.total - row.done - row.known - row.failed,
    }
    return found


def _let_in(
    url: str, asked: Sequence[Asked], readers: int, seconds: float, pause: float
) -> dict[str, Any]:
    until = time.monotonic() + seconds
    crowd = [Reader() for _ in range(readers)]
    threads = [
        threading.Thread(
            target=reader.read,
            args=(url, asked),
            kwargs={"until": until, "pause": pause, "draw": random.Random(number)},
        )
        for number, reader in enumerate(crowd)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [row for reader in crowd for row in reader.times]
    errors: Counter[str] = sum((reader.errors for reader in crowd), Counter())
    kinds = sorted({kind for kind, _ in times})
    return {
        "readers": readers,
        "seconds": seconds,
        "pause": pause,
        "errors": dict(errors),
        "all": _spread([passed for _, passed in times]),
        "pages": {kind: _spread([t for k, t in times if k == kind]) for kind in kinds},
    }


def _spread(times: Sequence[float]) -> dict[str, float]:
    return {**spread(times), "max": max(times)}


def table(result: dict[str, Any]) -> str:
    """Lay out what was measured."""
    m, row = result["machine"], result["import"]
    lines = [
        f"{m['processor'] or 'processor unknown'}: {m['usable cores']} of {m['cores']} cores",
        f"{result['readers']} readers for {result['seconds']:.0f} s, each {result['pause']:g} s on "
        f"a page; meanwhile {row['done']} reports were read ({row['failed']} failed, {row['left']} "
        "were left)",
        f"errors: {sum(result['errors'].values())} {result['errors'] or ''}",
        f"{'answer, ms':<28}{'p50':>8}{'p95':>8}{'max':>8}{'asked':>7}",
    ]
    lines += [
        f"{kind:<28}{row['median']:>8.1f}{row['p95']:>8.1f}{row['max']:>8.1f}{row['runs']:>7}"
        for kind, row in (("all", result["all"]), *result["pages"].items())
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, 1 over the limit or with errors, 2 for trouble."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.load",
        description="Let many readers in at once while reports are brought in.",
        epilog="Example: python -m bench.load --readers 20 --seconds 60",
    )
    parser.add_argument("--readers", type=int, default=20, help="[default: 20]")
    parser.add_argument("--seconds", type=float, default=60.0, help="[default: 60]")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds a page. [default: 1]")
    parser.add_argument(
        "--reports", type=int, default=1000, help="in the library before. [default: 1000]"
    )
    parser.add_argument("--imported", type=int, default=600, help="to be read. [default: 600]")
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")
    options = parser.parse_args(arguments)
    try:
        result = measure(
            readers=options.readers,
            seconds=options.seconds,
            pause=options.pause,
            reports=options.reports,
            imported=options.imported,
        )
    except RuntimeError as error:
        print(f"bench.load: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    bad = result["errors"] or result["all"]["p95"] > LIMIT_MS
    if not result["import"]["done"] or not result["import"]["left"]:
        print("The import did not run all the while: give another --imported.", file=sys.stderr)
        return 2
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

"""Server time of the reading room's pages over a large library: `python -m bench.library`.

The reports are invented, and so are their records: no model runs. Each page is asked for through
the application that `sayso serve` runs, in this process, so the figures hold everything but the
network: routing, database, templates. All kinds of pages are asked for in one shuffled order, so
that no page finds its own rows still warm from the one before.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from bench.invented_library import InventedLibrary
from bench.library_pages import KINDS, Asked, pages_to_ask
from bench.speed import machine
from bench.timing import spread

LIMIT_MS = 150.0
_SEED = 5


def fill(library: Any, count: int) -> dict[str, float]:
    """Put the first `count` invented reports into a library that has none of them.

    Returns:
        Seconds of storing alone (`storing`), and reports put in (`reports`).
    """
    there = library.reports.list(size=1).total
    storing, reports = 0.0, 0
    invented = InventedLibrary()
    for number in range(there, count):
        record = invented.record(number)
        start = time.perf_counter()
        library.reports.add(record)
        storing += time.perf_counter() - start
        reports += 1
        if reports % 500 == 0:
            print(f"{number + 1:,} reports", file=sys.stderr)
    return {"storing": storing, "reports": reports}


async def ask(application: Any, asked: Sequence[Asked]) -> dict[str, Any]:
    """Ask for every page once, one after the other; give the times in milliseconds by kind.

    Raises:
        RuntimeError: A page did not answer with 200.
    """
    import httpx

    times: dict[str, list[tuple[float, float, str]]] = {kind: [] for kind in KINDS}
    transport = httpx.ASGITransport(app=application)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for page in asked[:10]:
            await client.get(page.path)
        for page in asked:
            start, busy = time.perf_counter(), time.process_time()
            answer = await client.get(page.path)
            passed = 1000 * (time.perf_counter() - start)
            worked = 1000 * (time.process_time() - busy)
            if answer.status_code != 200:
                raise RuntimeError(
                    f"{page.path} answered {answer.status_code}: {answer.text[:400]}"
                )
            times[page.kind].append((passed, worked, page.path))
    return {kind: _row(rows) for kind, rows in times.items() if rows}


def _row(rows: list[tuple[float, float, str]]) -> dict[str, Any]:
    slowest, _, path = max(rows)
    return {
        **spread([passed for passed, _, _ in rows]),
        "max": slowest,
        "slowest": path,
        # Other work on the machine hardly moves it.
        "cpu": spread([worked for _, worked, _ in rows]),
    }


def measure(url: str, *, reports: int, rounds: int) -> dict[str, Any]:
    """Fill a library up to so many reports, and time its pages; give a JSON-ready object."""
    from sayso.store import open_library
    from sayso.web.app import create_app
    from sayso.web.settings import Settings

    library = open_library(url)
    try:
        filled = fill(library, reports)
        asked = pages_to_ask(library, rounds=rounds, draw=random.Random(_SEED))
        application = create_app(Settings(), library)
        found = asyncio.run(ask(application, asked))
        total = library.reports.list(size=1).total
    finally:
        library.close()
    database = url.partition(":")[0] if "://" in url else "sqlite"
    return {
        "machine": machine(),
        "database": database,
        "reports": total,
        "filled": filled,
        "pages": found,
    }


def table(result: dict[str, Any]) -> str:
    """Lay out what was measured."""
    m = result["machine"]
    lines = [
        f"{m['processor'] or 'processor unknown'}: {m['usable cores']} of {m['cores']} cores, load "
        f"{m['load at the start']:.1f} at the start; {result['database']}, "
        f"{result['reports']:,} reports"
    ]
    if result["filled"]["reports"]:
        each = 1000 * result["filled"]["storing"] / result["filled"]["reports"]
        lines.append(f"storing: {each:.1f} ms a report")
    lines.append(
        f"{'server time, ms':<28}{'p50':>8}{'p95':>8}{'max':>8}{'asked':>7}{'CPU p95':>9}   slowest"
    )
    lines += [
        f"{kind:<28}{row['median']:>8.1f}{row['p95']:>8.1f}{row['max']:>8.1f}{row['runs']:>7}"
        f"{row['cpu']['p95']:>9.1f}   {row['slowest']}"
        for kind, row in result["pages"].items()
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, 1 where a page is over the limit, 2 for trouble."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.library",
        description="Measure the server time of pages over a library of invented reports.",
        epilog="Example: python -m bench.library --reports 10000 --postgres",
    )
    parser.add_argument("--reports", type=int, default=10_000, help="[default: 10000]")
    parser.add_argument("--rounds", type=int, default=100, help="pages of a kind. [default: 100]")
    parser.add_argument(
        "--db", metavar="URL", help="library to fill and to keep. [default: one that is removed]"
    )
    parser.add_argument(
        "--postgres", action="store_true", help="start a PostgreSQL for it, and remove it"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        url = options.db
        if options.postgres:
            from bench.postgres import postgres

            url = stack.enter_context(postgres())
        elif url is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            url = f"sqlite:///{folder / 'library.db'}"
        try:
            result = measure(url, reports=options.reports, rounds=options.rounds)
        except RuntimeError as error:
            print(f"bench.library: {error}", file=sys.stderr)
            return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    over = [kind for kind, row in result["pages"].items() if row["p95"] > LIMIT_MS]
    if over:
        print(f"p95 over {LIMIT_MS:.0f} ms: {', '.join(over)}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

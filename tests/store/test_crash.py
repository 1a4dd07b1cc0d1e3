"""A crash in the middle of an import: nothing confirmed is lost, nothing comes twice."""

from __future__ import annotations

import os
import random
import signal
import time
import warnings
from collections.abc import Callable, Sequence
from typing import TextIO

import pytest

from sayso.store import Library, open_library
from sayso.store.identity import key_of
from tests.store.importer import REPORTS, report, run

KILLS = {"sqlite": 20, "postgresql": 4}


def forked(work: Callable[[TextIO], object]) -> tuple[int, TextIO]:
    """Let a copy of this process work, and return its number and what it writes."""
    read, write = os.pipe()
    with warnings.catch_warnings():
        # The copy opens a library of its own and uses nothing that a thread here could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        number = os.fork()
    if number == 0:
        os.close(read)
        code = 1
        try:
            with os.fdopen(write, "w") as stream:
                work(stream)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    return number, os.fdopen(read)


def run_and_kill(place: str, after_lines: int, pause: float) -> list[list[str]]:
    """Run an import, kill it a moment after so many lines, and return what it confirmed."""
    number, stream = forked(lambda out: run(place, out))
    with stream:
        output = ""
        for _ in range(after_lines):
            line = stream.readline()
            output += line
            if line in ("", "end\n"):
                break
        time.sleep(pause)
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        output += stream.read()
    # Whole lines: the last one may be cut.
    return [line.split() for line in output.split("\n")[:-1]]


def check(library: Library, lines: Sequence[Sequence[str]]) -> None:
    """Check that all that was confirmed is there, once and whole."""
    rows = library.reports.list(size=500).items
    keys = [row.key for row in rows]
    assert len(set(keys)) == len(keys)
    assert {line[1] for line in lines if line[0] == "added"} <= set(keys)
    for row in rows:
        assert library.reports.get(row.key).record.report.url is not None
    assert library.search().page.total == sum(row.statements for row in rows) == 2 * len(rows)
    people = library.people.list(size=500).items
    assert sum(person.statements for person in people) == 2 * len(rows)
    jobs = library.jobs.list()
    assert len(jobs) <= 1
    if jobs:
        job = jobs[0]
        assert job.total == REPORTS
        done = {line[1] for line in lines if line[0] == "done"}
        finished = {
            str(item.id): item.report
            for state in ("done", "known")
            for item in library.jobs.items(job.id, state=state, size=500).items  # type: ignore[arg-type]
        }
        assert done <= set(finished)
        assert set(finished.values()) <= set(keys)


@pytest.mark.timeout(300)
def test_a_killed_import_loses_nothing_and_is_taken_up(place: str, database: str) -> None:
    draw = random.Random(7)
    lines: list[list[str]] = []
    for _ in range(KILLS[database]):
        lines += run_and_kill(place, draw.randint(0, 6), draw.random() * 0.02)
        with open_library(place) as library:
            if database == "sqlite":
                with library.database.read() as connection:
                    found = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
                assert found == "ok"
            check(library, lines)
    with open_library(place) as library:
        library.jobs.resume()
    number, stream = forked(lambda out: run(place, out))
    with stream:
        lines += [line.split() for line in stream.read().splitlines()]
    assert os.waitpid(number, 0)[1] == 0
    assert lines[-1] == ["end"]
    with open_library(place) as library:
        check(library, lines)
        [job] = library.jobs.list()
        assert (job.state, job.done + job.known, job.failed) == ("done", REPORTS, 0)
        keys = {row.key for row in library.reports.list(size=500).items}
        assert keys == {key_of(report(number).report) for number in range(REPORTS)}


@pytest.mark.timeout(300)
def test_two_processes_add_the_same_reports_at_once(place: str) -> None:
    def work(out: TextIO) -> None:
        with open_library(place) as library:
            out.write(str(sum(library.reports.add(report(n)).new for n in range(15))))

    both = [forked(work) for _ in range(2)]
    new = []
    for number, stream in both:
        with stream:
            new.append(int(stream.read()))
        assert os.waitpid(number, 0)[1] == 0
    assert sum(new) == 15
    with open_library(place) as library:
        rows = library.reports.list(size=500).items
        assert len(rows) == 15
        assert {row.version for row in rows} == {1}
        [cole] = library.people.list(text="Cole").items
        assert cole.statements == 15

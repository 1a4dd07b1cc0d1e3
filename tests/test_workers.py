"""Many reports: in order, drawn as needed, and none lost whatever happens to a process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from sayso import processes, read_many, workers
from sayso.errors import ModelError, UsageError
from sayso.record import Failure, Record
from sayso.workers import ReadOptions, read_in_order, read_or_fail
from tests.readings import dies_over_bad, reads, row, stops_at_bad

OPTIONS = ReadOptions(
    any_language=False,
    allow_private=False,
    max_bytes=1_000_000,
    timeout=5.0,
    min_confidence=0.5,
    model=None,
)
REPORT = "The old lock at Skarnes held through the night, the harbour master Ola Brandvold said.\n"


def names(rows: list[Record | Failure]) -> list[str | None]:
    return [one.path if isinstance(one, Failure) else one.report.path for one in rows]


class Pool:
    """Reads in this process, at once; a reading that raises `BrokenProcessPool` breaks it."""

    made: list[Pool]

    def __init__(self, size: int) -> None:
        self.size = size
        self.broken = False
        self.shut = False
        Pool.made.append(self)

    def submit(self, reading: Callable[..., object], *arguments: object) -> Future[object]:
        if self.broken:
            raise BrokenProcessPool("broken before")
        future: Future[object] = Future()
        try:
            future.set_result(reading(*arguments))
        except BrokenProcessPool as error:
            self.broken = True
            future.set_exception(error)
        except Exception as error:  # noqa: BLE001 - as a real pool hands it over
            future.set_exception(error)
        return future

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        self.shut = True

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.shut = True


@pytest.fixture
def pools(monkeypatch: pytest.MonkeyPatch) -> list[Pool]:
    """Let pools be made by hand, so that a death is no matter of timing."""
    Pool.made = []
    monkeypatch.setattr(processes, "_pool", Pool)
    return Pool.made


def dies(source: object, options: ReadOptions) -> Failure:
    if str(source).startswith("bad"):
        raise BrokenProcessPool(f"died over {source}")
    return row(str(source))


SOURCES = [f"r{number}" for number in range(30)]


@pytest.mark.parametrize("bad", [(), (0,), (29,), (0, 1, 2), (5, 6, 20), tuple(range(30))])
def test_a_worker_that_dies_costs_its_own_report_only(
    pools: list[Pool], bad: tuple[int, ...]
) -> None:
    sources = [f"bad{n}" if n in bad else name for n, name in enumerate(SOURCES)]
    rows = list(read_in_order(sources, OPTIONS, workers=2, reading=dies))
    assert names(rows) == sources
    codes = [one.error.code for one in rows if isinstance(one, Failure)]
    assert codes == ["WorkerDied" if n in bad else "Read" for n in range(30)]
    assert all(pool.shut for pool in pools)


def test_what_was_read_before_a_death_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    Pool.made = []
    seen: list[str] = []

    class DiesLate(Pool):
        """Dies over the first source when the third has been read."""

        awaited: Future[object] | None = None

        def submit(self, reading: Callable[..., object], *arguments: object) -> Future[object]:
            if arguments and arguments[0] == "bad" and self.size > 1:
                self.awaited = Future()
                return self.awaited
            future = super().submit(reading, *arguments)
            if self.awaited is not None and len(seen) == 2:
                self.broken = True
                self.awaited.set_exception(BrokenProcessPool("late"))
            return future

    def reading(source: object, options: ReadOptions) -> Failure:
        seen.append(str(source))
        return dies(source, options)

    monkeypatch.setattr(processes, "_pool", DiesLate)
    sources = ["bad", "r0", "r1", "r2"]
    rows = list(read_in_order(sources, OPTIONS, workers=2, reading=reading))
    assert names(rows) == sources
    assert seen == ["r0", "r1", "bad", "r2"]


@pytest.mark.parametrize(("count", "ahead"), [(1, 1), (2, 8), (3, 12)])
def test_sources_are_drawn_as_results_are(pools: list[Pool], count: int, ahead: int) -> None:
    drawn = 0

    def sources() -> Iterator[str]:
        nonlocal drawn
        for name in SOURCES:
            drawn += 1
            yield name

    rows = read_in_order(sources(), OPTIONS, workers=count, reading=reads)
    assert drawn == 0
    for taken in range(1, 10):
        next(rows)
        assert drawn <= taken - 1 + ahead
    assert len(list(rows)) == 21


def test_leaving_early_ends_the_pool(pools: list[Pool]) -> None:
    rows = read_in_order(SOURCES, OPTIONS, workers=2, reading=reads)
    next(rows)
    rows.close()
    assert [pool.shut for pool in pools] == [True]


@pytest.mark.parametrize("count", [1, 2])
def test_what_ends_a_run_is_raised_in_its_place(pools: list[Pool], count: int) -> None:
    rows = read_in_order(["r0", "bad", "r1"], OPTIONS, workers=count, reading=stops_at_bad)
    assert next(rows) == row("r0")
    with pytest.raises(ModelError, match="no model here"):
        next(rows)


@pytest.mark.parametrize("count", [0, -1])
def test_fewer_than_one_worker_is_refused_at_once(count: int) -> None:
    with pytest.raises(UsageError, match=f"workers is {count}"):
        read_many([], workers=count)


def test_a_report_that_fails_is_a_row(tmp_path: Path) -> None:
    got = read_or_fail(tmp_path / "missing.txt", OPTIONS)
    assert isinstance(got, Failure)
    assert (got.error.code, got.path) == ("ReportNotFound", str(tmp_path / "missing.txt"))


def test_a_failed_url_is_told_as_a_url() -> None:
    got = read_or_fail("http://127.0.0.1:9/report", OPTIONS)
    assert isinstance(got, Failure)
    assert (got.error.code, got.url, got.path) == (
        "ForbiddenAddress",
        "http://127.0.0.1:9/report",
        None,
    )


def test_a_defect_met_in_one_report_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Record:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(workers, "read", broken)
    got = read_or_fail("lock.txt", OPTIONS)
    assert isinstance(got, Failure)
    assert got.error.code == "InternalError"
    assert "lock.txt: ZeroDivisionError: by hand" in got.error.message


# From here on with real processes.


def test_a_real_process_that_dies_costs_its_own_report_only() -> None:
    sources = ["r0", "r1", "bad", "r2", "r3"]
    rows = list(read_in_order(sources, OPTIONS, workers=2, reading=dies_over_bad))
    assert names(rows) == sources
    assert [one.error.code for one in rows] == ["Read", "Read", "WorkerDied", "Read", "Read"]


def test_two_workers_give_what_one_gives(tmp_path: Path) -> None:
    sources: list[Path] = []
    for number in range(4):
        sources.append(tmp_path / f"lock{number}.txt")
        sources[-1].write_text(REPORT * (number + 1), encoding="utf-8")
    sources.insert(2, tmp_path / "missing.txt")
    one = list(read_many(sources, min_confidence=0))
    assert names(one) == list(map(str, sources))
    assert isinstance(one[2], Failure)
    assert list(read_many(sources, workers=2, min_confidence=0)) == one


@pytest.mark.parametrize("count", [1, 2])
def test_a_bad_model_folder_ends_the_run(tmp_path: Path, count: int) -> None:
    (tmp_path / "lock.txt").write_text(REPORT, encoding="utf-8")
    rows = read_many([tmp_path / "lock.txt"] * 2, workers=count, model=tmp_path / "nowhere")
    with pytest.raises(ModelError, match="no model here") as caught:
        list(rows)
    assert caught.value.where == str(tmp_path / "nowhere" / "card.json")


def test_a_script_without_a_guard_is_told_of_it(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import sayso\nprint(list(sayso.read_many(['a.txt', 'b.txt'], workers=2)))\n",
        encoding="utf-8",
    )
    run = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, timeout=110
    )
    assert run.returncode == 1
    last = run.stderr.strip().splitlines()[-1]
    assert "RunError: no process can be started" in last
    assert "__main__" in last

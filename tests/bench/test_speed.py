"""The measuring instruments, on things whose size and duration are known."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench import installed, memory, speed, timing

linux_only = pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="memory is measured through Linux's /proc"
)


class Clock:
    """A clock that only what is measured moves, so that a busy machine cannot fail a test."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now

    process_time = perf_counter

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(timing, "time", clock)
    return clock


class Session:
    """Stands for an ONNX session: takes the time that it is fed."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def run(self, _outputs: object, feeds: dict[str, float]) -> None:
        self.clock.sleep(feeds["seconds"])


def test_the_encoder_is_the_session_that_takes_longest(clock: Clock) -> None:
    encoder, head = Session(clock), Session(clock)

    def read() -> None:
        encoder.run(None, {"seconds": 2})
        encoder.run(None, {"seconds": 2})
        head.run(None, {"seconds": 1})
        clock.sleep(3)

    found = timing.compare_with_encoder(read, Session, runs=3)
    assert found == {
        "read": {"median": 8, "p95": 8, "runs": 3},
        "encoder": {"median": 4, "p95": 4, "runs": 3},
        "network": {"median": 5, "p95": 5, "runs": 3},
        "calls": 2,
        "ratio": 2,
        "cpu ratio": 2,
        "network share": 5 / 8,
    }


def test_recording_ends_with_its_context(clock: Clock) -> None:
    original = Session.run
    with timing.recorded_calls(Session) as calls:
        Session(clock).run(None, {"seconds": 0})
    Session(clock).run(None, {"seconds": 0})
    assert len(calls) == 1
    assert Session.run is original


def test_a_reading_without_a_network_is_refused() -> None:
    with pytest.raises(RuntimeError, match="no ONNX session"):
        timing.compare_with_encoder(lambda: None, Session, runs=1)


def test_throughput_counts_no_word_that_was_read_before(
    monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    def read_many(paths: Iterable[Path], *, workers: int) -> Iterator[Any]:
        """Two at a time, ten words a second each; both are done when the first is asked for."""
        clock.sleep(100)
        for number, _ in enumerate(paths):
            clock.sleep(0 if number % workers else 1)
            yield SimpleNamespace(report=SimpleNamespace(text="ten " * 10))

    monkeypatch.setitem(sys.modules, "sayso", SimpleNamespace(read_many=read_many))
    found = timing.throughput([Path("x")], workers=2, runs=3, reports=100)
    assert found["median"] == found["p5"] == pytest.approx(20 * 98 / 100)
    assert (found["runs"], found["reports"]) == (3, 100)


def test_a_report_that_failed_stops_the_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = SimpleNamespace(read_many=lambda _paths, **_: iter(["Failure: no such file"]))
    monkeypatch.setitem(sys.modules, "sayso", fake)
    with pytest.raises(RuntimeError, match="no such file"):
        timing.throughput([Path("x")], workers=1, runs=1)


@pytest.mark.parametrize("words", [60, 1000])
def test_reports_have_the_length_that_was_asked_for(words: int) -> None:
    assert words <= len(timing.report_of(words).split()) < words + 90


def test_spread() -> None:
    assert timing.spread([3.0, 1.0, 2.0]) == {
        "median": 2.0, "p95": pytest.approx(2.9), "runs": 3}  # fmt: skip


@pytest.mark.parametrize(
    ("samples", "growth"),
    [
        pytest.param([100.0, *[200.0] * 19], 0, id="a-pool-that-fills-at-first-is-flat"),
        pytest.param([100.0 + n for n in range(20)], 10, id="a-leak-grows"),
        pytest.param([5.0], 0, id="one-sample"),
    ],
)
def test_flatness(samples: list[float], growth: float) -> None:
    assert memory.flatness(samples) == {"peak": max(samples), "growth": growth}


@linux_only
def test_peak_counts_what_a_command_takes() -> None:
    small = memory.peak_of([sys.executable, "-c", "pass"])
    large = memory.peak_of([sys.executable, "-c", "b = bytearray(b'x') * 80_000_000"])
    assert 70 < large - small < 100
    with pytest.raises(subprocess.CalledProcessError):
        memory.peak_of([sys.executable, "-c", "raise SystemExit(3)"])


@linux_only
def test_memory_in_use_counts_children() -> None:
    alone = memory.in_use(os.getpid())
    program = "b = bytearray(b'x') * 80_000_000; print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        assert child.pid in memory.children(os.getpid())
        assert memory.in_use(os.getpid()) - alone > 70
        child.communicate(b"\n")


def test_the_closure_follows_requirements_and_markers() -> None:
    found = installed.closure(["pytest>=8", "nothing-of-that-name; python_version < '3'"])
    assert {"pytest", "pluggy", "iniconfig", "packaging"} <= found.keys()
    assert installed.size_of(found["pytest"]) > 100_000


def test_a_requirement_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "own_requirements", lambda: ["nothing-of-that-name"])
    found = installed.installed_size()
    assert "nothing-of-that-name" in found["missing"]
    assert "NOT WHOLE" in speed.table({"machine": speed.machine(), "installed": found})


def test_the_folder_is_counted_without_compiled_files(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x" * 500)
    (tmp_path / "a.py").write_bytes(b"x" * 70)
    assert installed.size_of_folder(tmp_path) == 70


def test_the_command_prints_the_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert speed.main(["--only", "size", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["machine"]["cores"] == os.cpu_count()
    assert result["installed"]["total"] > 0
    assert speed.main(["--only", "size"]) == 0
    assert "installed:" in capsys.readouterr().out


def test_a_folder_without_texts_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert speed.main(["--texts", str(tmp_path)]) == 2
    assert "no *.txt" in capsys.readouterr().err

"""How long things take: the encoder against the whole, words per second, cold start."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

REPORT = Path(__file__).parent / "data" / "report.txt"
"""An invented report that stays as it is, so that figures of different versions compare."""


def report_of(words: int) -> str:
    """The invented report, repeated and cut at a paragraph, of at least so many words."""
    paragraphs = REPORT.read_text(encoding="utf-8").strip().split("\n\n")
    chosen: list[str] = []
    count = 0
    while count < words:
        chosen.append(paragraphs[len(chosen) % len(paragraphs)])
        count += len(chosen[-1].split())
    return "\n\n".join(chosen) + "\n"


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, 95th percentile and number of runs."""
    return {
        "median": float(np.median(values)),
        "p95": float(np.percentile(values, 95)),
        "runs": len(values),
    }


def timed(work: Callable[[], object], runs: int) -> list[float]:
    """Seconds that each of `runs` calls takes, by the wall clock."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return seconds


@dataclass(frozen=True, slots=True)
class NetworkCall:
    """One run of an ONNX session: which, and with what."""

    session: Any
    outputs: Any
    feeds: Mapping[str, Any]

    def replay(self) -> None:
        """Run it again."""
        self.session.run(self.outputs, self.feeds)


@contextmanager
def recorded_calls(session_class: type[Any]) -> Iterator[list[NetworkCall]]:
    """Note every call of `session_class.run` while the context is open.

    The encoder is so measured on exactly the windows that `read_text` makes, whatever makes them.
    """
    calls: list[NetworkCall] = []
    original = session_class.run

    def run(self: Any, output_names: Any, input_feed: Any, *more: Any, **options: Any) -> Any:
        calls.append(NetworkCall(self, output_names, input_feed))
        return original(self, output_names, input_feed, *more, **options)

    session_class.run = run
    try:
        yield calls
    finally:
        session_class.run = original


def compare_with_encoder(
    read: Callable[[], object], session_class: type[Any], *, runs: int
) -> dict[str, Any]:
    """Time the whole of a reading against its encoder alone, on the same windows.

    Args:
        read: Reads the reports; called once before anything is timed.
        session_class: `onnxruntime.InferenceSession`.
        runs: Rounds; each times the whole, the encoder and the whole network in turn, so that a
            slow moment of the machine falls on all of them.

    Returns:
        Seconds by the wall clock (`read`, `encoder`, `network`: median, p95, runs), `calls` of the
        encoder, and medians over the rounds: `ratio` (whole / encoder), `cpu ratio` (the same in
        CPU time, which other work on the machine hardly moves), `network share` (network / whole,
        in CPU time).

    Raises:
        RuntimeError: The reading ran no session.
    """
    read()
    with recorded_calls(session_class) as calls:
        read()
    by_session: dict[int, list[NetworkCall]] = {}
    for call in calls:
        by_session.setdefault(id(call.session), []).append(call)
    if not by_session:
        raise RuntimeError("reading ran no ONNX session, so there is no encoder to compare with")

    def replay(chosen: Sequence[NetworkCall]) -> Callable[[], None]:
        def all_calls() -> None:
            for call in chosen:
                call.replay()

        return all_calls

    # The encoder is the session that takes longest; the others are small heads.
    encoder = max(by_session.values(), key=lambda chosen: _clocks(replay(chosen))[0])
    rounds = [
        (_clocks(read), _clocks(replay(encoder)), _clocks(replay(calls))) for _ in range(runs)
    ]
    return {
        "read": spread([whole for (whole, _), _, _ in rounds]),
        "encoder": spread([alone for _, (alone, _), _ in rounds]),
        "network": spread([network for _, _, (network, _) in rounds]),
        "calls": len(encoder),
        "ratio": float(np.median([whole[0] / alone[0] for whole, alone, _ in rounds])),
        "cpu ratio": float(np.median([whole[1] / alone[1] for whole, alone, _ in rounds])),
        "network share": float(np.median([network[1] / whole[1] for whole, _, network in rounds])),
    }


def _clocks(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that a call takes, by the wall clock and of this process's CPU time."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def throughput(
    paths: Sequence[Path], *, workers: int, runs: int, reports: int = 60
) -> dict[str, Any]:
    """White-space words per second through `sayso.read_many`, in its steady state.

    The clock starts after the first few reports, for starting the processes is the cold start's
    business. As many reports as there are processes may be half read at that moment, so their words
    are not counted: the rate is rather too low than too high.

    Args:
        paths: Reports; read over and over.
        workers: Processes.
        runs: Rounds.
        reports: Reports of a round whose time counts.

    Raises:
        RuntimeError: A report failed.
    """
    import sayso

    warm = 4 * workers
    rates = []
    for _ in range(runs):
        start, words = 0.0, 0
        sources = itertools.islice(itertools.cycle(paths), warm + reports)
        for number, record in enumerate(sayso.read_many(sources, workers=workers), 1):
            report = getattr(record, "report", None)
            if report is None:
                raise RuntimeError(f"a report of the benchmark failed: {record}")
            if number == warm:
                start = time.perf_counter()
            elif number > warm + workers:
                words += len(report.text.split())
        rates.append(words / (time.perf_counter() - start))
    # for rates the slow end is the 5th percentile
    return {
        "median": float(np.median(rates)),
        "p5": float(np.percentile(rates, 5)),
        "runs": len(rates),
        "reports": reports,
    }


def command() -> list[str]:
    """The installed `sayso` of this environment, or the module where it is not installed."""
    script = shutil.which("sayso", path=sysconfig.get_path("scripts"))
    return [script] if script else [sys.executable, "-c", "from sayso.cli import main; main()"]


def cold_start(report: Path, *, runs: int, arguments: Sequence[str] = ("read",)) -> dict[str, Any]:
    """Seconds from the shell's call of `sayso read REPORT`, or another command, to its end.

    Python keeps compiled modules, as it does for users: a first call, told apart as `first`, has to
    compile them and to fetch the files from disk.

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**own, "PYTHONPYCACHEPREFIX": compiled}

        def call() -> None:
            subprocess.run(
                [*command(), *arguments, str(report)],
                check=True,
                capture_output=True,
                env=environment,
            )

        first = timed(call, 1)[0]
        return {"first": first, **spread(timed(call, runs)), "command": Path(command()[0]).name}

"""Many reports, one process or several: results in order, memory flat, no report lost."""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TypeVar

from pydantic import BaseModel

from sayso.errors import ReportError, RunError, SaysoError, UsageError
from sayso.pipeline import Source, read
from sayso.record import ErrorInfo, Failure, Record

# Reports handed to the workers ahead of the one whose result is awaited, for each worker.
_AHEAD = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `sayso.read`, ready to travel to another process."""

    any_language: bool
    allow_private: bool
    max_bytes: int
    timeout: float
    min_confidence: float
    model: str | None
    groups: Mapping[str, str] | None = None


Options = TypeVar("Options")
Result = TypeVar("Result", bound=BaseModel)


def read_or_fail(source: Source, options: ReadOptions) -> Record | Failure:
    """Read one report; what goes wrong with it becomes a `Failure`, what ends a run is raised."""
    return or_failure(source, lambda: read(source, **asdict(options)))


def or_failure(source: Source, work: Callable[[], Result]) -> Result | Failure:
    """Do some work on a report; see `read_or_fail` for what becomes of errors."""
    try:
        return work()
    except ReportError as error:
        return failure(source, type(error).__name__, str(error))
    except SaysoError:
        raise
    except Exception as error:  # noqa: BLE001 - a defect met in one report must not end the run
        _log.exception("%s: not read", source)
        return failure(
            source,
            "InternalError",
            f"{source}: {type(error).__name__}: {error}. This is a defect of sayso; please report"
            " it with the report, if you can share it.",
        )


Reading = Callable[[Source, Options], Result | Failure]


def read_in_order(
    sources: Iterable[Source],
    options: Options,
    *,
    workers: int,
    reading: Reading[Options, Result],
) -> Iterator[Result | Failure]:
    """Read the sources with so many processes; see `sayso.read_many`.

    Args:
        sources: What to read, drawn from as results are.
        options: Go to each reading.
        workers: Number of processes; 1 reads in this one.
        reading: Reads one source. With several processes it must be a module's own function.

    Raises:
        UsageError: `workers` is less than 1.
        RunError: What `reading` raises, or no process can be started.
    """
    if workers < 1:
        raise UsageError(f"workers is {workers}, not 1 or more")
    if workers == 1:
        return (reading(source, options) for source in sources)
    return _read_in_processes(sources, options, workers, reading)


def failure(source: Source, code: str, message: str) -> Failure:
    """Make the row of a report that could not be read."""
    name = str(source)
    is_url = name.startswith(("http://", "https://"))
    return Failure(
        path=None if is_url else name,
        url=name if is_url else None,
        error=ErrorInfo(code=code, message=message),
    )


def _read_in_processes(
    sources: Iterable[Source], options: Options, workers: int, reading: Reading[Options, Result]
) -> Iterator[Result | Failure]:
    waiting: deque[tuple[Source, Future[Result | Failure]]] = deque()
    rest = iter(sources)
    pool = _pool(workers)
    try:
        for source in islice(rest, workers * _AHEAD):
            waiting.append((source, _submitted(pool, reading, source, options)))
        while waiting:
            source, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                # A worker died, and with it the pool: nobody knows over which report. Each that was
                # under way is read again alone, so that only the one at fault fails.
                pool.shutdown(wait=False, cancel_futures=True)
                under_way = [(source, future), *waiting]
                waiting.clear()
                for lost, its_future in under_way:
                    yield _result_of(its_future) or _read_alone(lost, options, reading)
                pool = _pool(workers)
                for other in islice(rest, workers * _AHEAD):
                    waiting.append((other, _submitted(pool, reading, other, options)))
                continue
            yield result
            for other in islice(rest, 1):
                waiting.append((other, _submitted(pool, reading, other, options)))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, reading: Reading[Options, Result], source: Source, options: Options
) -> Future[Result | Failure]:
    try:
        return pool.submit(reading, source, options)
    except BrokenProcessPool as error:
        # The pool broke over an earlier report, whose turn comes before this one's.
        broken: Future[Result | Failure] = Future()
        broken.set_exception(error)
        return broken


def _result_of(future: Future[Result | Failure]) -> Result | Failure | None:
    """Return what came back before the pool broke; None where nothing did."""
    if not future.done() or future.cancelled():
        return None
    return None if isinstance(future.exception(), BrokenProcessPool) else future.result()


def _read_alone(
    source: Source, options: Options, reading: Reading[Options, Result]
) -> Result | Failure:
    with _pool(1) as pool:
        try:
            pool.submit(os.getpid).result()
        except BrokenProcessPool as error:
            raise RunError(
                "no process can be started to read reports with",
                hint='Call read_many under `if __name__ == "__main__":`, or with workers=1.',
            ) from error
        try:
            return pool.submit(reading, source, options).result()
        except BrokenProcessPool:
            return failure(
                source,
                "WorkerDied",
                f"{source}: the process that read it died, perhaps for want of memory. Read it"
                " alone, or with a smaller --max-bytes.",
            )


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not fork: ONNX Runtime's threads do not survive it.
    one_thread_for_numpy()
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def one_thread_for_numpy() -> None:
    """Keep numpy, where it is not loaded yet, to one thread, unless the user says otherwise.

    The products here are small: a second thread costs a tenth more CPU time and gains none.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

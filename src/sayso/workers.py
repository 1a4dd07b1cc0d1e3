"""Many reports, one process or several: results in order, memory flat, no report lost."""

from __future__ import annotations

import logging
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass

from sayso.errors import ReportError, SaysoError, UsageError
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


def read_in_order(
    sources: Iterable[Source], options: ReadOptions, *, workers: int
) -> Iterator[Record | Failure]:
    """Read the sources with so many processes; see `sayso.read_many`."""
    if workers < 1:
        raise UsageError(f"workers is {workers}, not 1 or more")
    if workers == 1:
        return (read_or_fail(source, options) for source in sources)
    return _read_in_processes(sources, options, workers)


def read_or_fail(source: Source, options: ReadOptions) -> Record | Failure:
    """Read one report; what goes wrong with it becomes a `Failure`, what ends a run is raised."""
    try:
        return read(source, **asdict(options))
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
    sources: Iterable[Source], options: ReadOptions, workers: int
) -> Iterator[Record | Failure]:
    waiting: deque[tuple[Source, Future[Record | Failure]]] = deque()
    rest = iter(sources)
    pool = _pool(workers)
    try:
        for source in rest:
            waiting.append((source, pool.submit(read_or_fail, source, options)))
            if len(waiting) < workers * _AHEAD:
                continue
            break
        while waiting:
            source, future = waiting.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                # A worker died, and with it the pool: nobody knows over which report. Each that was
                # under way is read again alone, so that only the one at fault fails.
                pool.shutdown(wait=False, cancel_futures=True)
                for lost in (source, *(other for other, _ in waiting)):
                    yield _read_alone(lost, options)
                waiting.clear()
                pool = _pool(workers)
                for other in rest:
                    waiting.append((other, pool.submit(read_or_fail, other, options)))
                    if len(waiting) >= workers * _AHEAD:
                        break
                continue
            for other in rest:
                waiting.append((other, pool.submit(read_or_fail, other, options)))
                break
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_alone(source: Source, options: ReadOptions) -> Record | Failure:
    with _pool(1) as pool:
        try:
            return pool.submit(read_or_fail, source, options).result()
        except BrokenProcessPool:
            return failure(
                source,
                "WorkerDied",
                f"{source}: the process that read it died, perhaps for want of memory. Read it"
                " alone, or with a smaller --max-bytes.",
            )


def _pool(workers: int) -> ProcessPoolExecutor:
    # Not fork: ONNX Runtime's threads do not survive it.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))

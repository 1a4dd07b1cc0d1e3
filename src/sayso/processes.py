"""Several processes that read reports: results in order, no report lost when a process dies."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from sayso.errors import RunError
from sayso.pipeline import Source
from sayso.record import Failure
from sayso.runtime import collect_garbage_seldom, one_thread_for_numpy
from sayso.workers import Options, Reading, Result, failure

# Reports handed to the workers ahead of the one whose result is awaited, for each worker.
_AHEAD = 4


def read_in_processes(
    sources: Iterable[Source], options: Options, workers: int, reading: Reading[Options, Result]
) -> Iterator[Result | Failure]:
    """Read the sources with several processes; see `workers.read_in_order`."""
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
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=collect_garbage_seldom,
    )

"""Many reports: results in order, memory flat, and what goes wrong with one ends no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TypeVar

from pydantic import BaseModel

from sayso.errors import ReportError, SaysoError, UsageError
from sayso.pipeline import Source, read
from sayso.record import ErrorInfo, Failure, Record

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
    # Imported here: starting a command with one process need not wait for multiprocessing.
    from sayso.processes import read_in_processes

    return read_in_processes(sources, options, workers, reading)


def failure(source: Source, code: str, message: str) -> Failure:
    """Make the row of a report that could not be read."""
    name = str(source)
    is_url = name.startswith(("http://", "https://"))
    return Failure(
        path=None if is_url else name,
        url=name if is_url else None,
        error=ErrorInfo(code=code, message=message),
    )

"""What reads reports for the server: one process beside it, which holds the model.

The server stays quick while a report is read, and a report that takes all memory, or for ever,
takes down that process alone: it fails, the next one gets a new process.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from sayso.defaults import MIN_CONFIDENCE
from sayso.errors import ForbiddenAddress, SaysoError
from sayso.ingest import IngestOptions, Input, Report, bring, from_text
from sayso.ingest.sources import is_url
from sayso.pipeline import record_of
from sayso.record import Failure, Record
from sayso.runtime import one_thread_for_numpy
from sayso.web.errors import Refusal, refusal_of_failure
from sayso.web.feed import FoundFeed, fetch_feed
from sayso.workers import failure, or_failure

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

    from sayso.web.settings import Settings

_log = logging.getLogger(__name__)

PASTED = "application/vnd.sayso.pasted+json"
"""Media type of an item of a job that is a `Pasted`."""

READ_AGAIN = "application/vnd.sayso.read-again"
"""Media type of an item that is the key of a report to read again."""

# Requests that may wait for the process at once; pages need the other threads.
_MOST_WAITING = 8

# How soon, in seconds, it is noticed that the server stops.
_LOOK_AGAIN = 0.5

Result = TypeVar("Result")


class Pasted(BaseModel):
    """A report given as text, with what its giver knows about it."""

    model_config = ConfigDict(extra="forbid")

    text: str
    title: str | None = Field(default=None, max_length=1_000)
    outlet: str | None = Field(default=None, max_length=300)
    published: str | None = Field(default=None, max_length=10)
    url: str | None = Field(default=None, max_length=4_000)
    media_type: str | None = None
    """Of the text: `text/html` is a page, anything else is plain text."""


@dataclass(frozen=True, slots=True)
class Task:
    """A report to read: its bytes, else a text, else a report from the library, else an address.

    Attributes:
        name: What failures call it.
        url: Its address.
        data: Its bytes.
        media_type: What they are.
        pasted: Its text.
        report: What was read before, to be read again.
    """

    name: str
    url: str | None = None
    data: bytes | None = None
    media_type: str | None = None
    pasted: Pasted | None = None
    report: Report | None = None


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Limits and weights, ready to travel to another process."""

    ingest: IngestOptions
    model: str | None


def read_task(task: Task, options: ReadingOptions) -> Record | Failure:
    """Read a report; what is wrong with it becomes a `Failure`."""

    def read() -> Record:
        return record_of(
            _report_of(task, options.ingest), min_confidence=MIN_CONFIDENCE, model=options.model
        )

    return or_failure(task.name, read)


def _report_of(task: Task, options: IngestOptions) -> Report:
    if task.report is not None:
        return task.report
    if task.pasted is not None:
        return _pasted(task, task.pasted, options)
    if task.data is not None:
        given = Input(task.data, path=task.name, url=task.url, media_type=task.media_type)
        return given.report(options=options)
    # An address and nothing else: what is none would be taken for the path of a file.
    if not is_url(task.url or ""):
        raise ForbiddenAddress(
            "This is no http or https address, and nothing else of it is here to be read.",
            where=task.url or task.name,
            hint="Bring it in again.",
        )
    return bring(task.url or "", options=options).report(options=options)


def _pasted(task: Task, pasted: Pasted, options: IngestOptions) -> Report:
    """Read a text as a file of it would be, and let what its giver says of it stand."""
    data = pasted.text.encode("utf-8", "replace")
    given = Input(
        data, url=pasted.url, media_type=pasted.media_type or "text/plain", charset="utf-8"
    )
    report = given.report(options=options)
    if pasted.media_type != "text/html":
        # As it was pasted: a decoder may take a mark at its beginning for the mark of an encoding.
        kept = from_text(pasted.text)
        report = replace(kept, url=pasted.url, language=report.language)
    told = {
        name: value for name in ("title", "outlet", "published") if (value := getattr(pasted, name))
    }
    return replace(report, **told)


class ReaderDied(Exception):
    """The process ended while it worked; or it took too long, and was ended."""

    def __init__(self, *, too_long: bool = False) -> None:
        super().__init__(too_long)
        self.too_long = too_long


class Readers:
    """The process that reads, started when it is first needed.

    One piece of work is done at a time; all methods may be called from any thread and wait their
    turn.

    Args:
        settings: Limits and weights.
        read: Does the reading there; a module's own function.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        read: Callable[[Task, ReadingOptions], Record | Failure] = read_task,
    ) -> None:
        model = None if settings.model is None else str(settings.model)
        self._options = ReadingOptions(settings.ingest, model)
        self._seconds = settings.reading_seconds
        self._read = read
        self._turn = threading.Lock()
        self._waiting = threading.BoundedSemaphore(_MOST_WAITING)
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._closed = False
        self._model_name: str | None = None

    @property
    def model_name(self) -> str:
        """Name of the weights that read.

        Raises:
            ModelError: There are none.
        """
        if self._model_name is None:
            from sayso.model.card import read_card
            from sayso.model.session import PACKAGED

            self._model_name = read_card(Path(self._options.model or PACKAGED)).name
        return self._model_name

    def read(self, task: Task) -> Record | Failure:
        """Read a report, and wait for it.

        Raises:
            RunError: Nothing can be read, as the weights are at fault.
        """
        try:
            return self._run(self._read, task, self._options)
        except ReaderDied as died:
            if self._closed:
                raise
            return _failed(task.name, died, self._seconds)

    def read_now(self, task: Task) -> Record:
        """Read a report for somebody who waits for the answer.

        Raises:
            Refusal: Others are waiting already, or the report cannot be read.
        """
        if not self._waiting.acquire(blocking=False):
            raise Refusal(
                429,
                f"{_MOST_WAITING} reports are waiting to be read already. Try again in a moment,"
                " or bring it in as a job (POST /api/v1/reports).",
                headers={"Retry-After": "5"},
            )
        try:
            outcome = self.read(task)
        finally:
            self._waiting.release()
        if isinstance(outcome, Failure):
            raise refusal_of_failure(outcome)
        return outcome

    def read_feed(self, url: str) -> FoundFeed:
        """Fetch a feed and tell its entries.

        Raises:
            FetchError: It cannot be fetched, or is no feed.
        """
        try:
            return self._run(fetch_feed, url, self._options.ingest)
        except ReaderDied as died:
            raise Refusal(422, _failed(url, died, self._seconds).error.message) from died

    def close(self) -> None:
        """End the process; work that is under way raises `ReaderDied`."""
        self._closed = True
        with self._turn:
            self._end()

    def _run(self, work: Callable[..., Result], *args: Any) -> Result:
        with self._turn:
            if self._closed:
                raise ReaderDied
            line = self._ready()
            try:
                line.send((work, args))
                self._wait(line)
                done, result = line.recv()
            except (OSError, EOFError) as error:
                self._end()
                raise ReaderDied from error
            except ReaderDied:
                self._end()
                raise
        if done:
            value: Result = result
            return value
        raise result

    def _wait(self, line: Connection) -> None:
        latest = time.monotonic() + self._seconds
        while not line.poll(_LOOK_AGAIN):
            if self._closed or time.monotonic() > latest:
                raise ReaderDied(too_long=not self._closed)

    def _ready(self) -> Connection:
        if self._process is not None and self._line is not None and self._process.is_alive():
            return self._line
        self._end()
        one_thread_for_numpy()
        # Not fork: neither threads nor ONNX Runtime survive it.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(theirs,), name="sayso-reader", daemon=True
        )
        self._process.start()
        # Else nobody would notice when the other end is gone.
        theirs.close()
        self._line = ours
        return ours

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()
        line, self._line = self._line, None
        if line is not None:
            line.close()


def _serve(line: Connection) -> None:
    """Do what comes down the line until its other end is gone; the process's main function."""
    # Ctrl-C goes to every process of a terminal; the server tells this one when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            work, args = line.recv()
            try:
                said = (True, work(*args))
            except SaysoError as error:
                said = (False, error)
            except Exception as error:  # noqa: BLE001 - told to whoever asked
                _log.exception("%s", getattr(work, "__name__", work))
                said = (False, RuntimeError(f"{type(error).__name__}: {error}"))
            line.send(said)


def _failed(name: str, died: ReaderDied, seconds: float) -> Failure:
    if died.too_long:
        return failure(
            name,
            "TookTooLong",
            f"{name}: it was not read after {seconds:.0f} seconds. Bring in a shorter part of it.",
        )
    return failure(
        name,
        "WorkerDied",
        f"{name}: the process that read it died, perhaps for want of memory. Bring it in alone,"
        " or a shorter part of it.",
    )

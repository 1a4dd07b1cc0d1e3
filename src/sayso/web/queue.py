"""The queue: one thread that takes the waiting items of jobs and has them read.

Items lie in the library, so nothing is lost when the server stops or is killed: what was waiting
waits for the next start, and what was being read is read again.
"""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.record import Failure
from sayso.web.bringing import items_to_read_again, label_of
from sayso.web.reading import PASTED, READ_AGAIN, Pasted, ReaderDied, Readers, Task

if TYPE_CHECKING:
    from sayso.store import Library, WaitingItem

_log = logging.getLogger(__name__)

# Another process may add items to the same library, and nobody wakes us for those.
_LOOK_AGAIN = 2.0
_AFTER_ERROR = 5.0
_LAST_REPORT = 5.0


class ReadingQueue:
    """Takes items one by one until it is stopped.

    Args:
        library: Holds the items, and takes the records.
        readers: What reads.
    """

    def __init__(self, library: Library, readers: Readers) -> None:
        self._library = library
        self._readers = readers
        self._news = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._name = socket.gethostname()

    def start(self) -> None:
        """Put back what was under way when the last server ended, and begin."""
        # A database on a server may have other readers, on other machines.
        is_shared = self._library.place.startswith("postgresql")
        self._library.jobs.resume(self._name if is_shared else None)
        self._thread = threading.Thread(target=self._work, name="sayso-queue", daemon=True)
        self._thread.start()

    def model_name(self) -> str:
        """Name of the model that reads.

        Raises:
            ModelError: There is none.
        """
        return self._readers.model_name

    def read_again(self, keys: Sequence[str]) -> int | None:
        """Make a job that reads stored reports again, and return its id; None: there are none.

        Raises:
            UnknownEntry: There is no such report.
        """
        if not keys:
            return None
        items = items_to_read_again(self._library, keys)
        job = self._library.jobs.create(f"Read again: {label_of(items, 'report')}", items)
        self.wake()
        return job

    def wake(self) -> None:
        """Tell that there are new items."""
        self._news.set()

    def stop(self) -> None:
        """End; a report that is almost read may be finished, another waits for the next start."""
        self._stopping.set()
        self._news.set()
        if self._thread is not None:
            self._thread.join(_LAST_REPORT)
            self._readers.close()
            self._thread.join()

    def _work(self) -> None:
        while not self._stopping.is_set():
            try:
                item = self._library.jobs.take(self._name)
                if item is None:
                    self._news.wait(_LOOK_AGAIN)
                    self._news.clear()
                else:
                    self._one(item)
            except Exception:  # noqa: BLE001
                # A full disk, a database out of reach: the items stay, and may fare better later.
                _log.exception("the queue could not go on; it tries again")
                self._stopping.wait(_AFTER_ERROR)

    def _one(self, item: WaitingItem) -> None:
        jobs = self._library.jobs
        try:
            again = _key_to_read_again(item)
            outcome = self._readers.read(self._task(item, again))
            if isinstance(outcome, Failure):
                jobs.fail(item.id, outcome.error.code, outcome.error.message)
            elif again is not None:
                self._library.reports.replace_reading(again, outcome)
                jobs.finish(item.id, again, known=False)
            else:
                added = self._library.reports.add(outcome)
                jobs.finish(item.id, added.key, known=not added.new)
        except ReaderDied:
            # Only when the server stops: the item is put back at the next start.
            return
        except SaysoError as error:
            jobs.fail(item.id, type(error).__name__, str(error))
        except Exception:  # noqa: BLE001 - a defect met in one report must not end the queue
            _log.exception("item %s", item.id)
            jobs.fail(
                item.id,
                "InternalError",
                f"{item.name}: this is a defect of sayso, and the server's log tells more.",
            )

    def _task(self, item: WaitingItem, again: str | None) -> Task:
        if again is not None:
            return Task(item.name, report=self._library.reports.source_of(again))
        if item.media_type == PASTED:
            pasted = Pasted.model_validate_json(item.data or b"")
            return Task(item.name, url=pasted.url, pasted=pasted)
        return Task(item.name, url=item.url, data=item.data, media_type=item.media_type)


def _key_to_read_again(item: WaitingItem) -> str | None:
    return (item.data or b"").decode() if item.media_type == READ_AGAIN else None

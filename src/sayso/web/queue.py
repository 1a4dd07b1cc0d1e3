"""The queue: one thread that takes the waiting items of jobs and has them read.

Items lie in the library, so nothing is lost when the server stops or is killed: what was waiting
waits for the next start, and what was being read is read again.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.record import Failure
from sayso.web.reading import PASTED, READ_AGAIN, Pasted, ReaderDied, Readers, Task

if TYPE_CHECKING:
    from sayso.store import Library
    from sayso.store.jobs import WaitingItem

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

    def start(self) -> None:
        """Put back what was under way when the last server ended, and begin."""
        self._library.jobs.resume()
        self._thread = threading.Thread(target=self._work, name="sayso-queue", daemon=True)
        self._thread.start()

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
                item = self._library.jobs.take()
                if item is None:
                    self._news.wait(_LOOK_AGAIN)
                    self._news.clear()
                else:
                    self._one(item)
            except Exception:
                # A full disk, a database out of reach: the items stay, and may fare better later.
                _log.exception("the queue could not go on; it tries again")
                self._stopping.wait(_AFTER_ERROR)

    def _one(self, item: WaitingItem) -> None:
        jobs = self._library.jobs
        try:
            again = _key_to_read_again(item)
            outcome = self._readers.read(self._task(item, again))
            if isinstance(outcome, Failure):
                jobs.fail(item, outcome.error.code, outcome.error.message)
            elif again is not None:
                self._library.reports.replace_reading(again, outcome)
                jobs.finish(item, again, known=False)
            else:
                added = self._library.reports.add(outcome)
                jobs.finish(item, added.key, known=not added.new)
        except ReaderDied:
            # Only when the server stops: the item is put back at the next start.
            return
        except SaysoError as error:
            jobs.fail(item, type(error).__name__, str(error))
        except Exception:
            _log.exception("item %s", item.id)
            jobs.fail(
                item,
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

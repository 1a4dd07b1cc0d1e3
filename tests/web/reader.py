"""A reader of reports without a model: what it gives back is put together by hand."""

from __future__ import annotations

import threading
from dataclasses import replace

from sayso.record import Failure, Record
from sayso.web.feed import Entry, FoundFeed
from sayso.web.reading import Pasted, ReaderDied, Readers, Task
from sayso.web.settings import Settings
from sayso.workers import failure
from tests.store.hand_made import Said, record_of

FEED = FoundFeed(
    "Ellery Post",
    (
        Entry("The wall holds", "https://post.example/wall"),
        Entry("The mole cracks", "https://post.example/mole"),
    ),
)


def words_of(task: Task) -> str:
    """The words of a task, or its address."""
    if task.report is not None:
        return task.report.text
    if task.pasted is not None:
        return task.pasted.text
    return (task.data or b"").decode("utf-8", "replace") or str(task.url)


class HandReaders(Readers):
    """Makes a record of each task: Imelda Shaw said its words. `bad` in them makes it fail."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.asked: list[Task] = []
        self.model = "by-hand-1"
        # Cleared by a test that wants to see a job while it runs.
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self._ended = threading.Event()
        self.feed: FoundFeed | Exception = FEED

    @property
    def model_name(self) -> str:
        return self.model

    def read(self, task: Task) -> Record | Failure:
        self.asked.append(task)
        while not self.may_go_on.wait(0.02):
            if self._ended.is_set():
                raise ReaderDied
        words = " ".join(words_of(task).split())
        if "bad" in words:
            return failure(task.name, "EmptyReport", f"{task.name}: There is no text in it.")
        if "broken" in words:
            raise ZeroDivisionError("by hand")
        pasted = task.pasted or Pasted(text="")
        known = task.report
        record = record_of(
            Said("Imelda Shaw", "said", words.rstrip(".")),
            title=pasted.title or (known.title if known else task.name),
            outlet=pasted.outlet,
            published=pasted.published,
            url=task.url,
            model=self.model,
        )
        if known is not None:
            record.report = record.report.model_copy(update={"text": known.text})
        return record

    def read_feed(self, url: str) -> FoundFeed:
        if isinstance(self.feed, Exception):
            raise self.feed
        return replace(self.feed)

    def close(self) -> None:
        self._ended.set()
        super().close()

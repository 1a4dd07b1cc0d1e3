"""Long work and feeds, on both databases."""

from __future__ import annotations

import pytest

from sayso.errors import UnknownEntry, UsageError
from sayso.store import Library, NewItem
from tests.store.hand_made import wall


def test_a_job_is_worked_off(library: Library) -> None:
    jobs = library.jobs
    id = jobs.create(
        "drop", [NewItem("a.txt", data=b"A", media_type="text/plain"), NewItem("b", url="u")]
    )
    assert (jobs.get(id).state, jobs.get(id).total) == ("waiting", 2)
    first = jobs.take("w1")
    assert first is not None
    assert (first.name, first.data, first.media_type, first.url) == (
        "a.txt",
        b"A",
        "text/plain",
        None,
    )
    assert jobs.get(id).state == "running"
    key = library.reports.add(wall()).key
    jobs.finish(first.id, key)
    second = jobs.take("w1")
    assert second is not None
    jobs.fail(second.id, "FetchError", "u: there is no such host \x00.")
    assert jobs.take() is None
    row = jobs.get(id)
    assert (row.state, row.done, row.failed, row.known) == ("done", 1, 1, 0)
    assert row.finished is not None
    [failed] = jobs.items(id, state="failed").items
    assert (failed.name, failed.code, failed.message) == (
        "b",
        "FetchError",
        "u: there is no such host \ufffd.",
    )
    assert jobs.items(id, size=1, page=2).items == [failed]
    assert [one.id for one in jobs.list()] == [id]


def test_work_of_a_dead_worker_is_taken_up(library: Library) -> None:
    library.jobs.create("x", [NewItem("a"), NewItem("b")])
    one, two = library.jobs.take("dead"), library.jobs.take("alive")
    assert one is not None
    assert two is not None
    assert library.jobs.resume("dead") == 1
    again = library.jobs.take("alive")
    assert again == one
    assert library.jobs.resume() == 2


def test_a_job_is_cancelled(library: Library) -> None:
    jobs = library.jobs
    id = jobs.create("x", [NewItem(name) for name in "abc"])
    running = jobs.take()
    assert running is not None
    jobs.cancel(id)
    assert jobs.take() is None
    assert (jobs.get(id).state, jobs.get(id).cancelled) == ("cancelled", 2)
    jobs.finish(running.id, "0" * 16, known=True)
    row = jobs.get(id)
    assert (row.known, row.state) == (1, "cancelled")
    assert row.finished is not None
    jobs.cancel(id)


def test_an_empty_job_is_done(library: Library) -> None:
    assert library.jobs.get(library.jobs.create("x", [])).state == "done"


def test_an_item_that_is_not_there(library: Library) -> None:
    with pytest.raises(UnknownEntry):
        library.jobs.finish(5, "0" * 16)


def test_feeds(library: Library) -> None:
    feeds = library.feeds
    id = feeds.add(" https://ellery.example/feed ")
    assert feeds.add("https://ellery.example/feed") == id
    job = library.jobs.create("feed", [NewItem("a", url="u", feed=id)])
    item = library.jobs.take()
    assert item is not None
    assert (item.job, item.feed) == (job, id)
    library.jobs.finish(item.id, library.reports.add(wall()).key)
    feeds.mark_read(id, "Ellery \n Post", None)
    row = feeds.get(id)
    assert (row.title, row.reports, row.error) == ("Ellery Post", 1, None)
    assert row.read is not None
    feeds.mark_read(id, None, "it is no feed")
    [row] = feeds.list()
    assert (row.title, row.error) == ("Ellery Post", "it is no feed")
    feeds.remove(id)
    assert feeds.list() == []
    assert library.reports.list().total == 1
    with pytest.raises(UsageError):
        feeds.add("  ")

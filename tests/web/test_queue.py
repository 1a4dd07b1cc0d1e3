from __future__ import annotations

import time

from sayso.record import Record
from sayso.store import NewItem
from sayso.web.queue import ReadingQueue
from sayso.web.reading import PASTED, Pasted
from sayso.web.settings import Settings
from tests.web.reader import HandReaders
from tests.web.waiting import PATIENCE, brought, finished


def items(*texts):
    return [NewItem(text, data=text.encode(), media_type="text/plain") for text in texts]


def wait(question):
    latest = time.monotonic() + PATIENCE
    while not question():
        assert time.monotonic() < latest
        time.sleep(0.01)


def test_items_are_read_and_each_failure_says_why(library, readers):
    queue = ReadingQueue(library, readers)
    job = library.jobs.create("a job", items("the wall holds", "bad", "broken", "the mole holds"))
    queue.start()
    wait(lambda: library.jobs.get(job).state == "done")
    queue.stop()
    row = library.jobs.get(job)
    assert (row.total, row.done, row.failed) == (4, 2, 2)
    rows = library.jobs.items(job).items
    assert [(one.state, one.code) for one in rows] == [
        ("done", None),
        ("failed", "EmptyReport"),
        ("failed", "InternalError"),
        ("done", None),
    ]
    assert rows[1].message == "bad: There is no text in it."
    assert "by hand" not in rows[2].message
    assert library.reports.list().total == 2
    assert library.reports.get(rows[0].report).record.attributions


def test_the_same_again_is_known(library, readers):
    queue = ReadingQueue(library, readers)
    queue.start()
    jobs = [library.jobs.create("a job", items("the wall holds")) for _ in range(2)]
    wait(lambda: library.jobs.get(jobs[1]).state == "done")
    queue.stop()
    assert [library.jobs.get(job).known for job in jobs] == [0, 1]


def test_what_waits_is_cancelled_at_once_and_what_runs_is_finished(browser, readers):
    readers.may_go_on.clear()
    body = {"items": [{"text": f"wall {n}"} for n in range(20)]}
    job = browser.post("/api/v1/reports", json=body).json()["id"]
    wait(lambda: readers.asked)
    row = browser.post(f"/api/v1/jobs/{job}/cancel").json()
    assert (row["cancelled"], row["state"]) == (19, "cancelled")
    readers.may_go_on.set()
    wait(lambda: browser.get(f"/api/v1/jobs/{job}").json()["done"] == 1)
    assert len(readers.asked) == 1


def test_progress_is_seen_while_it_goes_on(browser, readers):
    readers.may_go_on.clear()
    body = {"items": [{"text": f"wall {n}"} for n in range(3)]}
    job = browser.post("/api/v1/reports", json=body).json()["id"]
    wait(lambda: browser.get(f"/api/v1/jobs/{job}").json()["state"] == "running")
    page = browser.get(f"/jobs/{job}").text
    assert 'max="3" value="0"' in page
    assert 'http-equiv="refresh"' in page
    readers.may_go_on.set()
    assert finished(browser, job)["done"] == 3
    page = browser.get(f"/jobs/{job}").text
    assert 'max="3" value="3"' in page
    assert "refresh" not in page


def test_a_stopped_server_leaves_items_for_the_next_start(library):
    slow = HandReaders(Settings())
    slow.may_go_on.clear()
    queue = ReadingQueue(library, slow)
    job = library.jobs.create("a job", items("one", "two", "three"))
    queue.start()
    wait(lambda: slow.asked)
    started = time.monotonic()
    queue.stop()
    assert time.monotonic() - started < 30
    assert library.jobs.get(job).done == 0
    quick = HandReaders(Settings())
    queue = ReadingQueue(library, quick)
    queue.start()
    wait(lambda: library.jobs.get(job).state == "done")
    queue.stop()
    row = library.jobs.get(job)
    assert (row.done, row.failed) == (3, 0)


def test_what_its_giver_knows_of_a_text_stands(library, readers):
    pasted = Pasted(
        text="the wall holds",
        title="Wall",
        outlet="Ellery Post",
        published="2026-03-04",
        url="https://post.example/wall",
    )
    item = NewItem("Wall", data=pasted.model_dump_json().encode(), media_type=PASTED)
    queue = ReadingQueue(library, readers)
    job = library.jobs.create("a job", [item])
    queue.start()
    wait(lambda: library.jobs.get(job).state == "done")
    queue.stop()
    row = library.reports.list().items[0]
    assert (row.title, row.outlet, row.published, row.url) == (
        "Wall",
        "Ellery Post",
        "2026-03-04",
        "https://post.example/wall",
    )


def test_reports_are_read_again_and_corrections_stay(browser, readers, library):
    key = brought(browser, "the wall holds")[0]
    record = Record.model_validate(browser.get(f"/api/v1/reports/{key}/record").json())
    at = record.attributions[0]
    spans = {
        part: [[span.start, span.end] for span in getattr(at, part)] for part in ("cue", "content")
    }
    grade = {"kind": "set_grade", "report": key, "at": spans, "grade": "document"}
    answer = browser.post("/api/v1/corrections", json={"correction": grade, "author": "Ines"})
    assert answer.status_code == 201, answer.text
    readers.model = "by-hand-2"
    job = browser.post("/api/v1/reports/read-again", json={}).json()
    assert (job["total"], finished(browser, job["id"])["done"]) == (1, 1)
    stored = browser.get(f"/api/v1/reports/{key}").json()
    assert stored["row"]["model"] == "by-hand-2"
    assert stored["record"]["attributions"][0]["grade"] == "document"
    again = browser.post("/api/v1/reports/read-again", json={"keys": None}).json()
    assert (again["total"], again["state"]) == (0, "done")
    one = browser.post(f"/api/v1/reports/{key}/read-again").json()
    assert finished(browser, one["id"])["done"] == 1


def test_a_database_that_fails_for_a_moment_ends_nothing(library, readers, monkeypatch, caplog):
    monkeypatch.setattr("sayso.web.queue._AFTER_ERROR", 0.01)
    take = type(library.jobs).take
    failures = iter([OSError("disk full")] * 3)

    def failing(self, worker=""):
        for error in failures:
            raise error
        return take(self, worker)

    monkeypatch.setattr(type(library.jobs), "take", failing)
    queue = ReadingQueue(library, readers)
    job = library.jobs.create("a job", items("the wall holds"))
    queue.start()
    wait(lambda: library.jobs.get(job).state == "done")
    queue.stop()
    assert "disk full" in caplog.text

from __future__ import annotations

import threading
import time

import pytest

from sayso.errors import FetchError, ForbiddenAddress, ModelError
from sayso.ingest import IngestOptions
from sayso.record import Failure, Record
from sayso.web.errors import Refusal
from sayso.web.reading import Pasted, ReaderDied, Readers, ReadingOptions, Task, read_task
from sayso.web.settings import Settings
from tests.web.processes import by_name

TEXT = (
    "Mayor Imelda Shaw said on Tuesday that the sea wall was safe. “Nobody has to leave,” she told"
    " reporters at the harbour, and she promised a report before the summer."
)
OPTIONS = ReadingOptions(IngestOptions(), None)


@pytest.fixture
def process():
    made = []

    def make(**settings):
        made.append(Readers(Settings(**settings), read=by_name))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_death_fails_that_report_alone(process):
    readers = process()
    first = readers.read(Task("one")).error.message
    assert readers.read(Task("two")).error.message == first, "one process does all"
    died = readers.read(Task("dies"))
    assert died.error.code == "WorkerDied"
    assert "died" in died.error.message
    assert readers.read(Task("three")).error.code == "Read"


def test_what_takes_too_long_is_ended(process):
    readers = process(reading_seconds=0.3)
    readers.read(Task("one"))
    assert readers.read(Task("sleeps")).error.code == "TookTooLong"


def test_errors_come_across(process):
    readers = process()
    with pytest.raises(ModelError, match="no model here"):
        readers.read(Task("no model"))
    with pytest.raises(RuntimeError, match="ZeroDivisionError: by hand"):
        readers.read(Task("defect"))
    assert readers.read(Task("one")).error.code == "Read"


def test_closing_ends_what_is_under_way(process):
    readers = process()
    raised = []

    def read():
        try:
            readers.read(Task("sleeps"))
        except ReaderDied as died:
            raised.append(died)

    thread = threading.Thread(target=read)
    thread.start()
    time.sleep(0.5)
    readers.close()
    thread.join(10)
    assert raised
    with pytest.raises(ReaderDied):
        readers.read(Task("one"))


def test_few_may_wait_for_an_answer(process, monkeypatch):
    readers = process()
    monkeypatch.setattr(readers, "_waiting", threading.BoundedSemaphore(1))
    readers._waiting.acquire()
    with pytest.raises(Refusal) as refused:
        readers.read_now(Task("one"))
    assert (refused.value.status, refused.value.headers["Retry-After"]) == (429, "5")
    readers._waiting.release()
    with pytest.raises(Refusal) as refused:
        readers.read_now(Task("one"))
    assert refused.value.code == "Read"


def test_the_real_model_reads_a_text_and_keeps_it_as_it_is():
    text = "\ufeff" + TEXT
    pasted = Pasted(text=text, title="Wall", outlet="Ellery Post", published="2026-03-04")
    record = read_task(Task("Wall", pasted=pasted), OPTIONS)
    assert isinstance(record, Record)
    assert record.report.text == text
    assert (record.report.title, record.report.outlet) == ("Wall", "Ellery Post")
    assert record.report.published == "2026-03-04"
    assert record.attributions


def test_the_real_model_reads_in_its_process():
    readers = Readers(Settings())
    try:
        record = readers.read(Task("wall.txt", data=TEXT.encode(), media_type="text/plain"))
        assert isinstance(record, Record)
        assert record.model == readers.model_name
        assert record.report.path == "wall.txt"
        assert [entity.name for entity in record.cast if entity.type == "person"] == ["Imelda Shaw"]
    finally:
        readers.close()


GERMAN = (
    "Der Bürgermeister von Neuhafen sagte am Dienstag, die Brücke sei sicher. „Niemand muss sich"
    " Sorgen machen“, sagte er. Die Opposition widersprach ihm und forderte ein Gutachten, das der"
    " Stadtrat schon im Herbst bestellt habe."
)


@pytest.mark.parametrize(
    ("task", "code"),
    [
        pytest.param(Task("x", data=b"%PDF-1.7\n\0"), "BinaryReport", id="binary"),
        pytest.param(Task("x.txt", data=b" \n"), "EmptyReport", id="empty"),
        pytest.param(Task("x.txt", data=b""), "EmptyReport", id="nothing"),
        pytest.param(Task("x", pasted=Pasted(text=2 * GERMAN)), "UnsupportedLanguage", id="german"),
        pytest.param(Task("x", url="http://127.0.0.1:1/"), "ForbiddenAddress", id="loopback"),
        pytest.param(Task("x", url="http://10.0.0.1/"), "ForbiddenAddress", id="private"),
        pytest.param(Task("x", url="http://169.254.169.254/a"), "ForbiddenAddress", id="cloud"),
        pytest.param(Task("x", url="http://[::1]/"), "ForbiddenAddress", id="loopback-6"),
        pytest.param(Task("x", url="file:///etc/passwd"), "ForbiddenAddress", id="file"),
        pytest.param(Task("x", url="/etc/passwd"), "ForbiddenAddress", id="path"),
        pytest.param(Task("/etc/passwd"), "ForbiddenAddress", id="name"),
        pytest.param(Task("-", url="-"), "ForbiddenAddress", id="standard-input"),
    ],
)
def test_what_is_wrong_with_a_report(task, code):
    outcome = read_task(task, OPTIONS)
    assert isinstance(outcome, Failure)
    assert outcome.error.code == code


def test_private_feeds_are_refused(process):
    readers = process()
    for url in ("http://127.0.0.1:1/feed", "http://10.0.0.1/feed.xml"):
        with pytest.raises(ForbiddenAddress):
            readers.read_feed(url)
    with pytest.raises(FetchError):
        readers.read_feed("ftp://post.example/feed.xml")

from __future__ import annotations

import pytest

from sayso.errors import FetchError
from tests.web.waiting import brought, csrf, finished

TEXT = "the sea wall is safe"


def sent(browser, path, files=None, **fields):
    return browser.post(path, data={"csrf_token": csrf(browser), **fields}, files=files)


def job_of(answer):
    assert answer.status_code == 303, answer.text
    path = answer.headers["location"]
    return int(path.rpartition("/")[2].partition("?")[0])


def test_a_text_is_brought_in_with_what_is_known_of_it(browser):
    answer = sent(
        browser,
        "/add/text",
        text=f"{TEXT}\r\nand high",
        title="Wall",
        outlet="Ellery Post",
        published="2026-03-04",
        url="https://someone:secret@post.example/wall",
    )
    # A single report is opened as soon as it is read.
    assert answer.headers["location"].endswith("?open=1")
    assert finished(browser, job_of(answer))["done"] == 1
    row = browser.get("/api/v1/reports").json()["items"][0]
    assert (row["title"], row["outlet"], row["published"]) == ("Wall", "Ellery Post", "2026-03-04")
    assert row["url"] == "https://post.example/wall"
    assert f'href="/reports/{row["key"]}"' in browser.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": "  "}, "There is no text."),
        ({"text": TEXT, "published": "yesterday"}, "is no day"),
        ({"text": TEXT, "published": "2026-02-31"}, "is no day"),
        ({"text": TEXT, "url": "file:///etc/passwd"}, "no http or https address"),
        ({"text": TEXT, "title": "x" * 1_001}, "The title is too long."),
    ],
)
def test_what_is_wrong_with_a_text_is_told_beside_it(browser, fields, told):
    answer = sent(browser, "/add/text", outlet="Ellery Post", **fields)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="Ellery Post"' in answer.text, "what was typed is still there"
    assert browser.get("/api/v1/jobs").json()["total"] == 0


def test_files_are_brought_in(browser):
    files = [
        ("files", ("wall.txt", TEXT.encode(), "text/plain")),
        ("files", ("mole.txt", b"bad", "text/plain")),
    ]
    job = job_of(sent(browser, "/add/files", files))
    row = finished(browser, job)
    assert (row["done"], row["failed"]) == (1, 1)
    page = browser.get(f"/jobs/{job}").text
    assert "1 failure" in page
    assert "<bdi>There is no text in it.</bdi>" in page
    assert "EmptyReport" in page
    failed = browser.get(f"/jobs/{job}", params={"state": "failed"}).text
    assert "mole.txt" in failed
    assert f"/jobs/{job}" in browser.get("/jobs").text


def test_no_file_is_told(browser):
    answer = sent(browser, "/add/files", [("files", ("", b"", "application/octet-stream"))])
    assert (answer.status_code, "No file was chosen." in answer.text) == (422, True)


def test_a_file_that_is_too_large_is_told(enter):
    browser = enter(max_bytes=100)
    answer = sent(browser, "/add/files", [("files", ("wall.txt", b"x" * 101, "text/plain"))])
    assert answer.status_code == 422
    assert "wall.txt: It has 101 bytes; the limit is 100 bytes." in answer.text


def test_addresses_are_brought_in_once_each(browser, readers):
    lines = "https://post.example/a\r\n\r\n https://post.example/b \r\nhttps://post.example/a"
    job = job_of(sent(browser, "/add/addresses", addresses=lines))
    assert finished(browser, job)["done"] == 2
    assert [task.url for task in readers.asked] == [
        "https://post.example/a",
        "https://post.example/b",
    ]


@pytest.mark.parametrize(
    "line", ["", "post.example", "javascript:alert(1)", "/etc/passwd", "http://", "http://[", "-"]
)
def test_what_is_no_address_is_told(browser, line):
    lines = f"https://post.example/a\n{line}" if line else ""
    answer = sent(browser, "/add/addresses", addresses=lines)
    assert answer.status_code == 422
    assert browser.get("/api/v1/jobs").json()["total"] == 0


def test_a_feed_is_kept_read_and_forgotten(browser, readers):
    answer = sent(browser, "/feeds", url="https://post.example/feed.xml")
    job = job_of(answer)
    assert "2 new entries" in browser.get(f"/jobs/{job}").text
    finished(browser, job)
    page = browser.get("/feeds").text
    assert "Ellery Post" in page
    assert sent(browser, "/feeds/1/read").headers["location"] == "/feeds"
    assert "Nothing new" in browser.get("/feeds").text
    assert "Nothing new" not in browser.get("/feeds").text, "a message is shown once"
    readers.feed = FetchError("the server answers 500.", where="x", hint="Try later.")
    sent(browser, "/feeds/1/read")
    assert "the server answers 500." in browser.get("/feeds").text
    assert sent(browser, "/feeds/1/remove").status_code == 303
    assert "No feed is kept" in browser.get("/feeds").text
    assert browser.get("/api/v1/reports").json()["total"] == 2


def test_a_feed_without_an_address_is_told(browser):
    answer = sent(browser, "/feeds", url="post.example")
    assert (answer.status_code, "no http or https address" in answer.text) == (422, True)
    assert "No feed is kept" in answer.text


def test_a_job_is_cancelled(browser, readers):
    readers.may_go_on.clear()
    body = {"items": [{"text": f"wall {n}"} for n in range(5)]}
    job = browser.post("/api/v1/reports", json=body).json()["id"]
    answer = sent(browser, f"/jobs/{job}/cancel")
    assert answer.headers["location"] == f"/jobs/{job}"
    assert "Cancelled: " in browser.get(f"/jobs/{job}").text
    readers.may_go_on.set()


def test_the_example_is_read(browser):
    assert finished(browser, job_of(sent(browser, "/example")))["done"] == 1


def test_what_another_model_read_is_read_again(browser, readers):
    brought(browser, TEXT)
    assert "A newer model is here" not in browser.get("/jobs").text
    assert sent(browser, "/jobs/read-again").headers["location"] == "/jobs"
    readers.model = "by-hand-2"
    assert "A newer model is here" in browser.get("/jobs").text
    assert finished(browser, job_of(sent(browser, "/jobs/read-again")))["done"] == 1
    assert browser.get("/api/v1/reports").json()["items"][0]["model"] == "by-hand-2"


def test_a_library_comes_in(browser):
    brought(browser, TEXT)
    archive = browser.get("/api/v1/export/library").content
    answer = sent(browser, "/import", [("file", ("library.sayso", archive, "application/zip"))])
    assert answer.headers["location"] == "/"
    assert "1 report you had already" in browser.get("/").text
    answer = sent(browser, "/import", [("file", ("x.sayso", b"no", "application/zip"))])
    assert answer.status_code in (303, 422)


def test_a_browser_keeps_its_owners_name(browser):
    assert sent(browser, "/author", author=" Ines  Marlow ").status_code == 303
    key = brought(browser, TEXT)[0]
    record = browser.get(f"/api/v1/reports/{key}/record").json()
    at = {
        part: [[span["start"], span["end"]] for span in record["attributions"][0][part]]
        for part in ("cue", "content")
    }
    given = {"correction": {"kind": "confirm", "report": key, "at": at}}
    assert browser.post("/api/v1/corrections", json=given).json()["author"] == "Ines Marlow"

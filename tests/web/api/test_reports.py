from __future__ import annotations

import json

import pytest

from tests.web.waiting import brought, finished

TEXT = "the sea wall is safe"
KEY = "00c0ffee00c0ffee"


def test_a_text_is_read_and_not_kept(browser):
    answer = browser.post("/api/v1/read", json={"text": TEXT, "title": "Wall"})
    assert answer.status_code == 200
    record = answer.json()
    assert record["schema"] == "sayso/1"
    assert record["report"]["title"] == "Wall"
    assert record["attributions"][0]["speaker"] == "e1"
    assert browser.get("/api/v1/reports").json()["total"] == 0


def test_a_report_that_cannot_be_read_is_told(browser):
    answer = browser.post("/api/v1/read", json={"text": "bad"})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["code"], error["where"]) == ("EmptyReport", "the report")
    assert error["message"] == "the report: There is no text in it."


@pytest.mark.parametrize(
    ("body", "where"),
    [
        pytest.param({}, "body.GivenAddress.url", id="nothing"),
        pytest.param({"text": ""}, "body.GivenText.text", id="empty"),
        pytest.param({"text": "a", "html": "b"}, "body.GivenText.html", id="two"),
        pytest.param({"url": "ftp://x"}, "body.GivenAddress.url", id="ftp"),
        pytest.param({"url": "file:///etc/passwd"}, "body.GivenAddress.url", id="file"),
        pytest.param({"text": "a", "published": "soon"}, "body.GivenText.published", id="day"),
        pytest.param({"text": "a", "title": "\0"}, "body.GivenText.title", id="nul"),
        pytest.param({"text": "a", "sort": 1}, "body.GivenText.sort", id="unknown"),
        pytest.param([], "body", id="list"),
    ],
)
def test_a_body_that_does_not_fit_is_told(shared, body, where):
    answer = shared.post("/api/v1/read", json=body)
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "InvalidRequest"
    assert error["where"].startswith(where)


def test_broken_json_is_told(shared):
    kind = {"Content-Type": "application/json"}
    error = shared.post("/api/v1/read", content=b'{"text":', headers=kind).json()["error"]
    assert (error["code"], error["where"]) == ("InvalidRequest", "body")


def test_reports_are_brought_in_listed_fetched_exported_and_removed(browser):
    items = [
        {"text": TEXT, "title": "Wall", "outlet": "Ellery Post", "published": "2026-03-04"},
        {"html": f"<p>{TEXT}</p>", "title": "Page", "url": "https://post.example/page"},
        {"url": "https://post.example/wall"},
        {"text": "bad"},
    ]
    answer = browser.post("/api/v1/reports", json={"items": items, "label": "morning"})
    assert answer.status_code == 202
    job = answer.json()
    assert answer.headers["Location"] == f"/api/v1/jobs/{job['id']}"
    assert (job["label"], job["total"]) == ("morning", 4)
    row = finished(browser, job["id"])
    assert (row["done"], row["failed"]) == (3, 1)
    found = browser.get("/api/v1/reports", params={"outlet": "Ellery Post"}).json()
    assert [report["title"] for report in found["items"]] == ["Wall"]
    key = found["items"][0]["key"]
    stored = browser.get(f"/api/v1/reports/{key}").json()
    assert stored["row"] == found["items"][0]
    assert stored["record"] == browser.get(f"/api/v1/reports/{key}/record").json()
    for format, kind in (
        ("json", "application/json"),
        ("jsonl", "application/jsonl"),
        ("html", "text/html; charset=utf-8"),
        ("view", "text/plain; charset=utf-8"),
    ):
        file = browser.get(f"/api/v1/reports/{key}/export", params={"format": format})
        assert file.headers["content-type"] == kind
        assert file.headers["content-disposition"].startswith("attachment; filename=")
        assert TEXT in file.text
    assert json.loads(browser.get(f"/api/v1/reports/{key}/export").text) == stored["record"]
    assert browser.get("/api/v1/outlets").json() == [{"value": "Ellery Post", "count": 1}]
    assert browser.delete(f"/api/v1/reports/{key}").status_code == 204
    assert browser.get(f"/api/v1/reports/{key}").status_code == 404
    assert browser.delete(f"/api/v1/reports/{key}").json()["error"]["code"] == "UnknownEntry"


def test_the_same_twice_changes_nothing(browser):
    first = brought(browser, TEXT, url="https://post.example/wall")
    again = brought(browser, TEXT, url="https://post.example/wall")
    newer = brought(browser, "the sea wall is gone", url="https://post.example/wall")
    assert first == again
    assert first != newer
    assert browser.get("/api/v1/reports").json()["total"] == 2
    assert browser.get(f"/api/v1/reports/{newer[0]}").json()["row"]["version"] == 2


def test_files_are_kept_until_they_are_read(browser):
    files = [("files", ("wall.txt", TEXT.encode())), ("files", ("b.md", b"the mole is safe"))]
    job = browser.post("/api/v1/reports/files", files=files).json()
    assert finished(browser, job["id"])["done"] == 2
    rows = browser.get(f"/api/v1/jobs/{job['id']}/items", params={"state": "done"}).json()
    assert [row["name"] for row in rows["items"]] == ["wall.txt", "b.md"]


def test_lists_come_by_pages(browser):
    brought(browser, *(f"wall {n}" for n in range(5)))
    seen = []
    for page in (1, 2, 3, 4):
        got = browser.get("/api/v1/reports", params={"page": page, "size": 2}).json()
        assert (got["total"], got["page"], got["size"]) == (5, page, 2)
        seen += [row["key"] for row in got["items"]]
    assert (len(seen), len(set(seen))) == (5, 5)
    for wrong in ({"size": 0}, {"size": 201}, {"page": 0}, {"page": "x"}, {"order": "x"}):
        answer = browser.get("/api/v1/reports", params=wrong)
        assert answer.status_code == 422
        assert answer.json()["error"]["where"] == f"query.{next(iter(wrong))}"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"/reports/{KEY}"),
        ("GET", f"/reports/{KEY}/record"),
        ("GET", f"/reports/{KEY}/export"),
        ("POST", f"/reports/{KEY}/read-again"),
        ("DELETE", f"/reports/{KEY}"),
        ("GET", "/people/7"),
        ("GET", "/people/7/statements"),
        ("GET", "/people/7/about"),
        ("GET", "/jobs/7"),
        ("GET", "/jobs/7/items"),
        ("POST", "/jobs/7/cancel"),
        ("POST", "/feeds/7/read"),
        ("DELETE", "/feeds/7"),
        ("DELETE", "/corrections/7"),
    ],
)
def test_what_there_is_not_is_told(shared, method, path):
    if path.startswith("/jobs"):
        path = path.replace("7", "777777")
    answer = shared.request(method, f"/api/v1{path}")
    assert answer.status_code == 404, answer.text
    assert answer.json()["error"]["code"] == "UnknownEntry"


def test_other_methods_are_refused_with_those_that_there_are(shared):
    for path, allowed in (
        ("/reports", "GET, POST"),
        ("/reports/files", "POST"),
        (f"/reports/{KEY}", "GET, DELETE"),
        ("/search", "GET"),
    ):
        answer = shared.put(f"/api/v1{path}", json={})
        assert answer.status_code == 405
        assert answer.headers["Allow"] == allowed
        assert answer.json()["error"]["code"] == "MethodNotAllowed"

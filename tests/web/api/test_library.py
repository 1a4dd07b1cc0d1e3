from __future__ import annotations

import json

from sayso.errors import FetchError
from tests.web.reader import FEED
from tests.web.waiting import brought, finished

TEXT = "the sea wall is safe"


def anchor(browser, key):
    record = browser.get(f"/api/v1/reports/{key}/record").json()
    first = record["attributions"][0]
    return {
        part: [[span["start"], span["end"]] for span in first[part]] for part in ("cue", "content")
    }


def test_statements_are_searched(browser):
    brought(browser, TEXT, "the mole is old", outlet="Ellery Post", published="2026-03-04")
    found = browser.get("/api/v1/search", params={"q": "wall"}).json()
    assert found["page"]["total"] == 1
    row = found["page"]["items"][0]
    assert row["content"] == TEXT
    assert [row["content"][start:end] for start, end in row["marks"]] == ["wall"]
    assert found["facets"]["grade"] == [{"value": "named", "count": 1}]
    for filters, total in (
        ({}, 2),
        ({"grade": "named"}, 2),
        ({"grade": "document"}, 0),
        ({"outlet": "Ellery Post", "q": "mole"}, 1),
        ({"since": "2026-04"}, 0),
        ({"until": "2026"}, 2),
        ({"kind": "indirect"}, 2),
        ({"confirmed": "true"}, 0),
    ):
        got = browser.get("/api/v1/search", params=filters).json()
        assert got["page"]["total"] == total, filters


def test_people_are_joined_across_reports(browser):
    brought(browser, TEXT, "the mole is old")
    people = browser.get("/api/v1/people", params={"type": "person"}).json()["items"]
    assert [(row["name"], row["statements"]) for row in people] == [("Imelda Shaw", 2)]
    number = people[0]["id"]
    assert len(browser.get(f"/api/v1/people/{number}").json()["members"]) == 2
    said = browser.get(f"/api/v1/people/{number}/statements", params={"size": 1}).json()
    assert (said["total"], len(said["items"])) == (2, 1)
    assert browser.get(f"/api/v1/people/{number}/about").json()["total"] == 0


def test_a_correction_is_made_listed_and_undone(browser):
    key = brought(browser, TEXT)[0]
    given = {"kind": "set_grade", "report": key, "at": anchor(browser, key), "grade": "document"}
    made = browser.post("/api/v1/corrections", json={"correction": given, "author": " Ines\n"})
    assert made.status_code == 201
    row = made.json()
    assert (row["author"], row["report"], row["undone"]) == ("Ines", key, None)
    stored = browser.get(f"/api/v1/reports/{key}").json()
    assert stored["record"]["attributions"][0]["grade"] == "document"
    assert stored["confirmed"][0]["author"] == "Ines"
    listed = browser.get("/api/v1/corrections", params={"report": key}).json()
    assert [one["id"] for one in listed["items"]] == [row["id"]]
    assert browser.delete(f"/api/v1/corrections/{row['id']}").json()["undone"]
    record = browser.get(f"/api/v1/reports/{key}/record").json()
    assert record["attributions"][0]["grade"] == "named"


def test_a_correction_that_does_not_fit_is_told(browser):
    key = brought(browser, TEXT)[0]
    spans = [[90_000, 90_001]]
    far = {"kind": "confirm", "report": key, "at": {"cue": spans, "content": spans}}
    answer = browser.post("/api/v1/corrections", json={"correction": far})
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "InvalidCorrection")
    for wrong in ({}, {"kind": "burn"}, {"kind": "confirm", "report": key}):
        answer = browser.post("/api/v1/corrections", json={"correction": wrong})
        assert (answer.status_code, answer.json()["error"]["code"]) == (422, "InvalidRequest")


def test_findings_and_the_network_are_given(browser):
    brought(browser, TEXT, outlet="Ellery Post")
    assert browser.get("/api/v1/findings").json()["total"] == 0
    assert browser.get("/api/v1/findings/codes").json() == []
    network = browser.get("/api/v1/network").json()
    assert {node["label"] for node in network["nodes"]} >= {"Ellery Post", "Imelda Shaw"}


def test_a_feed_is_read_on_demand_and_what_is_known_is_left(browser, readers):
    url = "https://post.example/feed.xml"
    feed = browser.post("/api/v1/feeds", json={"url": url}).json()
    assert browser.post("/api/v1/feeds", json={"url": url}).json()["id"] == feed["id"]
    assert readers.asked == []
    first = browser.post(f"/api/v1/feeds/{feed['id']}/read").json()
    assert (first["new"], first["known"]) == (2, 0)
    assert finished(browser, first["job"]["id"])["done"] == 2
    assert [task.url for task in readers.asked] == [entry.url for entry in FEED.entries]
    again = browser.post(f"/api/v1/feeds/{feed['id']}/read").json()
    assert again == {"job": None, "new": 0, "known": 2}
    kept = browser.get("/api/v1/feeds").json()[0]
    assert (kept["title"], kept["reports"], kept["error"]) == ("Ellery Post", 2, None)
    readers.feed = FetchError("the server answers 500.", where=url, hint="Try later.")
    answer = browser.post(f"/api/v1/feeds/{feed['id']}/read")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "FetchError")
    assert "500" in browser.get("/api/v1/feeds").json()[0]["error"]
    assert browser.delete(f"/api/v1/feeds/{feed['id']}").status_code == 204
    assert browser.get("/api/v1/reports").json()["total"] == 2


def test_a_library_goes_out_and_comes_back(browser):
    key = brought(browser, TEXT)[0]
    file = browser.get("/api/v1/export/library")
    assert file.headers["content-type"] == "application/zip"
    assert int(file.headers["content-length"]) == len(file.content)
    browser.delete(f"/api/v1/reports/{key}")
    upload = {"file": ("library.sayso", file.content)}
    assert browser.post("/api/v1/import/library", files=upload).json()["reports"] == 1
    again = browser.post("/api/v1/import/library", files=upload).json()
    assert (again["reports"], again["known"]) == (0, 1)
    assert browser.get("/api/v1/reports").json()["items"][0]["key"] == key
    wrong = browser.post("/api/v1/import/library", files={"file": ("x", b"no archive")})
    assert (wrong.status_code, wrong.json()["error"]["code"]) == (422, "BadArchive")


def test_corrections_go_out_as_training_data(browser):
    key = brought(browser, TEXT)[0]
    given = {"kind": "confirm", "report": key, "at": anchor(browser, key)}
    browser.post("/api/v1/corrections", json={"correction": given})
    file = browser.get("/api/v1/export/training")
    rows = [json.loads(line) for line in file.text.splitlines()]
    assert rows


def test_the_description_is_whole(shared):
    described = shared.get("/api/v1/openapi.json").json()
    ids = set()
    for path, methods in described["paths"].items():
        assert path.startswith("/api/v1/")
        for operation in methods.values():
            ids.add(operation["operationId"])
            assert operation["description"].endswith("."), operation["operationId"]
            assert operation["tags"], operation["operationId"]
            assert operation["security"] == [{"token": []}]
            for parameter in operation.get("parameters", ()):
                assert parameter["description"], (operation["operationId"], parameter["name"])
            for status, answer in operation["responses"].items():
                assert answer["description"]
                if not status.startswith("2"):
                    schema = answer["content"]["application/json"]["schema"]
                    assert schema == {"$ref": "#/components/schemas/ErrorBody"}
    assert len(ids) == sum(len(methods) for methods in described["paths"].values())


def test_the_page_of_the_interface_names_every_operation(shared):
    described = shared.get("/api/v1/openapi.json").json()
    page = shared.get("/api/docs").text
    for methods in described["paths"].values():
        for operation in methods.values():
            assert f'id="{operation["operationId"]}"' in page
    assert "cdn" not in page


def test_a_feed_that_goes_while_it_is_fetched_is_not_there(browser, readers, library):
    feed = browser.post("/api/v1/feeds", json={"url": "https://post.example/feed.xml"}).json()

    def fetched(url):
        library.feeds.remove(feed["id"])
        return FEED

    readers.read_feed = fetched
    answer = browser.post(f"/api/v1/feeds/{feed['id']}/read")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "UnknownEntry")
    assert browser.get("/api/v1/jobs").json()["total"] == 0

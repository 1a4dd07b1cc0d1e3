from __future__ import annotations

import logging

import pytest
from pydantic import SecretStr

from sayso.web.pages import routers
from sayso.web.security import HEADERS
from sayso.web.sessions import Throttle
from tests.web.waiting import brought, csrf

TOKEN = "a-long-enough-token"
TEXT = "The sea wall is safe"


def test_every_answer_has_the_headers(shared):
    pages = ("/", "/healthz", "/nothing", "/api/v1/nothing", "/static/css/base.css", "/api/docs")
    for page in pages:
        answer = shared.get(page)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (page, name)


def test_a_defect_is_told_without_its_details_and_logged(browser, library, monkeypatch, caplog):
    def fail(*_, **__):
        raise ZeroDivisionError("the words of the defect")

    monkeypatch.setattr(type(library.reports), "list", fail)
    for path in ("/api/v1/reports", "/"):
        answer = browser.get(path)
        assert answer.status_code == 500
        assert "words of the defect" not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert browser.get("/api/v1/reports").json()["error"]["code"] == "InternalError"
    assert "the words of the defect" in caplog.text


def test_health_is_open_to_all(enter):
    assert enter(token=SecretStr(TOKEN)).get("/healthz").json()["status"] == "ok"


@pytest.mark.parametrize("host", ["127.0.0.1:8470", "localhost", "[::1]:8470", "LOCALHOST:1"])
def test_this_machines_names_are_answered(shared, host):
    assert shared.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["rebound.example", "", "127.0.0.1.rebound.example", "10.0.0.1", "[", "localhost@x"]
)
def test_foreign_names_are_refused(shared, host):
    answer = shared.get("/api/v1/reports", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "UnknownHost"


def test_a_name_may_be_allowed(enter):
    browser = enter(allowed_hosts=("library.example",))
    assert browser.get("/", headers={"Host": "library.example"}).status_code == 200


def test_listening_everywhere_addresses_are_answered_and_names_are_not(enter):
    browser = enter(host="0.0.0.0", token=SecretStr(TOKEN))
    assert browser.get("/healthz", headers={"Host": "192.0.2.7:8470"}).status_code == 200
    assert browser.get("/healthz", headers={"Host": "rebound.example"}).status_code == 421


def test_without_the_token_nothing_is_shown(enter):
    browser = enter(token=SecretStr(TOKEN))
    assert browser.get("/people?text=a").headers["location"] == "/login?next=%2Fpeople%3Ftext%3Da"
    assert browser.post("/add/text").status_code == 403
    for path in ("/api/v1/reports", "/api/v1/openapi.json", "/api/v1/export/library"):
        answer = browser.get(path)
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "TokenNeeded"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_program_sends_the_token(enter):
    browser = enter(token=SecretStr(TOKEN))
    right = {"Authorization": f"Bearer {TOKEN}"}
    assert browser.get("/api/v1/reports", headers=right).status_code == 200
    for wrong in ("Bearer no", f"Basic {TOKEN}", TOKEN, "Bearer"):
        answer = browser.get("/api/v1/reports", headers={"Authorization": wrong})
        assert answer.status_code == 401, wrong


def test_a_browser_logs_in_and_out(enter):
    browser = enter(token=SecretStr(TOKEN))
    form = {"csrf_token": csrf(browser, "/login"), "token": TOKEN, "next": "/people"}
    before = dict(browser.cookies)
    answer = browser.post("/login", data={**form, "author": "Ines Marlow"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/people")
    cookies = answer.headers.get_list("set-cookie")
    assert all("HttpOnly" in one and "SameSite=strict" in one for one in cookies)
    assert TOKEN not in str(cookies)
    assert dict(browser.cookies) != before
    assert browser.get("/people").status_code == 200
    assert browser.get("/api/v1/reports").status_code == 200
    answer = browser.post("/logout", data={"csrf_token": csrf(browser)})
    assert answer.headers["location"] == "/login"
    assert browser.get("/people").status_code == 303


@pytest.mark.parametrize(
    "away", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere", "javascript:x"]
)
def test_the_way_in_leads_nowhere_else(enter, away):
    browser = enter(token=SecretStr(TOKEN))
    form = {"csrf_token": csrf(browser, "/login"), "token": TOKEN, "next": away}
    assert browser.post("/login", data=form).headers["location"] == "/"


def test_guessing_is_slowed_down(enter):
    browser = enter(token=SecretStr(TOKEN))
    now = [1_000.0]
    browser.app.state.throttle = Throttle(lambda: now[0])
    form = {"csrf_token": csrf(browser, "/login"), "token": "guess", "next": "/"}
    answers = [browser.post("/login", data=form) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429]
    assert "not the token" in answers[0].text
    assert int(answers[3].headers["retry-after"]) >= 1
    # The right one has to wait as well, else the pause would tell it from the others.
    assert browser.post("/login", data={**form, "token": TOKEN}).status_code == 429
    right = {"Authorization": f"Bearer {TOKEN}"}
    assert browser.get("/api/v1/reports", headers=right).status_code == 429
    now[0] += 60
    assert browser.get("/api/v1/reports", headers=right).status_code == 200


def test_the_token_is_never_logged(enter, caplog):
    caplog.set_level(logging.DEBUG)
    browser = enter(token=SecretStr(TOKEN))
    browser.get("/api/v1/reports", headers={"Authorization": f"Bearer {TOKEN}"})
    form = {"csrf_token": csrf(browser, "/login"), "token": TOKEN, "next": "/"}
    browser.post("/login", data=form)
    ours = [record for record in caplog.records if record.name.startswith("sayso")]
    assert TOKEN not in "".join(record.getMessage() for record in ours)
    assert TOKEN not in repr(browser.app.state.settings)


@pytest.mark.parametrize("carried", [None, "", "0" * 64, "ü"])
def test_a_form_without_its_own_token_is_refused(shared, carried):
    before = shared.get("/api/v1/jobs").json()["total"]
    data = {"text": TEXT} if carried is None else {"text": TEXT, "csrf_token": carried}
    for path in ("/add/text", "/logout", "/example", "/jobs/1/cancel", "/import", "/nothing"):
        answer = shared.post(path, data=data)
        assert answer.status_code in (403, 404, 405), path
    assert shared.get("/api/v1/jobs").json()["total"] == before


def test_every_form_of_a_page_is_checked(shared):
    """A page that forgets its token would be a hole; the application asks for it everywhere."""
    asked = 0
    for route in (route for router in routers() for route in router.routes):
        methods = getattr(route, "methods", None) or set()
        if "POST" in methods and not route.path.startswith("/api/"):
            path = route.path.replace("{number}", "1").replace("{key}", "0" * 16)
            answer = shared.post(path.replace("{id}", "a1"), data={"x": "y"})
            assert (answer.status_code, "StaleForm" in answer.text) == (403, True), path
            asked += 1
    assert asked > 5


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="cross-site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="same-site"),
        pytest.param({"Origin": "https://elsewhere.example"}, id="origin"),
        pytest.param({"Origin": "http://127.0.0.1:9999"}, id="another-port"),
        pytest.param({"Origin": "null"}, id="null"),
    ],
)
def test_other_sites_change_nothing(shared, headers):
    body = {"items": [{"text": TEXT}]}
    answer = shared.post("/api/v1/reports", json=body, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "CrossSiteRequest"
    form = {"csrf_token": csrf(shared), "text": TEXT}
    assert shared.post("/add/text", data=form, headers=headers).status_code == 403


def test_other_sites_read_nothing(shared):
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert shared.get("/api/v1/reports", headers=headers).status_code == 403
    headers["Sec-Fetch-Mode"] = "navigate"
    assert shared.get("/api/v1/reports", headers=headers).status_code == 200
    assert "access-control-allow-origin" not in shared.get("/api/v1/reports").headers


def test_the_servers_own_page_may(browser):
    headers = {"Origin": "http://127.0.0.1:8470", "Sec-Fetch-Site": "same-origin"}
    form = {"csrf_token": csrf(browser), "text": TEXT}
    assert browser.post("/add/text", data=form, headers=headers).status_code == 303


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/xml"]
)
def test_the_api_takes_json_only(shared, kind):
    body = b'{"items": [{"text": "The sea wall is safe"}]}'
    answer = shared.post("/api/v1/reports", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 415
    assert answer.json()["error"]["code"] == "UnsupportedMediaType"


def test_what_is_too_large_is_refused(enter):
    browser = enter(max_bytes=1_000, max_upload=3_000)
    answer = browser.post("/api/v1/reports", json={"items": [{"text": "x" * 4_000}]})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "RequestTooLarge")
    answer = browser.post("/api/v1/reports", json={"items": [{"text": "x" * 1_500}]})
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "ReportTooLarge")

    def streamed():
        for _ in range(10):
            yield b" " * 1_000

    answer = browser.post(
        "/api/v1/reports", content=streamed(), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "RequestTooLarge")
    files = [("files", (f"{n}.txt", b"x" * 900)) for n in range(4)]
    answer = browser.post("/api/v1/reports/files", files=files)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "RequestTooLarge")
    files = [("files", ("a.txt", b"x" * 1_001))]
    answer = browser.post("/api/v1/reports/files", files=files)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "ReportTooLarge")
    assert browser.get("/api/v1/jobs").json()["total"] == 0


def test_too_many_files_are_refused(enter):
    browser = enter(max_items=3)
    files = [("files", (f"{n}.txt", b"x")) for n in range(4)]
    answer = browser.post("/api/v1/reports/files", files=files)
    assert answer.status_code == 413
    form = {
        "csrf_token": csrf(browser),
        "addresses": "\n".join(f"http://x{n}.example" for n in range(4)),
    }
    assert "may hold 3 reports" in browser.post("/add/addresses", data=form).text


INJECTIONS = [
    "' OR 1=1 --",
    '"; DROP TABLE reports; --',
    "x') UNION SELECT name FROM sqlite_master --",
    'NEAR("a" "b")',
    'a" OR "b',
    "title:*",
    "%",
    "_",
    "\\",
    "*",
    "-",
    '"',
    "(",
    "a AND (b OR",
    "^a {b} : c",
]


@pytest.mark.parametrize("words", INJECTIONS)
def test_words_are_only_ever_words(shared, words):
    keys = brought(shared, TEXT)
    for path, name in (
        ("/api/v1/search", "q"),
        ("/api/v1/search", "outlet"),
        ("/api/v1/reports", "text"),
        ("/api/v1/reports", "outlet"),
        ("/api/v1/people", "text"),
        ("/api/v1/network", "outlet"),
        ("/api/v1/findings", "outlet"),
        ("/search", "q"),
        ("/", "text"),
        ("/people", "text"),
    ):
        answer = shared.get(path, params={name: words})
        assert answer.status_code in (200, 422), (path, answer.text)
    assert keys[0] in [row["key"] for row in shared.get("/api/v1/reports").json()["items"]]
    assert shared.get("/api/v1/reports", params={"outlet": words}).json()["total"] == 0


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/css/..%5c..%5capp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/reports/..%2f..%2fetc%2fpasswd",
        "/api/v1/reports/..%2f..%2fetc/record",
        "/api/v1/reports/' OR 1=1/record",
        "/api/v1/jobs/1;DROP TABLE jobs",
        "/people/1 OR 1=1",
        "/api/v1/people/99999999999999999999999999",
    ],
)
def test_paths_lead_nowhere_else(shared, path):
    answer = shared.get(path)
    assert answer.status_code in (404, 422), answer.text
    assert "root:" not in answer.text
    assert "create_app" not in answer.text


def test_file_names_are_only_names(browser, readers):
    names = ["../../etc/passwd", "C:\\x\\evil.txt", "a\x00b.txt", "<script>.txt", "...", "x" * 999]
    files = [("files", (name, f"{TEXT} {n}".encode())) for n, name in enumerate(names)]
    job = browser.post("/api/v1/reports/files", files=files).json()
    rows = browser.get(f"/api/v1/jobs/{job['id']}/items").json()["items"]
    kept = [row["name"] for row in rows]
    assert kept[:2] == ["passwd", "evil.txt"]
    assert not any("\x00" in name or "/" in name or len(name) > 200 for name in kept)
    page = browser.get(f"/jobs/{job['id']}").text
    assert "<script>.txt" not in page
    assert "&lt;script&gt;.txt" in page


def test_head_is_get_without_a_body(shared):
    answer = shared.head("/api/v1/reports")
    assert (answer.status_code, answer.content) == (200, b"")


def test_nothing_on_a_page_comes_from_elsewhere_or_is_inline(browser):
    keys = brought(browser, TEXT)
    pages = ["/", "/add", "/jobs", "/jobs/1", "/feeds", "/people", "/search", "/network"]
    pages += ["/findings", "/corrections", "/about", "/api/docs", f"/reports/{keys[0]}"]
    for page in pages:
        text = browser.get(page).text
        for barred in (
            'src="http',
            'src="//',
            "<script>",
            "<style",
            " style=",
            " onclick=",
            " onload=",
        ):
            assert barred not in text, (page, barred)


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><b>"


def test_no_markup_of_a_report_is_ever_markup(browser):
    keys = brought(browser, f"The wall {HOSTILE} is safe", title=HOSTILE, outlet=HOSTILE)
    known = {"csrf_token": csrf(browser), "addresses": HOSTILE}
    pages = [browser.post("/add/addresses", data=known).text]
    pages += [browser.get(page, params={"q": HOSTILE}).text for page in ("/search", "/")]
    paths = ["/", "/jobs", "/jobs/1", "/people", "/findings", f"/reports/{keys[0]}", "/network"]
    pages += [browser.get(path).text for path in paths]
    pages += [browser.get("/nothing" + HOSTILE.replace("/", "")).text]
    for page in pages:
        assert "<script>alert" not in page
        assert "<img src=x" not in page

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import (
    EmptyReport,
    FetchError,
    ForbiddenAddress,
    ReportTooLarge,
    UnreadableContent,
)
from sayso.ingest import IngestOptions, load

TEXT = "The harbour is “safe”, the mayor said on Monday. It has been so for a week, she added."
LOCAL = IngestOptions(allow_private=True, any_language=True, timeout=5)


class Newsroom(BaseHTTPRequestHandler):
    """A server on this machine with a page for everything that can go wrong."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str]]

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        name = self.path.strip("/").split("?")[0]
        answer = getattr(self, f"answer_{name}", None)
        if answer is None:
            self.send(b"gone", status=404)
        else:
            answer()

    def log_message(self, *_: object) -> None:
        """Be quiet."""

    def send(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers.setdefault("Content_Type", "text/plain; charset=utf-8")
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_text(self) -> None:
        self.send(TEXT.encode())

    def answer_windows(self) -> None:
        self.send(TEXT.encode("cp1252"), Content_Type="text/plain; charset=windows-1252")

    def answer_untyped(self) -> None:
        self.send(TEXT.encode(), Content_Type="")

    def answer_packed(self) -> None:
        self.send(gzip.compress(TEXT.encode()), Content_Encoding="gzip")

    def answer_bomb(self) -> None:
        self.send(gzip.compress(b"a" * 5_000_000), Content_Encoding="gzip")

    def answer_html(self) -> None:
        page = f"<html><h1>Mayor: harbour safe</h1><p>{TEXT}</p>"
        self.send(page.encode(), Content_Type="text/html; charset=utf-8")

    def answer_image(self) -> None:
        self.send(b"\x89PNG", Content_Type="image/png")

    def answer_pdf(self) -> None:
        self.send(b"%PDF-1.4", Content_Type="application/pdf")

    def answer_empty(self) -> None:
        self.send(b"")

    def answer_broken(self) -> None:
        self.send(b"", status=500)

    def answer_hop(self) -> None:
        self.send(b"", status=302, Location="/text")

    def answer_loop(self) -> None:
        self.send(b"", status=301, Location="/loop")

    def answer_inside(self) -> None:
        self.send(b"", status=302, Location="file:///etc/hosts")

    def answer_badhop(self) -> None:
        self.send(b"", status=302, Location="http://[bad/")

    def answer_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "99000000")
        self.end_headers()

    def answer_endless(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"a" * 10_000)
        except OSError:
            pass

    def answer_slow(self) -> None:
        time.sleep(2)
        self.send(TEXT.encode())

    def answer_drip(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        try:
            for _ in range(20):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.2)
        except OSError:
            pass

    def answer_short(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"cut")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    Newsroom.asked = []
    made = ThreadingHTTPServer(("127.0.0.1", 0), Newsroom)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.mark.parametrize("page", ["text", "windows", "untyped", "packed"])
def test_a_url_gives_its_report(server: str, page: str) -> None:
    report = load(f"{server}/{page}", options=LOCAL)
    assert report.text == TEXT
    assert report.url == f"{server}/{page}"
    assert report.path is None


def test_a_page_on_the_web(server: str) -> None:
    report = load(f"{server}/html", options=LOCAL)
    assert TEXT in report.text


def test_a_redirect_is_followed_and_the_last_address_kept(server: str) -> None:
    assert load(f"{server}/hop", options=LOCAL).url == f"{server}/text"


def test_a_password_stays_out_of_the_report(server: str) -> None:
    address = server.replace("http://", "http://ruth:secret@")
    assert load(f"{address}/text", options=LOCAL).url == f"{server}/text"
    with pytest.raises(FetchError) as caught:
        load(f"{address}/nothing", options=LOCAL)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("page", "error", "told"),
    [
        ("nothing", FetchError, "404"),
        ("broken", FetchError, "500"),
        ("loop", FetchError, "redirects more than 5 times"),
        ("image", UnreadableContent, "image/png"),
        ("pdf", UnreadableContent, "application/pdf"),
        ("empty", EmptyReport, "no text"),
        ("inside", ForbiddenAddress, "Only http and https"),
        ("badhop", FetchError, "."),
        ("short", FetchError, "broke off"),
    ],
)
def test_a_url_that_fails_tells_why(
    server: str, page: str, error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told) as caught:
        load(f"{server}/{page}", options=LOCAL)
    assert type(caught.value) is error


@pytest.mark.parametrize("page", ["large", "endless", "bomb"])
def test_a_body_over_the_limit_is_not_read_to_its_end(server: str, page: str) -> None:
    small = IngestOptions(allow_private=True, max_bytes=100_000)
    with pytest.raises(ReportTooLarge, match="100,000 bytes"):
        load(f"{server}/{page}", options=small)


@pytest.mark.parametrize("page", ["slow", "drip"])
def test_a_slow_server_is_given_up(server: str, page: str) -> None:
    hasty = IngestOptions(allow_private=True, timeout=0.5)
    began = time.monotonic()
    with pytest.raises(FetchError, match=r"longer than 0\.5 seconds"):
        load(f"{server}/{page}", options=hasty)
    assert time.monotonic() - began < 1.9


def test_a_private_address_is_refused_before_it_is_asked(server: str) -> None:
    Newsroom.asked.clear()
    with pytest.raises(ForbiddenAddress, match=r"127\.0\.0\.1"):
        load(f"{server}/text")
    assert Newsroom.asked == []


def test_the_name_is_looked_up_once_and_sent_as_the_host(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A second look-up may be answered otherwise (DNS rebinding), so there must be none.
    looked_up: list[str] = []

    def look_up(host: str, _port: int, **_: object) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr("sayso.ingest.fetch.resolve", look_up)
    port = server.rsplit(":", 1)[1]
    Newsroom.asked.clear()
    report = load(f"http://ellery.example:{port}/text", options=LOCAL)
    assert report.url == f"http://ellery.example:{port}/text"
    assert looked_up == ["ellery.example"]
    assert Newsroom.asked == [("/text", f"ellery.example:{port}")]


def test_each_hop_is_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def look_up(host: str, _port: int, *, where: str, allow_private: bool) -> list[str]:
        asked.append((where.rsplit("/", 1)[1], allow_private))
        return [host]

    monkeypatch.setattr("sayso.ingest.fetch.resolve", look_up)
    load(f"{server}/hop", options=IngestOptions(any_language=True))
    assert asked == [("hop", False), ("text", False)]


@pytest.mark.parametrize(
    "url", ["ftp://ellery.example/a", "file:///etc/hosts", "gopher://x/", "http://", "data://x"]
)
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(ForbiddenAddress, match="Only http and https"):
        load(url)


@pytest.mark.parametrize(
    "url", ["http://[bad/", "http://a b/", "http://x:99999999/", "http://\x00/"]
)
def test_a_broken_address_is_a_named_error(url: str) -> None:
    with pytest.raises(FetchError):
        load(url, options=LOCAL)


def test_nobody_listening_is_told() -> None:
    with pytest.raises(FetchError, match="could not be reached"):
        load("http://127.0.0.1:1/", options=LOCAL)

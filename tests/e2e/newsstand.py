"""A small web server on loopback that publishes invented reports, and a feed of them."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="Newsstand"><meta name="author" content="Orla Fennimore">
<meta property="article:published_time" content="2026-03-0{day}T08:00:00Z"></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""
_FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Newsstand</title><link>{base}/</link><description>Invented news</description>{items}
</channel></rss>"""
_ITEM = "<item><title>{title}</title><link>{base}{path}</link><guid>{base}{path}</guid></item>"

REPORTS = {
    "/lock": (
        "Lock at Skarnes to open at night",
        "The lock at Skarnes will open at night from May, Ola Brandvold, the lock keeper, said on "
        "Monday. “Boats do not sleep,” he told the newsstand. Brandvold added that the town "
        "council had promised two lamps and a bell.",
        "Mayor Ana Ruiz said that the lamps had been ordered in the winter. She denied that the "
        "bell would ring after midnight. Critics say that nobody had asked the people on the bank.",
    ),
    "/reeds": (
        "Reeds to be cut twice a year",
        "The reeds along the lower canal will be cut twice a year, the canal office said on "
        "Friday. “They have eaten the towpath,” said Mei Tanaka, who runs it. She said that an "
        "engineer had warned her in the autumn that the bank was sliding.",
        "Ola Brandvold, the lock keeper, believes that once would do. He said that the birds had "
        "nobody to speak for them. It was noted that the work would cost nine thousand crowns.",
    ),
}


class Newsstand:
    """What it publishes, and what was asked of it."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.asked: list[str] = []

    def answer(self, path: str) -> tuple[int, str, bytes]:
        """Give status, media type and body."""
        if path == "/feed.xml":
            items = "".join(
                _ITEM.format(title=html.escape(title), base=self.base, path=where)
                for where, (title, *_) in REPORTS.items()
            )
            return 200, "application/rss+xml", _FEED.format(base=self.base, items=items).encode()
        if path not in REPORTS:
            return 404, "text/html", b"<p>Nothing is here.</p>"
        title, *paragraphs = REPORTS[path]
        body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
        day = 1 + list(REPORTS).index(path)
        return 200, "text/html", _PAGE.format(title=html.escape(title), body=body, day=day).encode()


@contextmanager
def newsstand() -> Iterator[Newsstand]:
    """Open it on a free port, and close it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stand.asked.append(self.path)
            status, kind, body = stand.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand = Newsstand(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield stand
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""A feed's address -> its entries. Fetched with the limits and refusals of any address."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from sayso.errors import FetchError
from sayso.ingest.fetch import Wanted, fetch
from sayso.ingest.options import IngestOptions

MOST_BYTES = 5_000_000
MOST_ENTRIES = 500
WANTED = Wanted(
    frozenset(
        {
            "application/atom+xml",
            "application/rdf+xml",
            "application/rss+xml",
            "application/xml",
            "text/html",  # what careless servers call a feed
            "text/plain",
            "text/xml",
        }
    ),
    "RSS and Atom feeds",
    "Give the feed's own address; the outlet's page often links it as RSS.",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a feed names.

    Attributes:
        title: Its title, else its address.
        url: Its address.
    """

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """What a feed says of itself, and its entries as the feed orders them.

    Attributes:
        title: Its title; may be empty.
        entries: No address twice.
    """

    title: str
    entries: tuple[Entry, ...]


def fetch_feed(url: str, options: IngestOptions) -> FoundFeed:
    """Fetch a feed and read it.

    Raises:
        FetchError: It cannot be fetched, or is no feed.
    """
    limited = replace(options, max_bytes=min(options.max_bytes, MOST_BYTES))
    got = fetch(url, options=limited, wanted=WANTED)
    return read_feed(got.data, url=got.url)


def read_feed(data: bytes, *, url: str) -> FoundFeed:
    """Read RSS or Atom.

    Args:
        data: The feed as it was sent.
        url: Where it came from; addresses in it may be relative.

    Raises:
        FetchError: It is no feed.
    """
    import feedparser

    # Given bytes or a string, feedparser would first try to open a file of that name.
    found = feedparser.parse(io.BytesIO(data))
    if not found.get("version") and not found.entries:
        raise FetchError(
            "This is no RSS or Atom feed.",
            where=url,
            hint=WANTED.hint,
        )
    entries: dict[str, Entry] = {}
    for entry in found.entries:
        address = urljoin(url, (entry.get("link") or "").strip())
        if urlsplit(address).scheme in ("http", "https") and entry.get("link"):
            title = " ".join((entry.get("title") or address).split())
            entries.setdefault(address, Entry(title[:300], address))
    title = " ".join((found.feed.get("title") or "").split())
    return FoundFeed(title[:300], tuple(entries.values())[:MOST_ENTRIES])

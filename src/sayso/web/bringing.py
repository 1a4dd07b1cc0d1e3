"""What a person or a program gives -> the items of a job, the same from a page and from REST."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy.exc import IntegrityError
from starlette.datastructures import UploadFile

from sayso.errors import ForbiddenAddress, SaysoError
from sayso.ingest.options import too_large
from sayso.store import NewItem
from sayso.web.errors import Refusal
from sayso.web.reading import PASTED, READ_AGAIN, Pasted

if TYPE_CHECKING:
    from sayso.store import Library
    from sayso.web.reading import Readers
    from sayso.web.settings import Settings

LONGEST_URL = 4_000
_LONGEST_NAME = 200
_MOST_TITLED = 20
# White space and control characters, which an address has encoded.
_NO_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\s]")


def items_of_files(files: Iterable[UploadFile], settings: Settings) -> list[NewItem]:
    """Make items of uploaded files.

    Raises:
        ReportTooLarge: One is over the limit, so that nothing is kept which could not be read.
        Refusal: There are too many.
    """
    items = []
    for file in files:
        name = file_name(file.filename or "")
        # One more than may come, so that what is too large is not read whole.
        data = file.file.read(settings.max_bytes + 1)
        if len(data) > settings.max_bytes:
            raise too_large(file.size, name, settings.ingest)
        items.append(NewItem(name=name, data=data, media_type=file.content_type))
    return _not_too_many(items, settings)


def items_of_addresses(addresses: Iterable[str], settings: Settings) -> list[NewItem]:
    """Make items of addresses, each once.

    Raises:
        ForbiddenAddress: One is not http or https.
        Refusal: There are too many, or one is too long.
    """
    kept = dict.fromkeys(address_of(text) for text in addresses)
    return _not_too_many([NewItem(name=url, url=url) for url in kept], settings)


def item_of_text(pasted: Pasted, settings: Settings) -> NewItem:
    """Make the item of a text.

    Raises:
        ReportTooLarge: It is over the limit.
        ForbiddenAddress: Its address is not http or https.
    """
    if pasted.url is not None:
        pasted = pasted.model_copy(update={"url": address_of(pasted.url)})
    words = pasted.title or ("" if pasted.media_type == "text/html" else pasted.text)
    name = _first_words(words) or pasted.url or "a report without a title"
    size = len(pasted.text.encode("utf-8", "replace"))
    if size > settings.max_bytes:
        raise too_large(size, name, settings.ingest)
    return NewItem(
        name=name, url=pasted.url, data=pasted.model_dump_json().encode(), media_type=PASTED
    )


@dataclass(frozen=True, slots=True)
class Brought:
    """What the reading of a feed brought.

    Attributes:
        job: The job of its new entries; None: there are none.
        new: How many these are.
        known: Entries that the library has, or has asked for.
    """

    job: int | None
    new: int
    known: int


def read_feed(library: Library, readers: Readers, feed: int) -> Brought:
    """Fetch a feed and make a job of the entries that the library does not know.

    Raises:
        UnknownEntry: There is no such feed.
        FetchError: It cannot be fetched, or is no feed; the library keeps why.
        Refusal: The process that reads it died.
    """
    row = library.feeds.get(feed)
    try:
        found = readers.read_feed(row.url)
    except SaysoError as error:
        library.feeds.mark_read(feed, None, str(error))
        raise
    except Refusal as error:
        library.feeds.mark_read(feed, None, error.message)
        raise
    known = library.feeds.known_urls(feed, [entry.url for entry in found.entries])
    items = [
        NewItem(name=entry.title, url=entry.url, feed=feed)
        for entry in found.entries
        if entry.url not in known
    ]
    try:
        job = library.jobs.create(found.title or row.url, items) if items else None
    except IntegrityError:
        # Fetching takes its time, and somebody may have removed the feed meanwhile.
        library.feeds.get(feed)
        raise
    library.feeds.mark_read(feed, found.title, None)
    return Brought(job, len(items), len(found.entries) - len(items))


def items_to_read_again(library: Library, keys: Sequence[str]) -> list[NewItem]:
    """Make items that read stored reports again.

    Raises:
        UnknownEntry: There is no such report.
    """
    # A whole record is fetched for a title, which is too much work where there are many.
    titled = keys if len(keys) <= _MOST_TITLED else ()
    names = {key: library.reports.get(key).row.title for key in titled}
    return [
        NewItem(name=names.get(key, f"report {key}"), data=key.encode(), media_type=READ_AGAIN)
        for key in keys
    ]


def label_of(items: Sequence[NewItem], noun: str) -> str:
    """What a job is called: its only report, or how many there are."""
    if len(items) == 1:
        return items[0].name
    nouns = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{len(items):,} {nouns}: {items[0].name}, …" if items else f"no {nouns}"


def address_of(text: str) -> str:
    """An address as it is kept: without white space around it, a user name or a password.

    Raises:
        ForbiddenAddress: It is not http or https, or names no server.
        Refusal: It is too long.
    """
    text = text.strip()
    if len(text) > LONGEST_URL:
        raise Refusal(
            422,
            f"An address has {len(text):,} characters; the limit is {LONGEST_URL:,}.",
            where=text[:100],
        )
    try:
        parts = urlsplit(text)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address or _NO_ADDRESS.search(text):
        raise ForbiddenAddress(
            "This is no http or https address.",
            where=text[:100] or "an empty line",
            hint="Give one address a line, each with http:// or https:// before it.",
        )
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def file_name(given: str) -> str:
    """The name of an uploaded file: no folders, nothing that cannot be printed."""
    last = PurePosixPath(given.replace("\\", "/")).name
    name = "".join(letter for letter in last if letter.isprintable()).strip()
    # The end tells the format.
    return name[-_LONGEST_NAME:] if name.strip(".") else "unnamed.txt"


def _first_words(text: str) -> str:
    words = " ".join("".join(c if c.isprintable() else " " for c in text[:400]).split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


def _not_too_many(items: list[NewItem], settings: Settings) -> list[NewItem]:
    if len(items) > settings.max_items:
        raise Refusal(
            413,
            f"A job may hold {settings.max_items:,} reports, and these are {len(items):,}."
            " Bring them in by parts.",
        )
    return items

"""What a person or a program gives -> the items of a job, the same from a page and from REST."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from starlette.datastructures import UploadFile

from sayso.errors import ForbiddenAddress
from sayso.ingest.options import too_large
from sayso.store.jobs import NewItem
from sayso.web.errors import Refusal
from sayso.web.reading import PASTED, READ_AGAIN, Pasted

if TYPE_CHECKING:
    from sayso.store import Library
    from sayso.web.feed import FoundFeed
    from sayso.web.settings import Settings

LONGEST_URL = 4_000
_LONGEST_NAME = 200


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
    name = _first_words(pasted.title or pasted.text) or "a text"
    size = len(pasted.text.encode("utf-8", "replace"))
    if size > settings.max_bytes:
        raise too_large(size, name, settings.ingest)
    return NewItem(
        name=name, url=pasted.url, data=pasted.model_dump_json().encode(), media_type=PASTED
    )


def items_of_feed(library: Library, feed_id: int, found: FoundFeed) -> tuple[list[NewItem], int]:
    """Make items of a feed's entries, and count those that the library has or has asked for."""
    known = library.feeds.known_urls(feed_id, [entry.url for entry in found.entries])
    items = [
        NewItem(name=entry.title, url=entry.url, feed_id=feed_id)
        for entry in found.entries
        if entry.url not in known
    ]
    return items, len(found.entries) - len(items)


def items_to_read_again(library: Library, keys: Sequence[str]) -> list[NewItem]:
    """Make items that read stored reports again.

    Raises:
        UnknownEntry: There is no such report.
    """
    return [
        NewItem(name=library.reports.row(key).title, data=key.encode(), media_type=READ_AGAIN)
        for key in keys
    ]


def label_of(items: Sequence[NewItem], noun: str) -> str:
    """What a job is called: its only report, or how many there are."""
    if len(items) == 1:
        return items[0].name
    return f"{len(items):,} {noun}s: {items[0].name}, …" if items else f"no {noun}s"


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
    if not is_address or not text.isprintable() or " " in text:
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

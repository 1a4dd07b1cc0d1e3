"""The feeds of a library: addresses that name reports, read again on demand."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from sayso.errors import UnknownEntry, UsageError
from sayso.store.database import Database
from sayso.store.identity import address_of_url
from sayso.store.rows import FeedRow
from sayso.store.tables import feeds, job_items, now, reports
from sayso.store.wording import clean, clean_or_none, one_line


class Feeds:
    """The feeds. Get it from a library: `library.feeds`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, url: str) -> int:
        """Add a feed and return its id; one that is there already is left as it is.

        Raises:
            UsageError: The address is empty.
        """
        url = clean(url).strip()
        if not url:
            raise UsageError("a feed needs an address.", hint="Give its http or https URL.")
        with self._database.write() as connection:
            found = connection.scalar(sa.select(feeds.c.id).where(feeds.c.url == url))
            if found is None:
                made = connection.execute(
                    feeds.insert().values(url=url, title=url, added=now()).returning(feeds.c.id)
                )
                found = made.scalar_one()
        return int(found)

    def list(self) -> list[FeedRow]:
        """Return the feeds by their titles."""
        with self._database.read() as connection:
            rows = connection.execute(_query().order_by(feeds.c.title, feeds.c.id))
            return [_feed_row(row) for row in rows]

    def get(self, id: int) -> FeedRow:
        """Return a feed.

        Raises:
            UnknownEntry: There is no such feed.
        """
        with self._database.read() as connection:
            row = connection.execute(_query().where(feeds.c.id == id)).first()
        if row is None:
            raise _unknown(id)
        return _feed_row(row)

    def known_urls(self, id: int, urls: Collection[str]) -> set[str]:
        """Return which of these addresses need not be read again for this feed.

        The library has a report of that address, or the feed has named it before and it was not
        one that failed: an address may lead to another, which its report then has.
        """
        addresses = {address_of_url(url): url for url in urls}
        stored = sa.select(reports.c.address).where(reports.c.address.in_(list(addresses)))
        named = sa.select(job_items.c.url).where(
            job_items.c.feed_id == id,
            job_items.c.state.not_in(("failed", "cancelled")),
            job_items.c.url.in_(list(urls)),
        )
        with self._database.read() as connection:
            known = {addresses[found] for found in connection.scalars(stored)}
            return known | set(connection.scalars(named))

    def remove(self, id: int) -> None:
        """Take a feed out; its reports stay.

        Raises:
            UnknownEntry: There is no such feed.
        """
        with self._database.write() as connection:
            if not connection.execute(feeds.delete().where(feeds.c.id == id)).rowcount:
                raise _unknown(id)

    def mark_read(self, id: int, title: str | None = None, error: str | None = None) -> None:
        """Note that a feed was read, with the title that it gives itself, or what went wrong.

        Raises:
            UnknownEntry: There is no such feed.
        """
        values: dict[str, Any] = {"read": now(), "error": clean_or_none(error)}
        if title and one_line(title):
            values["title"] = one_line(title)
        with self._database.write() as connection:
            changed = connection.execute(feeds.update().where(feeds.c.id == id).values(**values))
            if not changed.rowcount:
                raise _unknown(id)


def _query() -> sa.Select[Any]:
    count = (
        sa.select(sa.func.count(job_items.c.report_key.distinct()))
        .where(job_items.c.feed_id == feeds.c.id)
        .scalar_subquery()
    )
    return sa.select(feeds, count.label("reports"))


def _feed_row(row: sa.Row[Any]) -> FeedRow:
    return FeedRow(
        id=row.id,
        url=row.url,
        title=row.title,
        added=row.added,
        read=row.read,
        reports=row.reports,
        error=row.error,
    )


def _unknown(id: int) -> UnknownEntry:
    return UnknownEntry(
        f"there is no feed {id} in the library.", hint="Look it up in the list of feeds."
    )

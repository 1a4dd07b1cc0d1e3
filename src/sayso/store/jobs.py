"""Long work: many reports to be read, one after the other, that survives a crash.

An item is confirmed when `create` has returned: it is in the database, and will be read. A worker
takes one, stores its report and finishes it; where it dies in between, `resume` puts the item back,
and reading it again finds the report known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from sayso.errors import UnknownEntry
from sayso.store.database import Database
from sayso.store.listing import bounds
from sayso.store.rows import ItemRow, ItemState, JobRow, Page
from sayso.store.tables import job_items, jobs, now
from sayso.store.wording import clean, clean_or_none

_MOST_JOBS = 200
_OPEN = ("waiting", "running")


@dataclass(frozen=True, slots=True)
class NewItem:
    """A report that is to be read.

    Attributes:
        name: How a person calls it: a file's name, an address, a title.
        url: Where to read it from, unless there are bytes.
        data: Its bytes.
        media_type: What they are, such as `text/html`, where that is known.
        feed: Id of the feed that named it.
    """

    name: str
    url: str | None = None
    data: bytes | None = None
    media_type: str | None = None
    feed: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """A report that a worker has taken, to read it.

    Attributes:
        id: For `finish` and `fail`.
        job: Its job.
        name: As in `NewItem`; so are the others.
    """

    id: int
    job: int
    name: str
    url: str | None
    data: bytes | None
    media_type: str | None
    feed: int | None


class Jobs:
    """The jobs. Get it from a library: `library.jobs`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create(self, label: str, items: Iterable[NewItem]) -> int:
        """Make a job and return its id; all its items are in the database then."""
        rows = [
            {
                "name": clean(item.name),
                "url": clean_or_none(item.url),
                "data": item.data,
                "media_type": clean_or_none(item.media_type),
                "feed_id": item.feed,
                "state": "waiting",
            }
            for item in items
        ]
        with self._database.write() as connection:
            made = connection.execute(
                jobs.insert()
                .values(label=clean(label), created=now(), finished=None if rows else now())
                .returning(jobs.c.id)
            )
            job = int(made.scalar_one())
            if rows:
                connection.execute(job_items.insert(), [row | {"job_id": job} for row in rows])
        return job

    def take(self, worker: str = "") -> WaitingItem | None:
        """Give the next item that waits, marked as running; None: nothing waits.

        Args:
            worker: Who takes it. `resume` can tell its items from those of others.
        """
        with self._database.write() as connection:
            row = connection.execute(
                sa.select(job_items)
                .where(job_items.c.state == "waiting")
                .order_by(job_items.c.id)
                .limit(1)
            ).first()
            if row is None:
                return None
            connection.execute(
                job_items.update()
                .where(job_items.c.id == row.id)
                .values(state="running", worker=worker[:64])
            )
        return WaitingItem(
            row.id, row.job_id, row.name, row.url, row.data, row.media_type, row.feed_id
        )

    def resume(self, worker: str | None = None) -> int:
        """Put items that are marked as running back, and return how many there were.

        Args:
            worker: Those of this one only; None is all. Call it so when no worker runs.
        """
        with self._database.write() as connection:
            lost = job_items.update().where(job_items.c.state == "running")
            if worker is not None:
                lost = lost.where(job_items.c.worker == worker[:64])
            return connection.execute(lost.values(state="waiting", worker=None)).rowcount

    def finish(self, item: int, key: str, known: bool = False) -> None:
        """Note that an item's report is in the library.

        Args:
            item: Id of the item.
            key: Key of the report.
            known: It was there before.
        """
        self._end(item, {"state": "known" if known else "done", "report_key": key})

    def fail(self, item: int, code: str, message: str) -> None:
        """Note why an item's report could not be read."""
        self._end(item, {"state": "failed", "code": clean(code), "message": clean(message)})

    def cancel(self, job: int) -> None:
        """Let nothing more of a job be taken; what runs ends.

        Raises:
            UnknownEntry: There is no such job.
        """
        with self._database.write() as connection:
            self._known(connection, job)
            connection.execute(
                job_items.update()
                .where(job_items.c.job_id == job, job_items.c.state == "waiting")
                .values(state="cancelled", data=None)
            )
            connection.execute(
                jobs.update()
                .where(jobs.c.id == job, jobs.c.finished.is_(None))
                .values(cancelled=True)
            )
            _close(connection, job)

    def get(self, id: int) -> JobRow:
        """Return a job and how far it has come.

        Raises:
            UnknownEntry: There is no such job.
        """
        with self._database.read() as connection:
            row = self._known(connection, id)
            return _job_rows(connection, [row])[0]

    def list(self) -> list[JobRow]:
        """Return the jobs, the latest first, 200 at most."""
        with self._database.read() as connection:
            rows = connection.execute(
                sa.select(jobs).order_by(jobs.c.id.desc()).limit(_MOST_JOBS)
            ).all()
            return _job_rows(connection, list(rows))

    def items(
        self, id: int, state: ItemState | None = None, page: int = 1, size: int = 50
    ) -> Page[ItemRow]:
        """Return the items of a job, in the order given.

        Args:
            id: The job.
            state: In this state only.
            page: Which page, from 1.
            size: Most rows on it.

        Raises:
            UnknownEntry: There is no such job.
        """
        page, size, skip = bounds(page, size)
        conditions = [job_items.c.job_id == id]
        if state is not None:
            conditions.append(job_items.c.state == clean(state))
        columns = [column for column in job_items.c if column.name != "data"]
        with self._database.read() as connection:
            self._known(connection, id)
            total = connection.scalar(
                sa.select(sa.func.count()).select_from(job_items).where(*conditions)
            )
            rows = connection.execute(
                sa.select(*columns)
                .where(*conditions)
                .order_by(job_items.c.id)
                .limit(size)
                .offset(skip)
            ).all()
        items = [
            ItemRow(
                id=row.id,
                name=row.name,
                state=row.state,
                report=row.report_key,
                code=row.code,
                message=row.message,
            )
            for row in rows
        ]
        return Page[ItemRow](items=items, total=total or 0, page=page, size=size)

    def _end(self, item: int, values: dict[str, Any]) -> None:
        with self._database.write() as connection:
            job = connection.scalar(sa.select(job_items.c.job_id).where(job_items.c.id == item))
            if job is None:
                raise UnknownEntry(f"no job of the library holds an item {item}.")
            # What was brought in is kept with the report; an item that failed can be sent again.
            connection.execute(
                job_items.update()
                .where(job_items.c.id == item)
                .values(data=None, worker=None, **values)
            )
            _close(connection, job)

    @staticmethod
    def _known(connection: sa.Connection, id: int) -> sa.Row[Any]:
        row = connection.execute(sa.select(jobs).where(jobs.c.id == id)).first()
        if row is None:
            raise UnknownEntry(
                f"there is no job {id} in the library.", hint="Look it up in the list of jobs."
            )
        return row


def _close(connection: sa.Connection, job: int) -> None:
    """Mark a job as finished when nothing of it is left to do."""
    still = sa.select(job_items.c.id).where(job_items.c.job_id == job, job_items.c.state.in_(_OPEN))
    connection.execute(
        jobs.update()
        .where(jobs.c.id == job, jobs.c.finished.is_(None), ~still.exists())
        .values(finished=now())
    )


def _job_rows(connection: sa.Connection, rows: list[sa.Row[Any]]) -> list[JobRow]:
    counts: dict[int, dict[str, int]] = {row.id: {} for row in rows}
    found = connection.execute(
        sa.select(job_items.c.job_id, job_items.c.state, sa.func.count().label("number"))
        .where(job_items.c.job_id.in_(list(counts)))
        .group_by(job_items.c.job_id, job_items.c.state)
    )
    for one in found:
        counts[one.job_id][one.state] = one.number
    return [_job_row(row, counts[row.id]) for row in rows]


def _job_row(row: sa.Row[Any], states: dict[str, int]) -> JobRow:
    started = any(state != "waiting" for state in states)
    return JobRow(
        id=row.id,
        label=row.label,
        state="cancelled"
        if row.cancelled
        else "done"
        if row.finished
        else "running"
        if started
        else "waiting",
        created=row.created,
        finished=row.finished,
        total=sum(states.values()),
        done=states.get("done", 0),
        known=states.get("known", 0),
        failed=states.get("failed", 0),
        cancelled=states.get("cancelled", 0),
    )

"""Feeds, read on demand."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from sayso.store.rows import FeedRow, JobRow
from sayso.web.api.answers import NO_FEED, Id
from sayso.web.api.bodies import GivenFeed
from sayso.web.api.reports import started
from sayso.web.bringing import address_of, read_feed
from sayso.web.dependencies import TheLibrary, TheQueue, TheReaders

router = APIRouter(tags=["feeds"])


class FeedRead(BaseModel):
    """What the reading of a feed brought."""

    model_config = ConfigDict(extra="forbid")

    job: JobRow | None = Field(description="The job of its new entries; null: there are none.")
    new: int = Field(description="How many these are.")
    known: int = Field(description="Entries that the library has, or has asked for.")


@router.get("/feeds", operation_id="listFeeds")
def list_feeds(library: TheLibrary) -> list[FeedRow]:
    """List the feeds."""
    return library.feeds.list()


@router.post("/feeds", operation_id="addFeed", status_code=201)
def add_feed(given: GivenFeed, library: TheLibrary) -> FeedRow:
    """Keep a feed. It is fetched when it is read (`readFeed`); one kept already stays as it is."""
    return library.feeds.get(library.feeds.add(address_of(given.url)))


@router.delete("/feeds/{id}", operation_id="removeFeed", status_code=204, responses=NO_FEED)
def remove_feed(id: Id, library: TheLibrary) -> None:
    """Forget a feed. The reports that came from it stay."""
    library.feeds.remove(id)


@router.post("/feeds/{id}/read", operation_id="readFeed", status_code=202, responses=NO_FEED)
def read_a_feed(
    id: Id, library: TheLibrary, readers: TheReaders, queue: TheQueue, response: Response
) -> FeedRead:
    """Fetch a feed and bring in the entries that the library does not know, as a job."""
    brought = read_feed(library, readers, id)
    job = None if brought.job is None else started(brought.job, library, queue, response)
    return FeedRead(job=job, new=brought.new, known=brought.known)

"""What functions that answer requests ask for: the library, the queue, the settings, the author."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from sayso.store import Library
from sayso.web.queue import ReadingQueue
from sayso.web.reading import Readers
from sayso.web.sessions import author_of
from sayso.web.settings import Settings

MOST_ROWS = 200
"""Largest page of a list."""

LAST_PAGE = 1_000_000
"""The store counts no further."""


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def _queue(request: Request) -> ReadingQueue:
    queue: ReadingQueue = request.app.state.queue
    return queue


def _readers(request: Request) -> Readers:
    readers: Readers = request.app.state.readers
    return readers


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


TheLibrary = Annotated[Library, Depends(_library)]
TheQueue = Annotated[ReadingQueue, Depends(_queue)]
TheReaders = Annotated[Readers, Depends(_readers)]
TheSettings = Annotated[Settings, Depends(_settings)]
Author = Annotated[str, Depends(author_of)]
PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE, description="Which page, from 1.")]
PageSize = Annotated[int, Query(ge=1, le=MOST_ROWS, description="Most rows on a page.")]

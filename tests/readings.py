"""Ways to read a report that stand in for the real one; worker processes can import them."""

from __future__ import annotations

import os

from sayso.errors import ModelError
from sayso.pipeline import Source
from sayso.record import ErrorInfo, Failure
from sayso.workers import ReadOptions


def row(source: Source, code: str = "Read") -> Failure:
    """Make a row that tells which source it is for."""
    return Failure(path=str(source), error=ErrorInfo(code=code, message="by hand"))


def reads(source: Source, options: ReadOptions) -> Failure:
    """Read anything."""
    return row(source)


def dies_over_bad(source: Source, options: ReadOptions) -> Failure:
    """End the process over a source that begins with `bad`."""
    if str(source).startswith("bad"):
        os._exit(7)
    return row(source)


def stops_at_bad(source: Source, options: ReadOptions) -> Failure:
    """Raise what ends a run over a source that begins with `bad`."""
    if str(source).startswith("bad"):
        raise ModelError("no model here", where="by hand", hint="Give another.")
    return row(source)

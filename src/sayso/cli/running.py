"""How a command runs: rows are written, failures told, progress shown, and the end is orderly."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from sayso.export import Exporter
    from sayso.record import Failure, Record

Row = TypeVar("Row")

FOUND = 1
"""Exit code of a check that has findings."""

FAILED = 2
"""Exit code of misuse, and of a run in which anything could not be read or written."""

_INTERRUPTED = 130  # what shells give for a command that Ctrl-C ends


@contextmanager
def ending_well() -> Iterator[None]:
    """Turn what ends a run early into a message and an exit code."""
    from sayso.errors import SaysoError

    try:
        yield
        sys.stdout.flush()
    except SaysoError as error:
        tell(str(error))
        raise typer.Exit(FAILED) from error
    except BrokenPipeError:
        # Whoever reads our output has had enough (`| head`), which is no failure. The interpreter
        # would complain when it flushes standard output at the end, so that is led nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None


def write_rows(rows: Iterable[Record | Failure], writer: Exporter) -> tuple[int, int]:
    """Write rows, and return how many were written and how many are failures."""
    from sayso.record import Failure

    written = failed = 0
    for row in rows:
        if isinstance(row, Failure):
            failed += 1
            tell(row.error.message)
            if not writer.keeps_failures:
                continue
        writer.write(row)
        writer.stream.flush()
        written += 1
    writer.finalize()
    return written, failed


def with_progress(rows: Iterable[Row], count: int, quiet: bool) -> Iterable[Row]:
    """Return the rows; drawing them shows progress, unless `quiet` or where nobody would see it."""
    if quiet or not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, "Reading", total=count, console=Console(stderr=True), transient=True)


def tell(message: str, kind: str = "error") -> None:
    """Write a message to standard error as one line.

    Args:
        message: What to say.
        kind: What it is: an error or a warning.
    """
    # A message quotes paths and server answers, which may hold anything.
    from sayso.export.controls import for_terminal

    typer.echo(f"{kind}: {for_terminal(message)}", err=True)

"""`sayso library`: the library as one file, and its corrections as training data."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from sayso.cli.running import ending_well, tell

if TYPE_CHECKING:
    from sayso.store import Library

library = typer.Typer(
    name="library",
    help="Keep the library of the reading room: as one file and back, and as training data.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

# \b keeps the lines after it as they are.
EXPORT_HELP = """\
Write a whole library into one file: reports, corrections, decisions about people, feeds.

\b
Examples:
  sayso library export library.sayso
  sayso library export library.sayso --db postgresql://localhost/reports
"""

IMPORT_HELP = """\
Bring what such a file holds into a library, beside what is there.

What the library has already it keeps as it is: importing a file again changes nothing.

\b
Examples:
  sayso library import library.sayso
  sayso library import library.sayso --db reports.sqlite
"""

TRAINING_HELP = """\
Write the reports that people have corrected as training data, one JSON object a line.

\b
Examples:
  sayso library training corrected.jsonl
  sayso library training corrected.jsonl --db reports.sqlite
"""

Db = Annotated[
    str | None,
    typer.Option(
        metavar="PLACE",
        help="The library: a file, or postgresql://HOST/NAME.  "
        "[default: library.sqlite in your data folder]",
        show_default=False,
    ),
]
Output = Annotated[
    Path, typer.Argument(metavar="FILE", help="What to write; one that is there is replaced.")
]


@library.command("export", help=EXPORT_HELP)
def export(file: Output, db: Db = None) -> None:
    """Write a library into a file. The help is `EXPORT_HELP`."""
    with ending_well(), _opened(db) as opened:
        from sayso.store.archive import export_library

        with _replacing(file) as stream:
            done = export_library(opened, stream)
        tell(
            f"{done.reports} reports, {done.corrections} corrections, {done.decisions} decisions"
            f" about people, {done.feeds} feeds.",
            kind="written",
        )


@library.command("import", help=IMPORT_HELP)
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `sayso library export` wrote.")
    ],
    db: Db = None,
) -> None:
    """Bring a file into a library. The help is `IMPORT_HELP`."""
    with ending_well():
        from sayso.errors import UsageError

        try:
            stream = file.open("rb")
        except OSError as error:
            raise UsageError(
                f"the file cannot be read: {error.strerror}.",
                where=str(file),
                hint="Check the path.",
            ) from error
        with stream, _opened(db) as opened:
            from sayso.store.archive import import_library

            done = import_library(opened, stream)
        tell(
            f"{done.reports} reports ({done.known} were there), {done.corrections} corrections,"
            f" {done.decisions} decisions about people, {done.feeds} feeds.",
            kind="new",
        )


@library.command("training", help=TRAINING_HELP)
def training(file: Output, db: Db = None) -> None:
    """Write corrected reports as training data. The help is `TRAINING_HELP`."""
    with ending_well(), _opened(db) as opened:
        import json

        count = 0
        with _replacing(file) as stream:
            for row in opened.corrections.training_rows():
                stream.write(json.dumps(row).encode("ascii") + b"\n")
                count += 1
        tell(f"{count} reports with corrections.", kind="written")


@contextmanager
def _opened(db: str | None) -> Iterator[Library]:
    from sayso.errors import UsageError

    try:
        from sayso.store import open_library
    except ImportError as error:
        raise UsageError(
            "the library needs packages that are not installed.", hint="Install sayso[serve]."
        ) from error
    with open_library(db) as opened:
        yield opened


@contextmanager
def _replacing(file: Path) -> Iterator[BinaryIO]:
    """Give a stream whose content becomes the file when all is written, and not before."""
    try:
        number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise _unwritable(file, error) from error
    try:
        with os.fdopen(number, "wb") as stream:
            yield stream
        Path(name).replace(file)
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _unwritable(file: Path, error: OSError) -> Exception:
    from sayso.errors import OutputError

    return OutputError(
        f"the file cannot be written: {error.strerror}.",
        where=str(file),
        hint="Check that its folder exists and may be written to.",
    )

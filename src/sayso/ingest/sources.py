"""What a user names as a report: files, folders, `-` for standard input, and URLs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import ReportNotFound
from sayso.ingest.formats import SUFFIXES
from sayso.ingest.options import IngestOptions

STDIN = "-"
# `C:\\reports` has no `//`, so drives of Windows are no schemes.
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")

Source = str | os.PathLike[str]


def is_url(source: Source) -> bool:
    """Whether a source is an address and not a path; of any scheme, allowed or not."""
    return isinstance(source, str) and _URL.match(source) is not None


def expand(sources: Iterable[Source]) -> Iterator[str | Path]:
    """Yield the reports that the sources name, one by one, as they are needed.

    A folder gives the files in it and below it, in the order of their names, that have the
    extension of a report (`.txt`, `.md`, `.html` and their kind); hidden ones are passed over.
    Everything else is given back as it is, also what does not exist: it becomes an error when it
    is read, and so does a folder that holds no report, so that nothing named is lost.
    """
    for source in sources:
        if is_url(source) or source == STDIN:
            yield str(source)
            continue
        path = Path(source)
        if not _is_folder(path):
            yield path
            continue
        found = False
        for report in _reports_below(path):
            found = True
            yield report
        if not found:
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _reports_below(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        # Read as a report it tells its error.
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        # Links to folders are not followed: they may lead round in circles.
        if entry.is_dir(follow_symlinks=False):
            yield from _reports_below(path)
        elif path.suffix.lower() in SUFFIXES and not path.is_dir():
            yield path


def read_stdin(*, options: IngestOptions) -> bytes:
    """Read standard input, one byte more than allowed at most."""
    return sys.stdin.buffer.read(options.max_bytes + 1)


def read_file(source: Source, *, options: IngestOptions) -> bytes:
    """Read a file, one byte more than allowed at most.

    Raises:
        ReportNotFound: There is no such file, it is a folder, or it cannot be opened.
    """
    where = os.fspath(source)
    try:
        with open(where, "rb") as file:
            return file.read(options.max_bytes + 1)
    except FileNotFoundError as error:
        raise ReportNotFound(
            "There is no such file.", where=where, hint="Check the path."
        ) from error
    except IsADirectoryError as error:
        raise _folder_error(where) from error
    except PermissionError as error:
        # Windows says so of folders as well.
        if os.path.isdir(where):
            raise _folder_error(where) from error
        raise ReportNotFound(
            "The file cannot be opened: permission denied.",
            where=where,
            hint="Check who may read it.",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportNotFound(
            f"The file cannot be read: {reason}.", where=repr(where)[1:-1], hint="Check the path."
        ) from error


def _folder_error(where: str) -> ReportNotFound:
    try:
        os.listdir(where)
    except OSError as error:
        return ReportNotFound(
            f"The folder cannot be opened: {error.strerror}.",
            where=where,
            hint="Check who may read it.",
        )
    if next(_reports_below(Path(where)), None) is not None:
        return ReportNotFound(
            "This is a folder; a report is one file.", where=where, hint="Give one of its files."
        )
    return ReportNotFound(
        f"This is a folder without a report in it ({', '.join(SUFFIXES)}).",
        where=where,
        hint="Give the path of a report, or of a folder that holds some.",
    )

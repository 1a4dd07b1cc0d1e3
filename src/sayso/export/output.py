"""Where rows are written: standard output, or a file that is replaced only when it is whole."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sayso.errors import OutputError


@dataclass(slots=True)
class Output:
    """An open place to write to.

    Attributes:
        stream: Where the text goes.
        keep: Set to False to leave an existing file as it was.
    """

    stream: TextIO
    keep: bool = True


@contextmanager
def open_output(path: Path | None, encoding: str | None) -> Iterator[Output]:
    """Open standard output or a file for writing.

    A file is written beside its target and takes the target's place at the end. If anything is
    raised meanwhile, or `keep` is False, the target stays as it was. What is no regular file (a
    device, a pipe) is written to directly. Line ends are line feeds on every system.

    Args:
        path: The file; None: standard output.
        encoding: The encoding of the text; None: the stream's own, and UTF-8 for files.

    Raises:
        OutputError: The file cannot be written.
    """
    if path is None:
        if encoding is not None and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding=encoding, newline="\n")
        yield Output(sys.stdout)
        return
    # A link stays a link: what it points to is replaced.
    target = path.resolve()
    special = target.exists() and not target.is_file()
    beside = target if special else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        stream = beside.open("w" if special else "x", encoding=encoding or "utf-8", newline="\n")
    except OSError as error:
        raise _cannot_write(path, error) from error
    output = Output(stream)
    try:
        with stream:
            yield output
        if special:
            return
        if output.keep:
            if target.exists():
                shutil.copymode(target, beside)
            os.replace(beside, target)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        if not special:
            with suppress(FileNotFoundError):
                beside.unlink()


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or str(error)).lower()
    return OutputError(
        f"cannot be written ({reason}).",
        where=str(path),
        hint="Name a file in a folder that exists and that you may write to.",
    )

"""The contract of `export`: what every format of the record offers, and the list of formats."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar, TextIO

from sayso.errors import UsageError
from sayso.record import Failure, Record


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a caller may ask of a format. A format leaves aside what it has no use for.

    Attributes:
        width: Columns of the reading view, at least 20; None: the terminal's own, else 100.
    """

    width: int | None = None


class Exporter(ABC):
    """Writes rows (records and failures) onto a text stream, in the order they are given.

    Call `write` once a row, then `finalize` once. The stream is neither opened nor closed here.
    """

    name: ClassVar[str]
    """What `--format` calls it."""
    suffix: ClassVar[str]
    """The usual end of a file's name, with its dot."""
    description: ClassVar[str]
    """One line for help and docs."""
    many: ClassVar[bool]
    """Whether one file may hold several rows."""
    keeps_failures: ClassVar[bool]
    """Whether a report that could not be read becomes a row; if not, it leaves no trace here."""
    encoding: ClassVar[str | None] = "utf-8"
    """The encoding that the format asks for; None: whatever the stream has."""

    def __init__(self, stream: TextIO, options: ExportOptions | None = None) -> None:
        self.stream = stream
        self.options = options or ExportOptions()

    @abstractmethod
    def write(self, row: Record | Failure) -> None:
        """Write one row."""

    def finalize(self) -> None:  # noqa: B027  # most formats have nothing left to do
        """Write what the format needs after the last row."""


def find_format(formats: Mapping[str, type[Exporter]], name: str) -> type[Exporter]:
    """Look a format up by its name.

    Args:
        formats: The formats that exist, by name.
        name: The name asked for.

    Raises:
        UsageError: There is no such format; the message lists those that exist.
    """
    if name in formats:
        return formats[name]
    near = get_close_matches(name.lower(), formats, n=1)
    guess = f"Did you mean '{near[0]}'? " if near else ""
    raise UsageError(
        f"there is no format '{name}'.", hint=f"{guess}The formats are {', '.join(formats)}."
    )

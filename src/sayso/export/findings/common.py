"""The contract of the formats of findings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, TextIO

from sayso.checking.result import Checked
from sayso.record import Failure


@dataclass(frozen=True, slots=True)
class FindingsOptions:
    """What a caller may ask of a format. A format leaves aside what it has no use for.

    Attributes:
        show_source: Show the line of each finding with its words underlined.
    """

    show_source: bool = False


class FindingsExporter(ABC):
    """Writes the findings of reports onto a text stream, in the order they are given.

    Call `write` or `failed` once a report, then `finalize` once.
    """

    name: ClassVar[str]
    """What `--format` calls it."""
    suffix: ClassVar[str]
    """The usual end of a file's name, with its dot."""
    description: ClassVar[str]
    """One line for help and docs."""
    encoding: ClassVar[str | None] = "utf-8"
    """The encoding that the format asks for; None: whatever the stream has."""

    def __init__(self, stream: TextIO, options: FindingsOptions | None = None) -> None:
        self.stream = stream
        self.options = options or FindingsOptions()

    @abstractmethod
    def write(self, report: Checked) -> None:
        """Write the findings of a report."""

    def failed(self, failure: Failure) -> None:  # noqa: B027  # most formats hold findings alone
        """Take note of a report that could not be read."""

    def finalize(self) -> None:  # noqa: B027  # some formats have nothing left to do
        """Write what the format needs after the last report."""

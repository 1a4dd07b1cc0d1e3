"""Every error that a user can meet.

    SaysoError                    base of all; catch this one
    ├── ReportError               this report failed; a run over many writes a row and goes on
    │   ├── ReportNotFound        no such file, or it cannot be opened
    │   ├── EmptyReport           no text in it
    │   ├── BinaryReport          the bytes are not text (an image, an archive, a PDF ...)
    │   ├── UndecodableReport     no encoding fits the bytes
    │   ├── NoMainText            an HTML page without a main text
    │   ├── ReportTooLarge        over the size limit
    │   ├── UnsupportedLanguage   not in a language that the model reads
    │   └── FetchError            a URL failed
    │       ├── ForbiddenAddress  not http or https, or a private address
    │       └── UnreadableContent the server sent a type of content that is not a report
    └── RunError                  stop the run: nothing further would work either
        ├── ModelError            the weights are missing, damaged or do not fit this package
        ├── UsageError            options that contradict each other or name nothing
        ├── OutputError           the result cannot be written
        └── StoreError            the library of reports
            ├── UnknownEntry      no such report, person, job ... in the library
            ├── InvalidCorrection a correction that fits neither the text nor the record
            ├── LibraryUnavailable  the database cannot be opened or does not answer
            ├── LibraryTooNew     a newer version of this package has written it
            └── BadArchive        the file is no archive of a library, or is damaged

A message says what was found, where, what was expected and what to do next. `where` and `hint`
are also attributes, so that a program need not parse the message.
"""

from __future__ import annotations

__all__ = [
    "BadArchive",
    "BinaryReport",
    "EmptyReport",
    "FetchError",
    "ForbiddenAddress",
    "InvalidCorrection",
    "LibraryTooNew",
    "LibraryUnavailable",
    "ModelError",
    "NoMainText",
    "OutputError",
    "ReportError",
    "ReportNotFound",
    "ReportTooLarge",
    "RunError",
    "SaysoError",
    "StoreError",
    "UndecodableReport",
    "UnknownEntry",
    "UnreadableContent",
    "UnsupportedLanguage",
    "UsageError",
]


class SaysoError(Exception):
    """Base of every error of this package.

    Args:
        what: What was found, and what was expected.
        where: The path, URL or part of the text it concerns; None where there is none.
        hint: What to do next.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(what, where, hint)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors travel between worker processes; keyword-only arguments need telling.
        return _rebuild, (type(self), self.what, self.where, self.hint)


def _rebuild(kind: type[SaysoError], what: str, where: str | None, hint: str | None) -> SaysoError:
    return kind(what, where=where, hint=hint)


class ReportError(SaysoError):
    """This report could not be read; others may be."""


class ReportNotFound(ReportError):
    """There is no such file, or it cannot be opened."""


class EmptyReport(ReportError):
    """The report holds no text."""


class BinaryReport(ReportError):
    """The bytes are not text."""


class UndecodableReport(ReportError):
    """No encoding fits the bytes."""


class NoMainText(ReportError):
    """An HTML page in which no main text was found."""


class ReportTooLarge(ReportError):
    """The report is over the size limit."""


class UnsupportedLanguage(ReportError):
    """The report is not in a language that the model reads."""


class FetchError(ReportError):
    """A URL could not be read."""


class ForbiddenAddress(FetchError):
    """The URL is not http or https, or leads to a private address."""


class UnreadableContent(FetchError):
    """The server sent content that is not a report."""


class RunError(SaysoError):
    """The run cannot go on."""


class ModelError(RunError):
    """The weights are missing, damaged or do not fit this package."""


class UsageError(RunError):
    """Options that contradict each other, or that name nothing."""


class OutputError(RunError):
    """The result cannot be written."""


class StoreError(RunError):
    """The library cannot do what was asked for."""


class UnknownEntry(StoreError):
    """The library holds no such report, person, correction, job or feed."""


class InvalidCorrection(StoreError):
    """A correction fits neither the report's text nor its record."""


class LibraryUnavailable(StoreError):
    """The database cannot be opened, or does not answer."""


class LibraryTooNew(StoreError):
    """A newer version of this package has written the library."""


class BadArchive(StoreError):
    """The file is no archive of a library, or it is damaged."""

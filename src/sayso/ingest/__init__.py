"""Bytes -> `Report`: the first stage of a report's way.

In come files, folders, standard input, URLs or a string; out comes a `Report`: the main text, its
headings and paragraphs, what is known of title, byline, outlet and date, and the way back into the
input. What cannot be read raises a `sayso.errors.ReportError` that says what, where and what to do.

Importing this loads nothing heavy: the libraries for HTML, Markdown, URLs and languages are loaded
by the first input that needs them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from sayso.errors import EmptyReport
from sayso.ingest.language import check_language, with_language
from sayso.ingest.options import IngestOptions, too_large
from sayso.ingest.plaintext import of_plain_text, read_plain_text
from sayso.ingest.report import Report, TextOrigin
from sayso.ingest.sources import STDIN, Source, expand, is_url, read_file, read_stdin

__all__ = [
    "IngestOptions",
    "Input",
    "Report",
    "TextOrigin",
    "bring",
    "check_language",
    "expand",
    "from_bytes",
    "from_text",
    "load",
]

_DEFAULTS = IngestOptions()


def from_text(text: str, *, path: str | None = None) -> Report:
    """Make a report of a string and keep the string verbatim, so that offsets fit it.

    Never fails, whatever the string holds; an empty one gives an empty report. The language is not
    looked at: see `check_language`. Time is linear in the length of the text.

    Args:
        text: Any string; `#`, `**…**` and short lines without a full stop are headings.
        path: Where it came from, for the report's `path`.
    """
    return read_plain_text(text, path=path)


def from_bytes(
    data: bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    options: IngestOptions = _DEFAULTS,
) -> Report:
    """Make a report of the bytes of a text, Markdown or HTML file.

    Args:
        data: The bytes as they were stored or sent.
        path: The file's name; its extension tells the format.
        url: The address that the bytes came from.
        media_type: What the server says they are, such as `text/html`.
        charset: The encoding that the server declares, if it does.
        options: Limits, and whether languages other than English are taken.

    Raises:
        ReportTooLarge: More bytes than `options.max_bytes`.
        BinaryReport: An image, an archive, a PDF and so on.
        UndecodableReport: No encoding fits.
        EmptyReport: There is no letter or digit in it.
        NoMainText: A web page without a main text.
        UnsupportedLanguage: Not English, and `options.any_language` is not set.
    """
    from sayso.ingest.binary import refuse_binary
    from sayso.ingest.encoding import declared_in_html, decode
    from sayso.ingest.formats import format_of

    where = url or path or "the input"
    if len(data) > options.max_bytes:
        raise too_large(None, where, options)
    refuse_binary(data, where=where)
    kind = format_of(data, path=path, url=url, media_type=media_type)
    declared = charset or (declared_in_html(data) if kind == "html" else None)
    decoded = decode(data, declared=declared, where=where)
    if kind == "html":
        from sayso.ingest.html import read_html

        report = read_html(decoded, path=path, url=url)
    elif kind == "markdown":
        from sayso.ingest.markdown import read_markdown

        report = replace(read_markdown(decoded, path=path), url=url)
    else:
        report = replace(of_plain_text(decoded, path=path), url=url)
    if not any(letter.isalnum() for letter in report.text):
        raise EmptyReport(
            "There is no text in it.", where=where, hint="Check that the right file was given."
        )
    return with_language(report) if options.any_language else check_language(report)


@dataclass(frozen=True, slots=True)
class Input:
    """The bytes of a report, as they were read, and what is known of them.

    Attributes:
        data: The bytes as they were stored or sent.
        path: The file's name, `-` for standard input, or None for a URL.
        url: The address they came from.
        media_type: What the server says they are.
        charset: The encoding that the server declares.
    """

    data: bytes
    path: str | None = None
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None

    def report(self, *, options: IngestOptions = _DEFAULTS) -> Report:
        """Make the report; see `from_bytes`, also for what is raised."""
        return from_bytes(
            self.data,
            path=self.path,
            url=self.url,
            media_type=self.media_type,
            charset=self.charset,
            options=options,
        )


def bring(source: Source, *, options: IngestOptions = _DEFAULTS) -> Input:
    """Read the bytes of a report from a path, from standard input (`-`) or from a URL.

    Only a URL uses the network.

    Args:
        source: A path, `-`, or an address that begins with `http://` or `https://`.
        options: Limits, and what is allowed.

    Raises:
        ReportNotFound: There is no such file, or it cannot be opened.
        FetchError: A URL failed; `ForbiddenAddress` and `UnreadableContent` are kinds of it.
    """
    if is_url(source):
        from sayso.ingest.fetch import fetch

        got = fetch(str(source), options=options)
        return Input(got.data, url=got.url, media_type=got.media_type, charset=got.charset)
    if source == STDIN:
        return Input(read_stdin(options=options), path=STDIN)
    return Input(read_file(source, options=options), path=os.fspath(source))


def load(source: Source, *, options: IngestOptions = _DEFAULTS) -> Report:
    """Read a report from a path, from standard input (`-`) or from a URL.

    Args:
        source: As in `bring`.
        options: Limits, and what is allowed.

    Raises:
        ReportError: One of the errors of `bring` or of `from_bytes`.
    """
    return bring(source, options=options).report(options=options)

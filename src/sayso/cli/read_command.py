"""`sayso read`: the options, and the way from reports to rows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.reading_options import (
    AllowPrivate,
    AnyLanguage,
    MaxBytes,
    MinConfidence,
    Model,
    Output,
    Timeout,
    Workers,
)
from sayso.cli.running import FAILED, ending_well, with_progress, write_rows
from sayso.defaults import MIN_CONFIDENCE

if TYPE_CHECKING:
    from sayso.export import Exporter

# \b keeps the lines after it as they are.
READ_HELP = """\
Read news reports and show who says what, in which words.

A REPORT is a file (plain text, Markdown or HTML), a folder, a URL, or - for standard input.

\b
Examples:
  sayso read harbour.txt
  sayso read --cast harbour.txt
  sayso read reports/ --format jsonl --workers 2 -o records.jsonl
  curl -s https://news.example/harbour | sayso read - --format html -o harbour.html
"""


def _known_format(name: str | None) -> str | None:
    if name is not None:
        from sayso.errors import UsageError
        from sayso.export import exporter

        try:
            exporter(name)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from error
    return name


def read(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT", help="What to read.", show_default=False)
    ],
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="view|json|jsonl|html",
            callback=_known_format,
            help="How to show the record: view (for people, on the terminal), json, jsonl or html "
            "(one page, one report).  [default: by the end of --output's name, else view]",
        ),
    ] = None,
    output: Output = None,
    cast: Annotated[
        bool,
        typer.Option(
            "--cast",
            help="Show the cast alone: who is who, with roles, aliases and the number of "
            "statements; as view, json or jsonl.",
        ),
    ] = False,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    any_language: AnyLanguage = False,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = 20_000_000,
    timeout: Timeout = 20.0,
    workers: Workers = 1,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="COLUMNS",
            min=20,
            help="Make the view this wide.  [default: the terminal's, else 100]",
        ),
    ] = None,
    model: Model = None,
    groups: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Count speakers by group in the profile: a CSV file with the columns name and "
            "group. Groups are yours, and nobody's is guessed.",
        ),
    ] = None,
) -> None:
    """Read reports and write their records. The help is `READ_HELP`."""
    with ending_well():
        from sayso.export import ExportOptions, exporter
        from sayso.export.output import open_output
        from sayso.ingest import expand
        from sayso.pipeline import read_many
        from sayso.profiles import read_groups

        kind = exporter(format or _format_of(output), cast_only=cast)
        sources = list(expand(reports))
        _check_count(len(sources), kind)
        rows = read_many(
            sources,
            workers=workers,
            any_language=any_language,
            allow_private=allow_private,
            max_bytes=max_bytes,
            timeout=timeout,
            min_confidence=min_confidence,
            model=model,
            groups=None if groups is None else read_groups(groups),
        )
        # The view on a terminal shows by itself how far the run has come.
        quiet = len(sources) < 2 or (output is None and sys.stdout.isatty())
        with open_output(output, kind.encoding) as out:
            writer = kind(out.stream, ExportOptions(width=width))
            written, failed = write_rows(with_progress(rows, len(sources), quiet), writer)
            out.keep = written > 0
        if failed:
            raise typer.Exit(FAILED)


def _format_of(output: Path | None) -> str:
    from sayso.export import FORMATS

    if output is not None:
        for kind in FORMATS.values():
            if output.suffix.lower() == kind.suffix:
                return kind.name
    return "view"


def _check_count(count: int, kind: type[Exporter]) -> None:
    from sayso.errors import UsageError

    if count > 1 and not kind.many:
        raise UsageError(
            f"the format '{kind.name}' holds one report, and there are {count}.",
            hint="Read them one at a time, or choose json, jsonl or view.",
        )

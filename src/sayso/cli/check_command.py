"""`sayso check`: the options, and the way from reports to findings."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
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
from sayso.cli.running import FAILED, FOUND, ending_well, tell, with_progress
from sayso.defaults import MIN_CONFIDENCE

if TYPE_CHECKING:
    from sayso.checking.result import Checked
    from sayso.export.findings import FindingsExporter
    from sayso.record import Failure

# \b keeps the lines after it as they are.
CHECK_HELP = """\
Check news reports: what an editor would want to look at, a finding a line.

A REPORT is a file (plain text, Markdown or HTML), a folder, a URL, or - for standard input. Lines
and columns are those of the file, counted from 1; a column is a code point.

A finding is a place to look, never a verdict. `sayso rule ATT002` tells what a rule finds and why.

\b
Examples:
  sayso check draft.md
  sayso check --select ATT,NAR --show-source drafts/
  sayso check --format sarif -o findings.sarif reports/

\b
Exit codes:
  0  no findings, or --exit-zero
  1  findings
  2  misuse, or a report could not be read; the others are checked all the same
"""

Codes = list[str]


def _known_format(name: str | None) -> str | None:
    if name is not None:
        from sayso.errors import UsageError
        from sayso.export.findings import findings_exporter

        try:
            findings_exporter(name)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from error
    return name


def check(
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT", help="What to check.", show_default=False)
    ],
    select: Annotated[
        Codes | None,
        typer.Option(
            metavar="CODES",
            help="Use these rules and no others: codes (ATT002), prefixes (ATT) or ALL, with "
            "commas between them; may be given several times.  [default: those of the settings, "
            "else the rules that are on by default]",
        ),
    ] = None,
    ignore: Annotated[
        Codes | None, typer.Option(metavar="CODES", help="Leave these rules out.")
    ] = None,
    extend_select: Annotated[
        Codes | None, typer.Option(metavar="CODES", help="Use these rules as well.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="text|json|github|sarif",
            callback=_known_format,
            help="How to write findings.  [default: by the end of --output's name, else text]",
        ),
    ] = None,
    output: Output = None,
    show_source: Annotated[
        bool, typer.Option("--show-source", help="Show each line, with the words underlined.")
    ] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="End with 0 though there are findings.")
    ] = False,
    warn_unused: Annotated[
        bool,
        typer.Option("--warn-unused", help="Warn of comments in drafts that silence nothing."),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Take the settings from FILE.  [default: the nearest sayso.toml, or "
            "pyproject.toml with [tool.sayso], in a report's folder or above it]",
        ),
    ] = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Leave all settings files aside.")
    ] = False,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Treat standard input as this file: its format, its settings."
        ),
    ] = None,
    workers: Workers = 1,
    min_confidence: MinConfidence = MIN_CONFIDENCE,
    any_language: AnyLanguage = False,
    allow_private: AllowPrivate = False,
    max_bytes: MaxBytes = 20_000_000,
    timeout: Timeout = 20.0,
    model: Model = None,
) -> None:
    """Check reports and write their findings. The help is `CHECK_HELP`."""
    with ending_well():
        from sayso.checking.check import CheckOptions, check_many, folder_of, selection_of
        from sayso.checking.config import find_settings
        from sayso.errors import UsageError
        from sayso.export.findings import FindingsOptions, findings_exporter, format_of_name
        from sayso.export.output import open_output
        from sayso.ingest import expand
        from sayso.workers import ReadOptions

        if config is not None and isolated:
            raise UsageError("--config and --isolated contradict each other.", hint="Give one.")
        name = format or format_of_name(output.suffix if output else "")
        kind = findings_exporter(name, statistics=statistics)
        sources = _in_order(expand(reports))
        names = [stdin_filename if s == "-" and stdin_filename else s for s in sources]
        options = CheckOptions(
            ReadOptions(
                any_language=any_language,
                allow_private=allow_private,
                max_bytes=max_bytes,
                timeout=timeout,
                min_confidence=min_confidence,
                model=None if model is None else str(model),
            ),
            selection_of(select, ignore or (), extend_select or ()),
            find_settings(map(folder_of, names), config=config, isolated=isolated),
            stdin_filename=stdin_filename,
            warn_unused=warn_unused,
        )
        rows = check_many(sources, options, workers=workers)
        quiet = len(sources) < 2 or (output is None and sys.stdout.isatty())
        with open_output(output, kind.encoding) as out:
            writer = kind(out.stream, FindingsOptions(show_source=show_source))
            found, failed = _write(with_progress(rows, len(sources), quiet), writer)
        if failed:
            raise typer.Exit(FAILED)
        if found and not exit_zero:
            raise typer.Exit(FOUND)


def _in_order(sources: Iterable[str | Path]) -> list[str | Path]:
    """Each report once, in the order of their names."""
    unlike = {os.path.normpath(s) if isinstance(s, Path) else s: s for s in sources}
    return [unlike[name] for name in sorted(unlike)]


def _write(rows: Iterable[Checked | Failure], writer: FindingsExporter) -> tuple[int, int]:
    """Write rows, and return how many findings there are and how many reports failed."""
    from sayso.record import Failure

    found = failed = 0
    for row in rows:
        if isinstance(row, Failure):
            failed += 1
            tell(row.error.message)
            writer.failed(row)
            continue
        for remark in row.remarks:
            tell(f"{row.path}:{remark.line}:{remark.column}: {remark.message}", "warning")
        found += len(row.findings)
        writer.write(row)
        writer.stream.flush()
    writer.finalize()
    return found, failed

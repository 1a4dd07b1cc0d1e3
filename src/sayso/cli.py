"""The `sayso` command.

Standard output carries data only. Messages and progress go to standard error. The command ends
with 0 when all was read, 1 when a check has findings, 2 on misuse or when anything could not be
read or written. Whatever is slow to import is imported inside the commands, so that help is quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sayso.export import Exporter
    from sayso.record import Failure, Record

_FAILED = 2
_INTERRUPTED = 130  # what shells give for a command that Ctrl-C ends

# \b keeps the lines after it as they are.
_READ_HELP = """\
Read news reports and show who says what, in which words.

A REPORT is a file (plain text, Markdown or HTML), a folder, a URL, or - for standard input.

\b
Examples:
  sayso read harbour.txt
  sayso read reports/ --format jsonl --workers 2 -o records.jsonl
  curl -s https://news.example/harbour | sayso read - --format html -o harbour.html
"""

app = typer.Typer(
    name="sayso",
    help="Show on whose say-so a news report stands: every statement, its source and its words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command; the entry point of the package."""
    app(prog_name="sayso")


def _version(wanted: bool) -> None:
    if wanted:
        from sayso.__about__ import __version__

        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _sayso(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    pass


def _known_format(name: str | None) -> str | None:
    if name is not None:
        from sayso.errors import UsageError
        from sayso.export import exporter

        try:
            exporter(name)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from error
    return name


@app.command(help=_READ_HELP, no_args_is_help=True)
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
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to FILE, which is replaced only when all is written.  "
            "[default: standard output]",
        ),
    ] = None,
    min_confidence: Annotated[
        float,
        typer.Option(
            metavar="SCORE",
            min=0.0,
            max=1.0,
            help="Leave out attributions scored below this, from 0 (keep all) to 1.",
        ),
    ] = 0.5,
    any_language: Annotated[
        bool,
        typer.Option("--any-language", help="Read reports that are not in English, too."),
    ] = False,
    allow_private: Annotated[
        bool,
        typer.Option("--allow-private", help="Read URLs that lead to private addresses, too."),
    ] = False,
    max_bytes: Annotated[
        int,
        typer.Option(metavar="BYTES", min=1, help="Refuse reports larger than this many bytes."),
    ] = 20_000_000,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.1, help="Give up on a URL after this.")
    ] = 20.0,
    workers: Annotated[
        int,
        typer.Option(metavar="N", min=1, help="Read this many reports at once, a process each."),
    ] = 1,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="COLUMNS",
            min=20,
            help="Make the view this wide.  [default: the terminal's, else 100]",
        ),
    ] = None,
    model: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="Use the weights in DIR.  [default: those in the package]",
        ),
    ] = None,
) -> None:
    """Read reports and write their records. The help is `_READ_HELP`."""
    with _ending_well():
        from sayso.export import ExportOptions, exporter
        from sayso.export.output import open_output
        from sayso.ingest import expand
        from sayso.pipeline import read_many

        kind = exporter(format or _format_of(output))
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
        )
        # The view on a terminal shows by itself how far the run has come.
        quiet = len(sources) < 2 or (output is None and sys.stdout.isatty())
        with open_output(output, kind.encoding) as out:
            writer = kind(out.stream, ExportOptions(width=width))
            written, failed = _write(_with_progress(rows, len(sources), quiet), writer)
            out.keep = written > 0
        if failed:
            raise typer.Exit(_FAILED)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    with _ending_well():
        from sayso.export.schema import record_schema

        typer.echo(record_schema(), nl=False)


@contextmanager
def _ending_well() -> Iterator[None]:
    """Turn what ends a run early into a message and an exit code."""
    from sayso.errors import SaysoError

    try:
        yield
        sys.stdout.flush()
    except SaysoError as error:
        _tell(str(error))
        raise typer.Exit(_FAILED) from error
    except BrokenPipeError:
        # Whoever reads our output has had enough (`| head`), which is no failure. The interpreter
        # would complain when it flushes standard output at the end, so that is led nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except KeyboardInterrupt:
        raise typer.Exit(_INTERRUPTED) from None


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


def _write(rows: Iterable[Record | Failure], writer: Exporter) -> tuple[int, int]:
    """Write rows, and return how many were written and how many are failures."""
    from sayso.record import Failure

    written = failed = 0
    for row in rows:
        if isinstance(row, Failure):
            failed += 1
            _tell(row.error.message)
            if not writer.keeps_failures:
                continue
        writer.write(row)
        writer.stream.flush()
        written += 1
    writer.finalize()
    return written, failed


def _with_progress(
    rows: Iterable[Record | Failure], count: int, quiet: bool
) -> Iterable[Record | Failure]:
    if quiet or not sys.stderr.isatty():
        return rows
    from rich.console import Console
    from rich.progress import track

    return track(rows, "Reading", total=count, console=Console(stderr=True), transient=True)


def _tell(message: str) -> None:
    # A message quotes paths and server answers, which may hold anything.
    from sayso.export.controls import for_terminal

    typer.echo(f"error: {for_terminal(message)}", err=True)

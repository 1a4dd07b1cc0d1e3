"""The `sayso` command.

Standard output carries data only. Messages and progress go to standard error. The command ends
with 0 when all was read, 1 when a check has findings, 2 on misuse or when anything could not be
read or written. Whatever is slow to import is imported inside the commands, so that help is quick.
"""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.check_command import CHECK_HELP, check
from sayso.cli.library_command import library
from sayso.cli.read_command import READ_HELP, read
from sayso.cli.rule_command import RULE_HELP, rule
from sayso.cli.running import ending_well
from sayso.cli.serve_command import SERVE_HELP, serve
from sayso.runtime import collect_garbage_seldom, one_thread_for_numpy

__all__ = ["app", "main"]

app = typer.Typer(
    name="sayso",
    help="Show on whose say-so a news report stands: every statement, its source and its words.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.command(help=READ_HELP, no_args_is_help=True)(read)
app.command(help=CHECK_HELP, no_args_is_help=True)(check)
app.command(help=RULE_HELP)(rule)
app.command(help=SERVE_HELP)(serve)
app.add_typer(library)


def main() -> None:
    """Run the command; the entry point of the package."""
    collect_garbage_seldom()
    one_thread_for_numpy()
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


@app.command()
def schema() -> None:
    """Print the JSON Schema of the record."""
    with ending_well():
        from sayso.export.schema import record_schema

        typer.echo(record_schema(), nl=False)

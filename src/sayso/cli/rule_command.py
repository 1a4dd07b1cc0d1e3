"""`sayso rule`: the page of a rule, or the list of all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.running import ending_well

if TYPE_CHECKING:
    from sayso.findings.pages import RulePage

RULE_HELP = """\
Show what a rule finds, why an editor cares, and how to silence it.

Without a CODE, list all rules.

\b
Examples:
  sayso rule ATT002
  sayso rule --all
  sayso rule --format json
"""

_FORMATS = ("text", "json")


def _known_format(name: str) -> str:
    if name not in _FORMATS:
        raise typer.BadParameter(f"there is no format '{name}'. There are {', '.join(_FORMATS)}.")
    return name


def rule(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A rule, such as ATT002.")
    ] = None,
    all_of_them: Annotated[
        bool, typer.Option("--all", help="List all rules, as without a CODE.")
    ] = False,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="text|json",
            callback=_known_format,
            help="text: Markdown, laid out on a terminal; json: an object, or an array.",
        ),
    ] = "text",
) -> None:
    """Show a rule or list all. The help is `RULE_HELP`."""
    with ending_well():
        from dataclasses import asdict

        from sayso.errors import UsageError
        from sayso.export.json import dump_value
        from sayso.findings import registry
        from sayso.findings.pages import page_of

        rules = registry.all_rules()
        if code is None or all_of_them:
            if code is not None:
                raise UsageError("--all and a CODE contradict each other.", hint="Give one.")
            pages = [page_of(one) for one in rules.values()]
            if format == "json":
                parts = [dump_value(asdict(page), indent=1) for page in pages]
                typer.echo("[\n" + ",\n".join(parts) + "\n]")
            else:
                _list(pages)
            return
        wanted = code.strip().upper()
        if wanted not in rules:
            from sayso.checking.selection import nearest_rule

            near = nearest_rule(wanted)
            guess = f"Did you mean {near}? " if near in rules else ""
            raise UsageError(
                f"there is no rule '{code}'.", hint=f"{guess}`sayso rule` lists the rules."
            )
        page = page_of(rules[wanted])
        if format == "json":
            typer.echo(dump_value(asdict(page), indent=1))
        else:
            _show(page)


def _list(pages: list[RulePage]) -> None:
    for page in pages:
        off = "" if page.default else "  (off by default)"
        typer.echo(f"{page.code}  {page.summary}{off}")


def _show(page: RulePage) -> None:
    from sayso.findings.pages import as_markdown

    text = as_markdown(page)
    if not sys.stdout.isatty():
        typer.echo(text, nl=False)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    console.print(Markdown(text, hyperlinks=False), width=min(console.width, 88))

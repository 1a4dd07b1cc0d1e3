"""Write the pages of `docs` that are made from the code: the command, the record and the rules.

Run `python docs/make_reference.py` after a change of the command, the record or a rule; a test
fails while the files are stale.
"""

from __future__ import annotations

from pathlib import Path

import typer.main
from typer.testing import CliRunner

from sayso.cli import app
from sayso.export.schema import record_schema
from sayso.findings.pages import as_markdown, as_table, page_of
from sayso.findings.registry import all_rules

DOCS = Path(__file__).parent
RULES = DOCS / "rules"

HEAD = """\
# The command

What follows is the command's own help, written here by `python docs/make_reference.py`.

Standard output carries data only; messages and progress go to standard error, and progress is
shown only on a terminal. Colour follows the terminal, `NO_COLOR` and `FORCE_COLOR`.

| exit code | says |
| --- | --- |
| 0 | all was read |
| 1 | kept for commands that check: there are findings |
| 2 | misuse, or something could not be read or written |

A report that cannot be read never stops a run over many: its error goes to standard error as one
line, `error: …`, and `json` and `jsonl` hold a row for it. The formats are told in
[formats.md](formats.md).
"""


RULES_HEAD = """\
# The rules of `sayso check`

A finding is a place that an editor would want to look at. It is never a verdict: sayso does not
know whether a statement is true, whether a quotation was made, or why a source is not named.

The rules treat every report and every person alike. Each page tells what a rule finds, why an
editor cares, which public newsroom guideline says so, an example it points at, one it leaves
alone, and how to silence it. `sayso rule CODE` prints the page. They are made from the rules
themselves by `python docs/make_reference.py`. How often each rule is right on real news is
measured by `python -m bench.findings`; a rule is on by default only where an editor would call
at least seven in ten of its findings right.
"""


def help_of(*command: str) -> str:
    """Return the help of a command, 80 columns wide, as it is shown outside a terminal."""
    shown = CliRunner().invoke(
        app, [*command, "--help"], prog_name="sayso", terminal_width=80, color=False
    )
    if shown.exit_code:
        raise RuntimeError(f"no help of {command}: {shown.output}")
    return "\n".join(line.rstrip() for line in shown.stdout.strip().splitlines())


def cli_page() -> str:
    """Return `cli.md`: the help of `sayso` and of each of its commands."""
    names = sorted(typer.main.get_group(app).commands)
    parts = [HEAD, _section("sayso", help_of())]
    parts += [_section(f"sayso {name}", help_of(name)) for name in names]
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```\n"


def rule_pages() -> dict[Path, str]:
    """Return the table of rules and the page of each, as `sayso rule` shows it."""
    found = [page_of(rule) for rule in all_rules().values()]
    pages = {RULES / f"{page.code}.md": as_markdown(page) for page in found}
    return {RULES / "index.md": f"{RULES_HEAD}\n{as_table(found)}", **pages}


def pages() -> dict[Path, str]:
    """Return what each generated file must hold."""
    return {
        DOCS / "cli.md": cli_page(),
        DOCS / "record.schema.json": record_schema(),
        **rule_pages(),
    }


if __name__ == "__main__":
    for path, content in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")

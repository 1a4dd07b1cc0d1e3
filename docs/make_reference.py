"""Write the pages of `docs` that are made from the code: command, record, settings and rules.

Run `python docs/make_reference.py` after a change of the command, the record, a setting or a rule;
a test fails while the files are stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import typer.main
from typer.testing import CliRunner

from sayso.checking.settings import CheckSettings
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
| 1 | `sayso check` has findings |
| 2 | misuse, or something could not be read or written |

A report that cannot be read never stops a run over many: its error goes to standard error as one
line, `error: …`, and `json` and `jsonl` hold a row for it. The formats are told in
[formats.md](formats.md).
"""


SETTINGS_HEAD = """\
# Settings

`sayso check` reads its settings from the nearest `sayso.toml`, or `pyproject.toml` with a table
`[tool.sayso]`, in the folder of a report or above it; `sayso.toml` comes first where a folder has
both. For standard input and URLs it begins in the working folder. `--config FILE` names another
file, `--isolated` uses none, and options on the command line build on the settings. Settings of
several files are not merged. [check.md](check.md#settings) tells the same by examples.

In `sayso.toml` the settings stand in the table `[check]`, in `pyproject.toml` in
`[tool.sayso.check]`. What is no setting, or no rule, is an error that names the file and the key.

What follows is written here from the code by `python docs/make_reference.py`.

| setting | takes | default |
| --- | --- | --- |
"""

SETTINGS_EXAMPLE = """
```toml
[check]
extend-select = ["ATT006"]
ignore = ["ATT008"]
known-names = ["Port Ellery", "PEHA"]
most-of-attributed = 0.7

[check.per-file-ignores]
"opinion/*" = ["NAR"]
"*.txt" = ["TXT001"]
```
"""

# How a reader of TOML calls the types of the JSON Schema.
TYPES = {
    "array": "a list of strings",
    "object": "a table: pattern = list of codes",
    "number": "a number",
    "integer": "a whole number",
    "string": "a string",
    "boolean": "`true` or `false`",
}


RULES_HEAD = """\
# The rules of `sayso check`

A finding is a place that an editor would want to look at. It is never a verdict: sayso does not
know whether a statement is true, whether a quotation was made, or why a source is not named.

The rules treat every report and every person alike. Each page tells what a rule finds, why an
editor cares, which public newsroom guideline says so, an example it points at, one it leaves
alone, and how to silence it. `sayso rule CODE` prints the page. They are made from the rules
themselves by `python docs/make_reference.py`. How often each rule is right on real news is
counted by `python -m bench.findings`, on articles that the rules were tuned on and by the verdicts
of one reader. A rule is off by default where fewer than seven in ten of its findings were called
right; a few that are on found nothing there, so nothing is known of their share.
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
    parts = [HEAD, _section("sayso", help_of())]
    for name, command in sorted(typer.main.get_group(app).commands.items()):
        parts.append(_section(f"sayso {name}", help_of(name)))
        parts += [
            _section(f"sayso {name} {inner}", help_of(name, inner))
            for inner in sorted(getattr(command, "commands", ()))
        ]
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```\n"


def settings_page() -> str:
    """Return `settings.md`: every setting, what it takes, and its default."""
    fields = CheckSettings.model_json_schema(by_alias=True)["properties"]
    rows = [
        f"| `{key}` | {_taken(field)}. {field['description']} | {_default(field)} |\n"
        for key, field in fields.items()
    ]
    parts = [*rows, "\nAn example:\n", SETTINGS_EXAMPLE]
    return SETTINGS_HEAD + "".join(parts)


def _taken(field: dict[str, Any]) -> str:
    kinds = [field, *field.get("anyOf", [])]
    told = next(TYPES[kind["type"]] for kind in kinds if kind.get("type") in TYPES)
    if "minimum" in field:
        told += f" from {field['minimum']:g} to {field['maximum']:g}"
    return told[:1].upper() + told[1:]


def _default(field: dict[str, Any]) -> str:
    value = field.get("default")
    return f"`{value}`" if value not in (None, [], {}) else "none"


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
        DOCS / "settings.md": settings_page(),
        **rule_pages(),
    }


if __name__ == "__main__":
    for path, content in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")

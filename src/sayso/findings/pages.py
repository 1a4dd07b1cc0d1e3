"""The page of a rule, made from the docstring of its function.

A rule's docstring has a fixed form: a first line that says what the rule finds; what more there
is to say, in Markdown; then the sections `Why`, `Guideline`, `Flagged`, `Clean` and `Silence`,
each indented below its name, as in Google's style of docstrings. `Flagged` and `Clean` hold an
example of what the rule points at and of what it leaves alone; a test reads both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc
from textwrap import dedent

from sayso.findings.registry import Rule

SECTIONS = ("Why", "Guideline", "Flagged", "Clean", "Silence")
_HEADING = re.compile(rf"^({'|'.join(SECTIONS)}):[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a user can read about a rule; all texts are Markdown but the two examples.

    Attributes:
        code: Such as ATT002.
        summary: What the rule finds, in one line without a full stop.
        default: It is on unless a user says otherwise.
        prose: What more there is to say about what it finds; may be empty.
        why: Why an editor cares.
        guideline: The public newsroom guideline that says so.
        flagged: An example with at least one finding of the rule.
        clean: An example without.
        silence: How to silence it.
    """

    code: str
    summary: str
    default: bool
    prose: str
    why: str
    guideline: str
    flagged: str
    clean: str
    silence: str


def page_of(rule: Rule) -> RulePage:
    """Read the page of a rule from its docstring.

    Raises:
        ValueError: The docstring is not in the form that this module's own docstring tells.
    """
    head, *parts = _HEADING.split(cleandoc(rule.find.__doc__ or ""))
    names, texts = tuple(parts[::2]), [dedent(text.strip("\n")).strip() for text in parts[1::2]]
    if names != SECTIONS or not all(texts):
        raise ValueError(
            f"The docstring of rule {rule.code} has the sections {', '.join(names) or 'none'}; "
            f"it needs {', '.join(SECTIONS)}, in this order and none empty."
        )
    summary, _, prose = head.partition("\n")
    if not summary or summary != rule.summary + ".":
        raise ValueError(f"The docstring of rule {rule.code} begins with no sentence.")
    why, guideline, flagged, clean, silence = texts
    return RulePage(
        code=rule.code,
        summary=rule.summary,
        default=rule.default,
        prose=prose.strip(),
        why=why,
        guideline=guideline,
        flagged=flagged,
        clean=clean,
        silence=silence,
    )


def as_markdown(page: RulePage) -> str:
    """Write a rule's page as Markdown, with its code and summary as the heading."""
    state = "On by default." if page.default else f"Off by default: `--select {page.code}`."
    parts = [
        f"# {page.code}: {page.summary[:1].lower()}{page.summary[1:]}",
        state,
        page.prose,
        "## Why an editor cares",
        page.why,
        "## Guideline",
        page.guideline,
        "## Flagged",
        _block(page.flagged),
        "## Not flagged",
        _block(page.clean),
        "## To silence it",
        page.silence,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_table(pages: list[RulePage]) -> str:
    """Write the table of rules, as Markdown with a link from each code to `CODE.md`."""
    rows = [
        f"| [{page.code}]({page.code}.md) | {page.summary[:1].lower()}{page.summary[1:]} "
        f"| {'on' if page.default else 'off'} |"
        for page in pages
    ]
    return "\n".join(["| code | finds | by default |", "| --- | --- | --- |", *rows]) + "\n"


def _block(example: str) -> str:
    longest = max((len(run) for run in re.findall("`+", example)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{example}\n{fence}"

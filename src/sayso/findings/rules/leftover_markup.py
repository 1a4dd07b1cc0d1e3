"""TXT002: leftover markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.entities import html5

from sayso.findings.data_files import listed
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

_FILE = "markup.toml"
# All markup but that of scripts begins with one of these, and only there is looked for any.
_SIGNS = re.compile(r"[<&{\[!*_`\\~$%]")
_SCRIPT = re.compile(
    r"document\.(?:write|getElementById|querySelector)\(|window\.\w{1,40} ?="
    r"|\bfunction ?\w{0,40}\([\w, ]{0,80}\) ?\{"
    r"|(?:font-family|background-color|margin-(?:top|left)|text-align) ?: ?[\w#\"']{1,40};"
)
_OF_SCRIPTS = ("document.", "window.", "function", "font-", "background-", "margin-", "text-align")
# What stands beside each other is one finding.
_BETWEEN = re.compile(r"\s*")


@rule("TXT002")
def leftover_markup(reading: Reading) -> Iterator[Finding]:
    """Leftover markup.

    HTML tags and entities, Markdown marks in a plain text, placeholders of a template
    (`{{ headline }}`), shortcodes of a publishing system (`[caption]`) and the escapes of a data
    format (a backslash, `u` and four digits). The markup of a Markdown or HTML report is read as
    markup and not flagged; what is left in its words is.

    Why:
        The reader sees the code instead of the words, and a placeholder says that something was
        to be filled in and was not.

    Guideline:
        No newsroom guideline that we know of deals with it. It follows the practice of every
        production desk, that a text is checked in the form in which it will be read.

    Flagged:
        The new quay costs <b>four million</b> crowns, the mayor said on Monday, &amp; it will
        open in May.

    Clean:
        The new quay costs four million crowns, the mayor of Port Ellery (pop. 11,000) said, and
        5 < 6 is still true.

    Silence:
        Take the markup out. `--ignore TXT002` silences the rule.
    """
    text = reading.text
    run: list[Mark] = []
    for mark in sorted([*_marks(text), *_scripts(text)]):
        if run and not _BETWEEN.fullmatch(text, run[-1][1], mark[0]):
            yield _finding(text, run)
            run = []
        run.append(mark)
    if run:
        yield _finding(text, run)


Mark = tuple[int, int, str]


def _marks(text: str) -> Iterator[Mark]:
    """Yield start, end and kind of each mark that begins with a sign."""
    pattern = _pattern()
    end = 0
    for sign in _SIGNS.finditer(text):
        if sign.start() < end:
            continue
        found = pattern.match(text, sign.start())
        if found is not None and _is_markup(found, text):
            end = found.end()
            yield found.start(), end, found.lastgroup or ""


def _scripts(text: str) -> Iterator[Mark]:
    if any(words in text for words in _OF_SCRIPTS):
        for found in _SCRIPT.finditer(text):
            yield found.start(), found.end(), "script"


_SAYS = {
    "tag": "an HTML tag",
    "comment": "an HTML comment",
    "entity": "an HTML entity",
    "template": "a placeholder of a template",
    "shortcode": "a shortcode of a publishing system",
    "link": "a Markdown link",
    "fence": "a Markdown code fence",
    "bold": "Markdown emphasis",
    "emphasis": "Markdown emphasis",
    "escape": "an escape of a data format",
    "script": "a line of a script",
}


@cache
def _pattern() -> re.Pattern[str]:
    elements = "|".join(sorted(listed(_FILE, "elements"), key=len, reverse=True))
    codes = "|".join(sorted(listed(_FILE, "shortcodes"), key=len, reverse=True))
    return re.compile(
        "|".join(
            (
                r"(?P<comment><!--.{0,300}?-->|<!DOCTYPE[^<>]{0,100}>)",
                rf"(?P<tag></?(?:{elements})(?:\s[^<>]{{0,400}})?/?>"
                r"|<[a-z][a-z0-9-]{0,30}\s[a-z][a-z-]{0,30}=[^<>]{0,400}>)",
                r"(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)",
                r"(?P<template>\{\{[^{}\n]{0,120}\}\}|\{%[^{}\n]{0,120}%\}|<%[^<>\n]{0,120}%>"
                r"|\$\{[^{}\n]{1,80}\}|%%[A-Z_]{2,40}%%)",
                rf"(?P<shortcode>\[/(?:{codes})\]|\[(?:{codes})(?:=|\s[^\[\]\n]{{0,200}}=)"
                r"[^\[\]\n]{0,200}\]|\[(?:gallery|embed|youtube|tweet|caption|img|b|i|u)\])",
                r"(?P<link>!?\[[^\[\]\n]{0,200}\]\((?:https?:|mailto:|/|\.|\#)[^()\s]{0,400}\)"
                r"|\[\[[^\[\]\n]{1,100}\]\])",
                r"(?P<fence>```+)",
                r"(?P<bold>\*\*(?=[^\s*])[^*\n]{1,300}(?<=\S)\*\*"
                r"|(?<!\w)__(?=[^\s_])[^_\n]{1,300}(?<=\S)__(?!\w))",
                r"(?P<emphasis>(?<![\w*\\])\*(?=\w)[^*\n]{2,200}(?<=[\w.,!?”’])\*(?![\w*])"
                r"|(?<![\w_./:@-])_(?=[^\W\d_])[^_\n]{2,200}(?<=[^\W_])_(?![\w./]))",
                r"(?P<escape>\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\r\\n|\\[nt](?![a-z])|\\[\"'])",
            )
        ),
        re.DOTALL,
    )


def _is_markup(found: re.Match[str], text: str) -> bool:
    kind = found.lastgroup
    if kind == "entity":
        name = found["entity"][1:]
        return name.startswith("#") or name in html5
    if kind == "bold":
        # A line that is bold whole is a heading, as plain texts have them.
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 1]
        return before not in ("", "\n") or after not in ("", "\n")
    return True


def _finding(text: str, run: list[Mark]) -> Finding:
    start, end = run[0][0], run[-1][1]
    shown = " ".join(text[start : min(end, start + 40)].split())
    says = f"“{shown}” looks like {_SAYS[run[0][2]]} left in the text"
    return Finding(code="TXT002", start=start, end=end, message=says)

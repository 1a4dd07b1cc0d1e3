"""The block of settings at the head of a Markdown file: title, author, date, outlet.

Only what a report's head holds is read: one `key: value` a line, lists in brackets or as dashed
lines. It is not a YAML parser; a value it cannot read is left out, never an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCED = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)"
    r"(?P<body>.*?)"
    r"^(?:(?P=fence)|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_SETTING = re.compile(r"([A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# A head is a few lines; past this a fence is a rule that stands at the top of the text.
_LONGEST = 20_000

_TITLE = ("title", "headline")
_AUTHOR = ("author", "authors", "byline", "by")
_OUTLET = ("outlet", "publication", "publisher", "site", "sitename")
_PUBLISHED = ("date", "published", "publication date", "pubdate")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a file says about the report.

    Attributes:
        end: First code point after the block; 0 where there is none.
        title: The headline.
        byline: Who wrote it.
        outlet: Who published it.
        published: ISO 8601 date.
    """

    end: int = 0
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Read the block between two lines `---` (or `+++`) at the very start of a text.

    A block without a single setting is no front matter, but a rule followed by text.
    """
    found = _FENCED.match(text[:_LONGEST])
    if found is None:
        return FrontMatter()
    settings = _settings(found["body"])
    if not settings:
        return FrontMatter()
    date = _DATE.search(_first(settings, _PUBLISHED) or "")
    authors = next((settings[key] for key in _AUTHOR if settings.get(key)), [])
    if len(authors) == 1:
        authors = re.split(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", authors[0])
    return FrontMatter(
        end=found.end(),
        title=_first(settings, _TITLE),
        byline=tuple(name for name in authors if name),
        outlet=_first(settings, _OUTLET),
        published=date[0] if date else None,
    )


def _settings(body: str) -> dict[str, list[str]]:
    settings: dict[str, list[str]] = {}
    key = ""
    for line in re.split(r"\r\n?|\n", body):
        item = _ITEM.fullmatch(line)
        if item is not None and key:
            settings[key].append(_unquoted(item[1]))
            continue
        found = _SETTING.fullmatch(line)
        if found is not None:
            key = found[1].strip().lower()
            settings[key] = _values(found[2].strip())
    return settings


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _first(settings: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        values = settings.get(key)
        if values:
            return values[0]
    return None

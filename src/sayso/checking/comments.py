"""Comments in a draft that silence rules: `<!-- sayso: ignore ATT002 -->` and its kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from sayso.checking.selection import is_known, matches, nearest_rule
from sayso.ingest.formats import Format

IGNORE, IGNORE_FILE, OFF, ON = "ignore", "ignore-file", "off", "on"
VERBS = (IGNORE, IGNORE_FILE, OFF, ON)

# What looks like a comment in code is none.
_IN_MARKDOWN = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ ]{0,3}(?P=fence)[`~]*[ \t]*\r?$|.*\Z)"
    r"|(?<!`)(?P<ticks>`{1,3})(?!`)[^\n]{1,300}?(?<!`)(?P=ticks)(?!`)"
    r"|(?P<comment><!--)",
    re.DOTALL | re.MULTILINE,
)
_IN_HTML = re.compile(
    r"(?P<comment><!--)|<(?P<raw>script|style|textarea|template|noscript)\b", re.IGNORECASE
)
_ORDER = re.compile(r"\s*sayso\s*:\s*(?P<verb>[\w-]*)(?P<rest>[^(]*)(?:\(.*)?", re.DOTALL)
_LINE_END = re.compile(r"[\r\n]")


@dataclass(slots=True)
class Comment:
    """A comment that silences rules, or ends an `off`.

    Attributes:
        verb: One of `VERBS`.
        selectors: The rules it names; empty for all of them.
        start: First code point of the comment in the input.
        end: Code point after it.
        problems: What is wrong with it, in words.
        reach: Half-open code points of the input that it counts for; None where for nothing.
        used: Selectors that have silenced something, `` for all rules.
    """

    verb: str
    selectors: tuple[str, ...]
    start: int
    end: int
    problems: tuple[str, ...] = ()
    reach: tuple[int, int] | None = None
    used: set[str] = field(default_factory=set)

    def silences(self, code: str, at: int) -> bool:
        """Whether it silences a rule at a code point of the input; if so, it has been of use."""
        if self.reach is None or not self.reach[0] <= at < self.reach[1]:
            return False
        named = [selector for selector in self.selectors or ("",) if matches(selector, code)]
        self.used.update(named)
        return bool(named)


def find_comments(source: str, kind: Format) -> list[Comment]:
    """Find the comments of a draft; plain text has none.

    Args:
        source: The input, decoded.
        kind: Its format.
    """
    if kind == "text" or "<!--" not in source:
        return []
    found: list[Comment] = []
    for start, end, body in _bodies(source, kind):
        order = _ORDER.fullmatch(body)
        if order is not None:
            found.append(_comment(order["verb"].lower(), order["rest"], start, end))
    return found


def set_reach(
    comments: Sequence[Comment], source: str, paragraphs: Sequence[tuple[int, int]]
) -> None:
    """Tell each comment how far it reaches.

    `ignore` counts for the paragraph that it stands in, or that ends before it on the same line;
    any other for the next paragraph. `off` counts up to the next `on`, or to the end.

    Args:
        comments: In the order of the input.
        source: The input.
        paragraphs: Half-open code points of the input that are its paragraphs and headings.
    """
    ordered = sorted(paragraphs)
    ends = [comment.start for comment in comments if comment.verb == ON]
    off_used: set[int] = set()
    for comment in comments:
        if comment.verb == IGNORE_FILE:
            comment.reach = (0, len(source) + 1)
        elif comment.verb == OFF:
            end = next((end for end in ends if end >= comment.end), len(source) + 1)
            off_used.add(end)
            comment.reach = (comment.end, end)
        elif comment.verb == IGNORE:
            comment.reach = _paragraph_of(comment, source, ordered)
    for comment in comments:
        if comment.verb == ON and comment.start in off_used:
            comment.used.add("")


def unused(comment: Comment, codes: frozenset[str]) -> list[str]:
    """Say what of a comment silences nothing; rules that are off are passed over."""
    if comment.verb not in VERBS:
        return []
    if comment.verb == ON:
        return [] if comment.used else ["there is no 'off' before this 'on'"]
    if not comment.selectors:
        return [] if comment.used or comment.problems else ["this comment silences nothing"]
    return [
        f"{selector} silences nothing here"
        for selector in comment.selectors
        if selector not in comment.used and any(matches(selector, code) for code in codes)
    ]


def _bodies(source: str, kind: Format) -> Iterator[tuple[int, int, str]]:
    pattern = _IN_MARKDOWN if kind == "markdown" else _IN_HTML
    at = 0
    unclosed: set[str] = set()
    while (found := pattern.search(source, at)) is not None:
        at = found.end()
        if found["comment"] is not None:
            end = source.find("-->", at)
            if end < 0:
                return
            yield found.start(), end + 3, source[at:end]
            at = end + 3
        elif kind == "html" and (name := found["raw"].lower()) not in unclosed:
            closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at)
            if closing is None:
                unclosed.add(name)
            else:
                at = closing.end()


def _comment(verb: str, rest: str, start: int, end: int) -> Comment:
    if verb not in VERBS:
        near = get_close_matches(verb, VERBS, n=1)
        guess = f" Did you mean '{near[0]}'?" if near else f" There are {', '.join(VERBS)}."
        return Comment(verb, (), start, end, (f"'{verb}' is nothing that sayso can do.{guess}",))
    selectors: list[str] = []
    problems: list[str] = []
    for selector in re.split(r"[\s,;]+", rest.strip().upper()):
        if not selector:
            continue
        if is_known(selector):
            selectors.append(selector)
            continue
        near_rule = nearest_rule(selector)
        guess = f" Did you mean {near_rule}?" if near_rule else ""
        problems.append(f"{selector} is no rule.{guess}")
    comment = Comment(verb, tuple(selectors), start, end, tuple(problems))
    if problems and not selectors:
        # Its author meant some rule, not every one: it counts for nothing.
        comment.verb = ""
    return comment


def _paragraph_of(
    comment: Comment, source: str, paragraphs: Sequence[tuple[int, int]]
) -> tuple[int, int] | None:
    number = bisect_right(paragraphs, (comment.start, len(source))) - 1
    if number >= 0:
        start, end = paragraphs[number]
        if comment.start < end or not _LINE_END.search(source, end, comment.start):
            return start, end
    return paragraphs[number + 1] if number + 1 < len(paragraphs) else None

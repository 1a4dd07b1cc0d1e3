"""Which characters of a Markdown paragraph are prose: markup off, every place kept.

markdown-it-py tells what a paragraph means but not where in the source its words stand. Its rules
are therefore wrapped: each one that takes source characters notes which of them are words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

if TYPE_CHECKING:
    from markdown_it.token import Token

Rule = Callable[[StateInline, bool], bool]
# `start`, `end` in the source and what stands there instead; None keeps the source as it is.
Kept = tuple[int, int, str | None]

_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HIDDEN = re.compile(
    r"<(script|style|template|svg)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)


class _Trace(StateInline):
    """The parser's state, with a note of what is kept."""

    def __init__(self, source: str, parser: MarkdownIt, env: dict[str, object]) -> None:
        super().__init__(source, parser, env, [])
        self.kept: list[Kept] = []
        # Marks of emphasis become words again where nothing closes them; only the end tells.
        self.marks: list[tuple[int, Token]] = []


def _keep_all(state: _Trace, start: int, end: int, _: int) -> None:
    state.kept.append((start, end, None))


def _keep_nothing(_state: _Trace, _start: int, _end: int, _tokens: int) -> None:
    return


def _keep_line_break(state: _Trace, start: int, end: int, _: int) -> None:
    at = state.src.index("\n", start, end)
    state.kept.append((at, at + 1, None))


def _keep_escaped(state: _Trace, start: int, end: int, tokens: int) -> None:
    if state.src[start + 1] == "\n":
        _keep_line_break(state, start, end, tokens)
    else:
        # A backslash before a letter is a backslash.
        escaped = len(state.tokens[-1].content) == 1
        state.kept.append((start + 1 if escaped else start, end, None))


def _keep_code(state: _Trace, start: int, end: int, tokens: int) -> None:
    if len(state.tokens) == tokens or state.tokens[-1].type != "code_inline":
        state.kept.append((start, end, None))
        return
    fence = len(state.tokens[-1].markup)
    inner = state.src[start + fence : end - fence]
    padding = 1 if inner[0] == inner[-1] == " " and inner.strip(" ") else 0
    state.kept.append((start + fence + padding, end - fence - padding, None))


def _keep_address(state: _Trace, start: int, end: int, _: int) -> None:
    state.kept.append((start + 1, end - 1, None))


def _keep_entity(state: _Trace, start: int, end: int, _: int) -> None:
    token = state.tokens[-1]
    state.kept.append((start, end, token.content))


def _keep_tag(state: _Trace, start: int, end: int, _: int) -> None:
    if _LINE_BREAK_TAG.fullmatch(state.src, start, end):
        state.kept.append((start, end, "\n"))


def _keep_marks(state: _Trace, start: int, end: int, _: int) -> None:
    tokens = state.tokens[-(end - start) :]
    state.marks.extend((start + n, token) for n, token in enumerate(tokens))


_KEEPERS = {
    "text": _keep_all,
    "newline": _keep_line_break,
    "escape": _keep_escaped,
    "backticks": _keep_code,
    "emphasis": _keep_marks,
    # The words of a link are noted by the rules that read its label. A picture's description is
    # not what the report says.
    "link": _keep_nothing,
    "image": _keep_nothing,
    "autolink": _keep_address,
    "html_inline": _keep_tag,
    "entity": _keep_entity,
}


def _noting(
    rule: Rule, keep: Callable[[_Trace, int, int, int], None], state: StateInline, silent: bool
) -> bool:
    start, tokens = state.pos, len(state.tokens)
    matched = rule(state, silent)
    # Plain states belong to the descriptions of pictures, silent calls to looking ahead.
    if matched and not silent and isinstance(state, _Trace):
        keep(state, start, state.pos, tokens)
    return matched


def _any_character(state: StateInline, silent: bool) -> bool:
    """Take the character that no rule wanted, as the parser itself would."""
    if silent:
        return False
    if isinstance(state, _Trace):
        state.kept.append((state.pos, state.pos + 1, None))
    state.pending += state.src[state.pos]
    state.pos += 1
    return True


@cache
def parser() -> MarkdownIt:
    """The CommonMark parser with tables, its inline rules noting what they take."""
    made = MarkdownIt("commonmark").enable("table")
    # Indented paragraphs are common in drafts and code is not; inline text is parsed below.
    made.disable("code")
    made.core.ruler.enableOnly(["normalize", "block"])
    rules = {rule.name: rule.fn for rule in made.inline.ruler.__rules__}
    for name, keep in _KEEPERS.items():
        made.inline.ruler.at(name, partial(_noting, rules[name], keep))
    made.inline.ruler.push("any_character", _any_character)
    # Joining would move unused marks of emphasis into other tokens.
    made.inline.ruler2.disable("fragments_join")
    return made


def kept_characters(source: str, env: dict[str, object]) -> tuple[list[Kept], bool]:
    """Find the words of a paragraph's source.

    Args:
        source: The paragraph, without the marks of lists and quotations around it.
        env: The environment of the block parser; it holds the addresses of links.

    Returns:
        What is kept, in the order of the source without overlap, and whether all of it stands
        inside one pair of `**`.
    """
    made = parser()
    state = _Trace(source, made, env)
    made.inline.tokenize(state)
    for rule in made.inline.ruler2.getRules(""):
        rule(state)
    left = [
        (at, at + 1, None) for at, token in state.marks if token.type == "text" and token.content
    ]
    kept = sorted([*state.kept, *left])
    return _without_hidden(source, kept), _all_strong(state)


def _without_hidden(source: str, kept: list[Kept]) -> list[Kept]:
    """Take away what stands between the tags of scripts and styles."""
    if "<" not in source or not kept:
        return kept
    beginnings = [start for start, _, _ in kept]
    hidden = [
        found.span()
        for found in _HIDDEN.finditer(source)
        # Where the tag itself is kept it is a word: the text of an inline code, say.
        if kept[max(0, bisect_right(beginnings, found.start()) - 1)][1] <= found.start()
        or found.start() < beginnings[0]
    ]
    left: list[Kept] = []
    passed = 0
    for start, end, other in kept:
        while passed < len(hidden) and hidden[passed][1] <= start:
            passed += 1
        for low, high in hidden[passed:]:
            if low >= end or start >= end:
                break
            if start < low and other is None:
                left.append((start, low, None))
            start = end if other is not None else max(start, high)
        if start < end:
            left.append((start, end, other))
    return left


def _all_strong(state: _Trace) -> bool:
    """Whether one strong emphasis holds every word."""
    depth = pairs = 0
    for token in state.tokens:
        if token.type == "strong_open":
            depth += 1
            pairs += depth == 1
        elif token.type == "strong_close":
            depth -= 1
        elif depth == 0 and token.content.strip():
            return False
    return pairs == 1 and "\n" not in state.src.strip()

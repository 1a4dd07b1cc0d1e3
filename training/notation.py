"""An inline notation for attributions, easy to write by hand and to read back.

`[S1 Mayor Shaw] [Q1 said] [C1 the harbour was safe].` marks a source, a cue and a content of
attribution 1. The letter is S (source), Q (cue) or C (content); the digits name the attributions
that the words belong to, so a source shared by the first two is `[S12 She]`. Numbers from ten up
are written with commas: `[S10,11 She]`, and a lone number above nine with a comma at its end:
`[Q10, said]`. Brackets that do not open in this way are plain text. Marks do not nest.
"""

from __future__ import annotations

import re
from typing import TypedDict

OPENING = re.compile(r"\[([SQC])([1-9]+|\d+(?:,\d+)+|\d+,) ")
_FIELD = {"S": "source", "Q": "cue", "C": "content"}


class Marked(TypedDict):
    """One attribution of a marked text; spans are `[start, end)` in code points."""

    id: str
    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]]


class NotationError(ValueError):
    """A marked text breaks the notation; the message says where."""


def numbers(digits: str) -> list[int]:
    """Read the attribution numbers of a mark: `12` is 1 and 2, `10,12` is 10 and 12."""
    if "," in digits:
        return [int(part) for part in digits.split(",") if part]
    return [int(digit) for digit in digits]


def parse(marked: str) -> tuple[str, list[Marked]]:
    """Take the marks out of a text and give them back as spans.

    Args:
        marked: Text in the notation above.

    Returns:
        The text without marks, and its attributions ordered by number. Spans are in text order.

    Raises:
        NotationError: A mark is empty, nested or unclosed, or an attribution has no content or
            does not have exactly one cue.
    """
    plain: list[str] = []
    length = 0
    found: dict[int, Marked] = {}
    position = 0
    while position < len(marked):
        opening = OPENING.match(marked, position)
        if opening is None:
            following = OPENING.search(marked, position)
            stop = following.start() if following else len(marked)
            plain.append(marked[position:stop])
            length += stop - position
            position = stop
            continue
        end = _closing(marked, opening.end())
        words = marked[opening.end() : end]
        if not words.strip() or OPENING.search(words):
            raise NotationError(f"empty or nested mark at {opening.start()}: {words[:40]!r}")
        named = numbers(opening.group(2))
        if len(set(named)) < len(named):
            raise NotationError(
                f"mark {opening.group()!r} names an attribution twice; eleven is written `11,`"
            )
        for number in named:
            if number not in found:
                found[number] = Marked(id=f"a{number}", source=[], cue=[], content=[])
            spans: list[list[int]] = found[number][_FIELD[opening.group(1)]]  # type: ignore[literal-required]
            spans.append([length, length + len(words)])
        plain.append(words)
        length += len(words)
        position = end + 1
    attributions = [found[number] for number in sorted(found)]
    for attribution in attributions:
        if len(attribution["cue"]) != 1 or not attribution["content"]:
            raise NotationError(
                f"attribution {attribution['id']} has {len(attribution['cue'])} cues and "
                f"{len(attribution['content'])} contents; it needs one cue and some content"
            )
    return "".join(plain), attributions


def _closing(marked: str, start: int) -> int:
    """Find the bracket that closes a mark, over plain bracket pairs inside it."""
    depth = 0
    for position in range(start, len(marked)):
        if marked[position] == "[":
            depth += 1
        elif marked[position] == "]":
            if depth == 0:
                return position
            depth -= 1
    raise NotationError(f"mark never closed: {marked[start - 4 : start + 36]!r}")

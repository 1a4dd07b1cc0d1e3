"""Quotation marks: which stretches of a text stand inside them.

News uses straight, curly, single and guillemet marks, forgets to close them, and opens each
paragraph of a long quotation anew. What is found here is layout, not meaning: whether somebody is
quoted, or a word is merely held at arm's length, is for the model to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Style = Literal["straight", "curly", "guillemet", "single"]

_LINE_BREAK = r"(?:\r\n|\n|\r(?!\n))"
_PARAGRAPH_BREAK = re.compile(rf"{_LINE_BREAK}[^\S\r\n]*{_LINE_BREAK}\s*")
_DOUBLE = re.compile('["“”„‟«»]')
_SINGLE = re.compile("['‘’‚‹›]")
_OPENING_STYLE: dict[str, Style] = {"“": "curly", "„": "curly", "‟": "curly", "«": "guillemet"}
# Marks that open as well as close, by the place they stand in.
_EITHER_STYLE: dict[str, Style] = {'"': "straight", "”": "curly", "»": "guillemet"}
# What closes a quotation although it opens others: „German“ and »German« ones.
_CLOSED_BY = {"„": "“", "»": "«"}
_BEFORE_AN_OPENING = frozenset("([{-–—/:;,.“\"«‘'*_>")
_ENDS_A_QUOTATION = frozenset(",.!?…;:-–—")
# Words that lose their beginning: their apostrophe opens nothing.
_ELISION = re.compile(r"(?:\d|(?:em|tis|twas|til|cause|bout|round|n)\b)", re.IGNORECASE)
# Six foot two, as 6'2": the second mark closes nothing.
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_LONGEST_FEET = 5


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks, the marks included: `text[start:end]`.

    Attributes:
        start: Code point of the opening mark.
        end: Code point after the closing mark, or the paragraph's end where none closes it.
        style: Which marks.
        closed: Whether a closing mark was found in the same paragraph. A quotation over several
            paragraphs is open in all but its last.
    """

    start: int
    end: int
    style: Style
    closed: bool


class QuotationIndex:
    """Looks up quotations by place; those inside another are left to the outer one.

    Args:
        quotations: Quotations in text order, as `find_quotations` gives them.
    """

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outer: list[Quotation] = []
        for quotation in quotations:
            if not self._outer or quotation.start >= self._outer[-1].end:
                self._outer.append(quotation)
        self._starts = [quotation.start for quotation in self._outer]

    def at(self, place: int) -> Quotation | None:
        """Return the quotation that holds the code point, its marks included."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self._outer[index].end:
            return self._outer[index]
        return None

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the stretches of `text[start:end]` that lie in quotations, in text order."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._outer) and self._outer[index].start < end:
            quotation = self._outer[index]
            if quotation.end > start:
                yield max(quotation.start, start), min(quotation.end, end)
            index += 1


def paragraph_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield half-open bounds of the stretches between blank lines, empty ones left out."""
    start = 0
    for gap in _PARAGRAPH_BREAK.finditer(text):
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def find_quotations(text: str) -> list[Quotation]:
    """Find the quotations of a text, in text order; single ones may enclose double ones.

    Never raises, takes time linear in the length of the text. Marks do not reach beyond a blank
    line, so an unclosed one does no harm to the next paragraph.
    """
    found: list[Quotation] = []
    for start, end in paragraph_bounds(text):
        double = list(_double_quotations(text, start, end))
        found.extend(double)
        found.extend(_single_quotations(text, start, end, double))
    found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    return found


def _may_open(text: str, at: int, start: int) -> bool:
    if at == start:
        return True
    before = text[at - 1]
    return before.isspace() or before in _BEFORE_AN_OPENING


def _may_close(text: str, at: int, end: int) -> bool:
    return at + 1 >= end or not text[at + 1].isalnum()


def _double_quotations(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    style: Style = "straight"
    for match in _DOUBLE.finditer(text, start, end):
        at, mark = match.start(), match.group()
        may_open, may_close = _may_open(text, at, start), _may_close(text, at, end)
        if mark in '"”' and _FEET.search(text[max(at - _LONGEST_FEET, start) : at]):
            continue
        opens = mark in _OPENING_STYLE
        if opened is not None:
            closes = not opens or mark == _CLOSED_BY.get(text[opened])
            if closes and (mark != '"' or may_close or not may_open):
                yield Quotation(opened, at + 1, style, closed=True)
                opened = None
                continue
            # A second opening mark: the first was never closed.
            yield Quotation(opened, at, style, closed=False)
            opened = None
        if opens:
            opened, style = at, _OPENING_STYLE[mark]
        elif may_open and not _closes_nothing(text, at, start, end):
            opened, style = at, _EITHER_STYLE.get(mark, "curly")
    if opened is not None:
        yield Quotation(opened, end, style, closed=False)


def _closes_nothing(text: str, at: int, start: int, end: int) -> bool:
    """Tell a closing mark whose opening one was forgotten: a word or stop before, a gap after."""
    if at == start or text[at - 1].isspace():
        return at == end - 1 and at > start
    return at == end - 1 or text[at + 1].isspace()


def _single_quotations(
    text: str, start: int, end: int, double: list[Quotation]
) -> Iterator[Quotation]:
    marks = list(_outside(_SINGLE.finditer(text, start, end), double))
    openings = [at for at in marks if _opens_single(text, at, start, end)]
    closings = [at for at in marks if _closes_single(text, at, end)]
    used_to = start
    next_closing = 0
    for index, opening in enumerate(openings):
        if opening < used_to:
            continue
        limit = openings[index + 1] if index + 1 < len(openings) else end
        while next_closing < len(closings) and closings[next_closing] <= opening:
            next_closing += 1
        candidates = []
        scan = next_closing
        while scan < len(closings) and closings[scan] < limit:
            candidates.append(closings[scan])
            scan += 1
        if not candidates:
            continue
        # "The workers' hall is shut,": the mark after a comma or stop is the likelier end.
        after_stop = [at for at in candidates if text[at - 1] in _ENDS_A_QUOTATION]
        closing = (after_stop or candidates)[0]
        used_to = closing + 1
        yield Quotation(opening, closing + 1, "single", closed=True)


def _outside(matches: Iterator[re.Match[str]], spans: list[Quotation]) -> Iterator[int]:
    """Yield the starts of those matches that lie in none of the spans (both in text order)."""
    index = 0
    for match in matches:
        while index < len(spans) and spans[index].end <= match.start():
            index += 1
        if index == len(spans) or match.start() < spans[index].start:
            yield match.start()


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    if text[at] in "’›" or not _may_open(text, at, start) or at + 1 >= end:
        return False
    following = text[at + 1]
    if following.isspace() or _ELISION.match(text, at + 1):
        return False
    return following.isalnum() or following in '"“«([$£€…'


def _closes_single(text: str, at: int, end: int) -> bool:
    if text[at] in "‘‚‹" or at == 0 or text[at - 1].isspace():
        return False
    return _may_close(text, at, end)

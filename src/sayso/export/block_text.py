"""The walk over a block's segments that every page shares: elements of contents, opened and closed.

An element per content holds all of its words in a block. Where contents cross, so that elements
cannot nest, the inner one is closed and opened again. What a content, and what the words of a
segment look like, is a page's own.
"""

from __future__ import annotations

import html
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from sayso.export.controls import for_page
from sayso.export.edges import FINDINGS, UNCLEAR_PASSAGES, beginning, ending
from sayso.export.segments import Block, Part, Segment
from sayso.export.statements import Statement

UNCLEAR_SIGN = '<span class="q" aria-hidden="true"></span>'
"""What stands before a passage whose voice is unclear: a question mark that is not copied."""


def escaped(text: str) -> str:
    """Return text that may stand in an element or in a quoted attribute."""
    # A parser would turn a bare carriage return into a line feed.
    return html.escape(for_page(text)).replace("\r", "&#13;")


def hidden(text: str) -> str:
    """Return what is read aloud, but neither seen nor copied."""
    return f'<span class="vh">{text}</span>'


class BlockText(ABC):
    """Turns blocks into markup, and remembers what has an anchor in the text.

    Attributes:
        found: The statements.
        anchored: Numbers of the statements whose cue carries their anchor.
        flagged: Numbers of the findings whose words have been given the id `f` and its number.
    """

    cue_number: ClassVar[str]
    """Class of the number after a cue."""

    def __init__(self, found: Sequence[Statement], codes: Sequence[str] = ()) -> None:
        """Begin a page.

        Args:
            found: The statements.
            codes: The rule of each finding.
        """
        self.found = found
        self.anchored: set[int] = set()
        self.flagged: set[int] = set()
        self._codes = codes

    def text(self, block: Block) -> str:
        """Return the words of a block with their marks."""
        out: list[str] = []
        around: list[int] = []  # numbers of the contents whose elements are open
        for at, segment in enumerate(block.segments):
            contents = [part.number for part in segment.parts if part.role == "content"]
            kept = 0
            while kept < min(len(around), len(contents)) and around[kept] == contents[kept]:
                kept += 1
            out.append("</span>" * (len(around) - kept))
            out.extend(self._content(number) for number in contents[kept:])
            around = contents
            out.extend(self._opening(part) for part in segment.parts if part.opens)
            if beginning(block, at, UNCLEAR_PASSAGES):
                out.append(UNCLEAR_SIGN + hidden("(voice unclear: "))
            out.append(self._leaf(segment))
            out.extend(self._closing(part) for part in reversed(segment.parts) if part.closes)
            if ending(block, at, UNCLEAR_PASSAGES):
                out.append(hidden(")"))
            out.extend(self._flag(number) for number in ending(block, at, FINDINGS))
        return "".join([*out, "</span>" * len(around)])

    @abstractmethod
    def _content(self, number: int) -> str:
        """Return the opening tag, of a `span`, of a statement's content."""

    @abstractmethod
    def _leaf(self, segment: Segment) -> str:
        """Return the words of a segment with what marks them alone."""

    def _opening(self, part: Part) -> str:
        if part.role == "source":
            return hidden(f"(source of {part.number}: ")
        if part.role == "cue":
            return ""
        item = self.found[part.number - 1]
        told = ", negated" if item.negated else ""
        told += f", inside {item.inside}" if item.inside is not None else ""
        number = f'<span class="n" data-n="{part.number}" aria-hidden="true"></span>'
        return number + hidden(f"(statement {part.number}{told}: ")

    def _closing(self, part: Part) -> str:
        if part.role != "cue":
            return hidden(")")
        marked = f'class="{self.cue_number}" data-n="{part.number}" aria-hidden="true"'
        return f"<span {marked}></span>" + hidden(f" (cue of {part.number})")

    def _flag(self, number: int) -> str:
        """Return the mark after the words of a finding; it stands once."""
        if number in self.flagged:
            return ""
        self.flagged.add(number)
        code = escaped(self._codes[number - 1])
        told = hidden(f" (finding {code})")
        return f'<a class="flag" id="f{number}" href="#i{number}" data-code="{code}">{told}</a>'

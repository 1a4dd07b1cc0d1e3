"""The report's text as HTML: contents nested as they stand in each other, their sources and cues.

An element per content holds all of its words in a block. Where contents cross, so that elements
cannot nest, the inner one is closed and opened again.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from sayso.export.controls import for_page
from sayso.export.edges import FINDINGS, UNCLEAR_PASSAGES, beginning, ending
from sayso.export.segments import Block, Part, Segment
from sayso.export.statements import Statement
from sayso.record import Grade

# Four shades are told apart at a glance, seven are not; the word beside a statement tells the rest.
SHADES: dict[Grade, str] = {
    "named": "firm",
    "organisation": "body",
    "document": "body",
    "author": "own",
    "unnamed": "vague",
    "collective": "vague",
    "none": "vague",
}

UNCLEAR_SIGN = '<span class="q" aria-hidden="true"></span>'
"""What stands before a passage whose voice is unclear: a question mark that is not copied."""


def escaped(text: str) -> str:
    """Return text that may stand in an element or in a quoted attribute."""
    # A parser would turn a bare carriage return into a line feed.
    return html.escape(for_page(text)).replace("\r", "&#13;")


def hidden(text: str) -> str:
    """Return what is read aloud, but neither seen nor copied."""
    return f'<span class="vh">{text}</span>'


def block_markup(text: str, element: str, notes: str) -> str:
    """Return a block: its words, marked up, in the element that is given, then its notes."""
    # White space alone takes no room on the page.
    blank = "" if notes or text.strip() else " blank"
    shown = f'<{element} class="text" dir="auto" data-text>{text}</{element}>'
    return f'<div class="block{blank}">\n{shown}\n{notes}</div>'


class PageText:
    """Turns blocks into markup, and remembers what has an anchor in the text.

    Attributes:
        found: The statements.
        anchored: Numbers of the statements whose cue has been given the id `t` and its number.
        flagged: Numbers of the findings whose words have been given the id `f` and its number.
    """

    def __init__(self, found: tuple[Statement, ...], codes: Sequence[str] = ()) -> None:
        """Begin a page.

        Args:
            found: The statements.
            codes: The rule of each finding.
        """
        self.found = found
        self.anchored: set[int] = set()
        self.flagged: set[int] = set()
        self._codes = codes

    def number_link(self, number: int) -> str:
        """Return where the number of a statement leads: to its cue, or else to its note."""
        return f"#t{number}" if number in self.anchored else f"#n{number}"

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
                out.append(
                    '<span class="q" aria-hidden="true"></span>' + hidden("(voice unclear: ")
                )
            out.append(self._leaf(segment))
            out.extend(_closing(part) for part in reversed(segment.parts) if part.closes)
            if ending(block, at, UNCLEAR_PASSAGES):
                out.append(hidden(")"))
            out.extend(self._flag(number) for number in ending(block, at, FINDINGS))
        return "".join([*out, "</span>" * len(around)])

    def _content(self, number: int) -> str:
        item = self.found[number - 1]
        classes = ["con"]
        if item.negated:
            classes.append("neg")
        if item.attribution.grade:
            classes.append(SHADES[item.attribution.grade])
        if item.inside is not None:
            classes.append("nested")
        if item.outer_mouths:
            classes.append("hearsay")
        return f'<span class="{" ".join(classes)}" data-a="{number}">'

    def _leaf(self, segment: Segment) -> str:
        """Return the words of a segment as a source, a cue, a mention; the last two are marks."""
        text = escaped(segment.text)
        parts = [part for part in segment.parts if part.role != "content"]
        cues = [part.number for part in parts if part.role == "cue"]
        sources = [part.number for part in parts if part.role == "source"]
        classes = ["cue"] if cues else []
        if sources and not cues:
            classes.append("src")
            # The innermost comes last.
            if self.found[sources[-1] - 1].vague:
                classes.append("vague")
        marks = (("m", segment.entities), ("unclear", segment.unclear), ("f", segment.findings))
        classes += [name for name, held in marks if held]
        if not classes:
            return text
        marked = f'class="{" ".join(classes)}"'
        if parts:
            every = " ".join(map(str, sorted({*cues, *sources})))
            marked += f' data-a="{every}" data-t="{" ".join(map(str, cues or sources))}"'
        if segment.entities:
            marked += f' data-e="{" ".join(map(str, segment.entities))}"'
        new = [number for number in cues if number not in self.anchored]
        if not new:
            return f"<span {marked}>{text}</span>"
        self.anchored.update(new)
        first, *others = new
        anchors = "".join(f'<span id="t{number}"></span>' for number in others)
        described = f'id="t{first}" href="#n{first}" aria-describedby="n{first}"'
        return f"{anchors}<a {marked} {described}>{text}</a>"

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

    def _flag(self, number: int) -> str:
        """Return the mark after the words of a finding; it stands once."""
        if number in self.flagged:
            return ""
        self.flagged.add(number)
        code = escaped(self._codes[number - 1])
        told = hidden(f" (finding {code})")
        return f'<a class="flag" id="f{number}" href="#i{number}" data-code="{code}">{told}</a>'


def _closing(part: Part) -> str:
    if part.role == "cue":
        number = f'<span class="n cuen" data-n="{part.number}" aria-hidden="true"></span>'
        return number + hidden(f" (cue of {part.number})")
    return hidden(")")

"""The report's text as HTML: segments with their roles, and the notes beside each block."""

from __future__ import annotations

import html
from collections.abc import Mapping

from sayso.export.controls import for_page
from sayso.export.segments import Block, Part, Segment
from sayso.export.statements import GRADE_WORDS, Statement, one_line
from sayso.record import Grade

_WHO_LIMIT = 140
_REASON_LIMIT = 280

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


def escaped(text: str) -> str:
    """Return text that may stand in an element or in a quoted attribute."""
    # A parser would turn a bare carriage return into a line feed.
    return html.escape(for_page(text)).replace("\r", "&#13;")


def hidden(text: str) -> str:
    """Return what is read aloud, but neither seen nor copied."""
    return f'<span class="vh">{text}</span>'


class PageText:
    """Turns blocks into markup, and remembers which statements have an anchor in the text.

    Attributes:
        anchored: Numbers of the statements whose cue has been given the id `t` and its number.
    """

    def __init__(
        self, found: tuple[Statement, ...], places: Mapping[str, int] | None = None
    ) -> None:
        """Begin a page.

        Args:
            found: The statements.
            places: Place in the cast, from 1, of each entity that the page lists, by its id.
        """
        self.found = found
        self.places = places or {}
        self.anchored: set[int] = set()
        self._negated = frozenset(
            item.number for item in found if item.attribution.polarity == "negated"
        )

    def block(self, block: Block, *, element: str) -> str:
        """Return a block: its text in the element that is given, then its notes."""
        text = "".join(self._segment(segment) for segment in block.segments)
        # White space alone takes no room on the page.
        blank = "" if block.notes or text.strip() else " blank"
        shown = f'<{element} class="text" dir="auto" data-text>{text}</{element}>'
        return f'<div class="block{blank}">\n{shown}\n{self._notes(block)}</div>'

    def number_link(self, number: int) -> str:
        """Return where the number of a statement leads: to its cue, or else to its note."""
        return f"#t{number}" if number in self.anchored else f"#n{number}"

    def _segment(self, segment: Segment) -> str:
        meant_by = " ".join(map(str, segment.entities))
        mention = f' data-e="{meant_by}"' if meant_by else ""
        if not segment.parts:
            text = escaped(segment.text)
            return f'<span class="m"{mention}>{text}</span>' if mention else text
        cues = [part for part in segment.parts if part.role == "cue"]
        sources = [part for part in segment.parts if part.role == "source"]
        contents = [part for part in segment.parts if part.role == "content"]
        classes = [name for name, parts in (("cue", cues), ("src", sources)) if parts][:1]
        if contents:
            classes.append("con")
            # The innermost decides: what it says was not said, or was.
            if contents[-1].number in self._negated:
                classes.append("neg")
            grade = self.found[contents[-1].number - 1].attribution.grade
            if grade:
                classes.append(SHADES[grade])
            if len(contents) > 1:
                classes.append("nested")
        if mention:
            classes.append("m")
        every = " ".join(str(number) for number in sorted({part.number for part in segment.parts}))
        meant = " ".join(str(part.number) for part in cues or sources or contents[-1:])
        marked = f'class="{" ".join(classes)}" data-a="{every}" data-t="{meant}"{mention}'
        inner = "".join(self._opening(part) for part in segment.parts if part.opens)
        inner += escaped(segment.text)
        closing = "".join(_closing(part) for part in reversed(segment.parts) if part.closes)
        new = [part.number for part in cues if part.number not in self.anchored]
        if not new:
            return f"<span {marked}>{inner}</span>{closing}"
        self.anchored.update(new)
        first, *others = new
        anchors = "".join(f'<span id="t{number}"></span>' for number in others)
        described = f'id="t{first}" href="#n{first}" aria-describedby="n{first}"'
        return f"{anchors}<a {marked} {described}>{inner}</a>{closing}"

    def _opening(self, part: Part) -> str:
        if part.role == "source":
            return hidden(f"(source of {part.number}: ")
        if part.role == "cue":
            return ""
        negated = ", negated" if part.number in self._negated else ""
        number = f'<span class="n" data-n="{part.number}" aria-hidden="true"></span>'
        return number + hidden(f"(statement {part.number}{negated}: ")

    def _notes(self, block: Block) -> str:
        if not block.notes:
            return ""
        notes = "\n".join(self._note(self.found[number - 1]) for number in block.notes)
        return f'<ol class="notes" aria-label="Statements here">\n{notes}\n</ol>\n'

    def _note(self, item: Statement) -> str:
        number = item.number
        link = f'<a class="no" href="{self.number_link(number)}">{hidden("Statement ")}{number}</a>'
        return (
            f'<li id="n{number}" data-a="{number}">{link} {self._speaker(item)} '
            f'<span aria-hidden="true">→</span> {label(item)}</li>'
        )

    def _speaker(self, item: Statement) -> str:
        place = self.places.get(item.attribution.speaker or "")
        markup = who(item.who)
        if place is not None:
            markup = f'<a class="to-cast" href="#c{place}">{markup}</a>'
        if item.aside:
            words = ", ".join(
                f"<bdi>{escaped(one_line(part, _WHO_LIMIT))}</bdi>" for part in item.aside
            )
            markup += f' <span class="aside">({words})</span>'
        if item.open_reason:
            reason = escaped(one_line(item.open_reason, _REASON_LIMIT))
            markup += f'<span class="open">: <bdi>{reason}</bdi></span>'
        return markup


def _closing(part: Part) -> str:
    if part.role == "cue":
        number = f'<span class="n cuen" data-n="{part.number}" aria-hidden="true"></span>'
        return number + hidden(f" (cue of {part.number})")
    return hidden(")")


def who(name: str | None) -> str:
    """Return the markup of a source, or of nobody."""
    if name is None:
        return '<span class="nobody">nobody</span>'
    return f'<bdi class="who">{escaped(one_line(name, _WHO_LIMIT))}</bdi>'


def label(item: Statement) -> str:
    """Return the markup of a statement's kind, mode, polarity, grade and confidence."""
    words = escaped(item.label).replace("negated", '<b class="negated">negated</b>')
    confidence = f'<span class="conf">{item.confidence}</span>'
    grade = item.attribution.grade
    told = f" {grade_mark(grade)}" if grade else ""
    return f'<span class="label"><span class="what">{words}</span>&nbsp;{confidence}{told}</span>'


def grade_mark(grade: Grade) -> str:
    """Return the markup of a grade: its word in its shade."""
    return f'<span class="grade {SHADES[grade]}">{GRADE_WORDS[grade]}</span>'

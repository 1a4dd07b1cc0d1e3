"""The report's text as HTML: contents nested as they stand in each other, sources and cues."""

from __future__ import annotations

from sayso.export.block_text import BlockText, escaped
from sayso.export.segments import Segment
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


def block_markup(text: str, element: str, notes: str) -> str:
    """Return a block: its words, marked up, in the element that is given, then its notes."""
    # White space alone takes no room on the page.
    blank = "" if notes or text.strip() else " blank"
    shown = f'<{element} class="text" dir="auto" data-text>{text}</{element}>'
    return f'<div class="block{blank}">\n{shown}\n{notes}</div>'


class PageText(BlockText):
    """The words of a page that is a file of its own; a cue has the id `t` and its number."""

    cue_number = "n cuen"

    def number_link(self, number: int) -> str:
        """Return where the number of a statement leads: to its cue, or else to its note."""
        return f"#t{number}" if number in self.anchored else f"#n{number}"

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

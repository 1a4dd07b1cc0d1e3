"""The words of a report as markup: contents in the shade of their grade, sources, cues, findings.

As in `export.page_text`, an element per content holds all of its words in a block, and contents
that cross are closed and opened again. Other than there, every statement has its id as an anchor,
grades are told apart one by one, and each block tells where it starts, so that a selection of words
on the page can be turned into offsets.

The elements with `data-text` hold the report's text character for character, beside elements of
the class `vh`, which are read aloud but belong to nobody's text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import quote

from sayso.export.edges import FINDINGS, UNCLEAR_PASSAGES, beginning, ending
from sayso.export.page_text import escaped, hidden
from sayso.export.segments import Block, Part, Segment
from sayso.export.statements import Statement

OWN_ID = re.compile(r"a\d{1,9}")


def anchor_of(item: Statement) -> str:
    """Return the anchor of a statement on its report's page: its id.

    A record of another program may name statements in other ways, by words that are ids of the
    page already; such a statement goes by its number.
    """
    own = item.attribution.id
    return own if OWN_ID.fullmatch(own) else f"s{item.number}"


def address_of(report: str, item: Statement) -> str:
    """Return the address of a statement's own page, from that of its report."""
    own = item.attribution.id
    return f"{report}/statements/{own if OWN_ID.fullmatch(own) else quote(own, safe='')}"


class ReportText:
    """Turns blocks into markup, and remembers what has an anchor in the text.

    Attributes:
        anchored: Numbers of the statements whose cue carries their anchor.
        flagged: Numbers of the findings whose words carry the anchor `f` and the number.
    """

    def __init__(
        self,
        found: Sequence[Statement],
        codes: Sequence[str],
        address: str,
        *,
        checked: Collection[int] = (),
        quiet: Collection[int] = (),
    ) -> None:
        """Begin a page.

        Args:
            found: The statements.
            codes: The rule of each finding.
            address: Path of the report's page.
            checked: Numbers of the statements of which a person confirmed a part.
            quiet: Numbers of the findings that are set aside; they leave no mark.
        """
        self.anchored: set[int] = set()
        self.flagged: set[int] = set()
        self._found = found
        self._codes = codes
        self._address = address
        self._checked = checked
        self._quiet = quiet

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
                out.append('<span class="q" aria-hidden="true"></span>')
                out.append(hidden("(voice unclear: "))
            out.append(self._leaf(segment))
            out.extend(_closing(part) for part in reversed(segment.parts) if part.closes)
            if ending(block, at, UNCLEAR_PASSAGES):
                out.append(hidden(")"))
            out.extend(self._flag(number) for number in ending(block, at, FINDINGS))
        out.append("</span>" * len(around))
        return "".join(out)

    def _content(self, number: int) -> str:
        item = self._found[number - 1]
        classes = ["con", f"content-{item.attribution.grade or 'unknown'}"]
        if item.negated:
            classes.append("negated")
        if item.inside is not None:
            classes.append("nested")
        if item.outer_mouths:
            classes.append("hearsay")
        if number in self._checked:
            classes.append("checked")
        return f'<span class="{" ".join(classes)}" data-a="{number}">'

    def _leaf(self, segment: Segment) -> str:
        """Return the words of a segment, within what marks them as finding, unclear, mention."""
        words = self._words(segment)
        findings = [number for number in segment.findings if number not in self._quiet]
        if segment.entities:
            every = " ".join(map(str, segment.entities))
            words = f'<span class="m" data-e="{every}">{words}</span>'
        if findings:
            words = f'<span class="f" data-f="{" ".join(map(str, findings))}">{words}</span>'
        if segment.unclear:
            words = f'<span class="unclear">{words}</span>'
        return words

    def _words(self, segment: Segment) -> str:
        """Return the words of a segment as a source or as a cue; a cue leads to its statement."""
        text = escaped(segment.text)
        cues = [part.number for part in segment.parts if part.role == "cue"]
        sources = [part.number for part in segment.parts if part.role == "source"]
        if not cues and not sources:
            return text
        every = " ".join(map(str, sorted({*cues, *sources})))
        # data-a: whose words these are; data-t: which statements are meant when they are chosen.
        marked = f'data-a="{every}" data-t="{" ".join(map(str, cues or sources))}"'
        if not cues:
            # The innermost comes last.
            vague = " vague" if self._found[sources[-1] - 1].vague else ""
            return f'<span class="src{vague}" {marked}>{text}</span>'
        new = [number for number in cues if number not in self.anchored]
        if not new:
            return f'<span class="cue" {marked}>{text}</span>'
        self.anchored.update(new)
        first, *others = new
        before = "".join(f'<span id="{self._anchor(number)}"></span>' for number in others)
        address = escaped(address_of(self._address, self._found[first - 1]))
        described = " ".join(f"n{number}" for number in new)
        return (
            f'{before}<a class="cue" id="{self._anchor(first)}" href="{address}" {marked}'
            f' aria-describedby="{described}">{text}</a>'
        )

    def _anchor(self, number: int) -> str:
        return anchor_of(self._found[number - 1])

    def _opening(self, part: Part) -> str:
        if part.role == "source":
            return hidden(f"(source of {part.number}: ")
        if part.role == "cue":
            return ""
        item = self._found[part.number - 1]
        told = ", negated" if item.negated else ""
        told += f", inside {item.inside}" if item.inside is not None else ""
        number = f'<span class="n" data-n="{part.number}" aria-hidden="true"></span>'
        return number + hidden(f"(statement {part.number}{told}: ")

    def _flag(self, number: int) -> str:
        """Return the mark after the words of a finding; it stands once."""
        if number in self.flagged or number in self._quiet:
            return ""
        self.flagged.add(number)
        code = escaped(self._codes[number - 1])
        told = hidden(f" (finding {code})")
        return f'<a class="flag" id="f{number}" href="#i{number}" data-code="{code}">{told}</a>'


def _closing(part: Part) -> str:
    if part.role == "cue":
        number = f'<span class="n of-cue" data-n="{part.number}" aria-hidden="true"></span>'
        return number + hidden(f" (cue of {part.number})")
    return hidden(")")

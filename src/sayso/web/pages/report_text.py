"""The words of a report as markup: contents in the shade of their grade, sources, cues, findings.

Other than in `export.page_text`, every statement has its id as an anchor, grades are told apart one
by one, and each block tells where it starts, so that a selection of words on the page can be turned
into offsets.

The elements with `data-text` hold the report's text character for character, beside elements of
the class `vh`, which are read aloud but belong to nobody's text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from urllib.parse import quote

from sayso.export.block_text import BlockText, escaped
from sayso.export.segments import Segment
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


class ReportText(BlockText):
    """The words of a report's page; every statement whose cue is in them has its anchor there."""

    cue_number = "n of-cue"

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
        super().__init__(found, codes)
        self._address = address
        self._checked = checked
        self._quiet = quiet

    def _content(self, number: int) -> str:
        item = self.found[number - 1]
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
            vague = " vague" if self.found[sources[-1] - 1].vague else ""
            return f'<span class="src{vague}" {marked}>{text}</span>'
        new = [number for number in cues if number not in self.anchored]
        if not new:
            return f'<span class="cue" {marked}>{text}</span>'
        self.anchored.update(new)
        first, *others = new
        before = "".join(f'<span id="{self._anchor(number)}"></span>' for number in others)
        address = escaped(address_of(self._address, self.found[first - 1]))
        described = " ".join(f"n{number}" for number in new)
        return (
            f'{before}<a class="cue" id="{self._anchor(first)}" href="{address}" {marked}'
            f' aria-describedby="{described}">{text}</a>'
        )

    def _anchor(self, number: int) -> str:
        return anchor_of(self.found[number - 1])

    def _flag(self, number: int) -> str:
        return "" if number in self._quiet else super()._flag(number)

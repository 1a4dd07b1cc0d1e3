"""Word spans -> exact spans of code points, with the punctuation that belongs to them.

Quotation marks belong to the content, and so does the stop or comma inside them; what closes the
sentence does not (PolNeAR's guidelines).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sayso.attribution.candidates import WordSpan
from sayso.model.quotes import QuotationIndex
from sayso.model.words import Words

CharSpan = tuple[int, int]

_MARKS = "\"'“”„‟«»‘’‚‹›"
_STOPS_INSIDE = ",.!?…;:-–—"


class Spans:
    """Turns word spans of one report into spans of code points.

    Args:
        text: The report's text.
        words: Its words.
        quotations: Its quotations.
    """

    def __init__(self, text: str, words: Words, quotations: QuotationIndex) -> None:
        self._text = text
        self._words = words
        self._quotations = quotations

    def plain(self, span: WordSpan) -> CharSpan:
        """Return the code points from the span's first word to its last, marks they carry too."""
        start, end = int(self._words.starts[span[0]]), int(self._words.ends[span[1] - 1])
        return start, self._with_combining(end)

    def bracketed(self, span: WordSpan) -> CharSpan:
        """Return the code points of a span, with the bracket that closes one opened in it."""
        start, end = self.plain(span)
        words = self._text[start:end]
        if words.count("(") > words.count(")"):
            closing = self._text.find(")", end, end + 3)
            if closing >= 0 and self._only(_STOPS_INSIDE, end, closing):
                end = closing + 1
        return start, end

    def content(self, spans: Sequence[WordSpan]) -> tuple[CharSpan, ...]:
        """Return the spans of a content, each with the quotation marks that enclose it."""
        out: list[CharSpan] = []
        for span in spans:
            start, end = self._with_marks(*self.bracketed(span))
            if out and start < out[-1][1]:
                out[-1] = (out[-1][0], max(end, out[-1][1]))
            else:
                out.append((start, end))
        return tuple(out)

    def _with_combining(self, end: int) -> int:
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return end

    def _with_marks(self, start: int, end: int) -> CharSpan:
        opening = self._quotations.at(start)
        if opening is not None and self._only(_MARKS, opening.start, start):
            # The mark is taken in only where the quotation ends in this content or with it.
            if opening.end <= end:
                return opening.start, end
            if opening.closed and self._only(_MARKS + _STOPS_INSIDE, end, opening.end):
                return opening.start, opening.end
        closing = self._quotations.at(end - 1)
        if closing is not None and closing.closed and closing.start >= start:
            if self._only(_MARKS + _STOPS_INSIDE, end, closing.end):
                return start, closing.end
        return start, end

    def _only(self, allowed: str, start: int, end: int) -> bool:
        # Place by place, as the stretch may be a long quotation that its first letter rules out.
        return all(
            self._text[place] in allowed or self._text[place].isspace()
            for place in range(start, end)
        )

"""A heading and the text below it are two texts: no attribution reaches from one into the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribution.candidates import Candidate, WordSpan


class Headings:
    """Looks up headings by word.

    Args:
        spans: Headings as half-open word spans, in text order.
    """

    def __init__(self, spans: Sequence[WordSpan]) -> None:
        self._spans = [span for span in spans if span[0] < span[1]]
        self._starts = [start for start, _ in self._spans]

    def within(self, candidate: Candidate) -> Candidate | None:
        """Return the candidate without what lies beyond its cue's own text.

        Returns:
            The candidate; None if no content is left.
        """
        if not self._spans:
            return candidate
        home = self._at(candidate.cue[0])
        content = self._clipped(candidate.content, home)
        if not content:
            return None
        return replace(candidate, content=content, source=self._clipped(candidate.source, home))

    def _at(self, word: int) -> WordSpan | None:
        index = bisect_right(self._starts, word) - 1
        if index >= 0 and word < self._spans[index][1]:
            return self._spans[index]
        return None

    def _clipped(self, spans: Sequence[WordSpan], home: WordSpan | None) -> tuple[WordSpan, ...]:
        if home is not None:
            inside = ((max(start, home[0]), min(end, home[1])) for start, end in spans)
            return tuple((start, end) for start, end in inside if start < end)
        out: list[WordSpan] = []
        for start, end in spans:
            index = max(bisect_right(self._starts, start) - 1, 0)
            while index < len(self._spans) and self._spans[index][0] < end:
                heading = self._spans[index]
                if heading[1] > start:
                    if heading[0] > start:
                        out.append((start, heading[0]))
                    start = max(start, heading[1])
                index += 1
            if start < end:
                out.append((start, end))
        return tuple(out)

"""Edits of a text, and offsets that move with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.corpora.polnear import Article, Attribution

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of the code points `start` to `end` (half-open, not empty)."""

    start: int
    end: int
    text: str


class Shift:
    """A text with its edits made, and where each of the old offsets went.

    Args:
        text: The text before.
        edits: Edits that do not overlap, in any order.

    Raises:
        ValueError: Edits overlap, are empty or do not lie inside the text.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._edits = sorted(edits)
        pieces = []
        self._moves = [0]  # how far an offset moves, before the first edit and after each
        last = 0
        for edit in self._edits:
            if not last <= edit.start < edit.end <= len(text):
                raise ValueError(f"{edit} overlaps another, is empty or lies outside the text")
            pieces += [text[last : edit.start], edit.text]
            last = edit.end
            self._moves.append(self._moves[-1] + len(edit.text) - (edit.end - edit.start))
        self.text = "".join([*pieces, text[last:]])
        self._starts = [edit.start for edit in self._edits]

    def offset(self, old: int) -> int:
        """Give the new place of an old offset, which must not lie strictly inside an edit.

        Raises:
            ValueError: It does: there is no such place in the new text.
        """
        before = bisect_right(self._starts, old)  # edits that start at or before it
        if before:
            edit = self._edits[before - 1]
            if old == edit.start:
                before -= 1
            elif old < edit.end:
                raise ValueError(f"offset {old} is inside {edit}")
        return old + self._moves[before]

    def spans(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Move spans; see `offset`."""
        return tuple((self.offset(start), self.offset(end)) for start, end in spans)

    def article(self, article: Article) -> Article:
        """Move an article's gold; its marks are dropped."""
        moved = tuple(
            Attribution(a.id, self.spans(a.source), self.spans(a.cue), self.spans(a.content))
            for a in article.attributions
        )
        return replace(article, text=self.text, attributions=moved, marks=())

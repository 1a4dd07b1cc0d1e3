"""Names that stand side by side: *Cole, Mayor Shaw and Adair* are three people, not one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from sayso.model.analysis import Analysis, Name

JOINING = frozenset({"and", "&", "or"})

_MARKS = JOINING | {","}
_BETWEEN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})


class NameIndex:
    """Finds the names of a report by their words.

    Attributes:
        storms: Words that storms are called by in the report.
    """

    def __init__(self, names: Sequence[Name], storms: frozenset[str] = frozenset()) -> None:
        self.storms = storms
        self._names = names
        self._starts = [name.start for name in names]

    def at(self, word: int) -> int | None:
        """Return the place of the name that holds a word."""
        place = bisect_right(self._starts, word) - 1
        return place if place >= 0 and word < self._names[place].end else None

    def within(self, start: int, end: int) -> range:
        """Return the places of the names that begin within words `start` to `end`."""
        first = bisect_right(self._starts, start - 1)
        return range(first, bisect_right(self._starts, end - 1))


def is_joint(analysis: Analysis, names: NameIndex, start: int, end: int, head: int) -> bool:
    """Tell whether a span names two or more side by side: *Cole and Adair*."""
    if JOINING.isdisjoint(analysis.lowered[start:end]):
        return False
    whole = names.at(head)
    if whole is not None:
        name = analysis.names[whole]
        if not JOINING.isdisjoint(analysis.lowered[name.start : name.end]):
            return False
    after = range(max(start, head + 1), end)
    if any(analysis.relation[w] == "conj" and analysis.head[w] == head for w in after):
        return True
    return len(names_side_by_side(analysis, names, start, end)) > 1


def names_side_by_side(analysis: Analysis, names: NameIndex, start: int, end: int) -> list[int]:
    """Return the places of names that a span is made of: *Cole, Mayor Shaw and Adair*.

    Between them stand commas, *and*, and titles; no name is a possessor, and the last pair is
    joined by *and* or *or*.
    """
    places = [p for p in names.within(start, end) if analysis.names[p].end <= end]
    found = [analysis.names[place] for place in places]
    if len(found) < 2 or {name.kind for name in found} - {"PER", "ORG", "LOC"}:
        return []
    for left, right in pairwise(found):
        between = range(left.end, right.start)
        marks = [w for w in between if analysis.lowered[w] in _MARKS]
        if not marks or any(
            analysis.upos[w] not in _BETWEEN and analysis.surface[w] != "."
            for w in between
            if w not in marks
        ):
            return []
    last = range(found[-2].end, found[-1].start)
    joined = not JOINING.isdisjoint(analysis.lowered[last.start : last.stop])
    return places if joined and found[-1].end == end else []

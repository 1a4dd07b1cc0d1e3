"""Candidates -> the attributions that stand together.

Two candidates may share a source, but not their cue, and a content belongs to one of them only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.record import Kind

# Confidence from which a candidate may take a piece from another; swept over 0.4, 0.5 and 0.7.
_SURE = 0.7
_NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its kind and confidence."""

    candidate: Candidate
    kind: Kind
    confidence: float


def choose(scored: Sequence[Scored], *, least: float) -> list[Scored]:
    """Keep the surest candidates that do not contradict each other, in text order of their cues.

    Args:
        scored: Candidates, any order.
        least: Confidence below which a candidate is left out, from 0 to 1.

    Returns:
        The chosen ones. Where two claim the same words as content, the surer one has them and the
        other keeps the rest; one with less than half of its content left is dropped.
    """
    kept: list[Scored] = []
    cue_words: set[int] = set()
    content_words: set[int] = set()

    def is_free(word: int) -> bool:
        return word not in cue_words and word not in content_words

    for item in sorted(_undisputed(scored), key=lambda s: (-s.confidence, s.candidate.cue)):
        if item.confidence < least:
            break
        cue = range(*item.candidate.cue)
        if not all(map(is_free, cue)):
            continue
        content = runs_of(item.candidate.content, is_free)
        before = sum(end - start for start, end in item.candidate.content)
        if 2 * sum(end - start for start, end in content) < before:
            continue
        cue_words.update(cue)
        for span in content:
            content_words.update(range(*span))
        kept.append(replace(item, candidate=replace(item.candidate, content=content)))
    return sorted(kept, key=lambda s: s.candidate.cue)


def _undisputed(scored: Sequence[Scored]) -> list[Scored]:
    """Settle pieces that two sure candidates claim: the one whose cue is nearer has them.

    *"I saw it," Cole said, adding, "I was there."* The second quotation is often given to both
    cues. A candidate gives up a piece only where another is left to it.
    """
    sure = sorted((s for s in scored if s.confidence >= _SURE), key=lambda s: s.candidate.cue)
    # Of two with one cue the surer one counts.
    by_cue = {s.candidate.cue: s for s in sorted(sure, key=lambda s: s.confidence)}
    for place, item in enumerate(sure):
        # Only neighbours in the text claim the same words.
        for other in sure[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS + 1]:
            mine, theirs = by_cue[item.candidate.cue].candidate, other.candidate
            if other.candidate.cue == item.candidate.cue or len(mine.content) < 2:
                continue
            kept = tuple(
                piece
                for piece in mine.content
                if not (
                    all(piece[0] <= start and end <= piece[1] for start, end in theirs.content)
                    and _distance(theirs.cue, piece) < _distance(mine.cue, piece)
                )
            )
            if kept and len(kept) < len(mine.content):
                by_cue[mine.cue] = replace(item, candidate=replace(mine, content=kept))
    return [by_cue.get(s.candidate.cue, s) for s in scored]


def _distance(cue: WordSpan, piece: WordSpan) -> int:
    return max(cue[0] - piece[1], piece[0] - cue[1], 0)


def runs_of(spans: Sequence[WordSpan], keeps: Callable[[int], bool]) -> tuple[WordSpan, ...]:
    """Return the longest runs of the spans' words that are kept, in the order of the spans."""
    out: list[WordSpan] = []
    for start, end in spans:
        run = start
        for word in range(start, end + 1):
            if word == end or not keeps(word):
                if word > run:
                    out.append((run, word))
                run = word + 1
    return tuple(out)

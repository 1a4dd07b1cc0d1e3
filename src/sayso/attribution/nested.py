"""Cues inside a content -> candidates that stand inside another attribution.

*Shaw said that the minister believed the quay would hold*: the network scores each word as a cue
inside a content, too, and the linker finds source and content of such a cue among the words of the
content that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from sayso.attribution.candidates import (
    Candidate,
    Cue,
    Decoding,
    WordSpan,
    cues_in,
    link_cues,
)
from sayso.model.scores import Floats, Scorer, WindowScores
from sayso.model.words import Words

HEAD = "nested"
"""Name of the network's head for cues inside a content: outside, begin and inside of one."""

LEAST_CUE = 0.2
"""Least probability of such a cue; what its words say of it comes on top (`nested_words`)."""

# Words around a content that the linker's convolutions see from its edges.
_IN_SIGHT = 14


def find_nested(
    words: Words,
    scored: Sequence[WindowScores],
    outer: Sequence[Candidate],
    scorer: Scorer,
    decoding: Decoding,
) -> list[Candidate]:
    """Find the candidates that stand inside the content of others.

    Args:
        words: The report's words.
        scored: Scores of some of its windows.
        outer: The candidates of these windows.
        scorer: Runs the linker.
        decoding: Chains of the linker.

    Returns:
        Candidates with the cue of the outer one in `within`, in the order of their windows.
        Weights without a head for them give none.
    """
    by_window: dict[int, list[Candidate]] = {}
    for candidate in outer:
        if candidate.window is not None:
            by_window.setdefault(candidate.window[0], []).append(candidate)
    rows: list[tuple[WindowScores, Cue]] = []
    cue_around: dict[tuple[int, int], WordSpan] = {}
    for window in scored:
        around = by_window.get(window.window.start)
        if not around or HEAD not in window.cast:
            continue
        for cue, within in _cues_inside(window, around):
            first, last = _in_sight(window, cue)
            rows.append((window, replace(cue, sight=(first, last))))
            offset = window.window.start
            cue_around[offset + cue.start, offset + first] = within.cue
    found = []
    for candidate in link_cues(words, rows, scorer, decoding):
        assert candidate.window is not None
        around_it = cue_around[candidate.cue[0], candidate.window[0]]
        found.append(replace(candidate, within=around_it))
    return found


def _cues_inside(
    window: WindowScores, outer: Sequence[Candidate]
) -> Iterator[tuple[Cue, Candidate]]:
    """Yield the cues of a window that stand in a content, each with the likeliest such content."""
    offset, size = window.window.start, len(window.cue)
    allowed: list[npt.NDArray[np.bool_]] = []
    by_likelihood = sorted(outer, key=lambda c: -c.cue_probability * c.content_probability)
    for candidate in by_likelihood:
        mask = np.zeros(size, dtype=bool)
        for start, end in candidate.content:
            mask[start - offset : end - offset] = True
        mask[candidate.cue[0] - offset : candidate.cue[1] - offset] = False
        allowed.append(mask)
    anywhere = np.logical_or.reduce(allowed)
    shares = _shares(window.cast[HEAD])
    shares[~anywhere] = (1.0, 0.0, 0.0)
    for cue in cues_in(shares, LEAST_CUE):
        for candidate, mask in zip(by_likelihood, allowed, strict=True):
            if mask[cue.start : cue.end].all():
                yield replace(cue, allowed=mask), candidate
                break


def _in_sight(window: WindowScores, cue: Cue) -> WordSpan:
    """Return the words of a window that bear on a cue; the linker says the same of them alone."""
    assert cue.allowed is not None
    places = np.flatnonzero(cue.allowed)
    first = max(min(int(places[0]), cue.start) - _IN_SIGHT, 0)
    last = min(max(int(places[-1]) + 1, cue.end) + _IN_SIGHT, len(window.cue))
    return first, last


def _shares(logits: Floats) -> npt.NDArray[np.float64]:
    odds = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    shares: npt.NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return shares

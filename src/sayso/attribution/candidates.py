"""Window scores -> candidate attributions, in words: cues first, then what belongs to each.

A cue may be given a source that another cue has too, and no cue is given the content of another
only because the two stand side by side: each is labelled over its whole window on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.attribution.crf import Chain, Doubles
from sayso.model.links import LINK_LABELS, between, distance_buckets
from sayso.model.scores import Floats, Scorer, WindowScores
from sayso.model.words import Gap, Words

WordSpan = tuple[int, int]
MOST_CUE_WORDS = 15
# Cues that are decoded together: memory grows with them, the loop over words with their number.
_MOST_ROWS = 128
# Logits of a word that can be neither source nor content.
_OUTSIDE = np.array([0.0, *[-1e4] * (len(LINK_LABELS) - 1)], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Decoding:
    """What decides how scores become candidates.

    Attributes:
        cue_chain: Chain over outside, begin and inside of a cue.
        link_chain: Chain over `LINK_LABELS`.
        least_cue: Least probability of a cue's first word for it to become a candidate.
    """

    cue_chain: Chain
    link_chain: Chain
    least_cue: float = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution; all spans count the report's words, half-open, in text order.

    Attributes:
        cue: The cue.
        source: The source's spans; empty where there is none.
        content: The content's spans; never empty.
        cue_probability: Probability that a cue begins at its first word.
        link_probability: Probability of the labels of source and content, taken together.
        content_probability: Least probability of a word of the content.
        window: The words that it was read from; None where that was the whole report.
        within: The cue of the candidate inside whose content it stands; None where it stands in no
            content.
    """

    cue: WordSpan
    source: tuple[WordSpan, ...]
    content: tuple[WordSpan, ...]
    cue_probability: float
    link_probability: float
    content_probability: float
    window: WordSpan | None = None
    within: WordSpan | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A candidate cue; bounds count the words of its window.

    `allowed` marks the words of the window that may be its source or content; None allows all.
    `sight` is the part of the window that the linker is shown; None shows it all.
    """

    start: int
    end: int
    probability: float
    allowed: npt.NDArray[np.bool_] | None = None
    sight: WordSpan | None = None


def find_candidates(
    words: Words, scored: Sequence[WindowScores], scorer: Scorer, decoding: Decoding
) -> list[Candidate]:
    """Find the candidate attributions of a report, in the order of their cues.

    Args:
        words: The report's words.
        scored: Scores of its windows.
        scorer: Runs the linker.
        decoding: Chains and thresholds.
    """
    rows = [
        (window, cue)
        for window, cues in zip(scored, _cues(scored, decoding), strict=True)
        for cue in cues
        if window.window.core_start <= window.window.start + cue.start < window.window.core_end
    ]
    return list(link_cues(words, rows, scorer, decoding))


def _cues(scored: Sequence[WindowScores], decoding: Decoding) -> Iterable[list[Cue]]:
    if not scored:
        return
    lengths = np.array([len(window.cue) for window in scored])
    emissions = np.zeros((len(scored), int(lengths.max()), 3), dtype=np.float32)
    for row, window in enumerate(scored):
        emissions[row, : len(window.cue)] = window.cue
    probabilities = decoding.cue_chain.marginals(emissions, lengths)
    for row, length in enumerate(lengths):
        yield cues_in(probabilities[row, :length], decoding.least_cue)


def cues_in(probability: Doubles, least: float) -> list[Cue]:
    """Read the cues off the label probabilities of a window, shape (words, 3)."""
    out: list[Cue] = []
    begin, inside = probability[:, 1], probability[:, 2]
    taken = 0
    for start in np.flatnonzero(begin >= least).tolist():
        if start < taken:
            continue
        end = start + 1
        # Given that the cue has come so far, does it go on?
        while (
            end < len(probability)
            and end - start < MOST_CUE_WORDS
            and inside[end] >= 0.5 * (begin[end - 1] + inside[end - 1])
        ):
            end += 1
        # A likelier cue that begins inside takes this one's place.
        if end - start > 1 and begin[start + 1 : end].max() > begin[start]:
            continue
        out.append(Cue(start, end, float(begin[start])))
        taken = end
    return out


def link_cues(
    words: Words, rows: Sequence[tuple[WindowScores, Cue]], scorer: Scorer, decoding: Decoding
) -> Iterable[Candidate]:
    """Yield the candidate of each cue, in their order; a cue without content has none."""
    for first in range(0, len(rows), _MOST_ROWS):
        yield from _linked(words, rows[first : first + _MOST_ROWS], scorer, decoding)


def _linked(
    words: Words, rows: Sequence[tuple[WindowScores, Cue]], scorer: Scorer, decoding: Decoding
) -> Iterable[Candidate]:
    parts = [slice(*(cue.sight or (0, len(window.cue)))) for window, cue in rows]
    firsts = np.array([part.start for part in parts])
    starts = np.array([cue.start for _, cue in rows]) - firsts
    ends = np.array([cue.end for _, cue in rows]) - firsts
    lengths = np.array([part.stop for part in parts]) - firsts
    count = int(lengths.max())
    vectors = np.zeros((len(rows), count, rows[0][0].word.shape[1]), dtype=np.float32)
    counts = np.zeros((len(rows), count, 3), dtype=np.float32)
    cue_vectors = np.zeros((len(rows), rows[0][0].cue_vector.shape[1]), dtype=np.float32)
    counted: dict[int, Floats] = {}
    for row, ((window, cue), part) in enumerate(zip(rows, parts, strict=True)):
        size = part.stop - part.start
        vectors[row, :size] = window.word[part]
        cue_vectors[row] = (
            window.cue_vector[cue.start]
            if cue.end - cue.start == 1
            else window.cue_vector[cue.start : cue.end].mean(axis=0)
        )
        if id(window) not in counted:
            counted[id(window)] = _to_count(words, window)
        np.cumsum(counted[id(window)][part], axis=0, out=counts[row, :size])
    logits = scorer.link(
        vectors, cue_vectors, distance_buckets(starts, ends, count), between(counts, starts)
    )
    for row, ((_, cue), part) in enumerate(zip(rows, parts, strict=True)):
        if cue.allowed is not None:
            logits[row, : lengths[row]][~cue.allowed[part]] = _OUTSIDE
    labels, best = decoding.link_chain.best(logits, lengths)
    total = decoding.link_chain.log_total(logits, lengths)
    likely = np.exp(np.minimum(best - total, 0.0)).tolist()
    shares = _shares(logits)
    in_content = (shares[3] + shares[4]) / shares.sum(axis=0)
    for row, ((window, _), part) in enumerate(zip(rows, parts, strict=True)):
        offset, length = window.window.start + part.start, part.stop - part.start
        own = (int(starts[row]), int(ends[row]))
        source, content = _spans(labels[row, :length].tolist(), own)
        if not content:
            continue
        yield Candidate(
            cue=(offset + own[0], offset + own[1]),
            source=tuple((offset + a, offset + b) for a, b in source),
            content=tuple((offset + a, offset + b) for a, b in content),
            cue_probability=rows[row][1].probability,
            link_probability=likely[row],
            content_probability=float(min(in_content[row, a:b].min() for a, b in content)),
            window=(offset, offset + length),
        )


def _to_count(words: Words, window: WindowScores) -> Floats:
    """Return what is counted from the first word in sight on, as in training, of each word.

    How likely it begins a cue and a sentence, and whether it begins a paragraph; (words, 3).
    """
    gap = words.gap[window.window.start : window.window.end]
    cue = _shares(window.cue)
    return np.stack(
        [
            cue[1] / cue.sum(axis=0),
            1.0 / (1.0 + np.exp(-window.sentence)),
            (gap >= Gap.LINE).astype(np.float32),
        ],
        axis=1,
    )


def _shares(logits: Floats) -> Floats:
    """Return the shares, not summed up to 1, of the labels that stand last; they come first.

    With the few labels outermost, numpy goes over long runs of words and not over each label.
    """
    by_label = np.ascontiguousarray(np.moveaxis(logits, -1, 0))
    shares: Floats = np.exp(by_label - by_label.max(axis=0))
    return shares


def _spans(labels: Sequence[int], cue: WordSpan) -> tuple[list[WordSpan], list[WordSpan]]:
    """Read source and content spans off link labels; the cue's own words belong to neither."""
    spans: dict[int, list[WordSpan]] = {1: [], 3: []}
    role = start = end = 0
    for place, label in enumerate(labels):
        if not label or cue[0] <= place < cue[1]:
            continue
        if role and (place > end or label != role + 1):
            spans[role].append((start, end))
            role = 0
        if not role:
            role, start = (1 if label <= 2 else 3), place
        end = place + 1
    if role:
        spans[role].append((start, end))
    return spans[1], spans[3]

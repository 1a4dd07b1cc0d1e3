"""Analyses written by hand in a line or two, with all that the cast reads of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sayso.cast.coreference import Scored, score_pairs
from sayso.model.analysis import Analysis, Mention, Name
from sayso.model.pairs import FEATURES
from sayso.model.quotes import find_quotations
from sayso.model.scores import Floats, Ints
from sayso.model.words import Words, _cases, _gaps, _quotes
from tests.cast.trees import analysis_of, where

NOT_AT_ALL = -9.0


def report(
    lines: str, *, names: Sequence[str] = (), mentions: Sequence[str] = ()
) -> tuple[str, Analysis]:
    """Make a text and its analysis, a sentence a line, a word `form|UPOS|head|relation`.

    A form alone is a noun that hangs on the word after it; `+` joins a word to the one before.
    `names` are `PER Ana Ruiz`, `mentions` are `person the mayor`. A number after a bar (`person
    she|1`) takes a later place where these words stand.
    """
    blocks = []
    for line in lines.strip().splitlines():
        tokens = line.split()
        rows = []
        for number, token in enumerate(tokens, 1):
            form, *rest = token.split("|")
            upos, head, relation = rest or ["NOUN", str(min(number + 1, len(tokens))), "dep"]
            rows.append(f"{form} {upos} {head} {relation}")
        blocks.append("\n".join(rows))
    text, analysis = analysis_of("\n\n".join(blocks))
    starts, ends = analysis.words.starts, analysis.words.ends
    count = len(starts)
    quotations = find_quotations(text)
    words = Words(
        starts=starts,
        ends=ends,
        pieces=np.zeros(count, np.int64),
        first_piece=np.arange(count + 1),
        case=_cases(text, starts, ends),
        gap=_gaps(text, starts, ends),
        quote=_quotes(starts, quotations),
        quotations=quotations,
    )
    return text, replace(
        analysis,
        words=words,
        names=[name_in(analysis, row) for row in names],
        mentions=sorted(
            (mention_in(analysis, row) for row in mentions), key=lambda m: (m.start, -m.end)
        ),
    )


def name_in(analysis: Analysis, row: str) -> Name:
    """Make a name of `PER Ana Ruiz`."""
    kind, words = row.split(maxsplit=1)
    return Name(*_place(analysis, words), kind)


def mention_in(analysis: Analysis, row: str, score: float = 5.0) -> Mention:
    """Make a mention of `person the mayor`."""
    kind, words = row.split(maxsplit=1)
    return Mention(*_place(analysis, words), kind, score)


def words_at(analysis: Analysis, start: int, end: int) -> str:
    """Return the words of a half-open span, parted by blanks."""
    return " ".join(analysis.surface[start:end])


def _place(analysis: Analysis, words: str) -> tuple[int, int]:
    phrase, _, nth = words.partition("|")
    return where(analysis, phrase, nth=int(nth or 0))


class Pairer:
    """Scores pairs as it is told; all others are not the same at all.

    Args:
        scores: Scores by later and earlier mention, by their places in the list.
    """

    def __init__(self, scores: Mapping[tuple[int, int], float]) -> None:
        self.scores = scores

    def pairs(self, vectors: Floats, later: Ints, earlier: Ints, features: Ints) -> Floats:
        """Score pairs of mentions."""
        assert features.shape == (len(later), len(FEATURES))
        pairs = zip(later.tolist(), earlier.tolist(), strict=True)
        return np.array([self.scores.get(pair, NOT_AT_ALL) for pair in pairs], np.float32)


def scored(analysis: Analysis, scores: Mapping[tuple[int, int], float]) -> Scored:
    """Pair all mentions of an analysis and score the pairs."""
    vectors = np.zeros((len(analysis.mentions), 1), np.float32)
    return score_pairs(analysis, analysis.mentions, vectors, Pairer(scores))

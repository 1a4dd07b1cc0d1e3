"""Window scores -> the report's grammar, names and mentions, put together window by window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sayso.model.analysis import Analysis, Mention
from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from sayso.model.mention_scores import LONGEST, width_buckets
from sayso.model.names import name_labels, names_of
from sayso.model.scores import Floats, Ints, WindowScores
from sayso.model.trees import as_trees, best_heads
from sayso.model.words import Gap, Words

_NEVER = np.float32(-1e4)


class Analyst:
    """Takes in the scores of a report's windows and gives its analysis.

    Args:
        text: The report's text.
        words: Its words.
        relations: Labels of the relation head.
        width_bias: What a mention's score gains by each width bucket.
        least_mention: Log odds above which words are kept as a possible mention.
    """

    def __init__(
        self,
        text: str,
        words: Words,
        relations: Sequence[str],
        width_bias: Sequence[float],
        *,
        least_mention: float = -3.0,
    ) -> None:
        self._text, self._words = text, words
        self._relations = list(relations)
        self._least = least_mention
        count = len(words)
        self._upos = np.zeros(count, dtype=np.int64)
        self._names = np.zeros((count, len(NAME_LABELS)), dtype=np.float32)
        self._head = np.arange(count)
        self._relation = np.zeros(count, dtype=np.int64)
        self._mentions: list[Mention] = []
        self._vectors: list[Floats] = []
        self._width_bias = np.asarray(width_bias, dtype=np.float32)
        self._width = np.zeros((0, 0), dtype=np.float32)

    def take(self, scored: Iterable[WindowScores]) -> None:
        """Take in the next windows, in text order."""
        for item in scored:
            window = item.window
            core = slice(window.core_start, window.core_end)
            inner = slice(core.start - window.start, core.stop - window.start)
            parts = item.cast
            self._upos[core] = parts["upos"][inner].argmax(axis=1)
            self._names[core] = parts["names"][inner]
            self._relation[core] = parts["relation"][inner].argmax(axis=1)
            begins = item.sentence > 0.0
            begins |= self._words.gap[window.start : window.end] == Gap.PARAGRAPH
            sentences = list(_sentences_around(begins, inner))
            # Heads and mentions never leave their sentence, so no scores are made across them.
            for start, end in sentences:
                own = slice(start, end)
                arcs = parts["arc_query"][own] @ parts["arc_key"][own].T
                arcs += parts["arc_bias"][own, 0]
                first, last = max(start, inner.start), min(end, inner.stop)
                heads = best_heads(arcs)[first - start : last - start]
                self._head[window.start + first : window.start + last] = (
                    window.start + start + heads
                )
            self._find_mentions(item, inner, sentences)

    def _find_mentions(
        self, item: WindowScores, inner: slice, sentences: Sequence[tuple[int, int]]
    ) -> None:
        parts = item.cast
        found = [self._likely(parts, bounds, inner) for bounds in sentences]
        if not found:
            return
        firsts, lasts, odds = (np.concatenate(column) for column in zip(*found, strict=True))
        kept = without_crossings(firsts, lasts, odds)
        firsts, lasts, odds = firsts[kept], lasts[kept], odds[kept]
        if len(firsts) == 0:
            return
        half = len(MENTION_TYPES)
        types = parts["types"][firsts, :half] + parts["types"][lasts, half:]
        size = parts["content"].shape[1]
        weight = np.exp(np.clip(parts["weight"], -8.0, 8.0))
        # Words lie innermost, which makes running sums over them four times as fast.
        weighted = np.empty((size + 1, len(weight)))
        weighted[:size] = (weight * parts["content"]).T
        weighted[size] = weight[:, 0]
        total = np.zeros((size + 1, len(weight) + 1))
        np.cumsum(weighted, axis=1, out=total[:, 1:])
        within = (total[:, lasts + 1] - total[:, firsts]).T
        vectors = parts["ends"][firsts, :size] + parts["ends"][lasts, size:]
        vectors = vectors + within[:, :size] / within[:, size:]
        offset = item.window.start
        self._vectors.append(vectors.astype(np.float32))
        self._mentions += [
            Mention(offset + first, offset + last + 1, MENTION_TYPES[kind], score)
            for first, last, kind, score in zip(
                firsts.tolist(),
                lasts.tolist(),
                types.argmax(axis=1).tolist(),
                odds.tolist(),
                strict=True,
            )
        ]

    def _likely(
        self, parts: Mapping[str, Floats], sentence: tuple[int, int], inner: slice
    ) -> tuple[Ints, Ints, Floats]:
        """Return first words, last words and log odds of a sentence's likely mentions.

        Only those that begin in the part that the window answers for are looked at.
        """
        start, end = sentence
        first, last = max(start, inner.start), min(end, inner.stop)
        scores = parts["span_query"][first:last] @ parts["span_key"][start:end].T
        scores += parts["span_start"][first:last]
        scores += parts["span_end"][start:end, 0]
        scores += self._width_scores(end - start)[first - start : last - start]
        firsts, lasts = np.nonzero(scores > self._least)
        return firsts + first, lasts + start, scores[firsts, lasts]

    def _width_scores(self, count: int) -> Floats:
        """Return what each span's width adds to its score, by first and last word of a sentence."""
        if count > len(self._width):
            width = np.arange(count)[None] - np.arange(count)[:, None]
            by_width = self._width_bias[width_buckets(np.arange(LONGEST))]
            possible = (width >= 0) & (width < LONGEST)
            self._width = np.where(possible, by_width[np.clip(width, 0, LONGEST - 1)], _NEVER)
        return self._width[:count, :count]

    def analysis(self, sentence_starts: Ints) -> Analysis:
        """Put the report together; `sentence_starts` are the words that begin a sentence."""
        words, text = self._words, self._text
        begins = np.zeros(len(words), dtype=np.int64)
        begins[sentence_starts] = 1
        sentence = np.cumsum(begins)
        vectors = np.concatenate(self._vectors) if self._vectors else np.zeros((0, 1), np.float32)
        return Analysis(
            words=words,
            # A word of no width stands as a blank, so that every word has a first letter.
            surface=[
                text[a:b] or " "
                for a, b in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
            ],
            sentence=sentence,
            upos=[UPOS[label] for label in self._upos.tolist()],
            head=as_trees(self._head, sentence),
            relation=[self._relations[label] for label in self._relation.tolist()],
            names=names_of(name_labels(self._names, sentence), sentence),
            mentions=self._mentions,
            vectors=vectors,
        )


def _sentences_around(begins: npt.NDArray[np.bool_], inner: slice) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a window, whole, that have words in a part of it."""
    firsts = np.flatnonzero(begins)
    firsts = firsts[firsts > 0].tolist()
    for start, end in pairwise([0, *firsts, len(begins)]):
        if start < inner.stop and end > inner.start:
            yield start, end


def without_crossings(firsts: Ints, lasts: Ints, scores: Floats) -> Ints:
    """Return the spans that stay when of two that cross the worse one goes, in text order.

    Spans are given by first and last word. Those inside each other do not cross.
    """
    order = np.argsort(-scores, kind="stable")
    crossing = (
        (firsts[:, None] < firsts[None])
        & (firsts[None] <= lasts[:, None])
        & (lasts[:, None] < lasts[None])
    )
    crossing |= crossing.T
    gone = np.zeros(len(firsts), dtype=bool)
    if crossing.any():
        for span in order.tolist():
            if not gone[span]:
                gone |= crossing[span]
    kept = np.flatnonzero(~gone)
    return kept[np.lexsort((-lasts[kept], firsts[kept]))]

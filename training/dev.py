"""Development reports with their candidate attributions: what decoding is tuned and measured on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tokenizers import Tokenizer

from bench.scorer import DocumentScore, score_document, summarise
from sayso.attribution.candidates import Candidate, Decoding, find_candidates
from sayso.attribution.choose import Scored, choose
from sayso.attribution.confidence import Calibration
from sayso.attribution.read import settled
from sayso.attribution.spans import Spans
from sayso.ingest import from_text
from sayso.model.quotes import QuotationIndex
from sayso.model.scores import Scorer
from sayso.model.windows import cut_windows
from sayso.model.words import Words, split_words
from sayso.record import Kind
from training.corpora.polnear import Article


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the scorer takes it: spans of code points."""

    cue: tuple[tuple[int, int], ...]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DevReport:
    """An article, its words and quotations, and all candidates with their kinds."""

    article: Article
    words: Words
    quotations: QuotationIndex
    candidates: tuple[tuple[Candidate, Kind], ...]

    def chosen(self, calibration: Calibration, *, least: float) -> list[Scored]:
        """Return the candidates that stand together."""
        scored = [Scored(c, k, calibration.confidence(c, k)) for c, k in self.candidates]
        return choose(scored, least=least)

    def score(self, chosen: Iterable[Scored]) -> DocumentScore:
        """Compare the chosen candidates with the gold."""
        text = self.article.text
        spans = Spans(text, self.words, self.quotations)
        found = [
            Found(
                (spans.plain(item.candidate.cue),),
                tuple(spans.bracketed(span) for span in item.candidate.source),
                spans.content(item.candidate.content),
            )
            for item in chosen
        ]
        return score_document(self.article.doc, text, self.article.attributions, found)


def dev_reports(
    articles: Iterable[Article],
    tokenizer: Tokenizer,
    scorer: Scorer,
    decoding: Decoding,
    *,
    max_pieces: int,
    context: int,
) -> list[DevReport]:
    """Run the network over articles and keep every candidate."""
    out = []
    for article in articles:
        words = split_words(article.text, tokenizer)
        windows = cut_windows(words, max_pieces=max_pieces, context=context)
        scored = scorer.encode(words, windows)
        quotations = QuotationIndex(words.quotations)
        spans = Spans(article.text, words, quotations)
        found = find_candidates(words, scored, scorer, decoding)
        headings = from_text(article.text).headings
        ready = settled(article.text, words, found, headings, spans, quotations)
        out.append(DevReport(article, words, quotations, tuple(ready)))
    return out


def measure(
    reports: Sequence[DevReport], calibration: Calibration, *, least: float
) -> dict[str, Any]:
    """Score reports as decoded with these settings; see `bench.scorer.summarise`."""
    return summarise([r.score(r.chosen(calibration, least=least)) for r in reports])

"""Candidates of a report -> its attributions, as the record holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.attribution.candidates import Candidate
from sayso.attribution.choose import Scored, choose
from sayso.attribution.confidence import Calibration
from sayso.attribution.edges import whole_quotations
from sayso.attribution.headings import Headings
from sayso.attribution.impersonal import names_nobody
from sayso.attribution.kinds import kind_of, polarity_of
from sayso.attribution.spans import CharSpan, Spans
from sayso.model.quotes import QuotationIndex
from sayso.model.words import Words
from sayso.record import Attribution, Kind, Span

# A negation that stands outside the cue, with an adverb, has no more letters than this.
_WIDEST_NEGATION = 32
_CLAUSE_END = re.compile(r"[.,;:!?…—–()\"“”«»\n]")


def read_attributions(
    text: str,
    words: Words,
    candidates: Iterable[Candidate],
    headings: Sequence[CharSpan],
    calibration: Calibration,
    *,
    least: float,
) -> list[Attribution]:
    """Choose among the candidates and give them exact spans, kind and polarity.

    Args:
        text: The report's text.
        words: Its words.
        candidates: Its candidates, from all windows.
        headings: Its headings, half-open spans of code points in text order.
        calibration: Turns what the network says into a confidence.
        least: Confidence below which an attribution is left out, from 0 to 1.

    Returns:
        Attributions in the text order of their first words, with ids a1, a2, ...
    """
    quotations = QuotationIndex(words.quotations)
    spans = Spans(text, words, quotations)
    scored = [
        Scored(candidate, kind, calibration.confidence(candidate, kind))
        for candidate, kind in settled(text, words, candidates, headings, spans, quotations)
    ]
    found = [_attribution(text, spans, quotations, item) for item in choose(scored, least=least)]
    found.sort(key=lambda a: min(span.start for span in (*a.source, *a.cue, *a.content)))
    return [a.model_copy(update={"id": f"a{number}"}) for number, a in enumerate(found, 1)]


def settled(
    text: str,
    words: Words,
    candidates: Iterable[Candidate],
    headings: Sequence[CharSpan],
    spans: Spans,
    quotations: QuotationIndex,
) -> Iterator[tuple[Candidate, Kind]]:
    """Yield the candidates as layout and grammar leave them, each with its kind.

    A quotation that the window cut is whole again, nothing reaches from a heading into the text,
    and an empty *it* is no source.
    """
    separate = Headings(words.spanned(headings))
    for found in candidates:
        candidate = separate.within(whole_quotations(found, words, quotations))
        if candidate is None:
            continue
        source = " ".join(text[a:b] for a, b in map(spans.plain, candidate.source))
        cue_start, cue_end = spans.plain(candidate.cue)
        if names_nobody(source, text[cue_start:cue_end]):
            candidate = replace(candidate, source=())
        yield candidate, kind_of(text, spans.content(candidate.content), quotations)


def _attribution(text: str, spans: Spans, quotations: QuotationIndex, item: Scored) -> Attribution:
    candidate = item.candidate
    cue = spans.plain(candidate.cue)
    source = [spans.bracketed(span) for span in candidate.source]
    content = spans.content(candidate.content)
    said_by = " ".join(text[a:b] for a, b in source)
    return Attribution(
        id="a0",
        source=[_span(text, span) for span in source],
        cue=[_span(text, cue)],
        content=[_span(text, span) for span in content],
        kind=kind_of(text, content, quotations),
        polarity=polarity_of(said_by, text[cue[0] : cue[1]], _clause_before(text, cue[0])),
        confidence=round(item.confidence, 4),
    )


def _clause_before(text: str, end: int) -> str:
    """Return the few words of the same clause that end at a place; one cut in two is left out."""
    start = max(end - _WIDEST_NEGATION, 0)
    words = _CLAUSE_END.split(text[start:end])[-1].split()
    if start and len(words) > 1 and not text[start - 1].isspace():
        words = words[1:]
    return " ".join(words)


def _span(text: str, span: CharSpan) -> Span:
    return Span(start=span[0], end=span[1], text=text[span[0] : span[1]])

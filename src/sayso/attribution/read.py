"""Candidates of a report -> its attributions, as the record holds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.attribution.candidates import Candidate, WordSpan
from sayso.attribution.choose import Scored, choose
from sayso.attribution.confidence import Calibration
from sayso.attribution.datelines import after_dateline
from sayso.attribution.edges import whole_quotations
from sayso.attribution.headings import Headings
from sayso.attribution.impersonal import names_nobody
from sayso.attribution.kinds import kind_of, polarity_of
from sayso.attribution.nested_words import is_same_mouth, likelihood
from sayso.attribution.nesting import Nested, nest
from sayso.attribution.spans import CharSpan, Spans
from sayso.model.quotes import Quotation, QuotationIndex, find_quotations
from sayso.model.words import Words
from sayso.record import Attribution, Kind, Span

LEAST_NESTED = 0.35
"""Probability below which a cue inside a content is left out."""

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
    nested: Iterable[Candidate] = (),
) -> list[Attribution]:
    """Choose among the candidates and give them exact spans, kind, polarity and parent.

    Args:
        text: The report's text.
        words: Its words.
        candidates: Its candidates, from all windows.
        headings: Its headings, half-open spans of code points in text order.
        calibration: Turns what the network says into a confidence.
        least: Confidence below which an attribution is left out, from 0 to 1.
        nested: Candidates that stand inside the content of others.

    Returns:
        Attributions in the text order of their first words, with ids a1, a2, ...; an outer one
        before those inside it that begin with it.
    """
    quotations = QuotationIndex(words.quotations)
    spans = Spans(text, words, quotations)
    scored = [
        Scored(candidate, kind, calibration.confidence(candidate, kind))
        for candidate, kind in settled(text, words, candidates, headings, spans, quotations)
    ]
    chosen = choose(scored, least=least)
    by_cue = {item.candidate.cue: _outer(text, spans, quotations, item) for item in chosen}
    parents: dict[WordSpan, WordSpan] = {}

    def outwards(cue: WordSpan | None) -> Iterator[Attribution]:
        while cue is not None:
            yield by_cue[cue]
            cue = parents.get(cue)

    likely = (
        (candidate, likelihood(text[slice(*spans.plain(candidate.cue))], candidate.cue_probability))
        for candidate in nested
    )
    for item in nest(chosen, likely, least=min(least, LEAST_NESTED)):
        around = by_cue.get(item.parent)
        if around is None:
            continue
        inside = _nested(text, spans, words, item, around)
        if not any(is_same_mouth(inside, outer) for outer in outwards(item.parent)):
            by_cue[item.candidate.cue] = inside
            parents[item.candidate.cue] = item.parent
    order = sorted(by_cue, key=lambda cue: _place(by_cue[cue]))
    ids = {cue: f"a{number}" for number, cue in enumerate(order, 1)}
    for cue, attribution in by_cue.items():
        attribution.id = ids[cue]
        attribution.parent = ids[parents[cue]] if cue in parents else None
    return [by_cue[cue] for cue in order]


def settled(
    text: str,
    words: Words,
    candidates: Iterable[Candidate],
    headings: Sequence[CharSpan],
    spans: Spans,
    quotations: QuotationIndex,
) -> Iterator[tuple[Candidate, Kind]]:
    """Yield the candidates as layout and grammar leave them, each with its kind.

    A quotation that the window cut is whole again, nothing reaches from a heading into the text, no
    source begins with a dateline, and an empty *it* is no source.
    """
    separate = Headings(words.spanned(headings))
    for found in candidates:
        candidate = separate.within(whole_quotations(found, words, quotations))
        if candidate is None:
            continue
        trimmed = tuple(after_dateline(text, words, span) for span in candidate.source)
        if trimmed != tuple(candidate.source):
            candidate = replace(candidate, source=trimmed)
        source = " ".join(text[a:b] for a, b in map(spans.plain, candidate.source))
        cue_start, cue_end = spans.plain(candidate.cue)
        if names_nobody(source, text[cue_start:cue_end]):
            candidate = replace(candidate, source=())
        yield candidate, kind_of(text, spans.content(candidate.content), quotations)


def _outer(text: str, spans: Spans, quotations: QuotationIndex, item: Scored) -> Attribution:
    content = spans.content(item.candidate.content)
    kind = kind_of(text, content, quotations)
    return _attribution(text, spans, item.candidate, content, kind, item.confidence)


def _nested(
    text: str, spans: Spans, words: Words, item: Nested, parent: Attribution
) -> Attribution:
    """Make an attribution that ends no later than its parent's content does.

    A quotation mark around its parent's words makes it no quotation; one inside those does.
    """
    room = [(span.start, span.end) for span in parent.content]
    content = tuple(
        (max(start, first), min(end, last))
        for start, end in spans.content(item.candidate.content)
        for first, last in room
        if max(start, first) < min(end, last)
    )
    around = [q for a, b in room for q in _beginning_in(words.quotations, a, b)]
    marks = QuotationIndex(around if parent.kind == "indirect" else _inside(text, around))
    kind = kind_of(text, content, marks)
    candidate = _without_that(text, spans, item.candidate, {start for start, _ in room})
    return _attribution(text, spans, candidate, content, kind, item.confidence)


def _beginning_in(quotations: Sequence[Quotation], start: int, end: int) -> Sequence[Quotation]:
    """Return the quotations, in text order, that begin in `text[start:end]`."""
    first, last = (bisect_left(quotations, place, key=lambda q: q.start) for place in (start, end))
    return quotations[first:last]


def _inside(text: str, quotations: Iterable[Quotation]) -> list[Quotation]:
    """Return the quotations inside others, which count for what stands between their marks."""
    return [
        replace(inner, start=start + inner.start, end=start + inner.end)
        for start, end in ((q.start + 1, q.end - q.closed) for q in quotations)
        for inner in find_quotations(text[start:end])
    ]


def _without_that(
    text: str, spans: Spans, candidate: Candidate, begins: Collection[int]
) -> Candidate:
    """Take the *that* with which a parent's content begins from a source: *that the minister*."""
    if not candidate.source:
        return candidate
    (first, end), *others = candidate.source
    start, stop = spans.plain((first, first + 1))
    if end - first == 1 or start not in begins or text[start:stop].lower() != "that":
        return candidate
    return replace(candidate, source=((first + 1, end), *others))


def _place(attribution: Attribution) -> tuple[int, int, int]:
    """Order by the first word; of two that begin together the outer one, with more words, first."""
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    start, end = min(s.start for s in parts), max(s.end for s in parts)
    return start, -end, attribution.cue[0].start


def _attribution(
    text: str,
    spans: Spans,
    candidate: Candidate,
    content: Sequence[CharSpan],
    kind: Kind,
    confidence: float,
) -> Attribution:
    cue = _apart(text, spans.plain(candidate.cue), content)
    source = [_apart(text, spans.bracketed(span), [cue, *content]) for span in candidate.source]
    said_by = " ".join(text[a:b] for a, b in source)
    return Attribution(
        id="a0",
        source=[_span(text, span) for span in source],
        cue=[_span(text, cue)],
        content=[_span(text, span) for span in content],
        kind=kind,
        polarity=polarity_of(said_by, text[cue[0] : cue[1]], _clause_before(text, cue[0])),
        confidence=round(confidence, 4),
    )


def _apart(text: str, span: CharSpan, taken: Iterable[CharSpan]) -> CharSpan:
    """Cut off what a span shares with others at its ends: a mark that both have taken in.

    What would have no word left keeps it all.
    """
    start, end = span
    for first, last in taken:
        if start < first < end:
            end = start + len(text[start:first].rstrip())
        elif start < last < end:
            start = end - len(text[last:end].lstrip())
    return (start, end) if start < end else span


def _clause_before(text: str, end: int) -> str:
    """Return the few words of the same clause that end at a place; one cut in two is left out."""
    start = max(end - _WIDEST_NEGATION, 0)
    words = _CLAUSE_END.split(text[start:end])[-1].split()
    if start and len(words) > 1 and not text[start - 1].isspace():
        words = words[1:]
    return " ".join(words)


def _span(text: str, span: CharSpan) -> Span:
    return Span(start=span[0], end=span[1], text=text[span[0] : span[1]])

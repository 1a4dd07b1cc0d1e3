"""Words of a report to choose from, one box a word, for forms that need no script."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from markupsafe import Markup

from sayso.export.block_text import escaped
from sayso.export.segments import Block
from sayso.record import Attribution, Record, Span

Pair = tuple[int, int]

# Punctuation stands alone, so that quotation marks can be taken in or left out.
_TOKEN = re.compile(r"\w+(?:[’'.\-]\w+)*|[^\w\s]")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


def tokens(text: str, start: int, end: int) -> list[Pair]:
    """Return the words and the marks of punctuation of a stretch of text."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


def word_boxes(text: str, window: Pair, chosen: Iterable[Pair], name: str) -> Markup:
    """Return a stretch of text as boxes to tick, one a word, those chosen ticked.

    Args:
        text: The report's text.
        window: The stretch.
        chosen: Spans whose words are ticked; a word is when more than half of it is within.
        name: The field's name; a ticked word is sent as its offsets, `12-17`.
    """
    spans = sorted(chosen)
    out: list[str] = []
    at = window[0]
    for start, end in tokens(text, *window):
        gap = text[at:start]
        if "\n" in gap:
            out.append('<span class="break"></span>')
        elif gap:
            out.append(" ")
        inside = sum(max(0, min(end, right) - max(start, left)) for left, right in spans)
        ticked = " checked" if 2 * inside > end - start else ""
        out.append(
            f'<label class="word"><input type="checkbox" name="{escaped(name)}"'
            f' value="{start}-{end}"{ticked}><span>{escaped(text[start:end])}</span></label>'
        )
        at = end
    # Every word went through `escaped`.
    return Markup("".join(out))


def spans_given(text: str, values: Iterable[str]) -> list[Pair] | None:
    """Return the spans that a form sent, as offsets; words side by side become one span.

    Args:
        text: The report's text.
        values: What was sent: `12-17`, or several of these with spaces between.

    Returns:
        The spans in order; None where something is no span.
    """
    found: list[Pair] = []
    for value in " ".join(values).split():
        match = _SPAN.fullmatch(value)
        if match is None:
            return None
        found.append((int(match[1]), int(match[2])))
    merged: list[Pair] = []
    for start, end in sorted(found):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def same_words(text: str, some: Sequence[Pair], others: Sequence[Pair]) -> bool:
    """Tell whether two lists of spans hold the same words, however they are cut."""
    return _held(text, some) == _held(text, others)


def _held(text: str, spans: Sequence[Pair]) -> set[Pair]:
    return {word for start, end in spans for word in tokens(text, start, end)}


def window_of(record: Record, item: Attribution) -> Pair:
    """Return the sentences that a statement stands in, with one before and one after."""
    spans = [*item.source, *item.cue, *item.content]
    return around(record, min(span.start for span in spans), max(span.end for span in spans))


def around(record: Record, start: int, end: int) -> Pair:
    """Return the sentences that hold a stretch, with one before and one after."""
    length = len(record.report.text)
    sentences = record.report.sentences
    if not sentences:
        return max(0, start - 300), min(length, end + 300)
    starts = [sentence.start for sentence in sentences]
    first = max(0, bisect_right(starts, start) - 2)
    last = min(len(sentences) - 1, max(0, bisect_right(starts, max(start, end - 1))))
    return min(start, sentences[first].start), min(length, max(end, sentences[last].end))


def context(text: str, window: Pair, item: Attribution) -> Markup:
    """Return the words around a statement with its source, cue and content marked.

    Args:
        text: The report's text.
        window: The stretch to show.
        item: The statement.
    """
    styles = {"source": "src", "cue": "cue", "content": f"con content-{item.grade or 'unknown'}"}
    if item.polarity == "negated":
        styles["content"] += " negated"
    roles: dict[str, Sequence[Span]] = {
        "content": item.content,
        "source": item.source,
        "cue": item.cue,
    }
    cuts = {*window}
    for spans in roles.values():
        for span in spans:
            cuts |= {min(max(edge, window[0]), window[1]) for edge in (span.start, span.end)}
    ordered = sorted(cuts)
    out: list[str] = []
    for start, end in pairwise(ordered):
        words = escaped(text[start:end])
        for role in ("cue", "source", "content"):
            if any(span.start <= start and end <= span.end for span in roles[role]):
                words = f'<span class="{styles[role]}">{words}</span>'
        out.append(words)
    return Markup("".join(out))


def opening_of(text: str, block: Block, limit: int = 70) -> str:
    """Return the first words of a block."""
    words = " ".join(text[block.start : block.end].split())
    return words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…"

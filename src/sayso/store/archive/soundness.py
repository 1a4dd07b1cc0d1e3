"""Does a record from elsewhere hold together? What this package wrote does."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.record import Record, Span


def fault_of(record: Record) -> str | None:
    """Return the first fault of a record in words; None where it has none."""
    size = len(record.report.text)
    for span in _spans(record):
        if not 0 <= span.start <= span.end <= size:
            return f"the span {span.start}:{span.end} lies outside its text"
    cast = [entity.id for entity in record.cast]
    if len(set(cast)) < len(cast):
        return "two of the cast have one id"
    parents = {item.id: item.parent for item in record.attributions}
    if len(parents) < len(record.attributions):
        return "two statements have one id"
    known = set(cast)
    for item in record.attributions:
        if any(span.start == span.end for span in (*item.cue, *item.content, *item.source)):
            return f"a part of statement {item.id} has no words"
        if item.speaker is not None and item.speaker not in known:
            return f"the speaker of {item.id} is not of its cast"
        if item.parent is not None and item.parent not in parents:
            return f"{item.id} stands inside a statement that is not there"
    # Every statement is walked once: what has been seen to end need not be walked again.
    ends: set[str] = set()
    for id in parents:
        way: list[str] = []
        seen: set[str] = set()
        at: str | None = id
        while at is not None and at not in ends:
            if at in seen:
                return f"{id} stands inside itself"
            seen.add(at)
            way.append(at)
            at = parents[at]
        ends.update(way)
    return None


def _spans(record: Record) -> Iterator[Span]:
    info = record.report
    yield from (*info.headings, *info.paragraphs, *info.sentences)
    for item in record.attributions:
        yield from (*item.source, *item.cue, *item.content)
        if item.occasion is not None:
            for part in (item.occasion.when, item.occasion.where, item.occasion.medium):
                if part is not None:
                    yield part
    for entity in record.cast:
        yield from (*entity.roles, *entity.mentions)
    for tie in record.ties:
        yield tie.evidence
    yield from (*record.voices, *record.findings)

"""A record -> the rows that make it found: its entities, statements, edges and findings.

Nothing here looks at the database: who somebody is in the library is settled afterwards.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.record import Attribution, Entity, Finding, Record, Span
from sayso.store.tables import MOST_PLACES
from sayso.store.wording import around, clean_or_none, joined, one_line

_TYPES = frozenset({"person", "organisation"})
_MOST_SPANS = 40
_MOST_LABELS = 24
_CODE = re.compile(r"[A-Z]{2,8}\d{1,5}")


@dataclass(slots=True)
class EntityRow:
    """A person or organisation that a report names."""

    place: int
    entity: str
    type: str
    name: str
    aliases: list[str]
    roles: list[str]
    spans: list[tuple[int, int]]
    statements: int = 0


@dataclass(slots=True)
class StatementDraft:
    """A statement; `speaker_place`, `mentions` and `chain_places` count entity rows."""

    place: int
    attribution: Attribution
    speaker_place: int | None
    speaker: str | None
    source: str
    cue: str
    before: str
    content: str
    after: str
    chain: list[str]
    mentions: list[int]
    occasion: str | None
    said_at: str | None
    rules: str


@dataclass(slots=True)
class FindingDraft:
    """A finding with its words."""

    number: int
    finding: Finding
    before: str
    words: str
    after: str


@dataclass(slots=True)
class Derived:
    """All rows of a report.

    Edges are (relation, source, target) -> count; without a source it is the outlet.
    """

    entities: list[EntityRow] = field(default_factory=list)
    statements: list[StatementDraft] = field(default_factory=list)
    edges: Counter[tuple[str, int | None, int]] = field(default_factory=Counter)
    findings: list[FindingDraft] = field(default_factory=list)


def derive(record: Record) -> Derived:
    """Return the rows of a record."""
    text = record.report.text
    found = Derived(entities=_entities(record))
    places = {row.entity: row.place for row in found.entities}
    names = {entity.id: one_line(entity.name) for entity in record.cast}
    rules = _rules(record)
    mentioned = _Mentioned(record.cast, places)
    for place, item in enumerate(record.attributions[:MOST_PLACES], 1):
        speaker = places.get(item.speaker or "")
        if speaker is not None:
            found.entities[speaker - 1].statements += 1
        statement = _statement(text, place, item, names)
        statement.speaker_place = speaker
        statement.mentions = mentioned.inside(item.content, but=speaker)
        statement.rules = " ".join(sorted(rules.get(item.id, ())))
        found.statements.append(statement)
        _count_edges(found.edges, item, speaker, statement.mentions, places)
    for number, finding in enumerate(record.findings[:MOST_PLACES], 1):
        before, after = around(text, [(finding.start, finding.end)])
        words = one_line(text[finding.start : finding.end])
        found.findings.append(FindingDraft(number, finding, before, words, after))
    return found


def spans_of(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return spans as pairs."""
    return [(span.start, span.end) for span in spans]


def _entities(record: Record) -> list[EntityRow]:
    """Return those of the cast who can be the same in another report: with a name, not a place."""
    rows: list[EntityRow] = []
    text = record.report.text
    for entity in record.cast:
        if entity.type not in _TYPES or len(rows) >= MOST_PLACES or not _is_named(entity):
            continue
        named = [m for m in entity.mentions if m.form == "name"]
        others = [m for m in entity.mentions if m.form != "name"]
        rows.append(
            EntityRow(
                place=len(rows) + 1,
                entity=entity.id,
                type=entity.type,
                name=one_line(entity.name),
                aliases=_labels(entity.aliases),
                roles=_labels([text[role.start : role.end] for role in entity.roles]),
                spans=spans_of([*named, *others][:_MOST_SPANS]),
            )
        )
    return rows


def _is_named(entity: Entity) -> bool:
    if not one_line(entity.name):
        return False
    return not entity.mentions or any(mention.form == "name" for mention in entity.mentions)


def _labels(texts: Sequence[str]) -> list[str]:
    return [text for text in dict.fromkeys(map(one_line, texts)) if text][:_MOST_LABELS]


def _statement(
    text: str, place: int, item: Attribution, names: Mapping[str, str]
) -> StatementDraft:
    content = spans_of(item.content)
    before, after = around(text, content)
    source = joined(text, spans_of(item.source))
    occasion = item.occasion
    parts = [occasion.when, occasion.where, occasion.medium] if occasion else []
    told = [one_line(text[part.start : part.end]) for part in parts if part is not None]
    return StatementDraft(
        place=place,
        attribution=item,
        speaker_place=None,
        speaker=names.get(item.speaker or "") or source or None,
        source=source,
        cue=joined(text, spans_of(item.cue)),
        before=before,
        content=joined(text, content),
        after=after,
        chain=[names[one] for one in item.chain if one in names],
        mentions=[],
        occasion=clean_or_none(", ".join(told)),
        said_at=occasion.when.value if occasion and occasion.when else None,
        rules="",
    )


def _rules(record: Record) -> dict[str, set[str]]:
    """Return by attribution the codes of the findings about it, or inside its content."""
    found: dict[str, set[str]] = {}
    contents = sorted(
        (span.start, span.end, item.id) for item in record.attributions for span in item.content
    )
    starts = [start for start, _, _ in contents]
    known = {item.id for item in record.attributions}
    for finding in record.findings:
        if not _CODE.fullmatch(finding.code):
            continue
        if finding.subject in known:
            found.setdefault(str(finding.subject), set()).add(finding.code)
            continue
        at = bisect_left(starts, finding.start + 1) - 1
        if at >= 0 and finding.start < contents[at][1]:
            found.setdefault(contents[at][2], set()).add(finding.code)
    return found


class _Mentioned:
    """Whom of the entity rows the words of a span mention."""

    def __init__(self, cast: Sequence[Entity], places: Mapping[str, int]) -> None:
        pairs = sorted(
            (mention.start, places[entity.id])
            for entity in cast
            if entity.id in places
            for mention in entity.mentions
        )
        self._starts = [start for start, _ in pairs]
        self._places = [place for _, place in pairs]

    def inside(self, spans: Sequence[Span], *, but: int | None) -> list[int]:
        """Return them in the order of their places, without one."""
        found: set[int] = set()
        for span in spans:
            first, last = (bisect_left(self._starts, at) for at in (span.start, span.end))
            found.update(self._places[first:last])
        return sorted(found - {but} if but is not None else found)


def _count_edges(
    edges: Counter[tuple[str, int | None, int]],
    item: Attribution,
    speaker: int | None,
    mentions: Sequence[int],
    places: Mapping[str, int],
) -> None:
    if speaker is None:
        return
    outer = [places[one] for one in item.chain[:-1] if one in places and places[one] != speaker]
    edges["cites", outer[-1] if outer else None, speaker] += 1
    for mouth in set(outer):
        edges["through", mouth, speaker] += 1
    for one in mentions:
        edges["of", speaker, one] += 1

"""A correction as a person sends it -> one that fits the record as it stands, or a clear error."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.errors import InvalidCorrection
from sayso.record import Attribution, Record
from sayso.store.corrections.matching import alike, entity_anchor, find, find_entity, pairs
from sayso.store.corrections.model import (
    Add,
    Anchor,
    EntityAnchor,
    Place,
    ReportCorrection,
    SetAside,
    SetLink,
    SetSpans,
    SetSpeaker,
)
from sayso.store.wording import clean, one_line

_MOST_SPANS = 50
_LONGEST_NAME = 200


def checked(correction: ReportCorrection, record: Record) -> ReportCorrection:
    """Return a correction with what the library fills in: the statement and the speaker it means.

    Raises:
        InvalidCorrection: It does not fit the record.
    """
    if isinstance(correction, SetAside):
        return _aside(correction, record)
    if isinstance(correction, Add):
        return _addition(correction, record)
    item = _statement(correction.at, record)
    values: dict[str, object] = {"before": item}
    if isinstance(correction, SetSpans):
        spans = _spans(correction.spans, record, correction.role)
        if not spans and correction.role != "source":
            raise InvalidCorrection(
                f"a statement needs a {correction.role}.",
                hint="Mark its words, or reject the statement.",
            )
        values["spans"] = spans
    elif isinstance(correction, SetSpeaker):
        source = pairs(item.source)
        values["who"] = _who(correction.entity, correction.name, correction.type, source, record)
    elif isinstance(correction, SetLink) and correction.parent is not None:
        _parent(correction.parent, item, record)
    return correction.model_copy(update=values)


def _aside(correction: SetAside, record: Record) -> SetAside:
    wanted = (correction.code, correction.start, correction.end)
    if not any((one.code, one.start, one.end) == wanted for one in record.findings):
        raise InvalidCorrection(
            f"the report has no finding {correction.code} at {correction.start}:{correction.end}.",
            hint="Set aside one of those that it has.",
        )
    return correction


def _addition(correction: Add, record: Record) -> Add:
    values: dict[str, object] = {
        "source": _spans(correction.source, record, "source"),
        "cue": _spans(correction.cue, record, "cue"),
        "content": _spans(correction.content, record, "content"),
    }
    for role in ("cue", "content"):
        if not values[role]:
            raise InvalidCorrection(f"a statement needs a {role}.", hint="Mark its words.")
    if correction.speaker is not None or correction.name is not None:
        values["who"] = _who(
            correction.speaker, correction.name, correction.type, correction.source, record
        )
    if correction.parent is not None:
        _statement(correction.parent, record)
    return correction.model_copy(update=values)


def _statement(at: Anchor, record: Record) -> Attribution:
    _in_text((*at.cue, *at.content), record)
    place = find(at, record.attributions)
    if place is None:
        raise InvalidCorrection(
            "the record has no statement with that cue or content.",
            hint="Read the report again, and correct what it shows now.",
        )
    return record.attributions[place]


def _parent(parent: Anchor, item: Attribution, record: Record) -> None:
    outer = _statement(parent, record)
    by_id = {one.id: one for one in record.attributions}
    at: Attribution | None = outer
    seen: set[str] = set()
    while at is not None and at.id not in seen:
        if at.id == item.id:
            raise InvalidCorrection(
                "a statement cannot stand inside itself.", hint="Choose another one around it."
            )
        seen.add(at.id)
        at = by_id.get(at.parent or "")
    words = pairs((*item.cue, *item.content))
    if not alike(words, pairs(outer.content)):
        raise InvalidCorrection(
            "the other statement's content holds nothing of this one.",
            hint="Choose the one whose content it stands in.",
        )


def _who(
    entity: str | None,
    name: str | None,
    type: str,
    source: Sequence[Place],
    record: Record,
) -> EntityAnchor | None:
    if entity is not None:
        for one in record.cast:
            if one.id == entity:
                return entity_anchor(one)
        raise InvalidCorrection(
            f"nobody of the cast is '{entity}'.",
            hint="Give the id of one of the cast, or a name.",
        )
    if name is None:
        return None
    plain = one_line(clean(name))
    if not plain or len(plain) > _LONGEST_NAME:
        raise InvalidCorrection(
            f"a name has 1 to {_LONGEST_NAME} characters.", hint="Give the speaker's name."
        )
    anchor = EntityAnchor.model_validate({"name": plain, "type": type})
    known = find_entity(anchor, record.cast)
    if known is not None:
        return entity_anchor(known)
    text = record.report.text
    at = [(start, end) for start, end in source if plain in one_line(text[start:end])]
    return anchor.model_copy(update={"mentions": at})


def _spans(spans: Sequence[Place], record: Record, role: str) -> list[Place]:
    """Return spans in text order, without white space at their ends."""
    if len(spans) > _MOST_SPANS:
        raise InvalidCorrection(
            f"a {role} of {len(spans)} pieces is too much; {_MOST_SPANS} are the most.",
            hint="Mark longer pieces.",
        )
    _in_text(spans, record)
    text = record.report.text
    found: list[Place] = []
    for start, end in sorted(spans):
        words = text[start:end]
        if not words.strip():
            raise InvalidCorrection(
                f"the {role} {start}:{end} holds no word.", hint="Mark the words themselves."
            )
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if found and start < found[-1][1]:
            raise InvalidCorrection(
                f"two pieces of the {role} overlap at {start}.", hint="Mark every word once."
            )
        found.append((start, end))
    return found


def _in_text(spans: Sequence[Place], record: Record) -> None:
    size = len(record.report.text)
    for start, end in spans:
        if not 0 <= start < end <= size:
            raise InvalidCorrection(
                f"the span {start}:{end} does not lie in the text, which has {size} code points.",
                hint="Spans are half-open and count code points of the record's text.",
            )

"""Statements as the page tells them in full: what opens when one is chosen, and its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.export.spacing import one_line
from sayso.export.statements import Statement
from sayso.record import Grade, Kind, Mode, Polarity, Record, Span
from sayso.web.pages.report_notes import NOTHING_SAID, Said, chain
from sayso.web.pages.report_text import address_of, anchor_of


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement, told in full.

    Attributes:
        number: Its place in the record's list, from 1.
        id: Its id in the record.
        anchor: Its anchor on the page of the report.
        address: Path of its own page.
        who: The speaker's name, else the source's words; None where the report names nobody.
        speaker: Name of the speaker, where one is known.
        entity: Place of the speaker in the record's cast, from 1; None: no speaker of the cast.
        person: Number of the speaker's page in the library; None: has none.
        sure: How sure it is that this is the speaker, from 0 to 1.
        open_reason: Why there is no speaker.
        chain: The way from the source to the narrator, as markup.
        mouths: Mouths that it comes through.
        source: The source's words; empty where there are none.
        cue: The cue's words.
        content: The content's words.
        kind: Whether it is in quotation marks.
        mode: Whether it was said, written or thought.
        polarity: Whether it was said, or said not to have been.
        grade: How well the source is identified.
        occasion: When, where and in which medium.
        confidence: How sure the statement is, from 0 to 1.
        inside: Number and anchor of the statement it stands inside.
        said: What people said of it.
    """

    number: int
    id: str
    anchor: str
    address: str
    who: str | None
    speaker: str | None
    entity: int | None
    person: int | None
    sure: float | None
    open_reason: str | None
    chain: Markup
    mouths: int
    source: str
    cue: str
    content: str
    kind: Kind
    mode: Mode | None
    polarity: Polarity
    grade: Grade | None
    occasion: str | None
    confidence: float
    inside: tuple[int, str] | None
    said: Said


def statement_views(
    record: Record,
    found: Sequence[Statement],
    report: str,
    people: Mapping[str, int],
    said: Mapping[int, Said],
) -> tuple[StatementView, ...]:
    """Return every statement, told in full.

    Args:
        record: The record.
        found: Its statements.
        report: Path of the report's page.
        people: The person of the library for each entity, by its id.
        said: What people said of a statement, by its number.
    """
    places = {entity.id: place for place, entity in enumerate(record.cast, 1)}
    text = record.report.text
    return tuple(
        StatementView(
            number=item.number,
            id=item.attribution.id,
            anchor=anchor_of(item),
            address=address_of(report, item),
            who=item.who,
            speaker=item.speaker,
            entity=places.get(item.attribution.speaker or ""),
            person=people.get(item.attribution.speaker or ""),
            sure=item.attribution.speaker_confidence if item.speaker else None,
            open_reason=item.open_reason,
            # `chain` escapes every name.
            chain=Markup(chain(item)),
            mouths=len(item.mouths),
            source=_words(text, item.attribution.source),
            cue=_words(text, item.attribution.cue),
            content=_words(text, item.attribution.content),
            kind=item.attribution.kind,
            mode=item.attribution.mode,
            polarity=item.attribution.polarity,
            grade=item.attribution.grade,
            occasion=item.occasion,
            confidence=item.attribution.confidence,
            inside=(item.inside, anchor_of(found[item.inside - 1])) if item.inside else None,
            said=said.get(item.number, NOTHING_SAID),
        )
        for item in found
    )


def _words(text: str, spans: Sequence[Span]) -> str:
    words = (one_line(text[span.start : span.end]) for span in spans)
    return " … ".join(word for word in words if word)

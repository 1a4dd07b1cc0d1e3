"""Records of invented reports, put together by hand: no test of the library needs the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.cast.chains import with_chains
from sayso.profiles import count_findings, profile_of
from sayso.record import (
    Attribution,
    Entity,
    EntityType,
    Finding,
    Grade,
    Mention,
    Record,
    ReportInfo,
    Role,
    Span,
)
from sayso.store.corrections.voices import voices_again


@dataclass(frozen=True)
class Said:
    """One sentence: `source`, which may begin with a role, `cue` and `content`.

    `who` is the full name of the speaker, and `inside` the number, from 1, of the sentence whose
    content goes on with this one.
    """

    who: str | None
    cue: str
    content: str
    role: str = ""
    source: str | None = None
    type: EntityType = "person"
    grade: Grade | None = "named"
    inside: int | None = None
    mentions: Sequence[str] = ()


@dataclass
class _Maker:
    text: str
    cast: dict[str, Entity] = field(default_factory=dict)

    def entity(self, name: str, type: EntityType) -> Entity:
        if name not in self.cast:
            self.cast[name] = Entity(id=f"e{len(self.cast) + 1}", type=type, name=name)
        return self.cast[name]


def record_of(
    *said: Said,
    title: str | None = "The harbour wall",
    outlet: str | None = "Ellery Post",
    published: str | None = "2026-03-04",
    url: str | None = None,
    path: str | None = None,
    model: str = "by-hand-1",
    findings: bool = True,
) -> Record:
    """Put a record together. Sentences follow each other; one inside another ends it."""
    text, places = "", []
    for number, one in enumerate(said):
        source = _source(one)
        begin = len(text)
        text += f"{source} {one.cue} " if source else f"{one.cue} "
        places.append((begin, len(text)))
        text += one.content
        goes_on = number + 1 < len(said) and said[number + 1].inside is not None
        text += " " if goes_on else ". "
    text = text.rstrip() or "Nothing was said."
    maker = _Maker(text)
    items = []
    for number, (one, (begin, at)) in enumerate(zip(said, places, strict=True), 1):
        source = _source(one)
        end = at + len(one.content)
        for later in range(number, len(said)):
            if said[later].inside != number:
                break
            end = places[later][1] + len(said[later].content)
        cue = begin + (len(source) + 1 if source else 0)
        entity = None
        if one.who is not None:
            entity = maker.entity(one.who, one.type)
            _mention(entity, text, one, begin, source)
        for name in one.mentions:
            other, where = maker.entity(name, "person"), text.index(name, at)
            other.mentions.append(Mention(start=where, end=where + len(name), form="name"))
        items.append(
            Attribution(
                id=f"a{number}",
                source=[_span(text, begin, begin + len(source))] if source else [],
                cue=[_span(text, cue, cue + len(one.cue))],
                content=[_span(text, at, end)],
                kind="indirect",
                mode="speech",
                grade=one.grade if source else "none",
                speaker=None if entity is None else entity.id,
                speaker_confidence=None if entity is None else 0.9,
                parent=None if one.inside is None else f"a{one.inside}",
                confidence=0.9,
            )
        )
    items = with_chains(items)
    cast = list(maker.cast.values())
    voices = voices_again(text, items, [])
    profile = profile_of(text, voices, items, cast)
    found = [_finding("ATT006", i, i.cue) for i in items if i.mouths > 1]
    found += [_finding("ATT004", i, i.source) for i in items if i.grade == "collective"]
    profile.by_rule = count_findings(found if findings else [])
    return Record(
        sayso="0",
        model=model,
        report=ReportInfo(
            id="0" * 64,
            title=title,
            outlet=outlet,
            published=published,
            url=url,
            path=path,
            language="en",
            text=text,
            paragraphs=[Span(start=0, end=len(text))],
            sentences=[Span(start=0, end=len(text))],
        ),
        attributions=items,
        cast=cast,
        voices=voices,
        findings=found if findings else [],
        profile=profile,
    )


def _finding(code: str, item: Attribution, spans: Sequence[Span]) -> Finding:
    return Finding(
        code=code, start=spans[0].start, end=spans[-1].end, message="look here", subject=item.id
    )


def _source(one: Said) -> str:
    if one.source is not None:
        return one.source
    if one.who is None:
        return ""
    return f"{one.role} {one.who}" if one.role else one.who


def _mention(entity: Entity, text: str, one: Said, begin: int, source: str) -> None:
    if not source:
        return
    if one.role and source.startswith(one.role):
        entity.roles.append(Role(start=begin, end=begin + len(one.role)))
        begin += len(one.role) + 1
        source = source[len(one.role) + 1 :]
    form = "name" if any(word in entity.name for word in source.split()) else "description"
    entity.mentions.append(Mention(start=begin, end=begin + len(source), form=form))
    if form == "name" and source != entity.name and source not in entity.aliases:
        entity.aliases.append(source)


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])


WALL = (
    Said("Imelda Shaw", "said", "the east wall of the harbour would close", role="mayor"),
    Said("Ray Cole", "said", "Imelda Shaw had asked nobody", mentions=("Imelda Shaw",)),
    Said(None, "warned that", "the levy is too high", source="critics", grade="collective"),
    Said("Dana Adair", "wrote that", "help was near,", role="the engineer"),
    Said("Ray Cole", "told her", "the crews would wait", source="as Cole", inside=4),
)


def wall(**options: object) -> Record:
    """Return the record of a report with three speakers, a crowd and a chain."""
    return record_of(*WALL, **options)  # type: ignore[arg-type]

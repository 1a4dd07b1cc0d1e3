"""A record that is just as a case marks it: what a perfect reading would give back."""

from __future__ import annotations

import hashlib

from sayso.record import Attribution, Entity, Mention, Record, ReportInfo, Role, Span, Tie
from tests.cast.marked_reports import MarkedCue, Member, Report
from tests.cast.reading_reports import PRONOUNS


def ideal_record(report: Report) -> Record:
    """Make the record that a report's marks describe."""
    entities = {
        name: _entity(report, member, f"e{number}")
        for number, (name, member) in enumerate(report.cast.items(), 1)
    }
    cast = list(entities.values())
    attributions = []
    for number, cue in enumerate(report.cues, 1):
        attributions.append(_attribution(cue, f"a{number}", entities, cast))
    voices = {one.speaker: one.id for one in attributions if one.speaker}
    return Record(
        sayso="0",
        model="by-hand",
        report=ReportInfo(
            id=hashlib.sha256(report.text.encode()).hexdigest(), text=report.text, language="en"
        ),
        attributions=attributions,
        cast=cast,
        ties=[
            Tie(
                a=entities[tie.a].id,
                relation=tie.relation[0],
                b=entities[tie.b].id,
                evidence=Span(start=0, end=1),
                voice=voices[entities[tie.voice].id] if tie.voice in entities else tie.voice,
            )
            for tie in report.ties
        ],
    )


def _entity(report: Report, member: Member, entity: str) -> Entity:
    marked = [one for one in report.mentions if one.entity == member.id]
    forms = [report.text[one.start + one.optional : one.end] for one in marked]
    name = member.names[0] if member.names else next(iter(forms), member.id)
    aliases = [one.partition("|")[0] for one in member.aliases or ()]
    aliases += [form for form in forms if form.lower() not in PRONOUNS]
    roles = []
    for told in member.roles or ():
        if not told.startswith("?"):
            words = told.partition("|")[0]
            start = report.text.index(words)
            roles.append(Role(start=start, end=start + len(words), text=words))
    return Entity(
        id=entity,
        type=member.types[0],
        name=name,
        aliases=[alias for alias in dict.fromkeys(aliases) if alias != name],
        roles=roles,
        mentions=[
            Mention(start=one.start, end=one.end, form="name")
            for one, form in zip(marked, forms, strict=True)
        ],
    )


def _attribution(
    cue: MarkedCue, number: str, entities: dict[str, Entity], cast: list[Entity]
) -> Attribution:
    members = [entities[name].id for name in cue.speakers]
    speaker = reason = None
    if cue.reason == "two candidates":
        reason = f"two candidates: {', '.join(members)}"
    elif cue.reason is not None:
        reason = "no antecedent"
    elif len(members) == 1:
        speaker = members[0]
    else:
        speaker = f"e{len(cast) + 1}"
        cast.append(Entity(id=speaker, type="group", name="both", members=members))
    return Attribution(
        id=number,
        cue=[Span(start=cue.start, end=cue.end)],
        content=[Span(start=0, end=1)],
        kind="indirect",
        mode=cue.mode,
        grade=cue.grade,
        speaker=speaker,
        speaker_reason=reason,
        confidence=0.9,
    )

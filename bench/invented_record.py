"""An invented report that is written -> the parts of its record."""

from __future__ import annotations

from collections.abc import Sequence

from bench.invented_text import ReportText
from sayso.cast.chains import with_chains
from sayso.record import Attribution, Entity, Finding, Occasion, Voice

_RULES = {
    "unnamed": ("ATT002", "is not named: name the source, or say why not"),
    "collective": ("ATT004", "is a crowd: name somebody who says it"),
    "none": ("ATT003", "is said by nobody: name who says it"),
}


def cast_of(text: ReportText) -> list[Entity]:
    """Give the cast, in the order of the first mention."""
    return [
        Entity(
            id=f"e{number}",
            type=who.type,
            name=who.name,
            aliases=[who.short] if who.short != who.name else [],
            roles=text.roles.get(who, []),
            mentions=mentions,
        )
        for number, (who, mentions) in enumerate(text.mentions.items(), 1)
    ]


def attributions_of(text: ReportText) -> list[Attribution]:
    """Give the attributions in text order, with their chains."""
    ids = {who: f"e{number}" for number, who in enumerate(text.mentions, 1)}
    names = {id(statement): f"a{n}" for n, statement in enumerate(text.statements, 1)}
    found = []
    for statement in text.statements:
        who, around = statement.who, statement.parent
        told = statement.when is not None or statement.medium is not None
        found.append(
            Attribution(
                id=names[id(statement)],
                source=statement.source,
                cue=statement.cue,
                content=statement.content,
                kind=statement.kind,
                mode="speech",
                grade=statement.grade,
                speaker=ids[who] if who else None,
                speaker_confidence=statement.confidence if who else None,
                speaker_reason=None if who else "the report names nobody",
                parent=names[id(around)] if around else None,
                occasion=Occasion(when=statement.when, medium=statement.medium) if told else None,
                confidence=statement.confidence,
            )
        )
    return with_chains(found)


def voices_of(text: str, attributions: Sequence[Attribution]) -> list[Voice]:
    """Give each stretch of the text its innermost voice."""
    cuts: list[Voice] = []
    at = 0
    for attribution in attributions:
        span = attribution.content[0]
        if cuts and span.start < cuts[-1].end:
            # It stands inside the one before, which keeps what lies before it.
            cuts[-1] = cuts[-1].model_copy(update={"end": span.start})
        elif at < span.start:
            cuts.append(Voice(start=at, end=span.start, voice="narrator"))
        cuts.append(Voice(start=span.start, end=span.end, voice=attribution.id))
        at = span.end
    if at < len(text):
        cuts.append(Voice(start=at, end=len(text), voice="narrator"))
    return cuts


def findings_of(attributions: Sequence[Attribution]) -> list[Finding]:
    """Give what rules would find: vague sources, hearsay, cues that judge."""
    found = []
    for a in attributions:
        span = (a.source or a.cue)[0]
        if a.grade in _RULES:
            code, message = _RULES[a.grade]
        elif a.mouths > 1:
            code, message = "ATT006", "comes through two mouths"
        elif a.cue[0].text == "claimed":
            span, code, message = a.cue[0], "ATT008", "judges: say who doubts it, and why"
        else:
            continue
        told = f"“{span.text}” {message}"
        found.append(Finding(start=span.start, end=span.end, code=code, message=told, subject=a.id))
    return found

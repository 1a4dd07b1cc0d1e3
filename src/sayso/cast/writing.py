"""Drafts and answers -> the cast, its ties and the attributions as the record holds them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sayso.attribution.modes import mode_in
from sayso.cast.chains import with_chains
from sayso.cast.drafts import Drafts, Known
from sayso.cast.entities import Draft, belongs, entity_of, in_text_order, is_named, type_of
from sayso.cast.grades import SpeakerFacts, grade_in
from sayso.cast.members import Member, member
from sayso.cast.roles import FoundRole, role_texts
from sayso.cast.speakers import Answer
from sayso.cast.ties import find_ties
from sayso.cast.tree import Tree
from sayso.model.sentences import sentence_spans
from sayso.record import Attribution, Entity, EntityType, Role, Span, Tie

DraftRole = tuple[FoundRole, Draft]


@dataclass(slots=True)
class Cast:
    """What the record says of the people and things in a report."""

    entities: list[Entity] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)


def kinds_of(known: Known, drafts: Iterable[Draft]) -> dict[Draft, EntityType | None]:
    """Return what each draft is; None for what is no entity."""
    return {draft: type_of(known.analysis, known.naming, draft) for draft in drafts}


def members_of(
    drafts: Mapping[str, Draft], kinds: Mapping[Draft, EntityType | None]
) -> list[Member]:
    """Return drafts, given by id, as roles and ties take them; what is no entity is left out."""
    out = []
    for number, draft in drafts.items():
        kind = kinds[draft]
        if kind is not None:
            places = [(r.start, r.end, r.form) for r in draft.references]
            out.append(member(number, kind, places))
    return out


def write_cast(
    text: str,
    known: Known,
    drafts: Drafts,
    answers: Sequence[Answer],
    attributions: Sequence[Attribution],
    draft_roles: Sequence[DraftRole],
    tree: Tree,
) -> Cast:
    """Write down what has become known.

    Args:
        text: The report's text.
        known: Its references and who is who.
        drafts: The drafts of its cast.
        answers: Who the source of each attribution is.
        attributions: The attributions.
        draft_roles: All roles, with the draft of whom they are said.
        tree: The trees of its sentences.
    """
    kinds = kinds_of(known, drafts.all)
    kept = [d for d in in_text_order(drafts.all) if belongs(known.naming, d, kinds[d])]
    ids = {draft: f"e{number}" for number, draft in enumerate(kept, 1)}
    members = members_of({ids[draft]: draft for draft in kept}, kinds)
    roles = [replace(role, member=ids[draft]) for role, draft in draft_roles if draft in ids]
    spoken = _spoken(text, known, kinds, ids, answers, attributions)
    return Cast(
        _entities(text, known, kept, kinds, ids, roles),
        _ties(known, members, roles, spoken, tree),
        spoken,
    )


def _entities(
    text: str,
    known: Known,
    kept: Sequence[Draft],
    kinds: Mapping[Draft, EntityType | None],
    ids: Mapping[Draft, str],
    roles: Sequence[FoundRole],
) -> list[Entity]:
    starts, ends = known.analysis.words.starts, known.analysis.words.ends
    of_member: dict[str, dict[str, Role]] = {}
    for role, words in zip(roles, role_texts(text, known.analysis, roles), strict=True):
        span = Role(start=int(starts[role.start]), end=int(ends[role.end - 1]), text=words)
        of_member.setdefault(role.member, {}).setdefault(words.casefold(), span)
    out = []
    for draft in kept:
        kind = kinds[draft]
        assert kind is not None
        entity = entity_of(text, known.analysis, known.naming, draft, kind, ids[draft])
        entity.roles = list(of_member.get(entity.id, {}).values())
        entity.members = [ids[part] for part in draft.parts if part in ids]
        out.append(entity)
    return out


def _ties(
    known: Known,
    members: Sequence[Member],
    roles: Sequence[FoundRole],
    attributions: Sequence[Attribution],
    tree: Tree,
) -> list[Tie]:
    starts, ends = known.analysis.words.starts, known.analysis.words.ends
    contents = [(span.start, span.end, a.id) for a in attributions for span in a.content]
    out = []
    for tie in find_ties(known.analysis, members, roles, tree):
        start, end = int(starts[tie.start]), int(ends[tie.end - 1])
        around = [c for c in contents if c[0] <= start and end <= c[1]]
        voice = min(around, key=lambda c: c[1] - c[0])[2] if around else "narrator"
        evidence = Span(start=start, end=end)
        out.append(Tie(a=tie.a, relation=tie.relation, b=tie.b, evidence=evidence, voice=voice))
    return out


def _spoken(
    text: str,
    known: Known,
    kinds: Mapping[Draft, EntityType | None],
    ids: Mapping[Draft, str],
    answers: Sequence[Answer],
    attributions: Sequence[Attribution],
) -> list[Attribution]:
    analysis = known.analysis
    firsts = np.flatnonzero(np.diff(analysis.sentence, prepend=-1))
    sentences = sentence_spans(analysis.words, [int(first) for first in firsts])
    begins = [start for start, _ in sentences]

    def facts(draft: Draft) -> SpeakerFacts | None:
        kind = kinds[draft]
        if kind is None:
            return None
        members = tuple(f for part in draft.parts if (f := facts(part)) is not None)
        return SpeakerFacts(kind, is_named(analysis, draft, kind), members)

    out = []
    for attribution, answer in zip(attributions, answers, strict=True):
        draft = answer.draft
        speaker = ids.get(draft) if draft is not None else None
        rivals = [ids[rival] for rival in answer.rivals if rival in ids]
        reason = f"two candidates: {', '.join(rivals)}" if len(rivals) > 1 else answer.reason
        at = max(bisect_right(begins, attribution.cue[0].start) - 1, 0)
        grade = grade_in(
            text,
            attribution,
            sentences[at],
            speaker=None if draft is None else facts(draft),
            quoted=_is_quoted(known, attribution),
        )
        name = ""
        if draft is not None and draft.references:
            first = draft.references[0]
            name = " ".join(analysis.surface[first.start : first.end])
        out.append(
            attribution.model_copy(
                update={
                    "speaker": speaker,
                    "speaker_confidence": None if speaker is None else round(answer.confidence, 4),
                    "speaker_reason": None if speaker is not None else reason,
                    "grade": grade,
                    "mode": mode_in(text, attribution, sentences[at], grade=grade, speaker=name),
                }
            )
        )
    return with_chains(out)


def _is_quoted(known: Known, attribution: Attribution) -> bool:
    if not attribution.source:
        return False
    words = known.analysis.words
    first = int(words.ends.searchsorted(attribution.source[0].start, side="right"))
    return first < len(words) and bool(words.quote[first] > 0)

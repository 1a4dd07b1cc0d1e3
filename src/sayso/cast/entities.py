"""Clusters of references -> the entities of the cast, with type, name, aliases and mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.attribution.mode_words import is_document
from sayso.cast.clusters import HE, SHE
from sayso.cast.name_kinds import STORMS
from sayso.cast.naming import Naming
from sayso.cast.references import Reference
from sayso.cast.source_lists import BODIES
from sayso.model.analysis import Analysis
from sayso.record import Entity, EntityType, Mention, MentionForm

_OF_KIND: dict[str, EntityType] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_OF_TYPE: dict[str, EntityType] = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "event": "event",
}
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_LONGEST_NAME = 12
# A title stands right before what it is a title of; only its short words are in small letters.
_TITLE = re.compile(r"[\"“«‘]([^\s\"“”«»‘][^\"“”«»‘]*?)[,.]?[\"”»’],?\s+$")
_LONGEST_TITLE, _SMALL = 110, 4
_BEST = ["best", "seller"]
_RELATIVE = frozenset({"who", "which", "whom", "whose", "where"})
_MANY_MENTIONS = 2


@dataclass(slots=True, eq=False)
class Draft:
    """What may become one of the cast.

    Attributes:
        references: Its references, in text order.
        bearer: Number of the bearer of its name (see `Naming`); None without a name.
        speaks: Whether it is the source of an attribution.
        parts: For a joint source, the drafts that make it up.
        pronouns: Classes of the pronouns that refer to it (see `PRONOUNS`).
    """

    references: list[Reference] = field(default_factory=list)
    bearer: int | None = None
    speaks: bool = False
    parts: list[Draft] = field(default_factory=list)
    pronouns: set[int] = field(default_factory=set)

    @property
    def is_only_pronouns(self) -> bool:
        """Whether the report never says in words who or what it is."""
        return not self.parts and all(r.form == "pronoun" for r in self.references)

    def take(self, other: Draft) -> None:
        """Take in what another draft refers to."""
        self.references = sorted(
            [*self.references, *other.references], key=lambda r: (r.start, -r.end)
        )
        self.speaks |= other.speaks
        self.pronouns |= other.pronouns

    def holds(self, other: Draft) -> bool:
        """Tell whether another draft is this one, or one of its parts at any depth."""
        return other is self or any(part.holds(other) for part in self.parts)

    def pronouns_clash(self, other: Draft) -> bool:
        """Tell whether one is called *he* and the other *she*."""
        return {HE, SHE} <= self.pronouns | other.pronouns


def type_of(analysis: Analysis, naming: Naming, draft: Draft) -> EntityType | None:
    """Tell what a draft is; None for what has no place in a cast (a time, a substance)."""
    if draft.parts:
        return "group"
    described = [r for r in draft.references if r.form == "description"]
    common = commonest([r.mention.type for r in described or draft.references])
    if draft.bearer is not None:
        bearer = naming.bearers[draft.bearer]
        if bearer.kind in _OF_KIND:
            return _OF_KIND[bearer.kind]
        if not STORMS.isdisjoint(bearer.group.canonical.casefold().split()[:1]):
            return "event"
        plural = any(r.plural for r in draft.references)
        if common == "person":
            return "group" if plural else "person"
        return _OF_TYPE.get(common, "work")
    head = analysis.lowered[(described or draft.references)[0].head]
    if described and not described[0].plural and head in BODIES:
        return "organisation"
    if common == "person":
        return "group" if any(r.plural for r in described[:1]) else "person"
    if common in _OF_TYPE:
        return _OF_TYPE[common]
    if draft.speaks or is_document(head):
        return "work"
    return None


def commonest(values: Sequence[str]) -> str:
    """Return what stands most often among these, the first of equals; there is at least one."""
    # Most have one or a few, all the same, and a Counter takes five times as long for them.
    first = values[0]
    if values.count(first) == len(values):
        return first
    return max(dict.fromkeys(values), key=values.count)


def belongs(naming: Naming, draft: Draft, kind: EntityType | None) -> bool:
    """Tell whether a draft is worth a place in the cast."""
    if kind is None:
        return False
    if draft.speaks or draft.parts:
        return True
    if draft.bearer is not None:
        return naming.bearers[draft.bearer].kind != "MISC" or kind in ("event", "group")
    described = sum(r.form == "description" for r in draft.references)
    return (
        kind in ("person", "organisation", "group")
        and described > 0
        and len(draft.references) >= _MANY_MENTIONS
    )


def entity_of(
    text: str, analysis: Analysis, naming: Naming, draft: Draft, kind: EntityType, number: str
) -> Entity:
    """Write a draft down; its roles and the ids of its parts are filled in later."""
    name, aliases = names_of(text, analysis, naming, draft)
    forms: dict[tuple[int, int], MentionForm] = {}
    for reference in draft.references:
        span = shown_span(analysis, naming, reference)
        # What is both a name and words around it, of which as much is shown, is a name.
        if span not in forms or reference.form == "name":
            forms[span] = reference.form
    mentions = sorted(forms.items(), key=lambda m: (m[0][0], -m[0][1]))
    return Entity(
        id=number,
        type=kind,
        name=name,
        aliases=aliases,
        mentions=[Mention(start=start, end=end, form=form) for (start, end), form in mentions],
    )


def names_of(text: str, analysis: Analysis, naming: Naming, draft: Draft) -> tuple[str, list[str]]:
    """Return the name of a draft and its other forms: of the unnamed, what they are called."""
    if draft.bearer is not None:
        group = naming.bearers[draft.bearer].group
        return group.canonical, list(group.aliases)
    if draft.parts:
        names = [names_of(text, analysis, naming, part)[0] for part in draft.parts]
        own = [", ".join(names[:-1]) + f" and {names[-1]}"]
    else:
        titles = (_title_before(text, analysis, r) for r in draft.references)
        own = [title for title in titles if title][:1]
    forms = [r for r in draft.references if r.form == "description"] or draft.references
    # A description that holds a name says most: *Shaw's office* rather than *the office*.
    telling = sorted(
        forms,
        key=lambda r: (
            not any(analysis.upos[w] == "PROPN" for w in range(r.start, r.end)),
            r.end - r.start > _LONGEST_NAME,
        ),
    )
    written = own + [text[slice(*_told_span(analysis, r))] for r in telling]
    distinct = list(dict.fromkeys(_POSSESSIVE.sub("", " ".join(f.split())) for f in written))
    return distinct[0], distinct[1:]


def _title_before(text: str, analysis: Analysis, reference: Reference) -> str | None:
    """Return the title that the description of a work stands behind: *“The Quay,” a novel*."""
    head = reference.head
    is_work = is_document(analysis.lowered[head]) or analysis.lowered[head - 1 : head + 1] == _BEST
    if reference.form != "description" or not is_work:
        return None
    start, _ = span(analysis, reference)
    found = _TITLE.search(text, max(start - _LONGEST_TITLE, 0), start)
    if found is None:
        return None
    words = found[1].split()
    small = [word for word in words[1:] if word[0].islower() and len(word) > _SMALL]
    return " ".join(words) if words[0][0].isupper() and not small else None


def _told_span(analysis: Analysis, reference: Reference) -> tuple[int, int]:
    """Return the code points of a description without a clause that a comma sets apart."""
    for word in range(reference.head + 1, reference.end - 1):
        if analysis.surface[word] == "," and analysis.lowered[word + 1] in _RELATIVE:
            return int(analysis.words.starts[reference.start]), int(analysis.words.ends[word - 1])
    return span(analysis, reference)


def shown_span(analysis: Analysis, naming: Naming, reference: Reference) -> tuple[int, int]:
    """Return the code points of a mention as the record shows it: of a name, it and its title."""
    if reference.name is not None:
        return naming.spans[reference.name]
    return span(analysis, reference)


def span(analysis: Analysis, reference: Reference) -> tuple[int, int]:
    """Return the code points of a reference, half-open."""
    words = analysis.words
    return int(words.starts[reference.start]), int(words.ends[reference.end - 1])


def is_named(analysis: Analysis, draft: Draft, kind: EntityType) -> bool:
    """Tell whether the report gives a draft a proper name.

    A body is named by what it belongs to as well: *the Shaw campaign*, *the city of Oxmoor*.
    """
    if draft.bearer is not None:
        return True
    return kind in ("organisation", "place") and any(
        analysis.upos[word] == "PROPN"
        for reference in draft.references
        if reference.form == "description"
        for word in range(reference.start, reference.end)
    )


def in_text_order(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts by their first reference."""
    return sorted(drafts, key=lambda m: min(r.start for r in m.references))

"""Clusters of references -> drafts of the cast's members, one for each name-bearer or cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.cast.clusters import Resolution
from sayso.cast.entities import Draft
from sayso.cast.grammar_links import joined
from sayso.cast.naming import Naming
from sayso.cast.references import Reference
from sayso.cast.side_by_side import JOINING, NameIndex, names_side_by_side
from sayso.model.analysis import Analysis

_SHORT = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report's references.

    Attributes:
        analysis: The report's analysis.
        references: All references, ordered by start, longer ones first.
        of_source: For each attribution the place of the reference that its source is.
        naming: Who bears which name.
        bearers: For each reference the number of the bearer whose name it is or stands beside.
        shown: Places of the references that the pair scorer was shown.
        index: Where each of them stands in `shown`.
        resolution: Clusters of what was shown; it counts by `shown`.
        tied: For each relative pronoun the place of what it stands for.
    """

    analysis: Analysis
    references: Sequence[Reference]
    of_source: Sequence[int | None]
    naming: Naming
    bearers: Sequence[int | None]
    shown: Sequence[int]
    index: dict[int, int]
    resolution: Resolution
    tied: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Drafts:
    """All drafts, and which of them each cluster, reference and bearer of a name belongs to."""

    all: list[Draft] = field(default_factory=list)
    of_cluster: dict[int, Draft] = field(default_factory=dict)
    of_reference: dict[int, Draft] = field(default_factory=dict)
    of_bearer: dict[int, Draft] = field(default_factory=dict)

    def of_name(self, bearer: int | None) -> Draft:
        """Return the draft of a name's bearer, a new one if it has none; None is always new."""
        draft = None if bearer is None else self.of_bearer.get(bearer)
        if draft is None:
            draft = Draft(bearer=bearer)
            self.all.append(draft)
            if bearer is not None:
                self.of_bearer[bearer] = draft
        return draft

    def merge(self, kept: Draft, gone: Draft) -> None:
        """Make one draft of two."""
        kept.take(gone)
        self._replace(gone, kept)

    def move(self, reference: int, draft: Draft, known: Known) -> None:
        """Take a reference from whose it was and give it to a draft."""
        before = self.of_reference.get(reference)
        self.add(reference, draft, known)
        if before is not None:
            before.references.remove(known.references[reference])
            if not before.references:
                self._replace(before, draft)

    def _replace(self, gone: Draft, kept: Draft) -> None:
        """Let a draft stand wherever another stood, as a part of joint ones too."""
        self.all.remove(gone)
        for owners in (self.of_cluster, self.of_reference):
            for key, draft in owners.items():
                if draft is gone:
                    owners[key] = kept
        for joint in self.all:
            if gone in joint.parts:
                parts = [kept if part is gone else part for part in joint.parts]
                # A draft that became a part of itself would have no end.
                joint.parts = [part for part in dict.fromkeys(parts) if not part.holds(joint)]

    def add(self, reference: int, draft: Draft, known: Known) -> None:
        """Make a reference one of a draft's."""
        draft.references.append(known.references[reference])
        self.of_reference[reference] = draft


def drafts_of(known: Known) -> Drafts:
    """Make a draft of each cluster; names that no mention bore join their bearer's."""
    drafts = Drafts()
    for number, cluster in enumerate(known.resolution.clusters):
        places = [known.shown[mention] for mention in cluster.mentions]
        named = Counter(known.bearers[place] for place in places)
        named.pop(None, None)
        bearer = named.most_common(1)[0][0] if named else None
        draft = drafts.of_name(bearer)
        draft.pronouns |= cluster.pronouns
        drafts.of_cluster[number] = draft
        for place in places:
            # A mention that bears another's name is that other's, whatever it was taken for.
            if known.bearers[place] in (None, bearer):
                drafts.add(place, draft, known)
    for place in range(len(known.references)):
        bearer = known.bearers[place]
        if place in drafts.of_reference or bearer is None:
            continue
        drafts.add(place, drafts.of_name(bearer), known)
    for pronoun, antecedent in known.tied.items():
        if pronoun not in drafts.of_reference and antecedent in drafts.of_reference:
            drafts.add(pronoun, drafts.of_reference[antecedent], known)
    for source in known.of_source:
        if source is None or source in drafts.of_reference:
            continue
        if known.bearers[source] is None and known.references[source].form == "description":
            drafts.add(source, drafts.of_name(None), known)
    _join(known, drafts)
    return drafts


def _join(known: Known, drafts: Drafts) -> None:
    """Give joint sources drafts of their own, with their parts, if one of these has a name.

    *Both men*, *the two* and *they* after such a source may mean all of its parts.
    """
    of_parts: dict[frozenset[Draft], Draft] = {}
    sources = {place for place in known.of_source if place is not None}
    latest: list[Draft] = []
    names = NameIndex(known.analysis.names)
    for place in range(len(known.references)):
        parts = [
            drafts.of_reference[part]
            for part in joined(known.analysis, names, known.references, place)
            if part in drafts.of_reference
        ]
        distinct = list(dict.fromkeys(parts))
        is_joint = len(distinct) > 1 and any(part.bearer is not None for part in distinct)
        pair = _pair_ending_on(known, drafts, names, place)
        if is_joint:
            latest = distinct
        elif pair:
            latest = pair
        # One of them may have lost its only mention to a joint one since.
        latest = [part for part in latest if part.references]
        if place not in sources or not (is_joint or _means_all(known, drafts, place, latest)):
            continue
        own = of_parts.get(frozenset(latest))
        if own is None:
            own = drafts.of_reference.get(place)
            if own is None or own.bearer is not None or own.parts or _is_inside(own, latest):
                # The joint mention was taken for one of its parts.
                own = drafts.of_name(None)
            own.parts = latest
            of_parts[frozenset(latest)] = own
        if drafts.of_reference.get(place) is not own:
            drafts.move(place, own, known)


def _is_inside(draft: Draft, parts: Sequence[Draft]) -> bool:
    return any(part.holds(draft) for part in parts)


def _pair_ending_on(known: Known, drafts: Drafts, names: NameIndex, place: int) -> list[Draft]:
    """Return two people who are named side by side, the second of them by this reference."""
    name = known.references[place].name
    if not name or place not in drafts.of_reference:
        return []
    left, right = known.analysis.names[name - 1], known.analysis.names[name]
    if JOINING.isdisjoint(known.analysis.lowered[left.end : right.start]):
        return []
    if len(names_side_by_side(known.analysis, names, left.start, right.end)) != 2:
        return []
    for before in range(place - 1, max(place - _SHORT, -1), -1):
        if known.references[before].name == name - 1 and before in drafts.of_reference:
            pair = [drafts.of_reference[before], drafts.of_reference[place]]
            return pair if pair[0] is not pair[1] else []
    return []


def _means_all(known: Known, drafts: Drafts, place: int, latest: Sequence[Draft]) -> bool:
    """Tell whether a source is *both*, *the two women* or *they* and may mean a joint one."""
    if len(latest) < 2:
        return False
    reference = known.references[place]
    words = known.analysis.lowered[reference.start : reference.end]
    own = drafts.of_reference.get(place)
    if words[0] == "both" or words[:2] in (["the", "two"], ["the", "pair"], ["the", "couple"]):
        kinds = {known.naming.bearers[d.bearer].kind for d in latest if d.bearer is not None}
        alike = (kinds == {"PER"}) == (reference.mention.type == "person")
        return len(latest) == 2 and len(words) <= _SHORT and alike
    if words == ["they"]:
        return own is None or own.is_only_pronouns
    return False

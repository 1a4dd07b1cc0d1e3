"""Descriptions that take up a role the report has stated: *the mayor*, after *Mayor Ana Ruiz*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.cast.entities import Draft
from sayso.cast.naming import Naming
from sayso.cast.references import Reference
from sayso.cast.role_nouns import role_words
from sayso.model.analysis import Analysis

_DEFINITE = frozenset({"the", "this", "that"})
_OFFICE = 2
_FILLERS = frozenset("the this that of and a an in for at to 's ’s former".split())


def taken_up(
    analysis: Analysis, drafts: Sequence[Draft], roles: Mapping[Draft, Sequence[str]]
) -> dict[Draft, Draft]:
    """Return the drafts without a name that are somebody with a name, by the role they take up.

    A description is taken for somebody only where exactly one of the cast has such a role, or one
    whose role shares more of its words.

    Args:
        analysis: The report's analysis.
        drafts: All drafts.
        roles: The words of the roles of the named ones.
    """
    bearing: dict[str, list[tuple[Draft, frozenset[str]]]] = {}
    for draft, texts in roles.items():
        if draft.bearer is None:
            continue
        for text in texts:
            others = frozenset(text.lower().split())
            for noun in role_words(text):
                bearing.setdefault(noun, []).append((draft, others))
    found: dict[Draft, Draft] = {}
    for draft in drafts:
        if draft.bearer is not None or draft.parts:
            continue
        described = next((r for r in draft.references if _is_definite(analysis, r)), None)
        if described is None:
            continue
        chosen = _bearer_of(analysis, described, bearing)
        if chosen is not None and not draft.pronouns_clash(chosen):
            found[draft] = chosen
    return found


def held_offices(
    analysis: Analysis, naming: Naming, references: Sequence[Reference]
) -> dict[int, int]:
    """Return for descriptions that name an office the one person to whom the report gives it.

    *The Oxmoor attorney general* is whoever is called Attorney General, even further on. Offices of
    one word are too common for that.

    Returns:
        Places of references -> numbers of bearers.
    """
    holders: dict[tuple[str, ...], set[int]] = {}
    for place, name in enumerate(analysis.names):
        bearer = naming.of_name[place]
        if name.kind != "PER" or bearer is None:
            continue
        first = int(analysis.words.starts.searchsorted(naming.spans[place][0]))
        title = tuple(analysis.lowered[first : name.start])
        if len(title) == _OFFICE:
            holders.setdefault(title, set()).add(bearer)
    found = {}
    for place, reference in enumerate(references if holders else ()):
        if not _is_definite(analysis, reference):
            continue
        behind = reference.head + 1
        bearers = holders.get(tuple(analysis.lowered[behind - _OFFICE : behind]), set())
        if len(bearers) == 1:
            (found[place],) = bearers
    return found


def _is_definite(analysis: Analysis, reference: Reference) -> bool:
    return (
        reference.form == "description"
        and not reference.plural
        and analysis.lowered[reference.start] in _DEFINITE
        and reference.mention.type in ("person", "organization")
    )


def _bearer_of(
    analysis: Analysis,
    reference: Reference,
    bearing: Mapping[str, Sequence[tuple[Draft, frozenset[str]]]],
) -> Draft | None:
    words = set(analysis.lowered[reference.start : reference.end]) - _FILLERS
    best: dict[Draft, int] = {}
    for draft, others in bearing.get(analysis.lowered[reference.head], ()):
        best[draft] = max(best.get(draft, 0), len(words & others))
    if not best:
        return None
    ranked = sorted(best.items(), key=lambda item: -item[1])
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return ranked[0][0]

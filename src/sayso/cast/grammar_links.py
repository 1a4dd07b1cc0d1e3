"""References that grammar alone ties to another: appositions and relative pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cast.references import Reference, clause_head, relative_word
from sayso.cast.side_by_side import NameIndex, is_joint, names_side_by_side
from sayso.model.analysis import Analysis

_PAUSES = frozenset({",", "–", "—"})


def appositions(analysis: Analysis, references: Sequence[Reference]) -> list[tuple[int, int]]:
    """Return pairs of places: a description and the name that it stands beside.

    *Ana Ruiz, the harbour master,* and *the harbour master, Ana Ruiz,*. Places are left alone:
    *Port Ellery, Norland* is two of them.
    """
    by_head: dict[int, list[int]] = {}
    for place, reference in enumerate(references):
        by_head.setdefault(reference.head, []).append(place)
    found = []
    for place, reference in enumerate(references):
        if analysis.relation[reference.head] != "appos":
            continue
        above = int(analysis.head[reference.head])
        for other in by_head.get(above, ()):
            partner = references[other]
            if {reference.form, partner.form} != {"name", "description"}:
                continue
            if not {reference.mention.type, partner.mention.type} <= {"person", "organization"}:
                continue
            found.append((place, other) if partner.form == "name" else (other, place))
    return found


def relative_antecedents(
    analysis: Analysis, references: Sequence[Reference]
) -> list[tuple[int, int]]:
    """Return pairs of places: a relative pronoun and what it stands for, which begins before it.

    The tree says what its clause hangs on; where it says nothing of use, what ends just before.
    """
    by_head: dict[int, int] = {}
    by_end: dict[int, int] = {}
    for place, reference in enumerate(references):
        if reference.form != "pronoun":
            by_head.setdefault(reference.head, place)
            by_end.setdefault(reference.end, place)
    found = []
    for place, reference in enumerate(references):
        word = relative_word(analysis, reference.start, reference.end)
        if word is None:
            continue
        above = clause_head(analysis, word)
        antecedent = None if above is None else by_head.get(above)
        if antecedent is None or antecedent >= place:
            before = reference.start - (analysis.surface[reference.start - 1] in _PAUSES)
            antecedent = by_end.get(before, by_end.get(before - 1))
        if antecedent is not None and antecedent < place:
            found.append((place, antecedent))
    return found


def joined(
    analysis: Analysis, names: NameIndex, references: Sequence[Reference], place: int
) -> list[int]:
    """Return the references that a joint one is made of (*Cole and Adair*); empty if it is one."""
    whole = references[place]
    if not is_joint(analysis, names, whole.start, whole.end, whole.head):
        return []
    inner = []
    for other in range(place + 1, len(references)):
        if references[other].start >= whole.end:
            break
        if references[other].end <= whole.end:
            inner.append(other)
    borne = set(names_side_by_side(analysis, names, whole.start, whole.end))
    if borne:
        by_name = {references[p].name: p for p in inner if references[p].name in borne}
        return [by_name[name] for name in sorted(by_name, key=by_name.__getitem__)]
    heads = {whole.head}
    heads |= {
        word
        for word in range(whole.start, whole.end)
        if analysis.relation[word] == "conj" and analysis.head[word] == whole.head
    }
    parts: dict[int, int] = {}
    for other in inner:
        reference = references[other]
        # Of several that hang on one word the longest counts, if it is not the whole again.
        if reference.head in heads and reference.end - reference.start < whole.end - whole.start:
            parts.setdefault(reference.head, other)
    return list(parts.values()) if len(parts) == len(heads) else []

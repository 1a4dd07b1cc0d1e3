"""A report's analysis and attributions -> its cast, with a speaker for each attribution.

The way through the folder: what words refer to (`references`), whose names are whose (`naming`),
who is who (`coreference`), what of it makes the cast (`entities`), and which of it each source is
(`speakers`). Roles, ties and grades then read what has become known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.cast.abbreviations import find_abbreviations
from sayso.cast.clusters import Against
from sayso.cast.coreference import pronouns_of_names, resolve, score_pairs
from sayso.cast.descriptions import held_offices, taken_up
from sayso.cast.drafts import Drafts, Known, drafts_of
from sayso.cast.entities import Draft
from sayso.cast.grammar_links import appositions, relative_antecedents
from sayso.cast.heads import head_of
from sayso.cast.name_kinds import storm_words
from sayso.cast.name_spans import whole_names
from sayso.cast.naming import Naming, name_bearers
from sayso.cast.references import Reference, find_references, source_words
from sayso.cast.roles import find_roles, role_texts
from sayso.cast.side_by_side import NameIndex
from sayso.cast.speakers import NestedSpans, answers_for, is_quoted_first_person
from sayso.cast.tree import Tree
from sayso.cast.writing import Cast, DraftRole, kinds_of, members_of, write_cast
from sayso.model.analysis import Analysis
from sayso.model.scores import Scorer
from sayso.record import Attribution

# How a name hangs on the description that it tells more of.
_TELLING = frozenset({"nmod", "compound", "obl"})


def read_cast(
    text: str,
    analysis: Analysis,
    attributions: Sequence[Attribution],
    scorer: Scorer,
    tree: Tree | None = None,
) -> Cast:
    """Build the cast of a report and resolve the source of each attribution.

    Args:
        text: The report's text.
        analysis: Its analysis.
        attributions: Its attributions, in text order.
        scorer: Runs the pair scorer.
        tree: The trees of the analysis, where they have been made already.

    Returns:
        The cast in the order of first mentions, with ids e1, e2, ..., the ties between its
        members, and the attributions with speaker, grade and mode filled in.
    """
    known = who_is_who(text, analysis, attributions, scorer)
    drafts = drafts_of(known)
    tree = tree or Tree(analysis)
    roles = _take_up_roles(text, known, drafts, tree)
    answers = answers_for(known, drafts, attributions)
    return write_cast(text, known, drafts, answers, attributions, roles, tree)


def _take_up_roles(text: str, known: Known, drafts: Drafts, tree: Tree) -> list[DraftRole]:
    """Find all roles, and give descriptions to those whose roles they take up."""
    numbers = {str(number): draft for number, draft in enumerate(drafts.all)}
    texts: dict[Draft, list[str]] = {}
    found = find_roles(known.analysis, members_of(numbers, kinds_of(known, drafts.all)), tree)
    for role, words in zip(found, role_texts(text, known.analysis, found), strict=True):
        texts.setdefault(numbers[role.member], []).append(words)
    merged = taken_up(known.analysis, drafts.all, texts)
    for gone, kept in merged.items():
        drafts.merge(kept, gone)
    owners = ((role, numbers[role.member]) for role in found)
    return [(role, merged.get(owner, owner)) for role, owner in owners]


def who_is_who(
    text: str, analysis: Analysis, attributions: Sequence[Attribution], scorer: Scorer
) -> Known:
    """Find what the report's words refer to, and which of them refer to the same."""
    abbreviations = find_abbreviations(text)
    analysis = replace(analysis, names=whole_names(analysis, abbreviations))
    names = NameIndex(analysis.names, storm_words(analysis))
    sources = [source_words(analysis, [(s.start, s.end) for s in a.source]) for a in attributions]
    references, of_source = find_references(analysis, names, sources)
    # What a quoted speaker calls *I* is settled when it is known who speaks.
    contents = NestedSpans(sorted((s.start, s.end) for a in attributions for s in a.content))
    shown = [
        place
        for place, reference in enumerate(references)
        if reference.place >= 0
        and not (
            is_quoted_first_person(analysis, reference)
            and contents.holds(int(analysis.words.starts[reference.start]))
        )
    ]
    index = {place: at for at, place in enumerate(shown)}
    scored = score_pairs(
        analysis,
        [references[place].mention for place in shown],
        analysis.vectors[[references[place].place for place in shown]],
        scorer,
    )
    pronouns = pronouns_of_names(
        analysis, scored, [references[place].name for place in shown], len(analysis.names)
    )
    naming = name_bearers(text, analysis, abbreviations, pronouns)
    bearers: list[int | None] = [
        None if r.name is None else naming.of_name[r.name] for r in references
    ]
    for description, name in appositions(analysis, references):
        if bearers[description] is None:
            bearers[description] = bearers[name]
    tied = dict(relative_antecedents(analysis, references))
    same_as = {
        index[pronoun]: index[antecedent]
        for pronoun, antecedent in tied.items()
        if pronoun in index and antecedent in index
    }
    may_be = {
        index[place]: naming.unclear[name]
        for place, name in ((place, references[place].name) for place in shown)
        if name is not None and name in naming.unclear
    }
    resolution = resolve(
        analysis,
        scored,
        [person_borne(naming, bearers[place]) for place in shown],
        same_as=same_as,
        may_be=may_be,
        sources={index[place] for place in of_source if place is not None and place in index},
        against=_against(analysis, names, naming, references, tied, index),
    )
    return Known(analysis, references, of_source, naming, bearers, shown, index, resolution, tied)


def _against(
    analysis: Analysis,
    names: NameIndex,
    naming: Naming,
    references: Sequence[Reference],
    tied: Mapping[int, int],
    index: Mapping[int, int],
) -> Against:
    """Find whom mentions cannot mean; places in `references` become those in `index`."""
    offices = held_offices(analysis, naming, references)
    inside = {place: _people_inside(analysis, names, naming, references[place]) for place in index}
    return Against(
        told_by={index[place]: people for place, people in inside.items() if people},
        holders={index[place]: holder for place, holder in offices.items() if place in index},
        things={
            index[antecedent]
            for pronoun, antecedent in tied.items()
            if antecedent in index and analysis.lowered[references[pronoun].start] == "which"
        },
    )


def _people_inside(
    analysis: Analysis, names: NameIndex, naming: Naming, reference: Reference
) -> frozenset[int]:
    """Return the people by whose names a description tells of another: *an aide of Ana Ruiz's*."""
    if reference.form != "description":
        return frozenset()
    found = set()
    for place in names.within(reference.start, reference.end):
        name, bearer = analysis.names[place], person_borne(naming, naming.of_name[place])
        if bearer is None:
            continue
        relation = analysis.relation[head_of(analysis, name.start, name.end)]
        if relation.partition(":")[0] in _TELLING:
            found.add(bearer)
    return frozenset(found)


def person_borne(naming: Naming, bearer: int | None) -> int | None:
    """Return the bearer of a name if it is a person.

    Only people are one whenever they bear one name: *Norland* is now the state, now its team.
    """
    return bearer if bearer is not None and naming.bearers[bearer].kind == "PER" else None

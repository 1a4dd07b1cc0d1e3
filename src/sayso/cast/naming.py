"""The names of a report -> which entity each of them is a name of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.cast.abbreviations import Abbreviation
from sayso.cast.bynames import bynames_after
from sayso.cast.name_groups import Grouping, NameGroup, NameUse, group_people
from sayso.cast.organisation_names import group_organisations, group_places
from sayso.cast.person_names import parse
from sayso.model.analysis import Analysis

# Words before a name are looked at for titles, so many at most.
_WIDEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Named:
    """One bearer of names.

    Attributes:
        kind: PER, ORG, LOC or MISC.
        group: Its names.
    """

    kind: str
    group: NameGroup


@dataclass(frozen=True, slots=True)
class Naming:
    """Who bears which name.

    Attributes:
        bearers: All bearers.
        of_name: For each of the analysis's names the bearer's number; None where it is unclear.
        unclear: For a name that several may bear, their numbers, the likeliest first.
        spans: Code points of each of the analysis's names, with a title before it.
    """

    bearers: list[Named]
    of_name: list[int | None]
    unclear: dict[int, tuple[int, ...]]
    spans: list[tuple[int, int]]


def name_bearers(
    text: str,
    analysis: Analysis,
    abbreviations: Sequence[Abbreviation],
    pronouns: Sequence[str | None],
) -> Naming:
    """Group the names of a report.

    Args:
        text: The report's text.
        analysis: Its analysis.
        abbreviations: Abbreviations that the report spells out.
        pronouns: For each of the analysis's names the pronoun that the report uses of its bearer,
            if that is known.
    """
    spans = [(0, 0)] * len(analysis.names)
    bearers: list[Named] = []
    of_name: list[int | None] = [None] * len(analysis.names)
    unclear: dict[int, tuple[int, ...]] = {}
    for kind in ("PER", "ORG", "LOC", "MISC"):
        places = [place for place, name in enumerate(analysis.names) if name.kind == kind]
        uses = [_use(text, analysis, place, pronouns[place]) for place in places]
        for place, use in zip(places, uses, strict=True):
            spans[place] = use.start, use.start + len(use.text)
        grouping = _group(kind, uses, abbreviations)
        offset = len(bearers)
        for number, group in enumerate(grouping.groups):
            bearers.append(Named(kind, group))
            for index in group.uses:
                of_name[places[index]] = offset + number
        for doubtful in grouping.unclear:
            unclear[places[doubtful.use]] = tuple(offset + n for n in doubtful.candidates)
    return Naming(bearers, of_name, unclear, spans)


def _group(kind: str, uses: Sequence[NameUse], abbreviations: Sequence[Abbreviation]) -> Grouping:
    if kind == "PER":
        return group_people(uses)
    if kind == "LOC":
        return group_places(uses, abbreviations)
    return group_organisations(uses, abbreviations)


def _use(text: str, analysis: Analysis, place: int, pronoun: str | None) -> NameUse:
    name = analysis.names[place]
    starts, ends = analysis.words.starts, analysis.words.ends
    start, end = int(starts[name.start]), int(ends[name.end - 1])
    if name.kind != "PER":
        return NameUse(text[start:end], start)
    first = name.start
    while (
        first > 0
        and name.start - first < _WIDEST_TITLE
        and analysis.sentence[first - 1] == analysis.sentence[name.start]
        and (analysis.surface[first - 1][0].isalpha() or analysis.surface[first - 1] == ".")
    ):
        first -= 1
    before = text[int(starts[first]) : start]
    own = parse(text[start:end], before)
    inside = len(parse(text[start:end]).titles) if own.titles else 0
    # A title in small letters says what somebody is; it is no part of what they are called.
    shown = [title for title in own.titles[: len(own.titles) - inside] if title[:1].isupper()]
    if shown and (at := before.rfind(shown[0])) >= 0:
        start = int(starts[first]) + at
        before = before[:at]
    return NameUse(text[start:end], start, before, bynames_after(text, end), pronoun)

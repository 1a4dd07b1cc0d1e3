"""Where one of the names that the network marked is two people's, and where two are one's."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sayso.cast.data_files import is_title
from sayso.cast.person_names import is_generation
from sayso.cast.side_by_side import JOINING
from sayso.model.analysis import Analysis, Name
from sayso.model.words import Gap

_OPENING, _CLOSING = frozenset("\"“‘'«("), frozenset("\"”’'»)")
_QUOTES = frozenset('"“”')
_DASHES, _SHORTEST_TOWN = frozenset({"-", "–", "—"}), 2
_APOSTROPHES = frozenset("'’")


def parted(analysis: Analysis, labelled: Sequence[Name]) -> list[Name]:
    """Return the names, those that hold two people's as two: *Lind and Mr. Shaw*, *Lind. Shaw*.

    A full stop in a person's name ends a sentence where the words behind it are a name elsewhere.
    """
    known = {spelling(analysis, name) for name in labelled if name.kind == "PER"}
    out = []
    for name in labelled:
        for at in range(name.start + 1, name.end - 1):
            if _parts_people(analysis, name, at) or (
                name.kind == "PER" and _ends_sentence(analysis, name, at, known)
            ):
                out.append(Name(name.start, at, "PER"))
                name = Name(at + 1, name.end, "PER")
        out.append(name)
    return out


def _parts_people(analysis: Analysis, name: Name, at: int) -> bool:
    """Tell whether a word of a name joins two people; *Lind and Shaw* may be a body as well."""
    if analysis.lowered[at] not in JOINING:
        return False
    return name.kind == "PER" or is_title(analysis.surface[at + 1])


def _ends_sentence(analysis: Analysis, name: Name, stop: int, known: Collection[str]) -> bool:
    word = analysis.surface[stop - 1]
    return (
        analysis.surface[stop] == "."
        and len(word) > 1
        and not is_title(word)
        and not is_generation(word)
        and spelling(analysis, Name(stop + 1, name.end, name.kind)) in known
    )


def is_around_byname(analysis: Analysis, names: Sequence[Name], family: Name) -> bool:
    """Tell whether a name ends one that holds a byname, as in *Roberto "Beto" Ruiz*."""
    byname = names[-1]
    return (
        len(names) > 1
        and family.kind == "PER" == names[-2].kind
        and names[-2].end == byname.start - 1
        and byname.end == family.start - 1
        and analysis.surface[byname.start - 1] in _OPENING
        and analysis.surface[byname.end] in _CLOSING
    )


def is_one_person(
    analysis: Analysis, left: Name, right: Name, people: Collection[tuple[int, int]]
) -> bool:
    """Tell whether two names are one person's: a word alone goes on in a name or a second word.

    Nothing is between them, and one mention takes both.
    """
    return (
        left.kind == "PER" == right.kind
        and left.end - left.start == 1
        and left.end == right.start
        and analysis.words.gap[right.start] == Gap.SPACE
        and (left.start, right.end) in people
    )


def is_plural_possessor(analysis: Analysis, left: Name, right: Name) -> bool:
    """Tell whether two names are one, as *Shippers* and *Union* in *Shippers' Union*."""
    return (
        right.start == left.end + 1
        and right.kind == "ORG" == left.kind
        and analysis.surface[left.end] in _APOSTROPHES
        and analysis.surface[left.end - 1].endswith("s")
    )


def is_turned_round(analysis: Analysis, left: Name, right: Name) -> bool:
    """Tell whether two names in quotation marks are one, the last name first: *"Ruiz, Roberto"*."""
    surface = analysis.surface
    return (
        left.kind == "PER" == right.kind
        and left.end - left.start == 1
        and right.start == left.end + 1
        and surface[left.end] == ","
        and left.start > 0
        and surface[left.start - 1] in _QUOTES
        and right.end < len(surface)
        and surface[right.end] in _QUOTES
    )


def is_dateline(analysis: Analysis, name: Name) -> bool:
    """Tell whether a name is the town in capitals that a paragraph begins with, before a dash."""
    words = analysis.surface[name.start : name.end]
    return (
        analysis.words.gap[name.start] >= Gap.LINE
        and all(word.isupper() or not word.isalpha() for word in words)
        and sum(map(len, words)) > _SHORTEST_TOWN
        and name.end < len(analysis.surface)
        and analysis.surface[name.end] in _DASHES
    )


def spelling(analysis: Analysis, name: Name) -> str:
    """Return how a name is written, whatever its case."""
    return " ".join(analysis.surface[name.start : name.end]).casefold()

"""The names that the network marked, made whole: full tokens, one kind for one spelling.

The network labels runs of letters one by one. A report does not: *E.U.* is one name, *Al-Qadir* and
*the Shippers' Union* are, and what it calls a person in one place is no organisation in the next.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sayso.cast.abbreviations import Abbreviation
from sayso.cast.name_joints import (
    is_around_byname,
    is_one_person,
    is_plural_possessor,
    is_turned_round,
    parted,
)
from sayso.cast.name_kinds import of_one_kind
from sayso.cast.person_names import is_generation
from sayso.cast.regions import towns_apart
from sayso.cast.unmarked_names import KIND_OF_TYPE, is_nobody, unmarked_names
from sayso.model.analysis import Analysis, Name
from sayso.model.words import Gap

_JOINTS = frozenset(".-‐‑'’&/")
_COMPLEMENTS = frozenset({"of", "for", "on"})
_ARTICLES = frozenset({"a", "an", "the"})
# Legal forms that a full stop goes with, and that stand behind a name, with a comma or without.
_SHORT_FORMS = frozenset({"inc", "corp", "co", "ltd"})
_FORMS = _SHORT_FORMS | {"llc", "llp", "plc"}
_APOSTROPHES = frozenset("'’")
# Log odds above which words are a mention that may hold two names of one person.
_MAY_BE_ONE = -1.0


def whole_names(analysis: Analysis, abbreviations: Sequence[Abbreviation] = ()) -> list[Name]:
    """Return the report's names with whole tokens, in text order, each spelling of one kind.

    Proper nouns that were left out join in, where they are spelled as a person's name elsewhere
    in the report, or where the network has them head the mention of a person.
    """
    names: list[Name] = []
    bodies = {form.casefold() for a in abbreviations for form in (a.short, a.long)}
    together = {
        (mention.start + (analysis.lowered[mention.start] == "the"), mention.end)
        for mention in analysis.mentions
        if mention.score > 0.0 and mention.type in KIND_OF_TYPE
    }
    people = {
        (mention.start, mention.end)
        for mention in analysis.mentions
        if mention.score > _MAY_BE_ONE and mention.type == "person"
    }
    labelled = [trimmed for name in analysis.names if (trimmed := _trimmed(analysis, name))]
    labelled = parted(analysis, labelled)
    marked = [name for name in labelled if not is_nobody(analysis, name)]
    marked = _with_long_forms(analysis, marked, abbreviations)
    marked += unmarked_names(analysis, marked)
    for name in sorted(marked, key=lambda n: (n.start, n.end)):
        whole = _whole(analysis, name, together)
        if names and whole.start < names[-1].end:
            names[-1] = replace(names[-1], end=max(names[-1].end, whole.end))
        elif names and is_around_byname(analysis, names, whole):
            byname = names.pop()
            given = names.pop() if names and names[-1].end == byname.start - 1 else byname
            names.append(Name(given.start, whole.end, "PER"))
        elif names and (
            is_one_person(analysis, names[-1], whole, people)
            or is_plural_possessor(analysis, names[-1], whole)
            or is_turned_round(analysis, names[-1], whole)
        ):
            names[-1] = replace(whole, start=names[-1].start)
        else:
            names.append(whole)
    return parted(analysis, of_one_kind(analysis, towns_apart(analysis, names), bodies))


def _with_long_forms(
    analysis: Analysis, marked: Sequence[Name], abbreviations: Sequence[Abbreviation]
) -> list[Name]:
    """Return the names with those that are abbreviated somewhere as one name each."""
    spans = [span for a in abbreviations for span in (a.long_span, a.short_span)]
    own = [
        Name(start, end, "ORG")
        for start, end in analysis.words.spanned(spans)
        if start < end and any(analysis.surface[w][0].isupper() for w in range(start, end))
    ]
    taken = {word for name in own for word in range(name.start, name.end)}
    return [*own, *(n for n in marked if taken.isdisjoint(range(n.start, n.end)))]


def _trimmed(analysis: Analysis, name: Name) -> Name | None:
    """Return a labelled name without small words at its edges; None without a proper noun."""
    words = range(name.start, name.end)
    if not any(analysis.upos[w] == "PROPN" and analysis.surface[w][0].isalnum() for w in words):
        return None

    def belongs(word: int) -> bool:
        if not analysis.surface[word][0].isalnum():
            return False
        if analysis.upos[word] in ("PROPN", "NUM"):
            return True
        return analysis.upos[word] in ("ADJ", "NOUN") and analysis.surface[word][0].isupper()

    start, end = name.start, name.end
    while not belongs(start):
        start += 1
    while not belongs(end - 1):
        end -= 1
    return Name(start, end, name.kind)


def _whole(analysis: Analysis, name: Name, together: Collection[tuple[int, int]]) -> Name:
    start, end = name.start, name.end
    while end - start > 1 and analysis.surface[end - 1] in _COMPLEMENTS | _ARTICLES:
        end -= 1
    gap, surface = analysis.words.gap, analysis.surface
    count = len(surface)
    # *States* of *United States*: the proper nouns that hang on a name of no person are its own.
    while (
        name.kind in ("ORG", "LOC")
        and start > 0
        and analysis.upos[start - 1] in ("PROPN", "ADJ", "NOUN", "VERB")
        and surface[start - 1][0].isupper()
        and (start <= analysis.head[start - 1] < end or (start - 1, end) in together)
        and gap[start] == Gap.SPACE
    ):
        start -= 1
    if name.kind in ("ORG", "LOC"):
        end = _with_complement(analysis, start, end)
    if name.kind == "PER":
        end = _with_generation(surface, end)
    if name.kind == "ORG":
        end = _with_legal_form(surface, end)
    # *Photo/Ruiz* is nobody's name.
    joints = _JOINTS - {"/"} if name.kind == "PER" else _JOINTS
    while end < count and gap[end] == Gap.NONE:
        if (
            surface[end] in joints
            and end + 1 < count
            and gap[end + 1] == Gap.NONE
            and surface[end + 1][0].isalnum()
            and not _is_possessive(surface, end)
        ):
            end += 2
        elif (
            surface[end] == "." == surface[end - 2] and len(surface[end - 1]) == 1 < end - start - 1
        ):
            end += 1
        elif surface[end][0].isalnum():
            end += 1
        elif end + 1 < count and gap[end + 1] == Gap.NONE and surface[end + 1][0].islower():
            # A mark inside a word: broken characters, most often.
            if _is_possessive(surface, end):
                break
            end += 2
        else:
            break
    while (
        start > 1
        and gap[start] == Gap.NONE
        and surface[start - 1] in joints
        and gap[start - 1] == Gap.NONE
        and surface[start - 2][0].isalnum()
        and not _is_possessive(surface, start - 1)
    ):
        start -= 2
    return Name(start, end, name.kind)


def _with_generation(surface: Sequence[str], end: int) -> int:
    """Return the end of a person's name with *Jr.*, *III* and the like."""
    after = end + 1 if surface[end : end + 1] == [","] else end
    if after < len(surface) and is_generation(surface[after]):
        after += 1
        return after + 1 if surface[after : after + 1] == ["."] else after
    return end


def _with_legal_form(surface: Sequence[str], end: int) -> int:
    """Return the end of a body's name with *, Inc.* and the like."""
    after = end + 1 if surface[end : end + 1] == [","] else end
    if after < len(surface) and surface[after].lower() in _FORMS and surface[after][0].isupper():
        end = after + 1
    if surface[end - 1].lower() in _SHORT_FORMS and surface[end : end + 1] == ["."]:
        end += 1
    return end


def _with_complement(analysis: Analysis, start: int, end: int) -> int:
    """Return the end of a body's name with what it is for: *Committee for a Fair Levy*."""
    surface, count = analysis.surface, len(analysis.surface)
    if end >= count or surface[end] not in _COMPLEMENTS:
        return end
    word = end + 1
    while word < count and surface[word] in _ARTICLES:
        word += 1
    first = word
    while word < count and surface[word][0].isupper() and analysis.words.gap[word] == Gap.SPACE:
        word += 1
    hangs = first < word and any(start <= analysis.head[w] < word for w in range(first, word))
    return word if hangs and analysis.upos[word - 1] in ("PROPN", "NOUN", "ADJ") else end


def _is_possessive(surface: Sequence[str], mark: int) -> bool:
    """Tell whether an apostrophe and what follows it are the ending of a possessor."""
    return surface[mark] in _APOSTROPHES and surface[mark + 1].lower() == "s"

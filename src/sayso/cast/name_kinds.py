"""What kind of name each is, one for one spelling: a person's, a body's, a place's or another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from sayso.cast.data_files import organisation_words
from sayso.cast.name_joints import is_dateline, spelling
from sayso.cast.regions import is_region
from sayso.cast.unmarked_names import KIND_OF_TYPE
from sayso.model.analysis import Analysis, Name

_PLURAL = re.compile(r"[^s]s$")
STORMS = frozenset({"hurricane", "typhoon", "cyclone", "storm"})
"""What weather services give the names of people: *Hurricane Odile*."""


def of_one_kind(analysis: Analysis, names: Sequence[Name], bodies: Collection[str]) -> list[Name]:
    """Give all names of one spelling the kind that most of what is said of them speaks for.

    What type a name's mentions have counts twice as much as its own label: the types were learnt
    from texts of many kinds, the labels from fewer.

    Args:
        analysis: The report's analysis.
        names: Its names.
        bodies: Spellings that are a body's whatever else is said, in lower case.
    """
    kinds = _most_said(analysis, names)
    storms = _storms(analysis, names)
    family = {
        analysis.surface[name.end - 1].casefold()
        for name in names
        if name.kind == "PER" and name.end - name.start > 1
    }
    out = []
    for name in names:
        written = spelling(analysis, name)
        kind = kinds[written]
        single = name.end - name.start == 1
        if is_dateline(analysis, name):
            kind = "LOC"
        elif written in storms or _is_of_storm(analysis, name.start):
            kind = "MISC"
        elif single and written in family:
            # A lone word that is somebody's last name means that somebody.
            kind = "PER"
        elif single and kind == "PER" and _PLURAL.search(written):
            # *Norlanders* are a people.
            kind = "MISC"
        elif kind != "PER" and is_region(analysis.surface[name.start : name.end]):
            # Whatever its last word is: *West Bank*.
            kind = "LOC"
        elif written in bodies or (
            not single and analysis.surface[name.end - 1].casefold() in organisation_words().heads
        ):
            kind = "ORG"
        out.append(replace(name, kind=kind))
    return out


def _most_said(analysis: Analysis, names: Sequence[Name]) -> dict[str, str]:
    """Return the kind that most labels and mentions of each spelling speak for."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        own = votes.setdefault(spelling(analysis, name), Counter())
        own["LOC" if is_dateline(analysis, name) else name.kind] += 1
    # With *the* before it, a mention has one word more than the name.
    longest = 1 + max((name.end - name.start for name in names), default=0)
    for mention in analysis.mentions:
        if mention.score > 0.0 and mention.end - mention.start <= longest:
            words = analysis.surface[mention.start : mention.end]
            written = " ".join(words[1:] if words[0].lower() == "the" else words).casefold()
            if written in votes:
                votes[written][KIND_OF_TYPE.get(mention.type, "MISC")] += 2
    return {written: own.most_common(1)[0][0] for written, own in votes.items()}


def _storms(analysis: Analysis, names: Sequence[Name]) -> set[str]:
    """Return what storms are called, in lower case: *Hurricane Odile*, *Odile*.

    A word that is also part of a person's name in the report may mean that person, alone.
    """
    lowered = analysis.lowered
    people = {
        lowered[word]
        for name in names
        if name.kind == "PER" and name.end - name.start > 1 and lowered[name.start] not in STORMS
        for word in range(name.start, name.end)
    }
    found = set()
    for word in range(1, len(lowered)):
        if _is_of_storm(analysis, word):
            found.add(f"{lowered[word - 1]} {lowered[word]}")
            found.update({lowered[word]} - people)
    return found


def _is_of_storm(analysis: Analysis, word: int) -> bool:
    """Tell whether a word is what a storm is called, directly behind *Hurricane* and the like."""
    return (
        word > 0
        and analysis.lowered[word - 1] in STORMS
        and analysis.surface[word - 1][0].isupper()
        and analysis.surface[word][0].isupper()
        and analysis.upos[word] == "PROPN"
        and analysis.lowered[word] not in organisation_words().heads
    )


def storm_words(analysis: Analysis) -> frozenset[str]:
    """Return the words that storms are called by in the report's names: *Hurricane*, *Odile*."""
    return frozenset(
        word
        for name in analysis.names
        if name.kind == "MISC" and analysis.lowered[name.start] in STORMS
        for word in analysis.surface[name.start : name.end]
    )

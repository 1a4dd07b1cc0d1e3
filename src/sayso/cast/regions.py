"""Where one name is a town's and its country's or state's: *Oxmoor, Texas*, *Oxmoor Texas*."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cast.data_files import regions
from sayso.cast.spelling import fold
from sayso.model.analysis import Analysis, Name

# *The Gulf of Mexico* and *Bosnia and Herzegovina* are one name.
_LINKS = frozenset({"of", "the", "and", "&", "de", "in", "on"})


def towns_apart(analysis: Analysis, names: Sequence[Name]) -> list[Name]:
    """Return the names, those of a town and of what it lies in as two."""
    out = []
    for name in names:
        at = _border(analysis, name) if name.kind == "LOC" else None
        if at is not None:
            out.append(Name(name.start, at - (analysis.surface[at - 1] == ","), "LOC"))
            name = Name(at, name.end, "LOC")
        out.append(name)
    return out


def is_region(words: Sequence[str]) -> bool:
    """Tell whether words are the name of a country, of a state in one or of a like region."""
    return tuple(fold(word) for word in words) in regions().names


def _border(analysis: Analysis, name: Name) -> int | None:
    """Return the word that the region begins with; None where the name is of one place."""
    known = regions()
    words = [fold(word) for word in analysis.surface[name.start : name.end]]
    for size in range(min(known.longest, len(words)), 0, -1):
        at = name.end - size
        region = tuple(words[-size:])
        if region in known.names or (size == 1 and _is_short(analysis.surface[at])):
            return at if _is_town(words[:-size], analysis.surface[at - 1]) else None
    return None


def _is_town(words: Sequence[str], last: str) -> bool:
    """Tell whether the folded words before a region, the last one as written, are a town."""
    if last == ",":
        return len(words) > 1
    return (
        any(words)
        and last[0].isalpha()
        and words[-1] not in _LINKS
        and not all(word in regions().parts for word in words)
    )


def _is_short(word: str) -> bool:
    return word[0].isupper() and fold(word) in regions().short

"""Names that the network's labels leave out and its other heads, or the report, give away."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cast.data_files import is_title
from sayso.cast.heads import head_of
from sayso.cast.person_names import parse
from sayso.cast.source_lists import PARTISANS, PEOPLES
from sayso.model.analysis import Analysis, Name
from sayso.model.words import Gap

KIND_OF_TYPE = {"person": "PER", "organization": "ORG", "place": "LOC"}
"""Kind of the name that a mention of each type bears."""

_NEAR = 5
# Log odds of a mention from which on its head is a name that the labels left out.
_SURE = 1.5


def is_title_or_party(analysis: Analysis, name: Name) -> bool:
    """Tell whether what was taken for a person's name says what they are: *Mr*, *Republican*."""
    if name.kind != "PER":
        return False
    words = analysis.surface[name.start : name.end]
    if len(words) == 1 and (words[0].lower() in PARTISANS | PEOPLES or is_title(words[0])):
        return True
    return not parse(" ".join(words)).key


def is_nobody(analysis: Analysis, name: Name) -> bool:
    """Tell whether what was taken for a name is nobody's.

    A title or a party is not, a title before a person's name whatever it was taken for, nor what a
    transcript tells in brackets, one word with its full stop: *(Laughter.)*.
    """
    surface = analysis.surface
    told = (
        name.kind == "PER"
        and name.end - name.start == 1
        and name.start > 0
        and surface[name.start - 1] in "(["
        and surface[name.end : name.end + 1] == ["."]
        and surface[name.end + 1 : name.end + 2] in ([")"], ["]"])
    )
    bare_title = (
        name.end - name.start == 1
        and is_title(surface[name.start])
        and any(other.start == name.end and other.kind == "PER" for other in analysis.names)
    )
    return told or bare_title or is_title_or_party(analysis, name)


def unmarked_names(analysis: Analysis, marked: Sequence[Name]) -> list[Name]:
    """Return people's names that the network's labels leave out and its other heads do not."""
    upos, surface = analysis.upos, analysis.surface
    taken = {word for name in marked for word in range(name.start, name.end)}
    known = {
        surface[word].casefold()
        for name in marked
        if name.kind == "PER"
        for word in range(name.start, name.end)
        if surface[word][0].isupper() and not is_title(surface[word])
    }
    found: dict[int, Name] = {}
    for mention in analysis.mentions:
        if mention.type != "person" or mention.score <= _SURE:
            continue
        head = head_of(analysis, mention.start, mention.end)
        if head in taken or upos[head] != "PROPN" or not surface[head][0].isupper():
            continue
        # A title is no name where the name follows.
        if any(word in taken for word in range(head + 1, min(mention.end, head + _NEAR))):
            continue
        first, end = head, head + 1
        while first > mention.start and upos[first - 1] == "PROPN" and first - 1 not in taken:
            first -= 1
        while end < mention.end and upos[end] == "PROPN" and end not in taken:
            end += 1
        if is_title_or_party(analysis, Name(first, end, "PER")):
            continue
        # *The Republican*, *Norlanders* say what people are; only a name known as one is a name.
        alone = upos[mention.start] == "DET" or surface[end - 1].endswith("s")
        if alone and surface[head].casefold() not in known:
            continue
        found.setdefault(head, Name(first, end, "PER"))
    taken |= {word for name in found.values() for word in range(name.start, name.end)}
    word = 0
    while word < len(upos):
        end = word
        while (
            end < len(upos)
            and upos[end] == "PROPN"
            and end not in taken
            and surface[end].casefold() in known
            and (end == word or analysis.words.gap[end] == Gap.SPACE)
        ):
            end += 1
        if end > word:
            found[word] = Name(word, end, "PER")
        word = max(end, word + 1)
    return list(found.values())

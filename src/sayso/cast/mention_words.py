"""What a mention's own words say of it: a pronoun's class, its nouns, whether it is definite."""

from __future__ import annotations

from sayso.model.analysis import Analysis, Mention
from sayso.model.pairs import PRONOUNS

_SHORT = 4
_DEFINITE = frozenset({"the", "this", "that"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOMINAL = frozenset("DET ADJ NOUN PROPN NUM PART".split())


def pronoun_class(analysis: Analysis, mention: Mention) -> int:
    """Return the class of a mention that is a pronoun (see `PRONOUNS`), else 0."""
    if mention.end - mention.start != 1:
        return 0
    return PRONOUNS.get(analysis.lowered[mention.start], 0)


def is_subject(analysis: Analysis, mention: Mention) -> bool:
    """Tell whether a mention opens a sentence of the narrator's as its subject."""
    start = mention.start
    opens = start == 0 or analysis.sentence[start - 1] != analysis.sentence[start]
    subject = "nsubj" in analysis.relation[start : mention.end]
    return opens and subject and analysis.words.quote[start] == 0


def nouns_of(analysis: Analysis, mention: Mention) -> list[str]:
    """Return the nouns by which a mention may be taken up: before any clause, and its last."""
    end = mention.start
    while end < mention.end and analysis.upos[end] in _NOMINAL:
        end += 1
    found: list[str] = []
    for last in (end - 1, mention.end - 1):
        noun = analysis.lowered[last]
        if last > mention.start and analysis.upos[last] in _NOUNS and noun not in found:
            found.append(noun)
    return found


def is_definite(analysis: Analysis, mention: Mention) -> bool:
    """Tell whether a mention is short and definite: *the report*, not *the report that ...*."""
    return analysis.lowered[mention.start] in _DEFINITE and mention.end - mention.start <= _SHORT


def marks_of(analysis: Analysis, mention: Mention) -> tuple[str, frozenset[str]]:
    """Return the noun that a description ends on before any clause, and its proper nouns."""
    end = mention.start
    while end < mention.end and analysis.upos[end] in _NOMINAL:
        end += 1
    if end - mention.start < 2 or analysis.upos[end - 1] != "NOUN":
        return "", frozenset()
    return analysis.lowered[end - 1], frozenset(
        analysis.lowered[word]
        for word in range(mention.start, end - 1)
        if analysis.upos[word] == "PROPN"
    )

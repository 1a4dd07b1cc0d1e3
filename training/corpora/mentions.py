"""Mentions of GUM: which words of a document refer to which entity.

References:
    Zeldes (2017), "The GUM Corpus"; the `Entity=` notation is that of CorefUD (Nedoluzhko et al.,
    2022): an opening bracket with an entity's number and type, a closing one with its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.conllu import Document, Word

_BRACKET = re.compile(r"\((?P<opened>\d+)-(?P<type>[a-z]+)[^()]*(?P<single>\))?|(?P<closed>\d+)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: code points of the document's text, half-open, the entity's number and type.

    `words` are the words that it covers, with the sentence's number: a mention never leaves its
    sentence.
    """

    start: int
    end: int
    entity: int
    type: str
    sentence: int
    words: tuple[Word, ...]


def mentions_of(document: Document) -> list[Mention]:
    """Read a document's mentions, ordered by start, longer ones first."""
    found = [
        mention
        for number, sentence in enumerate(document.sentences)
        for mention in _in_sentence(number, sentence.words)
    ]
    return sorted(found, key=lambda m: (m.start, -m.end))


def _in_sentence(number: int, words: tuple[Word, ...]) -> Iterator[Mention]:
    opened: dict[int, list[tuple[int, str]]] = {}
    for place, word in enumerate(words):
        for bracket in _BRACKET.finditer(word.entity or ""):
            if bracket["closed"]:
                entity = int(bracket["closed"])
                if not opened.get(entity):
                    continue
                first, kind = opened[entity].pop()
            else:
                entity, kind, first = int(bracket["opened"]), bracket["type"], place
                if not bracket["single"]:
                    opened.setdefault(entity, []).append((place, kind))
                    continue
            covered = words[first : place + 1]
            yield Mention(covered[0].start, covered[-1].end, entity, kind, number, covered)

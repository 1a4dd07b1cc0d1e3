"""The names of a report's cast as rules on names look at them: where each word of one stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sayso.cast.person_names import PersonName, parse
from sayso.findings.reading import Reading
from sayso.record import Entity, EntityType


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where the report names somebody or something.

    Attributes:
        start: First code point, of a person without titles.
        end: Code point after the last one, without a possessive.
        words: The words of the name, as written.
        kind: What bears it.
        subject: Id of the entity.
        titled: A title stands before it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    kind: EntityType
    subject: str
    titled: bool


# A longer mention is a description with clauses, and others stand inside it.
_LONGEST = 100


def entities_by_word(reading: Reading) -> dict[int, str]:
    """Return for the words of all mentions which entity they mean, the shortest mention's."""
    found: dict[int, tuple[int, str]] = {}
    starts = reading.analysis.words.starts
    for entity in reading.record.cast:
        for mention in entity.mentions:
            size = mention.end - mention.start
            if size > _LONGEST:
                continue
            first, last = starts.searchsorted((mention.start, mention.end)).tolist()
            for word in range(first, last):
                if word not in found or size < found[word][0]:
                    found[word] = size, entity.id
    return {word: subject for word, (_, subject) in found.items()}


@lru_cache(maxsize=4096)
def _parsed(written: str) -> PersonName:
    return parse(written)


def name_uses(reading: Reading, *kinds: EntityType) -> Iterator[NameUse]:
    """Yield where entities of these kinds are named, entity by entity."""
    for entity in reading.record.cast:
        if entity.type in kinds:
            yield from uses_of(reading, entity)


def uses_of(reading: Reading, entity: Entity) -> Iterator[NameUse]:
    """Yield where one entity is named, in text order."""
    text = reading.text
    for mention in entity.mentions:
        if mention.form != "name":
            continue
        written = text[mention.start : mention.end]
        if not written or text[mention.start - 1 : mention.start] in ("@", "#"):
            continue
        titled = False
        if entity.type == "person":
            parsed = _parsed(written)
            titled = bool(parsed.titles)
            full = parsed.full
        else:
            full = written
        at = written.rfind(full)
        if not full or at < 0:
            continue
        words = tuple(full.removesuffix("'s").removesuffix("’s").split())
        start = mention.start + at
        yield NameUse(start, start + len(full), words, entity.type, entity.id, titled)

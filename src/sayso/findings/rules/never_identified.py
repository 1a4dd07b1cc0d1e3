"""ATT005."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.findings.data_files import word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import (
    asserts,
    first_words,
    has_name,
    head_of_source,
    shortened,
    source_of,
)
from sayso.record import Finding

_PERSONS = word_set("vague_sources.toml", "persons")
_KNOWN = word_set("vague_sources.toml", "persons", "known")
_DEFINITE = frozenset("the this that said certain such".split())


@rule("ATT005")
def never_identified(reading: Reading) -> Iterator[Finding]:
    """A source that is described but never identified in the report.

    Points at somebody whom the report speaks of as if readers knew (*the individual*, *this
    figure*, *a certain gentleman*), has say something, and names nowhere, neither before nor after.

    Why:
        Such words suggest somebody definite and say nothing: the reader cannot tell who spoke,
        nor whether two of them are one. Reports that must not name a person often slip here.

    Guideline:
        The Code of Ethics of the Society of Professional Journalists wants sources to be
        identified clearly, as the public is entitled to as much as it can have to judge them by
        (https://www.spj.org/spj-code-of-ethics/).

    Flagged:
        A statement was read out at the theatre on Sunday. The individual said that the funds had
        been returned in full.

    Clean:
        A statement was read out at the theatre on Sunday. The individual, a former treasurer
        called Ines Marlow, said that the funds had been returned in full.

    Silence:
        Name the person, or say once what they are and why they are not named. `--ignore ATT005`
        or a comment in the draft keeps the rule quiet.
    """
    seen: set[str] = set()
    for attribution in reading.record.attributions:
        if attribution.grade == "named" or not asserts(reading, attribution):
            continue
        head = head_of_source(reading, attribution)
        noun = head.head.lower()
        definite = head.first in _DEFINITE or (
            len(head.words) > 1 and head.words[1].lower() == "certain"
        )
        listed = noun in _PERSONS or (noun in _KNOWN and head.first != "the")
        if not definite or not listed or has_name(reading, attribution):
            continue
        entity = reading.cast.get(attribution.speaker or "")
        key = attribution.speaker or noun
        if key in seen or (entity is not None and any(m.form == "name" for m in entity.mentions)):
            continue
        seen.add(key)
        span = first_words(reading, attribution)
        words = shortened(source_of(reading, attribution))
        yield Finding(
            code="ATT005",
            start=span.start,
            end=span.end,
            message=f"“{words}” is never identified: say who this is",
            subject=attribution.id,
        )

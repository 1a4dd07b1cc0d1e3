"""Who supplies how much of a report, from the record's profile."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.export.spacing import one_line
from sayso.export.speakers import names_of
from sayso.record import Record


@dataclass(frozen=True, slots=True)
class Supply:
    """What one speaker supplies.

    Attributes:
        id: Id of the speaker in the cast; empty where the profile gives none.
        name: The speaker's name, on one line.
        words: Words inside the content of the speaker's statements.
        statements: How many statements.
        share: Share of the report's words, from 0 to 1; None where those are not counted.
    """

    id: str
    name: str
    words: int
    statements: int
    share: float | None


def supplies(record: Record) -> tuple[Supply, ...]:
    """Return what each speaker supplies, most words first; empty where the profile has no speakers.

    An entry without a name of its own takes that of the cast; without either it is left out.
    """
    names = names_of(record)
    total = record.profile.words
    made = []
    for entry in record.profile.speakers:
        key = str(entry.get("id", ""))
        name = one_line(str(entry.get("name", "")) or names.get(key, ""))
        words = _count(entry.get("words"))
        if name:
            share = min(1.0, words / total) if total else None
            made.append(Supply(key, name, words, _count(entry.get("statements")), share))
    return tuple(sorted(made, key=lambda supply: -supply.words))


def _count(value: str | int | None) -> int:
    return max(0, value) if isinstance(value, int) else 0

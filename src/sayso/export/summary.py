"""A record in numbers: its statements counted by kind, grade and source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.export.spacing import one_line
from sayso.export.statements import GRADES, KINDS, Statement, statements
from sayso.export.supply import Supply, supplies
from sayso.record import Grade, GroupCount, Kind, Record


@dataclass(frozen=True, slots=True)
class Source:
    """A source with its statements.

    Attributes:
        name: The speaker's name, or the source's words where no speaker is known.
        speaker: Id of the speaker; None where it is told apart by its words alone, so that *Shaw*
            and *she* may be two.
        statements: Its statements, in text order.
    """

    name: str
    speaker: str | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A record in numbers.

    Attributes:
        statements: All of them, in the record's order.
        by_kind: How many of each kind, all kinds listed.
        by_grade: How many of each grade that occurs, in the order of `GRADES`.
        negated: How many say what somebody did not say or think.
        hearsay: How many come through two mouths or more.
        sources: The sources with their statements, most statements first.
        nobody: The statements that have no source.
        words: Words of the report.
        attributed_words: Words inside the content of a statement.
        unclear_words: Words whose voice is unclear.
        narrator_words: Words of the narrator.
        hearsay_share: Share of the words that come through two mouths or more.
        vague_share: Share of the words of sources that a reader could not find.
        grade_shares: Share of the words by grade, as far as the profile tells.
        supplies: Who supplies how much, as far as the profile tells.
        groups: What each group of speakers supplies, in the profile's order, by labels on one line.
        not_in_list: Speakers in no group; None where no groups were given.
    """

    statements: tuple[Statement, ...]
    by_kind: dict[Kind, int]
    by_grade: dict[Grade, int]
    negated: int
    hearsay: int
    sources: tuple[Source, ...]
    nobody: tuple[Statement, ...]
    words: int
    attributed_words: int
    unclear_words: int
    narrator_words: int
    hearsay_share: float
    vague_share: float
    grade_shares: dict[str, float]
    supplies: tuple[Supply, ...]
    groups: tuple[tuple[str, GroupCount], ...]
    not_in_list: int | None

    @property
    def attributed_share(self) -> float:
        """Share of the words that are attributed, from 0 to 1."""
        return self.share_of(self.attributed_words)

    def share_of(self, words: int) -> float:
        """Return a number of words as a share of all, from 0 to 1."""
        return min(1.0, words / self.words) if self.words else 0.0


def summarize(record: Record) -> Summary:
    """Count a record's statements by kind, by grade and by source."""
    found = statements(record)
    profile = record.profile
    unclear = round(profile.by_voice.get("unclear", 0.0) * profile.words)
    kinds = Counter(item.attribution.kind for item in found)
    grades = Counter(item.attribution.grade for item in found)
    return Summary(
        statements=found,
        by_kind={kind: kinds[kind] for kind in KINDS},
        by_grade={grade: grades[grade] for grade in GRADES if grades[grade]},
        negated=sum(item.negated for item in found),
        hearsay=sum(bool(item.outer_mouths) for item in found),
        sources=_sources(found),
        nobody=tuple(item for item in found if item.who is None),
        words=profile.words,
        attributed_words=profile.attributed_words,
        unclear_words=unclear,
        narrator_words=max(0, profile.words - profile.attributed_words - unclear),
        hearsay_share=profile.hearsay_share,
        vague_share=profile.vague_share,
        grade_shares=dict(profile.by_grade),
        supplies=supplies(record),
        groups=tuple((one_line(label), group) for label, group in profile.by_group.items()),
        not_in_list=profile.not_in_list,
    )


def _sources(found: tuple[Statement, ...]) -> tuple[Source, ...]:
    groups: dict[tuple[bool, str], list[Statement]] = {}
    for item in found:
        if item.speaker:
            groups.setdefault((True, item.attribution.speaker or ""), []).append(item)
        elif item.source:
            # The same source may stand at the start of a sentence and within one.
            groups.setdefault((False, item.source.casefold()), []).append(item)
    made = [
        Source(items[0].who or "", key if known else None, tuple(items))
        for (known, key), items in groups.items()
    ]
    return tuple(sorted(made, key=lambda source: -len(source.statements)))

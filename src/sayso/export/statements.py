"""Attributions as a reader meets them: numbered, with who says it, and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export.mouths import mouths_of
from sayso.export.occasions import occasion_of
from sayso.export.spacing import one_line
from sayso.export.speakers import form_of, names_of, reason_in_words
from sayso.record import Attribution, Grade, Kind, Record, ReportInfo, Span

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")
GRADES: tuple[Grade, ...] = (
    "named",
    "organisation",
    "document",
    "author",
    "unnamed",
    "collective",
    "none",
)
"""All grades, from a source that can be asked to one that cannot."""

VAGUE: frozenset[Grade] = frozenset({"unnamed", "collective", "none"})
"""Grades of sources that a reader could not find."""

GRADE_WORDS: dict[Grade, str] = {grade: grade for grade in GRADES} | {"none": "no source"}
"""What a reader sees of a grade."""

WHO_LIMIT = 60
"""Code points of a source's words where there is little room."""

_SURE = 0.8  # A speaker given less than this is told with its number.


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution, ready to be shown.

    Attributes:
        number: Its place in the record's list, from 1; the text is marked with it.
        speaker: The name of the speaker, where one is known.
        source: The source's words on one line; None where the report names nobody.
        as_worded: The source's words, where the speaker is known but they do not name it (a
            pronoun, a description); None where the name is enough.
        open_reason: Why there is no speaker, with names in place of ids; None where there is one,
            where the report names nobody, and where no reason is given.
        inside: Number of the statement that this one stands inside; None where there is none.
        mouths: Through whom it comes, from the narrator's side inward; None is nobody. The last
            one is its own.
        occasion: When, where and in which medium it was said, on one line; None: not told.
        words: The content's words, on one line.
        attribution: The attribution itself.
    """

    number: int
    speaker: str | None
    source: str | None
    as_worded: str | None
    open_reason: str | None
    inside: int | None
    mouths: tuple[str | None, ...]
    occasion: str | None
    words: str
    attribution: Attribution

    @property
    def who(self) -> str | None:
        """The speaker's name, else the source's words; None where the report names nobody."""
        return self.speaker or self.source

    @property
    def outer_mouths(self) -> tuple[str | None, ...]:
        """Those through whom it comes before its own source; hearsay where there are any."""
        return self.mouths[:-1]

    @property
    def negated(self) -> bool:
        """Whether it says what somebody did not say or think."""
        return self.attribution.polarity == "negated"

    @property
    def vague(self) -> bool:
        """Whether a reader could not find the source."""
        return self.attribution.grade in VAGUE

    @property
    def aside(self) -> list[str]:
        """What stands in brackets after the name: the report's words, and a speaker's low number.

        The second, such as `0.62`, is there where the speaker is given less than 0.8.
        """
        parts = [] if self.as_worded is None else [self.as_worded]
        sure = self.attribution.speaker_confidence
        if self.speaker and sure is not None and sure < _SURE:
            parts.append(f"{sure:.2f}")
        return parts

    @property
    def label(self) -> str:
        """The kind; the mode, unless it is speech; whether negated, hearsay, inside another."""
        parts = [str(self.attribution.kind)]
        if self.attribution.mode not in (None, "speech"):
            parts.append(str(self.attribution.mode))
        if self.negated:
            parts.append("negated")
        if self.outer_mouths:
            parts.append("hearsay")
        if self.inside is not None:
            parts.append(f"inside {self.inside}")
        return ", ".join(parts)

    @property
    def told_grade(self) -> Grade | None:
        """The grade, where it tells more than the margin does anyway: all but a named source's.

        Where the report names nobody, the margin says so already.
        """
        grade = self.attribution.grade
        return None if grade == "named" or (grade == "none" and self.who is None) else grade

    @property
    def confidence(self) -> str:
        """The confidence with two decimals, such as `0.93`."""
        return f"{self.attribution.confidence:.2f}"


def place_of(report: ReportInfo) -> str | None:
    """Return the URL or the path of a report; None for standard input and for a string."""
    return report.url or (report.path if report.path != "-" else None)


def statements(record: Record) -> tuple[Statement, ...]:
    """Number the attributions of a record and say who makes each."""
    names = {key: one_line(name) for key, name in names_of(record).items()}
    numbers = {item.id: number for number, item in enumerate(record.attributions, 1)}
    text = record.report.text
    by_id = {item.id: item for item in record.attributions}
    sources = {item.id: _joined(text, item.source) for item in record.attributions}
    found = []
    for number, item in enumerate(record.attributions, 1):
        speaker = names.get(item.speaker or "") or None
        source = sources[item.id] or None
        told = item.speaker_reason and one_line(reason_in_words(item.speaker_reason, names))
        found.append(
            Statement(
                number=number,
                speaker=speaker,
                source=source,
                as_worded=_as_worded(record, item, speaker, source),
                open_reason=(told or None) if source and not speaker else None,
                inside=numbers.get(item.parent or ""),
                mouths=mouths_of(item, by_id, names, sources),
                occasion=occasion_of(text, item),
                words=_joined(text, item.content),
                attribution=item,
            )
        )
    return tuple(found)


def _as_worded(
    record: Record, item: Attribution, speaker: str | None, source: str | None
) -> str | None:
    if speaker is None or source is None or source.casefold() == speaker.casefold():
        return None
    return None if form_of(record, item) == "name" else source


def _joined(text: str, spans: Sequence[Span]) -> str:
    words = (one_line(text[span.start : span.end]) for span in spans)
    return " … ".join(word for word in words if word)

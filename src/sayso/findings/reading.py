"""What a rule may read: the record so far, its grammar, and look-ups by place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sayso.findings.settings import FindingSettings
from sayso.model.analysis import Analysis
from sayso.record import Attribution, Entity, Record, Span, Voice


@dataclass(frozen=True)
class Reading:
    """A report as rules see it.

    Attributes:
        record: Its record, complete but for the findings.
        analysis: Its words with their grammar; word numbers and code points are two things.
        settings: What the user has set.
    """

    record: Record
    analysis: Analysis
    settings: FindingSettings = field(default_factory=FindingSettings)

    @property
    def text(self) -> str:
        """The report's text."""
        return self.record.report.text

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """The attributions by id."""
        return {a.id: a for a in self.record.attributions}

    @cached_property
    def cast(self) -> dict[str, Entity]:
        """The entities by id."""
        return {e.id: e for e in self.record.cast}

    def word_at(self, place: int) -> int | None:
        """Return the number of the word that holds a code point, or None between words."""
        words = self.analysis.words
        number = int(words.starts.searchsorted(place, side="right")) - 1
        return number if number >= 0 and place < words.ends[number] else None

    def sentence_at(self, place: int) -> Span | None:
        """Return the sentence that holds a code point."""
        return _around(self.record.report.sentences, self._sentence_starts, place)

    def paragraph_at(self, place: int) -> Span | None:
        """Return the paragraph that holds a code point; headings are none."""
        return _around(self.record.report.paragraphs, self._paragraph_starts, place)

    def voice_at(self, place: int) -> str | None:
        """Return the voice of a code point: `narrator`, `unclear` or an attribution's id."""
        found = _around(self.record.voices, self._voice_starts, place)
        return found.voice if isinstance(found, Voice) else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.record.report.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.record.report.paragraphs]

    @cached_property
    def _voice_starts(self) -> list[int]:
        return [span.start for span in self.record.voices]


def _around(spans: Sequence[Span], starts: Sequence[int], place: int) -> Span | None:
    number = bisect_right(starts, place) - 1
    return spans[number] if number >= 0 and place < spans[number].end else None

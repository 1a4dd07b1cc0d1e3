"""What a rule may read: the record so far, its grammar, and look-ups by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from sayso.cast.tree import Tree
from sayso.findings.settings import FindingSettings
from sayso.model.analysis import Analysis
from sayso.model.quotes import QuotationIndex
from sayso.record import Attribution, Entity, Record, Span, Voice


@dataclass(frozen=True)
class Reading:
    """A report as rules see it.

    Attributes:
        record: Its record, complete but for the findings.
        analysis: Its words with their grammar; word numbers and code points are two things.
        settings: What the user has set.
        known_tree: The trees of the analysis, where they have been made already.
    """

    record: Record
    analysis: Analysis
    settings: FindingSettings = field(default_factory=FindingSettings)
    known_tree: Tree | None = field(default=None, repr=False, compare=False)

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

    @cached_property
    def tree(self) -> Tree:
        """The dependency trees of the report's sentences, by word number."""
        return self.known_tree or Tree(self.analysis)

    @cached_property
    def quotations(self) -> QuotationIndex:
        """The stretches within quotation marks, by code point."""
        return QuotationIndex(self.analysis.words.quotations)

    def word_at(self, place: int) -> int | None:
        """Return the number of the word that holds a code point, or None between words."""
        words = self.analysis.words
        number = int(words.starts.searchsorted(place, side="right")) - 1
        return number if number >= 0 and place < words.ends[number] else None

    def sentence_at(self, place: int) -> Span | None:
        """Return the sentence that holds a code point."""
        return _around(self.record.report.sentences, self._sentence_starts, place)

    def sentence_number(self, place: int) -> int | None:
        """Return the number of the sentence that holds a code point, or None between sentences."""
        number = bisect_right(self._sentence_starts, place) - 1
        sentences = self.record.report.sentences
        return number if number >= 0 and place < sentences[number].end else None

    def attributions_in(self, sentence: Span) -> list[Attribution]:
        """Return the attributions whose cues begin in a sentence, in text order."""
        first = bisect_left(self._cue_starts, sentence.start)
        last = bisect_left(self._cue_starts, sentence.end)
        return self._by_cue[first:last]

    def paragraph_at(self, place: int) -> Span | None:
        """Return the paragraph that holds a code point; headings are none."""
        return _around(self.record.report.paragraphs, self._paragraph_starts, place)

    def voice_at(self, place: int) -> str | None:
        """Return the voice of a code point: `narrator`, `unclear` or an attribution's id."""
        found = _around(self.record.voices, self._voice_starts, place)
        return found.voice if isinstance(found, Voice) else None

    def is_narrated(self, place: int) -> bool:
        """Tell whether a code point is the narrator's own: nobody's statement and not quoted."""
        if self.quotations.at(place) is not None:
            return False
        if self.record.voices:
            voice = self.voice_at(place)
            statement = self.attributions.get(voice or "")
            # What nobody is said to have said (*it was noted that …*) the narrator says.
            return voice == "narrator" or (statement is not None and not statement.source)
        number = bisect_right(self._content_starts, place) - 1
        return number < 0 or place >= self._content_ends[number]

    @cached_property
    def _contents(self) -> list[Span]:
        return sorted(
            (span for a in self.record.attributions for span in a.content),
            key=lambda span: span.start,
        )

    @cached_property
    def _content_starts(self) -> list[int]:
        return [span.start for span in self._contents]

    @cached_property
    def _content_ends(self) -> list[int]:
        # How far the contents that begin so far reach; one may stand inside another.
        return list(accumulate((span.end for span in self._contents), max))

    @cached_property
    def _by_cue(self) -> list[Attribution]:
        return sorted(self.record.attributions, key=lambda a: a.cue[0].start)

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [a.cue[0].start for a in self._by_cue]

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

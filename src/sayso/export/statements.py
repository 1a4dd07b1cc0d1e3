"""Attributions as a reader meets them: numbered, with who says it, and counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.record import Attribution, Kind, Record, ReportInfo, Span

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

WHO_LIMIT = 60
"""Code points of a source's words where there is little room."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution, ready to be shown.

    Attributes:
        number: Its place in the record's list, from 1; the text is marked with it.
        who: The name of the speaker, where one is known, else the source's words in the report;
            None where the report names nobody.
        inside: Number of the statement that this one stands inside; None where there is none.
        words: The content's words, on one line.
        attribution: The attribution itself.
    """

    number: int
    who: str | None
    inside: int | None
    words: str
    attribution: Attribution

    @property
    def label(self) -> str:
        """The kind, and that the statement is negated or stands inside another."""
        parts = [str(self.attribution.kind)]
        if self.attribution.polarity == "negated":
            parts.append("negated")
        if self.inside is not None:
            parts.append(f"inside {self.inside}")
        return ", ".join(parts)

    @property
    def confidence(self) -> str:
        """The confidence with two decimals, such as `0.93`."""
        return f"{self.attribution.confidence:.2f}"


@dataclass(frozen=True, slots=True)
class Summary:
    """A record in numbers.

    Attributes:
        statements: All of them, in the record's order.
        by_kind: How many of each kind, all kinds listed.
        negated: How many say what somebody did not say or think.
        by_source: Number of statements of each source, most first. Sources are told apart by
            their speaker, or by their words where no speaker is known, so *Shaw* and *she* may
            count as two.
        nobody: How many statements have no source.
        words: Words of the report.
        attributed_words: Words inside the content of a statement.
    """

    statements: tuple[Statement, ...]
    by_kind: dict[Kind, int]
    negated: int
    by_source: dict[str, int]
    nobody: int
    words: int
    attributed_words: int

    @property
    def attributed_share(self) -> float:
        """Share of the words that are attributed, from 0 to 1."""
        return min(1.0, self.attributed_words / self.words) if self.words else 0.0


def one_line(text: str, limit: int | None = None) -> str:
    """Join all white space to single spaces, and cut at `limit` code points with an ellipsis."""
    text = _SPACES.sub(" ", text).strip()
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rstrip() + "…"
    return text


def place_of(report: ReportInfo) -> str | None:
    """Return the URL or the path of a report; None for standard input and for a string."""
    return report.url or (report.path if report.path != "-" else None)


def statements(record: Record) -> tuple[Statement, ...]:
    """Number the attributions of a record and say who makes each."""
    names = {entity.id: one_line(entity.name) for entity in record.cast}
    numbers = {item.id: number for number, item in enumerate(record.attributions, 1)}
    text = record.report.text
    return tuple(
        Statement(
            number=number,
            who=names.get(item.speaker or "") or _joined(text, item.source) or None,
            inside=numbers.get(item.parent or ""),
            words=_joined(text, item.content),
            attribution=item,
        )
        for number, item in enumerate(record.attributions, 1)
    )


def summarize(record: Record) -> Summary:
    """Count a record's statements by kind and by source."""
    found = statements(record)
    kinds = Counter(item.attribution.kind for item in found)
    # The same source may stand at the start of a sentence and within one.
    spelled: dict[str, str] = {}
    sources: Counter[str] = Counter()
    for item in found:
        if item.who is not None:
            sources[spelled.setdefault(item.who.casefold(), item.who)] += 1
    return Summary(
        statements=found,
        by_kind={kind: kinds[kind] for kind in KINDS},
        negated=sum(item.attribution.polarity == "negated" for item in found),
        by_source=dict(sources.most_common()),
        nobody=sum(item.who is None for item in found),
        words=record.profile.words,
        attributed_words=record.profile.attributed_words,
    )


def _joined(text: str, spans: Sequence[Span]) -> str:
    words = (one_line(text[span.start : span.end]) for span in spans)
    return " … ".join(word for word in words if word)

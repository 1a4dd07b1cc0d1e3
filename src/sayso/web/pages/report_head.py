"""What stands above a report: its words by voice and grade as a bar, and when things were said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export.spacing import one_line
from sayso.export.statements import GRADE_WORDS, GRADES, Statement
from sayso.export.summary import Summary
from sayso.record import Record
from sayso.web.pages.report_text import anchor_of
from sayso.web.words import day

_NAME_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the bar.

    Attributes:
        style: `narrator`, `unclear` or a grade; the style sheet shades by it.
        label: What it is, in words.
        words: How many words.
        share: Their share of all words, from 0 to 1.
        start: Where it starts on the bar, in thousandths.
        width: How wide it is, in thousandths.
    """

    style: str
    label: str
    words: int
    share: float
    start: int
    width: int

    @property
    def percent(self) -> str:
        """The share in per cent; what is there at all is never nought."""
        return "<1 %" if 0 < self.share < 0.005 else f"{round(100 * self.share)} %"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time at which the report says that something was said.

    Attributes:
        value: The normalised time, as the record has it.
        label: The same for a reader.
        published: It is the day of the report itself.
        statements: Anchor, number and name of the source of each statement of that time.
    """

    value: str
    label: str
    published: bool
    statements: tuple[tuple[str, int, str], ...]


def profile_bar(summary: Summary) -> tuple[Stretch, ...]:
    """Return the bar from the narrator's words to those of nobody; empty without words."""
    if not summary.words:
        return ()
    shares: list[tuple[str, str, float]] = [
        ("narrator", "narrator", summary.share_of(summary.narrator_words)),
        ("unclear", "voice unclear", summary.share_of(summary.unclear_words)),
        *((grade, GRADE_WORDS[grade], summary.grade_shares.get(grade, 0.0)) for grade in GRADES),
    ]
    known = sum(share for _, _, share in shares[2:])
    # Words of statements whose grade the record does not tell.
    shares.append(("unknown", "grade not told", max(0.0, summary.attributed_share - known)))
    made, place = [], 0.0
    for style, label, share in shares:
        share = min(1.0, max(0.0, share))
        words = round(share * summary.words)
        if not words:
            continue
        start, place = round(1000 * place), min(1.0, place + share)
        width = max(1, round(1000 * place) - start)
        made.append(Stretch(style, label, words, share, start, width))
    return tuple(made)


def timeline(record: Record, found: Sequence[Statement]) -> tuple[Moment, ...]:
    """Return the times of the statements in order, and among them the day of the report.

    A time that stands for longer (a month, an interval) is placed where it starts. Statements
    without a time, or whose words place them at none, are left out.
    """
    at: dict[str, list[Statement]] = defaultdict(list)
    for item in found:
        occasion = item.attribution.occasion
        if occasion and occasion.when and occasion.when.value and not occasion.when.vague:
            at[occasion.when.value].append(item)
    if not at:
        return ()
    published = (record.report.published or "")[:10]
    values = {*at, published} if published else set(at)
    return tuple(
        Moment(
            value=value,
            label=day(value),
            published=value == published,
            statements=tuple(
                (anchor_of(item), item.number, one_line(item.who or "nobody", _NAME_LIMIT))
                for item in at.get(value, ())
            ),
        )
        for value in sorted(values, key=_begins)
    )


def _begins(value: str) -> tuple[str, str]:
    """Return what sorts times: years before their months, months before their days."""
    begin = value.partition("/")[0]
    year, _, week = begin.partition("-W")
    if week.isdecimal():
        # Good enough to stand in order: the month and the day at which a week starts, about.
        days = (int(week) - 1) * 7
        begin = f"{year}-{days // 31 + 1:02}-{days % 31 + 1:02}"
    return begin, value

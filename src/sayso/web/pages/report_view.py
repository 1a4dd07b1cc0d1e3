"""A stored report -> all that its page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.export.block_text import escaped
from sayso.export.cast import CastEntry, CastTie, cast_entries, cast_ties
from sayso.export.finding_list import FindingEntry, finding_entries
from sayso.export.segments import Block, blocks
from sayso.export.spacing import one_line
from sayso.export.summary import Summary, summarize
from sayso.record import Record
from sayso.store.rows import CorrectionRow, ReportRow, StoredReport
from sayso.web.pages.report_changes import said_of
from sayso.web.pages.report_head import Moment, Stretch, profile_bar, timeline
from sayso.web.pages.report_notes import Said, notes_list
from sayso.web.pages.report_statements import StatementView, statement_views
from sayso.web.pages.report_text import ReportText

_WEB_ADDRESS = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_OPENING = 400  # Code points in which a text tells who wrote it.


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One of the cast, as the page lists it.

    Attributes:
        entry: The entity with its statements.
        person: Number of its page in the library; None: it has none.
        words: Words of its statements.
        share: Their share of the report's words, from 0 to 1; None: not told.
        spoken: Numbers of its statements, joint ones too, parted by spaces.
    """

    entry: CastEntry
    person: int | None
    words: int
    share: float | None
    spoken: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding, as the page lists it.

    Attributes:
        entry: The finding.
        set_aside: A person set it aside.
        marked: Its words carry a mark in the text.
    """

    entry: FindingEntry
    set_aside: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the page of a report shows.

    Attributes:
        row: The report as lists show it.
        record: The record, corrections in it.
        address: Path of the page.
        web_address: Where it stands on the web; None: nowhere, or nothing that a link may lead to.
        byline: Who wrote it, on one line; empty where the text opens with it.
        headline: The headline's words as markup.
        headline_start: Where the headline stands in the text; None: the text does not have it.
        headline_notes: Notes of the statements in the headline, as markup.
        body: The text below the headline with its notes, as markup.
        summary: The record in numbers.
        bar: Its words by voice and grade.
        moments: When things were said.
        statements: Every statement in full.
        speakers: The cast, those who say most first.
        ties: What the report says of how they belong together.
        findings: The findings, in the order of the text.
        versions: The other versions of the same address, newest first.
        corrections: The corrections of this report, newest first.
        lost: Corrections in force whose words are not found in this reading.
        unclear: The text has passages of unclear voice.
    """

    row: ReportRow
    record: Record
    address: str
    web_address: str | None
    byline: str
    headline: Markup
    headline_start: int | None
    headline_notes: Markup
    body: Markup
    summary: Summary
    bar: tuple[Stretch, ...]
    moments: tuple[Moment, ...]
    statements: tuple[StatementView, ...]
    speakers: tuple[SpeakerView, ...]
    ties: tuple[CastTie, ...]
    findings: tuple[FindingView, ...]
    versions: tuple[ReportRow, ...]
    corrections: tuple[CorrectionRow, ...]
    lost: tuple[CorrectionRow, ...]
    unclear: bool

    @property
    def checked(self) -> int:
        """How many statements have a part that a person confirmed."""
        return sum(bool(item.said.confirmed) for item in self.statements)


def report_address(key: str) -> str:
    """Return the path of the page of a report."""
    return f"/reports/{key}"


def view_of(
    stored: StoredReport, reading: Record | None, corrections: Sequence[CorrectionRow] = ()
) -> ReportView:
    """Return what the page of a report shows.

    Args:
        stored: The report.
        reading: The record as the model read it, without corrections; None: not known.
        corrections: The corrections of the report.
    """
    record = stored.record
    address = report_address(stored.row.key)
    summary = summarize(record)
    found = summary.statements
    said = said_of(record, reading, stored.confirmed)
    text = ReportText(
        found,
        [finding.code for finding in record.findings],
        address,
        checked=said,
        quiet=stored.set_aside,
    )
    body = blocks(record, mentions=True, findings=True)
    own = _headline(body, stored.row.title)
    page = _Blocks(text, summary, address, said)
    headline = text.text(own[0]) if own else escaped(stored.row.title)
    shown = "\n".join(page.block(block) for block in body[len(own) :])
    lost = set(stored.lost)
    return ReportView(
        row=stored.row,
        record=record,
        address=address,
        web_address=_web_address(stored.row.url),
        byline=_byline(record),
        # Every word of these went through `escaped`.
        headline=Markup(headline),
        headline_start=own[0].start if own else None,
        headline_notes=Markup(page.notes(own[0]) if own else ""),
        body=Markup(shown),
        summary=summary,
        bar=profile_bar(summary),
        moments=timeline(record, found),
        statements=statement_views(record, found, address, stored.people, said),
        speakers=_speakers(record, summary, stored),
        ties=cast_ties(record),
        findings=tuple(
            FindingView(entry, entry.number in stored.set_aside, entry.number in text.flagged)
            for entry in finding_entries(record, body)
        ),
        versions=tuple(sorted(stored.other_versions, key=lambda row: -row.version)),
        corrections=tuple(corrections),
        lost=tuple(row for row in corrections if row.id in lost),
        unclear=any(voice.voice == "unclear" for voice in record.voices),
    )


class _Blocks:
    """Makes the blocks of the page."""

    def __init__(
        self, text: ReportText, summary: Summary, address: str, said: dict[int, Said]
    ) -> None:
        self._text = text
        self._found = summary.statements
        self._address = address
        self._said = said

    def block(self, block: Block) -> str:
        words = self._text.text(block)
        notes = self.notes(block)
        # White space alone takes no room on the page.
        blank = "" if notes or words.strip() else " blank"
        element = "h2" if block.heading and words.strip() else "p"
        return (
            f'<div class="block{blank}">\n<{element} class="text" dir="auto" data-text'
            f' data-start="{block.start}">{words}</{element}>\n{notes}</div>'
        )

    def notes(self, block: Block) -> str:
        items = [self._found[number - 1] for number in block.notes]
        return notes_list(items, self._address, self._said)


def _headline(body: Sequence[Block], title: str) -> Sequence[Block]:
    """Return the first block, where it is a heading that says what the title says."""
    if not body or not body[0].heading:
        return ()
    words = one_line("".join(segment.text for segment in body[0].segments))
    return body[:1] if words and words.casefold() == one_line(title).casefold() else ()


def _web_address(url: str | None) -> str | None:
    """Return an address that a link may lead to; an archive may bring in `javascript:`, too."""
    return url if url and _WEB_ADDRESS.fullmatch(url) else None


def _byline(record: Record) -> str:
    opening = record.report.text[:_OPENING].casefold()
    told = all(name.casefold() in opening for name in record.report.byline)
    return "" if told else one_line(", ".join(record.report.byline))


def _speakers(record: Record, summary: Summary, stored: StoredReport) -> tuple[SpeakerView, ...]:
    supplied = {supply.id: supply for supply in summary.supplies}
    made = []
    for entry in cast_entries(record):
        supply = supplied.get(entry.entity.id)
        made.append(
            SpeakerView(
                entry=entry,
                person=stored.people.get(entry.entity.id),
                words=supply.words if supply else 0,
                share=supply.share if supply else None,
                spoken=" ".join(map(str, sorted({*entry.statements, *entry.joint}))),
            )
        )
    return tuple(made)

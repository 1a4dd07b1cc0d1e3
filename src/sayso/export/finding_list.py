"""Findings as a reader of the whole report meets them: with their place in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.export.segments import Block, blocks
from sayso.export.spacing import one_line
from sayso.record import Record

_WORDS_LIMIT = 100


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A finding, ready to be shown; all text is on one line.

    Attributes:
        number: Its place in the record's list, from 1.
        code: The rule, such as ATT002.
        message: What an editor would want to look at.
        paragraph: The paragraph in which its words begin, from 1; None: a heading, or nowhere.
        words: The beginning of its words.
    """

    number: int
    code: str
    message: str
    paragraph: int | None
    words: str


def finding_entries(
    record: Record, body: Sequence[Block] | None = None
) -> tuple[FindingEntry, ...]:
    """Return the findings of a record in its order, with the paragraphs that they stand in.

    Args:
        record: The record.
        body: Its blocks, where they have been made already.
    """
    if not record.findings:
        return ()
    text = record.report.text
    body = blocks(record) if body is None else body
    shown = [one for one in body if text[one.start : one.end].strip()]
    starts = [one.start for one in shown]
    counted: list[int | None] = []
    paragraph = 0
    for one in shown:
        paragraph += not one.heading
        counted.append(None if one.heading else paragraph)
    made = []
    for number, finding in enumerate(record.findings, 1):
        at = max(0, bisect_right(starts, finding.start) - 1)
        made.append(
            FindingEntry(
                number=number,
                code=one_line(finding.code),
                message=one_line(finding.message),
                paragraph=counted[at] if counted else None,
                words=one_line(text[finding.start : finding.end], _WORDS_LIMIT),
            )
        )
    return tuple(made)

"""The notes in the margin of a report: each statement's chain as a short line of names.

A tall margin would tear the text apart, so a note shows what a reader has to see: who, through
whom, and what is out of the ordinary. The rest (kind, confidence, occasion) is told on paper and to
those who listen, and by the details that open when a statement is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.export.block_text import escaped, hidden
from sayso.export.spacing import one_line
from sayso.export.statements import GRADE_WORDS, Statement
from sayso.web.pages.report_text import address_of

_NAME_LIMIT = 80
_OCCASION_LIMIT = 120
_SURE = 0.8  # What is surer than this needs no number in the margin.

TICK = (
    '<svg class="tick" viewBox="0 0 16 16" aria-hidden="true"><path d="m2.5 8.5 3.5 3.5 7.5-8"/>'
    "</svg>"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of a statement, in words for the page.

    Attributes:
        confirmed: Which parts are confirmed, by whom and when; None: nobody said anything.
        short: The same in a few words, for the margin.
        changed: What was read otherwise by the model, part by part.
        added: A person added the statement; the model had none.
    """

    confirmed: str | None = None
    short: str = ""
    changed: tuple[tuple[str, str], ...] = ()
    added: bool = False


NOTHING_SAID = Said()


def notes_list(items: Sequence[Statement], report: str, said: Mapping[int, Said]) -> str:
    """Return the notes of a block; empty where it has none.

    Args:
        items: The statements whose cues begin in the block.
        report: Path of the report's page.
        said: What people said of a statement, by its number.
    """
    if not items:
        return ""
    notes = "\n".join(_note(item, report, said.get(item.number, NOTHING_SAID)) for item in items)
    return f'<ol class="notes" aria-label="Statements here">\n{notes}\n</ol>\n'


def _note(item: Statement, report: str, said: Said) -> str:
    number = item.number
    address = escaped(address_of(report, item))
    link = f'<a class="no" href="{address}">{hidden("Statement ")}{number}</a>'
    return (
        f'<li id="n{number}" class="note" data-a="{number}">{link} {chain(item)}'
        f"{_seen(item, said)}{_told(item)}</li>"
    )


def chain(item: Statement) -> str:
    """Return a statement's way to the reader: from its source outward, as `Yildoran → Shaw`.

    The narrator stands at the end only where there is a mouth between: elsewhere the way is short.
    """
    names = [_who(name) for name in reversed(item.mouths)]
    sure = item.attribution.speaker_confidence
    if item.speaker and sure is not None and sure < _SURE:
        aside = ", ".join(escaped(one_line(part, _NAME_LIMIT)) for part in item.aside)
        names[0] += f' <bdi class="aside">({aside})</bdi>'
    if item.outer_mouths:
        names.append('<span class="narrator">narrator</span>')
    arrow = f'{hidden(" by way of ")}<span class="arrow" aria-hidden="true"> → </span>'
    return f'<span class="chain">{arrow.join(names)}</span>'


def _who(name: str | None) -> str:
    if name is None:
        return '<span class="nobody">nobody</span>'
    return f'<bdi class="mouth">{escaped(one_line(name, _NAME_LIMIT))}</bdi>'


def _seen(item: Statement, said: Said) -> str:
    """Return what a reader has to see: the grade of most, negation, doubt, what people said."""
    parts = []
    grade = item.told_grade
    if grade:
        parts.append(f'<span class="grade grade-{grade}">{GRADE_WORDS[grade]}</span>')
    if item.negated:
        parts.append('<b class="not">not said</b>')
    if item.attribution.confidence < _SURE:
        parts.append(f'<span class="conf">{hidden("confidence ")}{item.confidence}</span>')
    if said.confirmed:
        words = f"{hidden('confirmed by ')}{escaped(one_line(said.short, _NAME_LIMIT))}"
        parts.append(f'<span class="confirmed">{TICK} {words}</span>')
    return "".join(f" {part}" for part in parts)


def _told(item: Statement) -> str:
    """Return what is on paper and read aloud only."""
    parts = [item.label]
    if item.attribution.confidence >= _SURE:
        parts.append(f"confidence {item.confidence}")
    if item.occasion:
        parts.append(one_line(item.occasion, _OCCASION_LIMIT))
    return f' <span class="told vh">{escaped("; ".join(parts))}</span>'

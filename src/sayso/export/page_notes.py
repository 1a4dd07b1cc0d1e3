"""The notes beside a block of the page: through whom each statement comes, how, and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sayso.export.block_text import escaped, hidden
from sayso.export.page_text import SHADES
from sayso.export.spacing import one_line
from sayso.export.statements import GRADE_WORDS, Statement
from sayso.record import Grade

_WHO_LIMIT = 140
_REASON_LIMIT = 280


def notes_list(
    items: Sequence[Statement], places: Mapping[str, int], link: Callable[[int], str]
) -> str:
    """Return the notes of a block; empty where it has none.

    Args:
        items: The statements whose cues begin in the block.
        places: Place in the cast, from 1, of each entity that the page lists, by its id.
        link: Gives the address of a statement by its number.
    """
    if not items:
        return ""
    notes = "\n".join(_note(item, places, link(item.number)) for item in items)
    return f'<ol class="notes" aria-label="Statements here">\n{notes}\n</ol>\n'


def _note(item: Statement, places: Mapping[str, int], address: str) -> str:
    number = item.number
    link = f'<a class="no" href="{address}">{hidden("Statement ")}{number}</a>'
    # Two arrows that point at each other would be hard to read.
    sign = "·" if item.outer_mouths else "→"
    return (
        f'<li id="n{number}" data-a="{number}">{link} {through(item)}{_speaker(item, places)} '
        f'<span aria-hidden="true">{sign}</span> {label(item)}</li>'
    )


def _speaker(item: Statement, places: Mapping[str, int]) -> str:
    place = places.get(item.attribution.speaker or "")
    markup = who(item.who)
    if place is not None:
        markup = f'<a class="to-cast" href="#c{place}">{markup}</a>'
    if item.aside:
        words = ", ".join(
            f"<bdi>{escaped(one_line(part, _WHO_LIMIT))}</bdi>" for part in item.aside
        )
        markup += f' <span class="aside">({words})</span>'
    if item.open_reason:
        reason = escaped(one_line(item.open_reason, _REASON_LIMIT))
        markup += f'<span class="open">: <bdi>{reason}</bdi></span>'
    return markup


def through(item: Statement) -> str:
    """Return the markup of those through whom a statement comes, each with an arrow after it."""
    arrow = f' <span class="through" aria-hidden="true">←</span>{hidden(" passes on ")} '
    return "".join(f"{who(mouth, 'mouth')}{arrow}" for mouth in item.outer_mouths)


def who(name: str | None, style: str = "who") -> str:
    """Return the markup of a source, or of nobody."""
    if name is None:
        return '<span class="nobody">nobody</span>'
    return f'<bdi class="{style}">{escaped(one_line(name, _WHO_LIMIT))}</bdi>'


def label(item: Statement) -> str:
    """Return the markup of a statement's kind, mode, polarity, grade, confidence and occasion."""
    words = escaped(item.label)
    for telling in ("negated", "hearsay"):
        words = words.replace(telling, f'<b class="{telling}">{telling}</b>')
    confidence = f'<span class="conf">{item.confidence}</span>'
    grade = item.attribution.grade
    told = f" {grade_mark(grade)}" if grade else ""
    when = f' <bdi class="occasion">{escaped(item.occasion)}</bdi>' if item.occasion else ""
    kind = f'<span class="what">{words}</span>&nbsp;{confidence}'
    return f'<span class="label">{kind}{told}{when}</span>'


def grade_mark(grade: Grade) -> str:
    """Return the markup of a grade: its word in its shade."""
    return f'<span class="grade {SHADES[grade]}">{GRADE_WORDS[grade]}</span>'

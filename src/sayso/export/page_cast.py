"""The cast on a page: who is who, to read and to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.export.block_text import escaped
from sayso.export.cast import CastEntry, CastTie, cast_ties
from sayso.export.spacing import one_line
from sayso.export.supply import Supply
from sayso.record import Record

_NAME_LIMIT = 140
_PEOPLE_SHOWN = 12
_SILENT_SHOWN = 6  # Where more of the cast say nothing, they are folded away.


def people(entries: Sequence[CastEntry]) -> str:
    """Return the row of speakers above the report, from which the script lets one be chosen.

    It is hidden until the script shows it, for without the script there is nothing to choose.
    """
    speakers = [entry for entry in entries if entry.speaks][:_PEOPLE_SHOWN]
    if not speakers:
        return ""
    rows = "".join(
        f"<li>{_pick(entry)} <small>{len(entry.statements) + len(entry.joint)}</small></li>"
        for entry in speakers
    )
    return (
        f'<ul class="people" aria-label="Light the statements and mentions of" hidden>{rows}</ul>\n'
    )


def cast_section(
    record: Record,
    entries: Sequence[CastEntry],
    supplies: Sequence[Supply],
    link: Callable[[int], str],
) -> str:
    """Return the section of the cast; empty where there is none.

    Args:
        record: The record.
        entries: Its cast, in the order to show.
        supplies: Who supplies how much; empty where the profile does not tell.
        link: Gives the address of a statement by its number.
    """
    if not entries:
        return ""
    supplied = {supply.id: supply for supply in supplies}
    shown = [entry for entry in entries if entry.speaks]
    silent = [entry for entry in entries if not entry.speaks]
    if len(silent) <= _SILENT_SHOWN:
        shown, silent = [*shown, *silent], []
    rows = _list([_entry(one, supplied.get(one.entity.id), link) for one in shown])
    if silent:
        others = _list([_entry(one, None, link) for one in silent])
        told = f"{len(silent)} {'more' if shown else 'of the cast'}, who say nothing"
        rows += f"<details><summary>{told}</summary>\n{others}</details>\n"
    return f"""<section id="cast" tabindex="-1" aria-labelledby="cast-title">
<h2 id="cast-title">The cast</h2>
{rows}{_ties(cast_ties(record), link)}</section>
"""


def _list(rows: Sequence[str]) -> str:
    return '<ul class="cast">\n' + "\n".join(rows) + "\n</ul>\n" if rows else ""


def _pick(entry: CastEntry) -> str:
    """Return a name that the script turns into a button."""
    spoken = " ".join(str(number) for number in sorted({*entry.statements, *entry.joint}))
    name = escaped(one_line(entry.name, _NAME_LIMIT))
    return f'<span class="pick" data-p="{entry.number}" data-s="{spoken}"><bdi>{name}</bdi></span>'


def _entry(entry: CastEntry, supply: Supply | None, link: Callable[[int], str]) -> str:
    told = [f'<p class="name">{_pick(entry)} <small>{entry.type}</small></p>']
    told.append(_lines("roles", "", entry.roles))
    told.append(_lines("aliases", "also ", entry.aliases))
    told.append(_lines("members", "together: ", entry.members))
    numbers = _links("", entry.statements, link)
    jointly = _links("with others: ", entry.joint, link)
    count = _counted(len(entry.statements) + len(entry.joint), "statement")
    spoken = "; ".join(part for part in (numbers, jointly) if part)
    facts = [f"<b>{count}</b>" + (f" ({spoken})" if spoken else "") if entry.speaks else ""]
    facts.append(_counted(len(entry.entity.mentions), "mention") if entry.entity.mentions else "")
    facts.append(_supplied(supply) if supply else "")
    known = ", ".join(fact for fact in facts if fact)
    told.append(f'<p class="facts">{known}</p>' if known else "")
    return f'<li id="c{entry.number}">{"".join(told)}</li>'


def _lines(style: str, before: str, words: Sequence[str]) -> str:
    if not words:
        return ""
    listed = ", ".join(f"<bdi>{escaped(word)}</bdi>" for word in words)
    return f'<p class="{style}">{before}{listed}</p>'


def _links(before: str, numbers: Sequence[int], link: Callable[[int], str]) -> str:
    listed = ", ".join(f'<a href="{link(number)}">{number}</a>' for number in numbers)
    return before + listed if listed else ""


def _supplied(supply: Supply) -> str:
    words = _counted(supply.words, "word")
    if supply.share is None:
        return words
    percent = round(100 * supply.share)
    return f"""{words}, {percent} % of the report
<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">\
<rect class="rest" width="100" height="1"/>\
<rect class="said" width="{percent}" height="1"/></svg>"""


def _ties(ties: Sequence[CastTie], link: Callable[[int], str]) -> str:
    if not ties:
        return ""
    rows = "\n".join(_tie(tie, link) for tie in ties)
    return f'<h3 class="ties">Ties</h3>\n<ul class="ties">\n{rows}\n</ul>\n'


def _tie(tie: CastTie, link: Callable[[int], str]) -> str:
    a, b = (
        f'<a href="#c{place}"><bdi>{escaped(one_line(name, _NAME_LIMIT))}</bdi></a>'
        for place, name in zip(tie.numbers, (tie.a, tie.b), strict=True)
    )
    voice = ""
    if tie.statement is not None:
        voice = f' <small>in <a href="{link(tie.statement)}">statement {tie.statement}</a></small>'
    elif tie.voice:
        voice = f" <small>{escaped(tie.voice)}</small>"
    return f"<li>{a}: {escaped(one_line(tie.relation, _NAME_LIMIT))} {b}{voice}</li>"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

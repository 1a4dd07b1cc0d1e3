"""The cast on a terminal: who is who, as a table, and the ties between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.export import marks
from sayso.export.cast import CastEntry, CastTie
from sayso.export.marks import Marks
from sayso.export.spacing import one_line
from sayso.export.statements import WHO_LIMIT

_TABLE_FROM = 60  # Columns from which names have a column of their own.
_NAME_CELLS = 28
_ROLES_SHOWN = 4
_ALIASES_SHOWN = 6
_ROLE_LIMIT = 80

Clean = Callable[[str], str]


def cast_lines(
    entries: Sequence[CastEntry],
    ties: Sequence[CastTie],
    signs: Marks,
    clean: Clean,
    console: Console,
    width: int,
    *,
    silent_shown: int | None = None,
) -> Iterator[Text]:
    """Yield the lines of the cast list, and of the ties where there are any.

    Args:
        entries: The cast, in the order to show.
        ties: The ties.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
        console: Where the lines will be printed; nothing is printed here.
        width: Columns of the lines.
        silent_shown: How many of those that say nothing are shown; None: all. Those left out are
            counted on the last line.
    """
    loud = [entry for entry in entries if entry.speaks]
    silent = [entry for entry in entries if not entry.speaks]
    shown = [*loud, *silent[:silent_shown]]
    joint = any(entry.joint for entry in loud)
    counted = ", with the number of statements" + (" (+ jointly)" if joint else "")
    title = Text.assemble(("The cast", marks.STRONG), (counted, marks.QUIET))
    yield from _wrapped(title, console, width)
    yield from _rendered(_table(shown, signs, clean, width), console, width)
    left = len(entries) - len(shown)
    if left:
        more = f"and {left} more that say nothing; --cast shows all"
        yield from _wrapped(Text(more, marks.QUIET), console, width)
    if ties:
        yield Text()
        yield Text("Ties", marks.STRONG)
        for tie in ties:
            yield from _wrapped(_tie(tie, clean), console, width)


def _table(entries: Sequence[CastEntry], signs: Marks, clean: Clean, width: int) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    columns = width >= _TABLE_FROM
    if columns:
        table.add_column(max_width=_NAME_CELLS, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for entry in entries:
        style = marks.SOURCE if entry.speaks else marks.QUIET
        count = Text(_count(entry), marks.STRONG if entry.speaks else marks.QUIET)
        name = Text(clean(one_line(entry.name, WHO_LIMIT)), style)
        told = _told(entry, signs, clean)
        if columns:
            table.add_row(count, name, told)
        else:
            table.add_row(count, Text.assemble(name, f" {signs.dot} ", told))
    return table


def _count(entry: CastEntry) -> str:
    own = str(len(entry.statements))
    if not entry.joint:
        return own
    return (own if entry.statements else "") + f"+{len(entry.joint)}"


def _told(entry: CastEntry, signs: Marks, clean: Clean) -> Text:
    """Return the type, members, roles and aliases on one line."""

    def some(words: Sequence[str], limit: int, most: int) -> str:
        kept = [clean(one_line(word, limit)) for word in words[:most]]
        if len(words) > most:
            kept.append(f"{len(words) - most} more")
        return ", ".join(kept)

    told = Text(entry.type, marks.QUIET)
    for before, words in (
        ("of ", some(entry.members, WHO_LIMIT, _ALIASES_SHOWN)),
        ("", some(entry.roles, _ROLE_LIMIT, _ROLES_SHOWN)),
        ("also ", some(entry.aliases, WHO_LIMIT, _ALIASES_SHOWN)),
    ):
        if words:
            told.append(f" {signs.dot} ", marks.QUIET).append(before, marks.QUIET).append(words)
    return told


def _tie(tie: CastTie, clean: Clean) -> Text:
    a, relation, b = (clean(one_line(part, WHO_LIMIT)) for part in (tie.a, tie.relation, tie.b))
    text = Text.assemble((a, marks.SOURCE), f": {relation} ", (b, marks.SOURCE))
    if tie.voice:
        text.append(f" ({tie.voice})", marks.QUIET)
    return text


def _rendered(table: Table, console: Console, width: int) -> Iterator[Text]:
    options = console.options.update(width=width, height=None)
    for line in console.render_lines(table, options, pad=False):
        yield Text.assemble(*((segment.text, segment.style or "") for segment in line))


def _wrapped(text: Text, console: Console, width: int) -> Iterator[Text]:
    for at, line in enumerate(text.wrap(console, max(8, width - 2), overflow="fold")):
        yield Text.assemble("  " if at else "", line)

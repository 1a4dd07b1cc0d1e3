"""What stands under a report on the terminal: its statements, sources and words, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.text import Text

from sayso.export import marks
from sayso.export.marks import Marks
from sayso.export.statements import KINDS, WHO_LIMIT, Summary, one_line

_SOURCES_SHOWN = 8
_BAR_CELLS = 24


def closing_rows(
    summary: Summary, signs: Marks, clean: Callable[[str], str]
) -> Iterator[tuple[str, Text]]:
    """Yield the rows of the summary, each a label and a value on one line.

    Args:
        summary: What to show. Without a count of words there is no row of words.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
    """
    dot = f" {signs.dot} "
    total = len(summary.statements)
    kinds = [f"{summary.by_kind[kind]} {kind}" for kind in KINDS if summary.by_kind[kind]]
    if summary.negated:
        kinds.append(f"{summary.negated} negated")
    yield _counted(total, "statement"), Text(dot.join(kinds))
    sources = list(summary.by_source.items())
    names = [f"{clean(one_line(who, WHO_LIMIT))} {count}" for who, count in sources]
    if len(names) > _SOURCES_SHOWN:
        names = [*names[:_SOURCES_SHOWN], f"{len(names) - _SOURCES_SHOWN} more"]
    if summary.nobody:
        names.append(f"{signs.nobody} {summary.nobody}")
    listed = Text(dot.join(names))
    if any(item.who and not item.attribution.speaker for item in summary.statements):
        listed = Text.assemble(("as worded: ", marks.QUIET), listed)
    yield _counted(len(sources), "source"), listed
    if summary.words:
        yield _counted(summary.words, "word"), _bar(summary, signs)
    if total:
        yield "marks", _key(signs)


def _bar(summary: Summary, signs: Marks) -> Text:
    share = summary.attributed_share
    filled = round(share * _BAR_CELLS)
    rest = max(0, summary.words - summary.attributed_words)
    return Text.assemble(
        (signs.bar[0] * filled, marks.CONTENT),
        (signs.bar[1] * (_BAR_CELLS - filled), marks.QUIET),
        f" {summary.attributed_words} attributed ({share:.0%}), {rest} the narrator's own",
    )


def _key(signs: Marks) -> Text:
    key = Text()
    for role, style, (opening, closing) in (
        ("source", marks.SOURCE, signs.source),
        ("cue", marks.CUE, signs.cue),
        ("content", marks.CONTENT, signs.content),
        ("negated", marks.NEGATED, signs.negated),
    ):
        key.append("   " if key else "")
        key.append(signs.numbered(opening, 1), marks.MARK)
        key.append(role, style)
        key.append(signs.numbered(closing, 1), marks.MARK)
    return key


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

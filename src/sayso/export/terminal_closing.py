"""What stands under a report on the terminal: its statements, sources and words, counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.style import Style
from rich.text import Text

from sayso.export import marks
from sayso.export.marks import Marks
from sayso.export.spacing import one_line
from sayso.export.statements import GRADE_WORDS, KINDS, WHO_LIMIT, Statement
from sayso.export.summary import Summary
from sayso.export.supply import Supply
from sayso.record import GroupCount

_SOURCES_SHOWN = 8
_BAR_CELLS = 24
_SUPPLY_CELLS = 12


def closing_rows(
    summary: Summary, signs: Marks, clean: Callable[[str], str], *, unclear: bool = False
) -> Iterator[tuple[str, Text]]:
    """Yield the rows of the summary, each a label and a value on one line.

    A row without a label goes on with the one before.

    Args:
        summary: What to show. Without a count of words there is no row of words.
        signs: The signs that the stream can show.
        clean: Makes text of the report fit for the stream.
        unclear: Whether the text has marks of passages whose voice is unclear.
    """
    dot = f" {signs.dot} "
    total = len(summary.statements)
    kinds = [f"{summary.by_kind[kind]} {kind}" for kind in KINDS if summary.by_kind[kind]]
    if summary.negated:
        kinds.append(f"{summary.negated} negated")
    if summary.hearsay:
        kinds.append(f"{summary.hearsay} hearsay")
    yield _counted(total, "statement"), Text(dot.join(kinds))
    yield _counted(len(summary.sources), "source"), _source_names(summary, signs, clean)
    if summary.by_grade:
        yield "grades", Text(dot.join(_grades(summary)))
    if summary.words:
        yield _counted(summary.words, "word"), _bar(summary, signs)
        if summary.hearsay_share or summary.vague_share:
            told = f"hearsay {summary.hearsay_share:.0%} of the words"
            yield "", Text(f"{told}{dot}vague sources {summary.vague_share:.0%}")
    label = "who supplies"
    for supply in summary.supplies[:_SOURCES_SHOWN]:
        yield label, _supply(supply, signs, clean)
        label = ""
    if len(summary.supplies) > _SOURCES_SHOWN:
        yield "", Text(f"{len(summary.supplies) - _SOURCES_SHOWN} more", marks.QUIET)
    label = "groups"
    for name, group in summary.groups:
        yield label, _group(name, group, clean)
        label = ""
    if summary.not_in_list:
        yield label, Text(f"in no group: {_counted(summary.not_in_list, 'speaker')}", marks.QUIET)
    if total or unclear:
        yield "marks", _key(summary.statements, signs, unclear=unclear)


def _source_names(summary: Summary, signs: Marks, clean: Callable[[str], str]) -> Text:
    """Return the sources with their numbers, known speakers before what is words alone."""
    ordered = sorted(summary.sources, key=lambda source: source.speaker is None)
    out = Text()
    for place, source in enumerate(ordered[:_SOURCES_SHOWN]):
        if place:
            out.append(f" {signs.dot} ")
        if source.speaker is None and (not place or ordered[place - 1].speaker):
            out.append("as worded: ", marks.QUIET)
        out.append(f"{clean(one_line(source.name, WHO_LIMIT))} {len(source.statements)}")
    rest = []
    if len(ordered) > _SOURCES_SHOWN:
        rest.append(f"{len(ordered) - _SOURCES_SHOWN} more")
    if summary.nobody:
        rest.append(f"{signs.nobody} {len(summary.nobody)}")
    for words in rest:
        out.append(f" {signs.dot} " if out else "").append(words)
    return out


def _grades(summary: Summary) -> list[str]:
    told = []
    of_what = " of the words"  # said once
    for grade, count in summary.by_grade.items():
        words = f"{count} {GRADE_WORDS[grade]}"
        share = summary.grade_shares.get(grade)
        if share is not None:
            words += f" ({share:.0%}{of_what})"
            of_what = ""
        told.append(words)
    return told


def _supply(supply: Supply, signs: Marks, clean: Callable[[str], str]) -> Text:
    line = Text()
    if supply.share is not None:
        filled = round(supply.share * _SUPPLY_CELLS)
        line.append(signs.bar[0] * filled, marks.CONTENT)
        line.append(signs.bar[2] * (_SUPPLY_CELLS - filled), marks.QUIET)
        line.append(f" {supply.share:4.0%} ")
    line.append(clean(one_line(supply.name, WHO_LIMIT)), marks.SOURCE)
    told = f"{_counted(supply.words, 'word')} in {_counted(supply.statements, 'statement')}"
    return line.append(f", {told}")


def _group(name: str, group: GroupCount, clean: Callable[[str], str]) -> Text:
    told = f"{_counted(group.words, 'word')} in {_counted(group.statements, 'statement')}"
    of = f" of {_counted(group.speakers, 'speaker')}"
    return Text.assemble(
        f"{group.share:4.0%} ", (clean(one_line(name, WHO_LIMIT)), marks.STRONG), f", {told}{of}"
    )


def _bar(summary: Summary, signs: Marks) -> Text:
    share = summary.attributed_share
    unsure = summary.share_of(summary.unclear_words)
    filled = round(share * _BAR_CELLS)
    half = min(_BAR_CELLS - filled, round(unsure * _BAR_CELLS))
    told = f"{summary.attributed_words} attributed ({share:.0%})"
    if summary.unclear_words:
        told += f", {summary.unclear_words} unclear ({unsure:.0%})"
    return Text.assemble(
        (signs.bar[0] * filled, marks.CONTENT),
        (signs.bar[1] * half, marks.OPEN),
        (signs.bar[2] * (_BAR_CELLS - filled - half), marks.QUIET),
        f" {told}, {summary.narrator_words} the narrator's own",
    )


def _key(found: Sequence[Statement], signs: Marks, *, unclear: bool) -> Text:
    """Return the key of the marks: the common ones, and of the others those that occur."""
    shown: list[tuple[str, Style, tuple[str, str]]] = [
        ("source", marks.SOURCE, signs.source),
        ("cue", marks.CUE, signs.cue),
        ("content", marks.CONTENT, signs.content_signs(signs.content, 1)),
        ("negated", marks.NEGATED, signs.content_signs(signs.content, 1, negated=True)),
    ]
    if any(item.vague for item in found):
        shown.append(("vague", marks.OPEN, signs.content_signs(signs.content, 1, vague=True)))
    if any(item.inside is not None for item in found):
        shown.append(("nested", marks.CONTENT, signs.content_signs(signs.nested, 2)))
    if unclear:
        shown.append(("unclear", marks.UNCLEAR, signs.unclear))
    key = Text()
    for role, style, (opening, closing) in shown:
        key.append("   " if key else "")
        key.append(signs.numbered(opening, 1), marks.MARK)
        key.append(role, style)
        key.append(signs.numbered(closing, 1), marks.MARK)
    return key


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

"""TXT001: a stray line that is no part of the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.findings.data_files import listed, opening, tables, word_set
from sayso.findings.lines import Line, lines
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.ingest.headings import is_byline, names_in_byline
from sayso.record import Finding

_FILE = "stray_lines.toml"
_MARKS = " \t\"“”‘’'«»>»›→▶►•·|–—*_=~[](){}:.!…-"
_WORD = re.compile(r"\w[\w-]*")
_CLOSES_A_SENTENCE = re.compile(r"[.!?][\"”’)\]]*$")
# A byline stands among the first pieces: after headline, deck and kicker.
_PIECES_BEFORE_BYLINE = 5
_LONGEST = 400
# *Read the rest here.* ends as a sentence does.
_SHORT = 40


@dataclass(frozen=True, slots=True)
class _Kind:
    says: str
    longest: int
    sentences: bool
    begins: tuple[str, ...]
    needs: frozenset[str]
    whole: frozenset[str]
    holds: tuple[str, ...]
    holds_apart: tuple[tuple[str, str], ...]


@rule("TXT001")
def stray_line(reading: Reading) -> Iterator[Finding]:
    """A stray line that is no part of the report.

    Links to other reports (*READ MORE*), buttons to share it, invitations to follow or subscribe,
    advertisements, notices of cookies and rights, a picture's credit between two paragraphs, a
    byline that stands there twice, and what a page or a player tells its reader. Whole lines
    only: a sentence that merely mentions a newsletter is left alone.

    Why:
        Such a line reads as if the report said it. It gets into print, into archives and into
        quotation counts, and it is a sign that a text was copied from a page in a hurry.

    Guideline:
        No guideline that we know of deals with it. It follows the practice of every copy desk:
        what is published is read through once as the reader will see it. The Reuters Handbook of
        Journalism asks for that last reading in its advice on accuracy.

    Flagged:
        Ferry to Sarn suspended

        The ferry to Sarn will not sail before Friday, the harbour office said on Tuesday.

        READ MORE: Storm closes the coast road

        The crossing takes forty minutes and carries ninety cars.

    Clean:
        Ferry to Sarn suspended

        The ferry to Sarn will not sail before Friday, the harbour office said on Tuesday.

        Passengers can read more on a board at the quay, and follow the office's radio channel.

    Silence:
        Delete the line, or put `<!-- sayso: ignore TXT001 -->` beside it in Markdown and HTML.
        `--ignore TXT001` silences the rule.
    """
    text = reading.text
    bylines: dict[str, int] = {}
    for line in lines(reading):
        if line.end - line.start > _LONGEST:
            continue
        written = text[line.start : line.end]
        says = _byline(written, line, bylines) or _kind_of(written, line)
        if says is not None:
            yield Finding(
                code="TXT001",
                start=line.start,
                end=line.end,
                message=f"This line looks like {says}",
            )


def _kind_of(written: str, line: Line) -> str | None:
    bare = " ".join(written.strip(_MARKS).casefold().replace("’", "'").split())
    if not bare or (line.heading and line.piece == 0):
        return None
    sentence = _CLOSES_A_SENTENCE.search(written) is not None
    for kind in _kinds():
        if bare in kind.whole and (line.alone or len(bare.split()) > 1):
            return kind.says
        if len(bare) > kind.longest:
            continue
        if sentence and not kind.sentences and len(bare) > _SHORT:
            continue
        if opening(bare, kind.begins) and (
            not kind.needs or not kind.needs.isdisjoint(_WORD.findall(bare))
        ):
            return kind.says
        if any(words in bare for words in kind.holds) or any(
            before in bare and after in bare[bare.index(before) + len(before) :]
            for before, after in kind.holds_apart
        ):
            return kind.says
    return _buttons(bare)


def _buttons(bare: str) -> str | None:
    words = _WORD.findall(bare)
    known = word_set(_FILE, "share", "buttons")
    if len(set(words)) > 1 and known.issuperset(words):
        return str(tables(_FILE)["share"]["says"])
    return None


def _byline(written: str, line: Line, seen: dict[str, int]) -> str | None:
    """Tell whether a line is a byline that stands in the text already, or far from its place."""
    if not is_byline(written):
        return None
    names = names_in_byline(written)
    key = " ".join(names).casefold()
    first = seen.setdefault(key, line.piece)
    if names and first != line.piece:
        return "the byline once more"
    return None


@cache
def _kinds() -> tuple[_Kind, ...]:
    found = []
    for name, table in tables(_FILE).items():
        holds = listed(_FILE, name, "holds") if "holds" in table else ()
        found.append(
            _Kind(
                table["says"],
                table["longest"],
                table.get("sentences", True),
                listed(_FILE, name, "begins"),
                word_set(_FILE, name, "needs") if "needs" in table else frozenset(),
                word_set(_FILE, name, "whole") if "whole" in table else frozenset(),
                tuple(words for words in holds if "…" not in words),
                tuple((a, b) for a, mark, b in (w.partition(" … ") for w in holds) if mark),
            )
        )
    return tuple(found)

"""Which pieces of a text are headings: those that are marked, and those that look like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# A headline may run long; a subheading is a few words. Longer lines without a full stop are
# captions, leads cut short and the like.
LONGEST_HEADLINE = 160
LONGEST_SUBHEADING = 80
MOST_WORDS_IN_SUBHEADING = 12
# More short lines than this in a row are a list or a table (headline, deck and kicker are three).
MOST_HEADINGS_IN_A_ROW = 3

QUOTE_MARKS = "\"'“”‘’«»‹›„‟‚"
_LIST_ITEM = re.compile(r"(?:[-*+•‣◦▪·–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_SPEAKER = re.compile(r"([^\W\d_][^:\n]{0,40}):(?:\s|$)")
_BYLINE = re.compile(r"(?:by|words by|reporting by|story by)\s+(?=[^\W\d_])", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b{_MONTH}\s+\d{{1,2}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:published|updated|posted|last modified)\b", re.IGNORECASE)
_SMALL_PARTS_OF_NAMES = frozenset(
    "al bin da de del della den der di dos el la le ten van von".split()
)
# A stop after a word of four letters or more and before a capital ends a sentence; "St. Anne" and
# "U.S. Navy" stay whole.
_SENTENCE_END_INSIDE = re.compile(rf"\w{{4}}[.!?][{QUOTE_MARKS})]*\s+[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands by itself: one paragraph or one heading.

    Attributes:
        start: First code point.
        end: Code point after the last one; neither end is white space.
        marked: The input says that it is a heading.
        may_head: It may be a heading by its look; False for items of lists and the like.
    """

    start: int
    end: int
    marked: bool = False
    may_head: bool = True


def starts_like_list_item(line: str) -> bool:
    """Whether a line begins with a bullet, a dash, a number or a letter of a list."""
    return _LIST_ITEM.match(line) is not None


def speaker_label(line: str) -> str | None:
    """The words before the colon of `NAME: what she said`, or None.

    A headline such as `Mayor: harbour safe` has the same form; `transcript_labels` tells them
    apart.
    """
    found = _SPEAKER.match(line)
    return found[1].strip() if found else None


def is_byline(line: str) -> bool:
    """Whether a line tells who wrote the report (`By Ruth Cole`)."""
    return len(line) <= LONGEST_SUBHEADING and _BYLINE.match(line) is not None and line[-1] != "."


def names_in_byline(line: str) -> tuple[str, ...]:
    """The names in `By Ruth Cole and Idris Vane, Harbour Post` -> `("Ruth Cole", "Idris Vane")`.

    A part counts as a name when it has two to five words with a capital each; of the parts after
    a comma only those joined by `and` before it can be more names.
    """
    words = _BYLINE.sub("", line, count=1)
    named = words.split(" in ", maxsplit=1)[0].split("|", maxsplit=1)[0]
    parts = re.split(r"\s*,\s*(?:and\s+)?|\s+(?:and|AND|And|&)\s+", named)
    names = tuple(part for part in parts if _looks_like_name(part))
    joined = re.search(r"\s(?:and|AND|And|&)\s", named)
    return names if joined or not names else names[:1]


def _looks_like_name(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= 5 and all(
        part[0].isupper() or part in _SMALL_PARTS_OF_NAMES for part in parts
    )


def _is_transcript_label(label: str, count: int) -> bool:
    return count > 1 or label.isupper() or label in {"Q", "A"}


def transcript_labels(lines: Sequence[str]) -> frozenset[str]:
    """Labels of those who speak in a transcript: in capitals, or standing before several lines."""
    counts: dict[str, int] = {}
    for line in lines:
        label = speaker_label(line)
        if label is not None:
            counts[label] = counts.get(label, 0) + 1
    return frozenset(label for label, n in counts.items() if _is_transcript_label(label, n))


def looks_like_heading(line: str, *, first: bool, labels: frozenset[str]) -> bool:
    """Whether a line that stands alone looks like a heading: short, and without a full stop.

    Args:
        line: The words, without white space around them.
        first: It opens the text, so it may be a headline: longer, a question, or quoting.
        labels: Who speaks, if the text is a transcript (`transcript_labels`).
    """
    longest = LONGEST_HEADLINE if first else LONGEST_SUBHEADING
    if len(line) > longest or "\n" in line or "\r" in line:
        return False
    if not first and len(line.split()) > MOST_WORDS_IN_SUBHEADING:
        return False
    if not _opens_like_heading(line, first=first) or not _closes_like_heading(line, first=first):
        return False
    if starts_like_list_item(line) or speaker_label(line) in labels:
        return False
    if is_byline(line) or _PUBLISHED.match(line) or (not first and _DATE.search(line)):
        return False
    return _SENTENCE_END_INSIDE.search(line) is None


def _opens_like_heading(line: str, *, first: bool) -> bool:
    if line[0] in QUOTE_MARKS:
        # Inside the report a quotation on a line of its own is somebody talking.
        return first and len(line) > 1
    if line[0].islower():
        return False
    return line[0].isalnum() and any(letter.isalpha() for letter in line)


def _closes_like_heading(line: str, *, first: bool) -> bool:
    last = line[-1]
    if last in QUOTE_MARKS:
        # `Mayor calls bridge "a joke"` is a headline, `"Nobody told us."` is not.
        return first and line[-2:-1] not in {".", ",", "!", "?", "…"}
    if last in "?!":
        return first
    return last not in ".,;:…-–—"


def headings_among(text: str, pieces: Sequence[Piece]) -> frozenset[int]:
    """Indexes of the pieces that are headings.

    A piece is a heading when the input marks it, or when it looks like one, another piece follows
    it (a heading heads something), and it is not one of many short lines in a row.

    Args:
        text: The text that the pieces lie in.
        pieces: All pieces in text order.
    """
    lines = [text[piece.start : min(piece.end, piece.start + 200)] for piece in pieces]
    labels = transcript_labels(lines)
    likely = [
        piece.may_head
        and not piece.marked
        and number + 1 < len(pieces)
        and piece.end - piece.start <= LONGEST_HEADLINE
        and looks_like_heading(line, first=number == 0, labels=labels)
        for number, (piece, line) in enumerate(zip(pieces, lines, strict=True))
    ]
    found = {number for number, piece in enumerate(pieces) if piece.marked}
    row: list[int] = []
    for number in range(len(pieces) + 1):
        if number < len(pieces) and likely[number]:
            row.append(number)
            continue
        if len(row) <= MOST_HEADINGS_IN_A_ROW:
            found.update(row)
        elif row[0] == 0:
            # The list follows the headline; the headline stays one.
            found.add(0)
        row = []
    return frozenset(found)

"""Plain text -> report: the text stays as it is, headings and paragraphs are found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.ingest.encoding import Decoded
from sayso.ingest.headings import (
    Piece,
    headings_among,
    is_byline,
    names_in_byline,
    speaker_label,
    starts_like_list_item,
    transcript_labels,
)
from sayso.ingest.report import Report, TextOrigin

# Mail and teletype wrap at 60 to 80 columns, some editors at 100. Lines longer than this are
# whole paragraphs; blocks narrower than the other are verse, lists or transcripts.
WIDEST_WRAP = 120
NARROWEST_WRAP = 40
# A byline stands among the first pieces: after headline, deck and kicker.
PIECES_BEFORE_BYLINE = 4
# How much of a line's beginning or end is looked at, in code points.
EDGE = 200

# Not all that `str.splitlines` takes: U+0085 is mostly a broken ellipsis, U+001C to U+001E are
# separators inside a line.
_LINE = re.compile(r"[^\n\r\v\f\u2028\u2029]+")
_LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029]")
_RULE = re.compile(r"[-*_=~#+•·.\s]+")
_HASHES = re.compile(r"#{1,6}[ \t]+(\S.*?)(?:[ \t]+#+)?")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_SENTENCE_END = re.compile(r"[.!?…:][\"'“”‘’»«)\]]*$")


def read_plain_text(text: str, *, path: str | None = None) -> Report:
    """Find headings and paragraphs in a text and keep the text as it was given.

    A paragraph ends at a blank line, or at a line break that no wrapping explains (the line ends
    early, or the next one starts a list item or another speaker's turn). Time is linear in the
    length of the text.

    Args:
        text: Any string; offsets of the report fit it.
        path: Where the text came from, for the report's `path`.
    """
    return assemble(text, list(find_pieces(text)), path=path)


def of_plain_text(decoded: Decoded, *, path: str | None = None, start: int = 0) -> Report:
    """Read a plain text file: its text as it is, with the bytes that it came from.

    Args:
        decoded: The file.
        path: Where it came from, for the report's `path`.
        start: Code point at which the report begins, behind the file's front matter.
    """
    report = read_plain_text(decoded.text[start:], path=path)
    skipped = len(decoded.text[:start].encode(decoded.encoding))
    whole = TextOrigin(0, len(report.text), decoded.offset + skipped, len(decoded.data))
    return replace(report, origins=(whole,), encoding=decoded.encoding)


def assemble(text: str, pieces: Sequence[Piece], *, path: str | None = None) -> Report:
    """Make the report of a text whose pieces are known: headings, paragraphs, title, byline."""
    heads = headings_among(text, pieces)
    headings = tuple((p.start, p.end) for n, p in enumerate(pieces) if n in heads)
    paragraphs = tuple((p.start, p.end) for n, p in enumerate(pieces) if n not in heads)
    title = None
    if 0 in heads:
        title = " ".join(text[pieces[0].start : pieces[0].end].split())
    byline: tuple[str, ...] = ()
    for piece in pieces[:PIECES_BEFORE_BYLINE]:
        line = text[piece.start : min(piece.end, piece.start + 200)]
        if is_byline(line) and piece.end - piece.start == len(line):
            byline = names_in_byline(line)
            break
    return Report(
        text=text, path=path, title=title, byline=byline, headings=headings, paragraphs=paragraphs
    )


def find_pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of a plain text in text order; marks of headings are left outside them."""
    for lines in _blocks(text):
        for first, last in _paragraphs_of_block(text, lines):
            piece = _strip(text, Piece(first, last))
            if piece is not None:
                yield without_heading_marks(text, piece)


def without_heading_marks(text: str, piece: Piece) -> Piece:
    """Mark `# Title` and `**Title**` as headings and take the marks off their span."""
    # Only a short line can be a marked heading, and the patterns need not walk a long one.
    if piece.end - piece.start > 300:
        return piece
    words = text[piece.start : piece.end]
    for pattern, group in ((_HASHES, 1), (_BOLD, 2)):
        found = pattern.fullmatch(words)
        if found is not None:
            inner = Piece(piece.start + found.start(group), piece.start + found.end(group))
            inner = _strip(text, inner) or inner
            if any(mark.isalnum() for mark in found[group]):
                return replace(inner, marked=True)
    if starts_like_list_item(words):
        return replace(piece, may_head=False)
    return piece


def _strip(text: str, piece: Piece) -> Piece | None:
    """The piece without white space around it; None where nothing is left."""
    words = text[piece.start : piece.end]
    start = piece.end - len(words.lstrip())
    end = piece.start + len(words.rstrip())
    return replace(piece, start=start, end=end) if start < end else None


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines between blank lines and rules, each line as `(start, end)`."""
    block: list[tuple[int, int]] = []
    previous = 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        # Two line breaks between two lines are a blank line between them.
        if block and len(_LINE_BREAKS.findall(text, previous, start)) > 1:
            yield block
            block = []
        previous = end
        if text[start:end].isspace() or _RULE.fullmatch(text, start, end):
            if block:
                yield block
            block = []
        else:
            block.append((start, end))
    if block:
        yield block


def _paragraphs_of_block(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Split a block where a line break is more than a wrapped line."""
    if len(lines) == 1:
        yield lines[0]
        return
    width = max(end - start for start, end in lines)
    # A line may be megabytes long; only its edges are looked at.
    opening = [text[start:end].lstrip()[:EDGE] for start, end in lines]
    closing = [text[start:end].rstrip()[-EDGE:] for start, end in lines]
    labels = transcript_labels(opening)
    first = lines[0][0]
    for number in range(len(lines) - 1):
        start, end = lines[number]
        if _starts_paragraph(
            opening[number], closing[number], end - start, opening[number + 1], width, labels
        ):
            yield first, end
            first = lines[number + 1][0]
    yield first, lines[-1][1]


def _starts_paragraph(
    this_opening: str, this: str, length: int, following: str, width: int, labels: frozenset[str]
) -> bool:
    """Whether the line after `this` starts a paragraph.

    Args:
        this_opening: How the line before the break begins.
        this: How it ends.
        length: Its length in code points.
        following: How the line after the break begins.
        width: Length of the longest line of the block.
        labels: Who speaks, if the block is a transcript.
    """
    if starts_like_list_item(following) or following.startswith("#"):
        return True
    if _HASHES.fullmatch(this_opening) or _BOLD.fullmatch(this_opening):
        return True
    if speaker_label(following) in labels:
        return True
    ends_sentence = _SENTENCE_END.search(this) is not None
    if following[0].islower() and not ends_sentence:
        return False
    if width > WIDEST_WRAP or width < NARROWEST_WRAP:
        return True
    next_word = following.split(maxsplit=1)[0]
    if length + 1 + len(next_word) > width:
        return False
    # The next word had room, so somebody broke the line on purpose, or the margin is ragged.
    return ends_sentence or length <= 0.6 * width

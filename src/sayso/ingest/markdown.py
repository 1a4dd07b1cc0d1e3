"""Markdown -> report: the prose without its markup, each stretch with its bytes in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sayso.ingest.byte_places import origins_in_bytes
from sayso.ingest.encoding import Decoded
from sayso.ingest.frontmatter import read_front_matter
from sayso.ingest.headings import Piece
from sayso.ingest.markdown_inline import Kept, kept_characters, parser
from sayso.ingest.plaintext import assemble, of_plain_text
from sayso.ingest.report import Report

_LINE_END = re.compile(r"\r\n?|\n")
LONGEST_BOLD_HEADING = 200
# Stands between paragraphs; it comes from nowhere in the source.
BETWEEN = "\n\n"


@dataclass(slots=True)
class _Prose:
    """The report's text as it grows, and where its stretches came from in the source."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    stretches: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, words: str, source_start: int | None) -> None:
        if not words:
            return
        if source_start is not None:
            last = self.stretches[-1] if self.stretches else None
            if last and last[1] == self.length and last[2] + last[1] - last[0] == source_start:
                self.stretches[-1] = (last[0], self.length + len(words), last[2])
            else:
                self.stretches.append((self.length, self.length + len(words), source_start))
        self.parts.append(words)
        self.length += len(words)


def read_markdown(decoded: Decoded, *, path: str | None = None) -> Report:
    """Take the prose out of a Markdown file.

    Emphasis, links and inline code keep their words and lose their marks; pictures, fenced code,
    tables, comments and raw tags are left out; front matter becomes metadata. The items of a list
    are paragraphs of their own.

    Args:
        decoded: The file's text with its encoding.
        path: Where it came from, for the report's `path`.
    """
    source = decoded.text
    head = read_front_matter(source)
    prose = _Prose()
    pieces: list[Piece] = []
    for block in _blocks(source, head.end):
        piece = _add_block(prose, block, source, separate=bool(pieces))
        if piece is not None:
            pieces.append(piece)
    if not pieces:
        # Nested deeper than the parser goes, or all code: better the source than nothing.
        return of_plain_text(decoded, path=path, start=head.end)
    report = assemble("".join(prose.parts), pieces, path=path)
    return replace(
        report,
        title=head.title or report.title,
        byline=head.byline or report.byline,
        outlet=head.outlet,
        published=head.published,
        origins=tuple(origins_in_bytes(decoded, ((*stretch, None) for stretch in prose.stretches))),
        encoding=decoded.encoding,
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or heading: its words as the block parser gives them, and their lines."""

    content: str
    env: dict[str, object]
    lines: list[tuple[int, int]]
    heading: bool
    nested: bool


def _blocks(source: str, start: int) -> Iterator[_Block]:
    """Yield what holds prose, in text order."""
    lines = list(_lines(source, start))
    env: dict[str, object] = {}
    depth = tables = 0
    before = ""
    for token in parser().parse(source[start:], env):
        if token.type in {"list_item_open", "blockquote_open"}:
            depth += 1
        elif token.type in {"list_item_close", "blockquote_close"}:
            depth -= 1
        elif token.type in {"table_open", "table_close"}:
            tables += token.nesting
        elif token.type in {"inline", "html_block"} and token.map and not tables:
            own = lines[token.map[0] : token.map[1]]
            heading = before == "heading_open"
            # A block of tags ends with the break of its last line, a paragraph without.
            yield _Block(token.content.removesuffix("\n"), env, own, heading, depth > 0)
        before = token.type


def _lines(source: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield `(start, end)` of each line as the parser counts them; the end leaves out the break."""
    for found in _LINE_END.finditer(source, start):
        yield start, found.start()
        start = found.end()
    yield start, len(source)


def _add_block(prose: _Prose, block: _Block, source: str, *, separate: bool) -> Piece | None:
    """Add the words of a block to the prose; None where it has none."""
    kept, strong = kept_characters(block.content, block.env)
    kept = _trimmed(kept, block.content)
    words = "".join(block.content[s:e] if other is None else other for s, e, other in kept)
    if not any(letter.isalnum() for letter in words):
        return None
    if separate:
        prose.add(BETWEEN, None)
    first = prose.length
    segments = _segments(block, source)
    beginnings = [segment[0] for segment in segments]
    for start, end, other in kept:
        if other is not None:
            prose.add(other, None)
            continue
        for number in range(bisect_right(beginnings, start) - 1, len(segments)):
            low, high, place = segments[number]
            if low >= end:
                break
            low, high = max(low, start), min(high, end)
            at = None if place is None else place + low
            prose.add(block.content[low:high] if at is None else source[at : at + high - low], at)
    bold = strong and len(words) <= LONGEST_BOLD_HEADING
    return Piece(first, prose.length, marked=block.heading or bold, may_head=not block.nested)


def _trimmed(kept: list[Kept], content: str) -> list[Kept]:
    """Leave out white space at both ends, where tags on lines of their own have stood."""
    first, last = 0, len(kept)
    while first < last and _is_space(kept[first], content):
        first += 1
    while last > first and _is_space(kept[last - 1], content):
        last -= 1
    trimmed = kept[first:last]
    if trimmed and trimmed[0][2] is None:
        start, end, _ = trimmed[0]
        trimmed[0] = (end - len(content[start:end].lstrip()), end, None)
    if trimmed and trimmed[-1][2] is None:
        start, end, _ = trimmed[-1]
        trimmed[-1] = (start, start + len(content[start:end].rstrip()), None)
    return trimmed


def _is_space(item: Kept, content: str) -> bool:
    start, end, other = item
    return not (content[start:end] if other is None else other).strip()


def _segments(block: _Block, source: str) -> list[tuple[int, int, int | None]]:
    """Tell where the lines of a block's content stand in the source.

    The block parser takes indents and the marks of lists, quotations and headings off, so a line
    of the content is the end of its line in the source.

    Returns:
        `(start, end, shift)` in text order, without gaps: code points `start` to `end` of the
        content stand in the source at `start + shift`; shift is None where they could not be found.
    """
    wanted = block.content.split("\n")
    # White space lines at the top, which the parser strips but counts, shift the whole block.
    for skipped in range(len(block.lines) - len(wanted) + 1):
        ends = [
            _found_at_end(line, source, start, end)
            for line, (start, end) in zip(wanted, block.lines[skipped:], strict=False)
        ]
        if None not in ends:
            break
    else:
        return [(0, len(block.content), None)]
    segments: list[tuple[int, int, int | None]] = []
    at = 0
    for number, (line, place) in enumerate(zip(wanted, ends, strict=True)):
        if place is None:  # The loop above has seen to it that none is.
            continue
        if line:
            segments.append((at, at + len(line), place - at))
        at += len(line)
        if number + 1 < len(wanted):
            # Of a break by two characters the last one is kept.
            following = block.lines[skipped + number + 1][0]
            segments.append((at, at + 1, following - 1 - at))
            at += 1
    return segments


def _found_at_end(words: str, source: str, start: int, end: int) -> int | None:
    """Where `words` end a line of the source, marks that close a heading left aside."""
    line = source[start:end].replace("\0", "\ufffd").rstrip()
    words = words.rstrip()
    for candidate in (line, line.rstrip("#").rstrip()):
        if candidate.endswith(words):
            return start + len(candidate) - len(words)
    return None

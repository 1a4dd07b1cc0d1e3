"""HTML page -> report: the main text by trafilatura, and what the page says about itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sayso.errors import NoMainText, ReportTooLarge
from sayso.ingest.byte_places import origins_in_bytes
from sayso.ingest.encoding import Decoded
from sayso.ingest.headings import Piece
from sayso.ingest.html_characters import NEVER_TEXT
from sayso.ingest.html_places import ElementPaths, squeezed
from sayso.ingest.html_stretches import stretches_of
from sayso.ingest.plaintext import assemble
from sayso.ingest.report import Report, TextOrigin

if TYPE_CHECKING:
    from lxml.etree import _Element

# trafilatura takes some 50 ms per thousand elements. The longest live blogs have some 30,000.
MOST_ELEMENTS = 100_000
# libxml2 compares every attribute of a tag with every other one: 20,000 take half a second.
LONGEST_TAG = 100_000
FEWEST_WORDS = 5
BETWEEN = "\n\n"

_BLOCKS = frozenset(
    "body main div p head quote list item code table row cell figure ab lg l".split()
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_DECLARATIONS = re.compile(r"<\?xml\b[^>]*>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.I | re.S)
# A quotation mark opens a value only after `=`; elsewhere it is part of a (broken) name.
_TAG = re.compile(r"""<([a-zA-Z][a-zA-Z0-9]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_HINT = "Give the page of a single report, or save the report's text and read that."


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph or heading of the main text."""

    text: str
    heading: bool = False
    bold: bool = False
    element: str | None = None


def read_html(decoded: Decoded, *, path: str | None = None, url: str | None = None) -> Report:
    """Take the report out of a web page.

    The text is put together from the paragraphs and headings of the main text, with a blank line
    between two of them; `origins` tell the element and the bytes that each came from, where they
    can be found. The headline stands at the top of the text when the page has it as `h1`.

    Args:
        decoded: The page.
        path: The file it came from.
        url: The address it came from; it helps to find the date.

    Raises:
        NoMainText: There is no text of a report in it (a menu, a cookie wall, a script that would
            load the text).
        ReportTooLarge: The page has more than `MOST_ELEMENTS` elements.
    """
    where = path or url or "the page"
    tree = _parse(decoded.text, where)
    about = _metadata(tree, url)
    _drop_what_is_never_text(tree)
    paths = ElementPaths(tree)
    headline = _headline(tree, about.title)
    blocks = list(_main_blocks(tree, where))
    if not any(_is_prose(block.text) for block in blocks):
        raise NoMainText("No main text was found in this page.", where=where, hint=_HINT)
    blocks = _with_headline(blocks, headline)
    blocks = [replace(block, element=paths.find(block.text)) for block in blocks]
    text, pieces = _join(blocks)
    report = assemble(text, pieces, path=path)
    return replace(
        report,
        url=url,
        title=about.title or report.title,
        byline=about.byline or report.byline,
        outlet=about.outlet,
        published=about.published,
        origins=tuple(_origins(decoded, blocks, pieces)),
        encoding=decoded.encoding,
    )


def _parse(page: str, where: str) -> _Element:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    page = _DECLARATIONS.sub("", page, count=2)
    page = _TAG.sub(lambda tag: tag[0] if len(tag[0]) <= LONGEST_TAG else f"<{tag[1]}>", page)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, RecursionError) as error:
        raise NoMainText(
            f"The page cannot be parsed ({error}).", where=where, hint=_HINT
        ) from error
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise ReportTooLarge(
            f"The page has {elements:,} elements; up to {MOST_ELEMENTS:,} are read.",
            where=where,
            hint=_HINT,
        )
    return tree


@dataclass(frozen=True, slots=True)
class _About:
    title: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


def _metadata(tree: _Element, url: str | None) -> _About:
    """What the page says about itself in its head, its JSON-LD and around the headline."""
    from trafilatura.metadata import extract_metadata

    _quiet()
    # The first publication, not the last change; and no guessing from dates in the text.
    dates = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
    try:
        found = extract_metadata(tree, default_url=url, date_config=dates, extensive=False)
    except Exception:
        # Whatever a broken page makes the library do: its text counts more than its date.
        logging.getLogger(__name__).debug("No metadata", exc_info=True)
        return _About()
    authors = [name.strip() for name in (found.author or "").split(";")]
    return _About(
        title=_clean(found.title),
        byline=tuple(name for name in authors if name),
        outlet=_clean(found.sitename),
        published=found.date,
    )


def _clean(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _quiet() -> None:
    """Keep the library's complaints off the user's screen; a program that logs still gets them."""
    for name in ("trafilatura", "htmldate"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _drop_what_is_never_text(tree: _Element) -> None:
    for element in list(tree.iter(*NEVER_TEXT)):
        if element.getparent() is not None:
            element.drop_tree()


def _main_blocks(tree: _Element, where: str) -> Iterator[_Block]:
    """Yield the paragraphs and headings that trafilatura takes for the main text."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            tree,
            with_metadata=False,
            include_comments=False,
            include_tables=False,
            include_formatting=True,
        )
    except Exception as error:  # the library maps only some failures of lxml
        raise NoMainText(
            f"The main text cannot be taken out of this page ({type(error).__name__}: {error}).",
            where=where,
            hint=_HINT,
        ) from error
    if found is not None and found.body is not None:
        yield from _blocks_of_body(found.body)


def _blocks_of_body(body: _Element) -> Iterator[_Block]:
    """Cut the extracted body into blocks: at every block element, and at double line breaks."""
    from lxml.etree import iterwalk

    words: list[tuple[str, bool]] = []
    bold = heading = False
    for event, element in iterwalk(body, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from _blocks_of_words(words, heading=heading)
            words = []
            heading = event == "start" and element.tag == "head"
        elif element.tag == "hi" and element.get("rend") == "#b":
            bold = event == "start"
        elif element.tag == "lb" and event == "end":
            words.append(("\0", True))
        text = element.text if event == "start" else element.tail
        if text:
            # The tail of a bold element is not bold: `bold` has just been set to False.
            words.append((_SPACES.sub(" ", text.replace("\0", "")), bold))
    yield from _blocks_of_words(words, heading=heading)


def _blocks_of_words(words: Sequence[tuple[str, bool]], *, heading: bool) -> Iterator[_Block]:
    whole = "".join(part for part, _ in words)
    all_bold = all(bold or not part.strip() for part, bold in words)
    for part in re.split(r"\0\s*\0[\s\0]*", whole):
        lines = (_SPACES.sub(" ", line).strip() for line in part.split("\0"))
        text = "\n".join(line for line in lines if line).strip()
        if any(letter.isalnum() for letter in text):
            yield _Block(text, heading=heading, bold=all_bold)


def _is_prose(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and _SENTENCE_END.search(text[-20:]) is not None


def _headline(tree: _Element, title: str | None) -> str | None:
    """The words of the `h1` that is the report's title; a page may have others (its own name)."""
    if not title:
        return None
    for element in tree.iter("h1"):
        words = _SPACES.sub(" ", element.text_content()).strip()
        if len(words.split()) > 1 and (
            squeezed(words) in squeezed(title) or squeezed(title) in squeezed(words)
        ):
            return words
    return None


def _with_headline(blocks: list[_Block], headline: str | None) -> list[_Block]:
    if headline is None:
        return blocks
    for number, block in enumerate(blocks[:4]):
        if squeezed(block.text) == squeezed(headline):
            return [*blocks[:number], replace(block, heading=True), *blocks[number + 1 :]]
    return [_Block(headline, heading=True), *blocks]


def _join(blocks: Sequence[_Block]) -> tuple[str, list[Piece]]:
    pieces: list[Piece] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        pieces.append(Piece(start, end, marked=block.heading, may_head=block.bold))
        start = end + len(BETWEEN)
    return BETWEEN.join(block.text for block in blocks), pieces


def _origins(
    decoded: Decoded, blocks: Sequence[_Block], pieces: Sequence[Piece]
) -> Iterator[TextOrigin]:
    """Tell where the blocks came from: bytes where they can be found, at least the element."""
    found = stretches_of(decoded.text, [block.text for block in blocks])
    in_bytes = origins_in_bytes(
        decoded,
        (
            (piece.start + start, piece.start + end, source, block.element)
            for block, piece, stretches in zip(blocks, pieces, found, strict=True)
            for start, end, source in stretches
        ),
    )
    passed = 0
    for block, piece in zip(blocks, pieces, strict=True):
        first = passed
        while passed < len(in_bytes) and in_bytes[passed].start < piece.end:
            passed += 1
        if passed > first:
            yield from in_bytes[first:passed]
        elif block.element:
            yield TextOrigin(piece.start, piece.end, element=block.element)

"""The characters that a page shows, and where each stands in its source.

Extraction gives the words of a report but no way back to the file. Here the source is read once
more, without a tree: tags, comments and what is never text are passed over, character references
are resolved, and white space is left out, as it is set anew.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, field
from functools import cache
from html import unescape

NEVER_TEXT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "textarea",
)
"""Elements whose content is no text of the page, whatever stands in them."""

INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em font i ins kbd mark q s samp small span strong sub "
    "sup time u var wbr img".split()
)
"""Elements that may stand inside a paragraph."""

_NOT_SHOWN = frozenset((*NEVER_TEXT, "title"))
# A quotation mark opens a value only after `=`; elsewhere it is part of a (broken) name.
_TOKEN = re.compile(
    r"""<!--(?P<comment>)|<[!?][^>]*+>?|</?(?P<tag>[a-zA-Z][a-zA-Z0-9]*+)"""
    r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>"""
    r"""|(?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)"""
    r"""|(?P<words>[^\s<&]++)|[<&]"""
)


@dataclass(frozen=True, slots=True)
class ShownCharacters:
    """The characters of a page but for white space, in the order of its source.

    Attributes:
        letters: The characters.
        places: For each, the code point of the source at which it or its reference begins.
        written_otherwise: Numbers of the letters that are character references.
        edges: Numbers of the letters before which a block begins or ends, or a line breaks.
    """

    letters: str
    places: array[int]
    written_otherwise: set[int] = field(default_factory=set)
    edges: set[int] = field(default_factory=set)


def visible(text: str) -> str:
    """The text without white space and without characters that cannot be seen."""
    squeezed = "".join(text.split())
    return squeezed if squeezed.isprintable() else "".join(filter(str.isprintable, squeezed))


def shown_characters(page: str) -> ShownCharacters:
    """Read the characters that a page shows off its source; time is linear in its length."""
    parts: list[str] = []
    shown = ShownCharacters("", array("L"))
    places = shown.places
    unclosed: set[str] = set()
    at = 0
    while (found := _TOKEN.search(page, at)) is not None:
        at = found.end()
        if (words := found["words"]) is not None:
            if words.isprintable():
                parts.append(words)
                places.extend(range(found.start(), at))
            else:
                kept = [n for n, letter in enumerate(words, found.start()) if letter.isprintable()]
                parts.append("".join(page[place] for place in kept))
                places.extend(kept)
        elif (reference := found["reference"]) is not None:
            meant = unescape(reference)
            letters = visible(meant)
            # What is no reference after all (`AT&T`) stands for itself.
            literal = meant == reference
            first = len(places)
            parts.append(letters)
            if literal:
                places.extend(range(found.start(), found.start() + len(letters)))
            else:
                places.extend([found.start()] * len(letters))
                shown.written_otherwise.update(range(first, len(places)))
        elif (tag := found["tag"]) is not None:
            name = tag.lower()
            if name not in INLINE or name == "br":
                shown.edges.add(len(places))
            if name in _NOT_SHOWN and page[found.start() + 1] != "/" and name not in unclosed:
                closing = _closing(name).search(page, at)
                if closing is None:
                    unclosed.add(name)
                else:
                    at = closing.end()
        elif found["comment"] is not None:
            end = page.find("-->", at)
            # As browsers do: a comment that nothing ends takes the rest.
            at = end + 3 if end >= 0 else len(page)
        elif found[0] in "<&":
            parts.append(found[0])
            places.append(found.start())
    shown.edges.add(len(places))
    return ShownCharacters("".join(parts), places, shown.written_otherwise, shown.edges)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b[^>]*+>?", re.IGNORECASE)

"""Where the blocks of an extracted main text stand in the page they were taken from."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.ingest.html_characters import INLINE

if TYPE_CHECKING:
    from lxml.etree import _Element

_HOLDERS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "dt", "figcaption")
# These hold everything on a page; only where they hold words alone are they a paragraph.
_LOOSE_HOLDERS = ("div", "section", "article", "td", "main", "body")


def squeezed(text: str) -> str:
    """The text without white space, in lower case: the same words, however they are set."""
    return "".join(text.split()).lower()


class ElementPaths:
    """Finds the element of a page that holds given words.

    Extraction builds a new tree and keeps no way back, so elements are found by their words; where
    several hold the same ones, they are given out in the order of the page.
    """

    def __init__(self, tree: _Element) -> None:
        self._holders: dict[str, deque[str]] = defaultdict(deque)
        for element, path in _paths(tree):
            holder = element.tag in _HOLDERS
            if not holder and element.tag not in _LOOSE_HOLDERS:
                continue
            if not holder and any(child.tag not in INLINE for child in element):
                continue
            key = squeezed(element.text_content())
            if key:
                self._holders[key].append(path)

    def find(self, text: str) -> str | None:
        """Path of the element with these words, such as `/html/body/article/p[2]`, or None."""
        holders = self._holders.get(squeezed(text))
        if not holders:
            return None
        # The last of several that hold the same words is left for every further question.
        return holders.popleft() if len(holders) > 1 else holders[0]


def _paths(tree: _Element) -> Iterator[tuple[_Element, str]]:
    """Yield every element with its XPath, in the order of the page.

    lxml's own `getpath` counts the siblings anew for each element; a page with 50,000 paragraphs
    side by side took 14 s by it.
    """
    paths = {tree: f"/{tree.tag}"}
    for element in tree.iter("*"):
        path = paths.pop(element)
        yield element, path
        counts = Counter(child.tag for child in element)
        seen: Counter[str] = Counter()
        for child in element:
            if isinstance(child.tag, str):
                seen[child.tag] += 1
                place = f"[{seen[child.tag]}]" if counts[child.tag] > 1 else ""
                paths[child] = f"{path}/{child.tag}{place}"

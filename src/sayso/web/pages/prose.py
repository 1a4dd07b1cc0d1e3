"""Markdown of this package as HTML: the pages of the rules."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markupsafe import Markup

# An address that stands alone, without the mark that ends its sentence or the bracket around it.
_ADDRESS = re.compile(r"(?<![<\[\w])(?<!\]\()(https?://[^\s<>()\[\]]*[^\s<>()\[\].,;:!?])")


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    # Markup in the Markdown is shown and not obeyed.
    return MarkdownIt("commonmark", {"html": False})


def as_html(text: str) -> Markup:
    """Write Markdown as HTML."""
    from markupsafe import Markup

    return Markup(_reader().render(_ADDRESS.sub(r"<\1>", text)))


def as_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text that is broken into short lines."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]

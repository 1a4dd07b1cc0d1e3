"""Which reader an input goes to: by extension, by the type a server tells, by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal
from urllib.parse import urlsplit

Format = Literal["text", "markdown", "html"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
_MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "text/x-markdown": "markdown",
}
# Comments and an XML declaration may stand before it. Nobody begins a report with these tags.
_PAGE = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def format_of(
    data: bytes, *, path: str | None = None, url: str | None = None, media_type: str | None = None
) -> Format:
    """Tell the format of an input.

    A whole web page is HTML whatever it is called. Otherwise a server's `text/html` or
    `text/markdown` decides, then the extension; what is left is plain text.

    Args:
        data: The bytes; only the beginning is looked at.
        path: Name of the file.
        url: Address, whose last part may have an extension.
        media_type: What the server says, such as `text/plain`.
    """
    if _PAGE.match(data[:8192]):
        return "html"
    told = _MEDIA_TYPES.get((media_type or "").split(";")[0].strip().lower())
    if told:
        return told
    name = path or (urlsplit(url).path if url else "")
    return SUFFIXES.get(PurePath(name).suffix.lower(), "text")

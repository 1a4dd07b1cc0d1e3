from __future__ import annotations

import pytest

from sayso.ingest.formats import format_of


@pytest.mark.parametrize(
    ("data", "path", "url", "media_type", "kind"),
    [
        (b"Said.", "a.txt", None, None, "text"),
        (b"Said.", "a.MD", None, None, "markdown"),
        (b"<p>Said.", "a.xhtml", None, None, "html"),
        (b"Said.", "-", None, None, "text"),
        (b"Said.", None, None, None, "text"),
        (b"<!DOCTYPE html><p>", "a.txt", None, None, "html"),
        (b"\xef\xbb\xbf \n<!-- saved -->\n<html>", "-", None, None, "html"),
        (b'<?xml version="1.0"?><!DOCTYPE html>', None, None, None, "html"),
        (b"<b>Said.</b>", None, None, None, "text"),
        (b"<header>Said.", None, None, None, "text"),
        (b"Said.", None, "http://e.example/a.md?x=1", "text/plain", "markdown"),
        (b"Said.", None, "http://e.example/a.md", "text/html; charset=x", "html"),
        (b"Said.", None, "http://e.example/a", "Text/Markdown", "markdown"),
        (b"Said.", None, "http://e.example/", "text/plain", "text"),
    ],
)
def test_format_of(
    data: bytes, path: str | None, url: str | None, media_type: str | None, kind: str
) -> None:
    assert format_of(data, path=path, url=url, media_type=media_type) == kind

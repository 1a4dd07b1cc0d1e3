from __future__ import annotations

import pytest

from sayso.errors import FetchError
from sayso.web.feed import MOST_ENTRIES, read_feed

URL = "https://post.example/news/feed.xml"
RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title> The  Ellery Post </title>
<item><title>The wall holds</title><link>https://post.example/wall</link></item>
<item><title>The mole</title><link>../mole</link></item>
<item><title>Again</title><link>https://post.example/wall</link></item>
<item><link>https://post.example/untitled</link></item>
<item><title>No link</title></item>
<item><title>Trap</title><link>file:///etc/passwd</link></item>
<item><title>Script</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lantern</title>
<entry><title>The ferry</title><link href="https://lantern.example/ferry"/></entry></feed>"""


def test_entries_are_told_once_in_their_order():
    found = read_feed(RSS.encode(), url=URL)
    assert found.title == "The Ellery Post"
    assert [(entry.title, entry.url) for entry in found.entries] == [
        ("The wall holds", "https://post.example/wall"),
        ("The mole", "https://post.example/mole"),
        ("https://post.example/untitled", "https://post.example/untitled"),
    ]


def test_atom_is_read():
    assert read_feed(ATOM.encode(), url=URL).entries[0].url == "https://lantern.example/ferry"


def test_an_empty_feed_is_a_feed():
    empty = b'<rss version="2.0"><channel><title>Quiet</title></channel></rss>'
    assert read_feed(empty, url=URL).entries == ()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<html><body>Hello</body></html>", id="page"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xff\xfe", id="binary"),
        pytest.param(b"/etc/passwd", id="a-path"),
        pytest.param(b"https://elsewhere.example/feed", id="an-address"),
    ],
)
def test_what_is_no_feed_is_told(data):
    with pytest.raises(FetchError, match="no RSS or Atom"):
        read_feed(data, url=URL)


def test_entities_reach_no_file_and_do_not_grow():
    trap = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">
    <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
    <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
    <rss version="2.0"><channel><title>&f;&d;</title>
    <item><title>x</title><link>https://post.example/x</link></item></channel></rss>"""
    found = read_feed(trap, url=URL)
    assert "root:" not in found.title
    assert len(found.title) <= 300


def test_a_long_feed_is_cut():
    items = "".join(
        f"<item><title>{n}</title><link>https://post.example/{n}</link></item>" for n in range(600)
    )
    feed = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    assert len(read_feed(feed.encode(), url=URL).entries) == MOST_ENTRIES

"""Known words put into files: lines and columns must lead back to them."""

from __future__ import annotations

import codecs
import time
from html import escape

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sayso.errors import ReportError
from sayso.ingest import IngestOptions, Report, from_bytes
from sayso.ingest.places import Place, Places

ANY = IngestOptions(any_language=True)
WORDS = "the zebra quay"


def places_of(data: bytes, path: str) -> tuple[Report, Places]:
    report = from_bytes(data, path=path, options=ANY)
    return report, Places(data, report.encoding, report.text, report.origins)


def found(data: bytes, path: str, words: str = WORDS) -> Place:
    report, places = places_of(data, path)
    at = report.text.index(words)
    return places.place(at, at + len(words))


def line_and_column(source: str, at: int) -> tuple[int, int]:
    """By counting, one character at a time."""
    line = column = 1
    for number, letter in enumerate(source[:at]):
        if letter == "\n" or (letter == "\r" and source[number + 1 : number + 2] != "\n"):
            line, column = line + 1, 1
        elif letter == "\r":
            column += 1
        else:
            column += 1
    return line, column


@pytest.mark.parametrize(
    ("source", "place"),
    [
        pytest.param("One line.\n\nHe saw the zebra quay.", (3, 8, 3, 22), id="plain"),
        pytest.param("One line.\r\n\r\nSaw the zebra quay.", (3, 5, 3, 19), id="crlf"),
        pytest.param("One line.\r\rSaw the zebra quay.", (3, 5, 3, 19), id="cr"),
        pytest.param("Saw 😀 é the zebra quay.", (1, 9, 1, 23), id="code-points"),
        pytest.param("# A title\n\nSaw the **zebra quay**.", (3, 5, 3, 21), id="inside-marks"),
        pytest.param("Saw **the zebra quay**.", (1, 7, 1, 21), id="bold"),
        pytest.param("A &amp; B saw [the zebra](http://e.eg) quay.", (1, 16, 1, 44), id="link"),
        pytest.param("---\ntitle: A\ndate: 2020-01-01\n---\n\n> - Saw the zebra quay.",
                     (6, 9, 6, 23), id="front-matter-and-list"),
        pytest.param("Saw <!-- x --> the zebra quay.", (1, 16, 1, 30), id="comment"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_words_of_a_draft_are_found(
    source: str, place: tuple[int, int, int, int], encoding: str
) -> None:
    assert found(source.encode(encoding), "draft.md") == Place(*place)


def test_an_entity_is_found_where_it_is_written() -> None:
    source = "He said so.\n\n&ldquo;We waited,&rdquo; **&amp;** he said."
    report, places = places_of(source.encode(), "draft.md")
    for letter, reference in (("“", "&ldquo;"), ("”", "&rdquo;"), ("&", "&amp;")):
        at = report.text.index(letter)
        first = source.index(reference) - len("He said so.\n\n") + 1
        assert places.place(at, at + 1) == Place(3, first, 3, first + len(reference))


def test_a_legacy_encoding() -> None:
    source = "Café “one”.\n\n— saw the zebra quay — é"
    assert found(source.encode("cp1252"), "draft.txt") == Place(3, 7, 3, 21)


PAGE = """<!DOCTYPE html>
<html><head><title>The zebra report | Post</title>
<script>var x = "saw the zebra quay";</script></head>
<body><nav><p>The zebra report</p><a href="a=b>c">saw the zebra quay</a></nav>
<article><h1>The zebra report</h1>
<p>Mayor Shaw spoke at the harbour on Monday&nbsp;&mdash; after a long meeting.</p>
<!-- saw the zebra quay, said nobody at all -->
<p title="saw the zebra quay">&ldquo;We <b>saw the
   zebra</b> quay,&rdquo; she said to those who waited there, &amp; left.</p>
<p>Nobody else came to the harbour that day, the ferry's owner said.</p>
</article></body></html>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_words_of_a_page_are_found(line_end: str, encoding: str) -> None:
    data = PAGE.replace("\n", line_end).encode(encoding)
    assert found(data, "page.html", "saw the zebra quay") == Place(8, 44, 9, 18)
    assert found(data, "page.html", "The zebra report") == Place(5, 14, 5, 30)
    assert found(data, "page.html", "“We") == Place(8, 31, 8, 40)
    assert found(data, "page.html", "” she") == Place(9, 19, 9, 30)
    assert found(data, "page.html", "& left") == Place(9, 63, 9, 73)


def test_a_paragraph_that_extraction_changed_is_found_by_its_words() -> None:
    body = "<p>Mayor Shaw spoke at the harbour on Monday after a long meeting, she said.</p>"
    changed = "<p>The owner said <object>of the <p>boat</object> that all saw the zebra quay.</p>"
    source = f"<html><body><article>{body}\n{changed}\n{body}</article></body></html>"
    report, places = places_of(source.encode(), "page.html")
    at = report.text.index("zebra")
    assert places.place(at, at + 5).line == 2


WRITTEN = st.sampled_from(
    ["*", "**", "_", "`", "\n", "\r\n", "\n\n", "> ", "- ", "&amp;", "&#8220;", "said ", "é", "😀",
     "\u00a0", "<b>", "</b>", "[a](b)", "![a](b)", "\\", "#", "<!-- c -->", "word ", ". "]
)  # fmt: skip


@given(
    st.lists(st.one_of(WRITTEN, st.text(max_size=4)), max_size=25).map("".join),
    st.lists(WRITTEN, max_size=25).map("".join),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
    st.sampled_from(["draft.md", "draft.txt"]),
)
def test_words_put_anywhere_in_a_draft_are_found(
    before: str, after: str, encoding: str, path: str
) -> None:
    source = f"{before} zebraquay {after} The harbour is shut."
    data = source.encode(encoding, "ignore")
    source = data.decode(encoding)
    try:
        report, places = places_of(data, path)
    except ReportError:
        return
    # Front matter, pictures and the like are no text of the report.
    assume(report.text.count("zebraquay") == source.count("zebraquay") == 1)
    assume(places.source == source)
    at = report.text.index("zebraquay")
    place = places.place(at, at + 9)
    assert (place.line, place.column) == line_and_column(source, source.index("zebraquay"))
    assert places.line(place.line)[place.column - 1 : place.end_column - 1] == "zebraquay"


INSIDE = st.sampled_from(
    ["<b>", "</b>", "<a href='x=\">'>", "</a>", "&amp;", "&rsquo;", "&nosuch;", "\n", "\r\n", "  ",
     "<br>", "<!-- the zebraquay -->", "said ", "he left. ", "AT&T ", "é", "\u00ad", "&#8212;",
     "</p>\n<p>", "<em>", "</em>", "<span>", "</span>"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(INSIDE, max_size=12).map("".join),
    st.lists(INSIDE, max_size=12).map("".join),
    st.integers(0, 2),
)
def test_words_put_anywhere_in_a_page_are_found(before: str, after: str, which: int) -> None:
    paragraphs = [
        "Mayor Shaw spoke at the harbour on Monday after a long meeting, she said.",
        "Nobody else came to the harbour that day, the owner of the ferry said.",
        "The council will meet again in the spring, and the ferry will sail until then.",
    ]
    paragraphs[which] += f" {before} zebraquay {after} and so it was."
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    source = f"<html><body>\n<article>{body}</article></body></html>"
    data = source.encode()
    try:
        report, places = places_of(data, "page.html")
    except ReportError:
        return
    assume(report.text.count("zebraquay") == 1)
    at = report.text.index("zebraquay")
    place = places.place(at, at + 9)
    hidden = source.replace("<!-- the zebraquay -->", "<!-- the ......... -->")
    assert (place.line, place.column) == line_and_column(source, hidden.index("zebraquay"))


@given(st.binary(max_size=60), st.text(max_size=30), st.integers(0, 40), st.integers(0, 40))
def test_no_place_of_any_text_raises(data: bytes, text: str, start: int, length: int) -> None:
    places = Places(data, "utf-8", text, ())
    assert places.place(start, start + length).line >= 1


def test_a_mark_of_byte_order_is_no_column() -> None:
    assert found(codecs.BOM_UTF8 + b"the zebra quay is shut.", "a.txt").column == 1


def test_a_page_of_many_paragraphs_stays_linear() -> None:
    line = escape("He said so & left the harbour, twice, on Monday.")
    page = "<html><body><article>" + f"<p>{line}</p>\n" * 5_000
    began = time.process_time()
    report, places = places_of(page.encode(), "page.html")
    for origin in report.origins:
        places.place(origin.start, origin.end)
    assert time.process_time() - began < 20

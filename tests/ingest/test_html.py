from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import NoMainText, ReportError, ReportTooLarge
from sayso.ingest import IngestOptions, Report, from_bytes

ANY = IngestOptions(any_language=True)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Mayor: harbour safe | Ellery Post</title>
<meta property="og:site_name" content="Ellery Post">
<meta name="author" content="Ruth Cole">
<meta property="article:published_time" content="2021-04-02T10:00:00Z">
<meta property="article:modified_time" content="2023-01-05T10:00:00Z">
<script>var said = "the script said";</script><style>p { content: "the style said" }</style></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<header><h1>Mayor: harbour safe</h1><p class="byline">By Ruth Cole</p></header>
<article>
<p>PORT ELLERY — The harbour is <b>safe</b>, Mayor Imelda Shaw said on
  <a href="/monday">Monday</a> after a meeting.</p>
<h2>What happens next</h2>
<p>“We waited,” said Ray Cole, who runs the ferry, “for <i>hours</i>.”<br>He had not slept.</p>
<p><strong>The inquiry</strong></p>
<blockquote><p>Nobody told us anything at all about the closure of the harbour.</p></blockquote>
<ul><li>The harbour opens on Monday, the council said.</li>
<li>The ferry follows on Tuesday, it added.</li></ul>
<noscript><p>The noscript said nothing of the kind.</p></noscript>
<p>The council said it would look into the matter, and that a report would follow in spring.</p>
</article>
<aside>Read also: other things</aside>
<footer>Copyright Ellery Post. All rights reserved.</footer></body></html>"""


def read(page: str) -> Report:
    return from_bytes(page.encode("utf-8", "ignore"), path="page.html", options=ANY)


def words(report: Report, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [report.text[start:end] for start, end in spans]


def test_a_page_gives_its_report() -> None:
    report = read(PAGE)
    assert report.title == "Mayor: harbour safe"
    assert report.byline == ("Ruth Cole",)
    assert report.outlet == "Ellery Post"
    assert report.published == "2021-04-02"
    assert words(report, report.headings) == [
        "Mayor: harbour safe",
        "What happens next",
        "The inquiry",
    ]
    assert words(report, report.paragraphs) == [
        "PORT ELLERY — The harbour is safe, Mayor Imelda Shaw said on Monday after a meeting.",
        "“We waited,” said Ray Cole, who runs the ferry, “for hours.”\nHe had not slept.",
        "Nobody told us anything at all about the closure of the harbour.",
        "The harbour opens on Monday, the council said.",
        "The ferry follows on Tuesday, it added.",
        "The council said it would look into the matter, and that a report would follow in spring.",
    ]
    spans = sorted([*report.headings, *report.paragraphs])
    assert report.text == "\n\n".join(words(report, tuple(spans)))


def test_each_block_names_its_element() -> None:
    report = read(PAGE)
    found = {report.text[o.start : o.end][:20]: o.element for o in report.origins}
    assert found["Mayor: harbour safe"] == "/html/body/header/h1"
    assert found["PORT ELLERY — The ha"] == "/html/body/article/p[1]"
    assert found["What happens next"] == "/html/body/article/h2"
    assert found["The ferry follows on"] == "/html/body/article/ul/li[2]"


def test_the_same_words_twice_are_two_elements() -> None:
    line = "<p>The mayor said that the harbour was safe, and went on to the ferry.</p>"
    report = read(f"<html><body><article>{line}<p>Nobody else said so on Monday.</p>{line}")
    assert [o.element for o in report.origins] == [
        "/html/body/article/p[1]",
        "/html/body/article/p[2]",
        "/html/body/article/p[3]",
    ]


def test_a_double_line_break_parts_paragraphs() -> None:
    report = read(
        "<html><body><div>The harbour is safe, Mayor Shaw said on Monday.<br><br>"
        "The ferry follows, he said.<br>It sails.</div>"
    )
    assert words(report, report.paragraphs) == [
        "The harbour is safe, Mayor Shaw said on Monday.",
        "The ferry follows, he said.\nIt sails.",
    ]


def test_the_page_declares_its_encoding() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"')
    report = from_bytes(page.encode("cp1252"), path="page.html", options=ANY)
    assert "“We waited,”" in report.text
    assert "PORT ELLERY — The" in report.text
    assert report.encoding == "cp1252"


def test_an_xhtml_page() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.replace("<br>", "<br/>")
    assert read(page).text == read(PAGE).text


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<html><body></body></html>x", id="empty"),
        pytest.param(
            "<html><body><script>document.write('<p>The mayor said it was so.</p>')</script>",
            id="script-only",
        ),
        pytest.param(
            '<html><body><script type="application/ld+json">{"@type": "NewsArticle", "articleBody":'
            f' "{"The harbour is safe, the mayor said on Monday. " * 9}"}}</script><p>Wait</p>',
            id="text-in-a-script",
        ),
        pytest.param(
            "<html><body><nav>" + "<a href='/x'>Harbour news</a> " * 20 + "</nav>", id="menu"
        ),
        pytest.param(
            "<html><body><ul>"
            + "".join(f"<li><a href='/{n}'>Story {n} about things</a></li>" for n in range(30)),
            id="list-of-links",
        ),
        pytest.param("<html><body><form><button>Sign in</button></form>", id="wall"),
        pytest.param(
            "<html>" + "<div>" * 1_000_000 + "He said so.", id="5-megabytes-of-nested-div"
        ),
        pytest.param("<html><body><p>" + "<b>" * 500_000, id="nested-bold"),
        pytest.param("<table>" * 300_000 + "x", id="nested-tables"),
    ],
)
def test_a_page_without_a_main_text_is_refused_by_name(page: str) -> None:
    with pytest.raises(NoMainText, match=r"page\.html: .*main text.*save the report's text"):
        read(page)


def test_a_page_with_too_many_elements_is_refused_at_once() -> None:
    with pytest.raises(ReportTooLarge, match="300,002 elements"):
        read("<html><body>" + "<div>said</div>" * 300_000)


def test_a_tag_with_endless_attributes_does_not_hang() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(200_000))
    began = time.process_time()
    report = read(PAGE.replace("<article>", f"<article {attributes}>"))
    assert time.process_time() - began < 10
    assert report.text == read(PAGE).text


def test_entities_are_not_expanded() -> None:
    bomb = "".join(
        f'<!ENTITY {name} "{f"&{inner};" * 10}">'
        for inner, name in zip("abcdef", "bcdefg", strict=True)
    )
    page = PAGE.replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY a "said">{bomb}]>')
    report = read(page.replace("He had not slept", "He had &g; not slept"))
    assert "He had &g; not slept." in report.text
    assert len(report.text) < 1000


def test_hidden_code_never_becomes_text() -> None:
    text = read(PAGE).text
    for word in ("script said", "style said", "noscript said", "Copyright", "Read also"):
        assert word not in text


TAGS = (
    "<p> </p> <div> <br> <b> </b> <h1> <h2> </h2> <li> <ul> <script> </script> <table> <td> <svg> "
    "<blockquote> <!-- --> <!DOCTYPE[ ]> <?xml ?> &amp; &#0; &#xD800; <p\tclass=' \" <article> "
    "\x00 \ufffe"
).split(" ")
TAGS.append("He said so, twice, on Monday. ")


@settings(max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=8)), max_size=40).map("".join))
def test_any_page_gives_a_clean_report_or_a_named_error(body: str) -> None:
    try:
        report = read(f"<html><body>{body}")
    except ReportError:
        return
    spans = sorted([*report.headings, *report.paragraphs])
    assert report.text == "\n\n".join(words(report, tuple(spans)))
    data = f"<html><body>{body}".encode("utf-8", "ignore")
    reached = 0
    for origin in report.origins:
        assert reached <= origin.start < origin.end
        assert any(start <= origin.start and origin.end <= end for start, end in spans)
        reached = origin.end
        if origin.byte_start is not None:
            words_there = data[origin.byte_start : origin.byte_end].decode(report.encoding or "")
            assert words_there == report.text[origin.start : origin.end]

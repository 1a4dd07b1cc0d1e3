from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import ReportError
from sayso.ingest import IngestOptions, Report, from_bytes

ANY = IngestOptions(any_language=True)


def read(source: str, encoding: str = "utf-8") -> Report:
    return from_bytes(source.encode(encoding), path="draft.md", options=ANY)


def words(report: Report, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [report.text[start:end] for start, end in spans]


def assert_origins_are_exact(report: Report, data: bytes) -> None:
    reached = 0
    for origin in report.origins:
        assert reached <= origin.start < origin.end <= len(report.text)
        assert origin.byte_start is not None
        assert report.encoding is not None
        decoded = data[origin.byte_start : origin.byte_end].decode(report.encoding)
        assert decoded == report.text[origin.start : origin.end]
        reached = origin.end


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param(
            "The **harbour** is *safe*, he said.", "The harbour is safe, he said.", id="emphasis"
        ),
        pytest.param("He _said_ so, __twice__.", "He said so, twice.", id="underscores"),
        pytest.param("He read a_long_name aloud.", "He read a_long_name aloud.", id="not-emphasis"),
        pytest.param("Five * six, *he said.", "Five * six, *he said.", id="unmatched-marks"),
        pytest.param("**bold *both*** end", "bold both end", id="nested-emphasis"),
        pytest.param('A [safe *port*](http://e.example/a_b "t").', "A safe port.", id="link"),
        pytest.param("A [safe port][1].\n\n[1]: http://e.example", "A safe port.", id="reference"),
        pytest.param("A port [sic] and [^1].", "A port [sic] and [^1].", id="brackets-that-stay"),
        pytest.param("A port. ![the mayor said](p.png)", "A port.", id="picture"),
        pytest.param("See <http://e.example>.", "See http://e.example.", id="address"),
        pytest.param("The `said` key ``a`b``.", "The said key a`b.", id="inline-code"),
        pytest.param("An odd ` mark.", "An odd ` mark.", id="odd-backtick"),
        pytest.param(r"Not \*bold\* and \q.", r"Not *bold* and \q.", id="escapes"),
        pytest.param("Shaw &amp; Cole &notone; &#8220;x", "Shaw & Cole &notone; “x", id="entities"),
        pytest.param(
            "One<br>two <b>three</b> <!-- no --> four.", "One\ntwo three  four.", id="tags"
        ),
        pytest.param("x <script>var said</script> y", "x  y", id="script"),
        pytest.param(
            "The `<script>` tag, he said.", "The <script> tag, he said.", id="script-as-a-word"
        ),
        pytest.param(
            "<div>\n<p>In a page.</p>\n<style>p{}</style>\n</div>", "In a page.", id="html-block"
        ),
        pytest.param("One\ntwo  \nthree\\\nfour", "One\ntwo  \nthree\nfour", id="line-ends"),
        pytest.param("One.\n\n```\ncode said\n```\n\nTwo.", "One.\n\nTwo.", id="fence"),
        pytest.param(
            "One.\n\n    Two, she said.", "One.\n\nTwo, she said.", id="indented-is-no-code"
        ),
        pytest.param("- one *a*\n- two\n  more\n", "one a\n\ntwo\nmore", id="list"),
        pytest.param("> We waited,\n> he said.", "We waited,\nhe said.", id="quotation"),
        pytest.param("1. > a\n   > **b**", "a\nb", id="quotation-in-a-list"),
        pytest.param("|a|b|\n|-|-|\n|c|d|\n\nText.", "Text.", id="table"),
        pytest.param("One.\n\n---\n\nTwo.", "One.\n\nTwo.", id="rule"),
        pytest.param("\ufeffOne, \u00a0two.", "One, \u00a0two.", id="byte-order-mark"),
        pytest.param("\u00a0\nOne.", "One.", id="no-break-space-line"),
        pytest.param("# One #\ttwo ##", "One #\ttwo", id="heading-with-hashes"),
        pytest.param("> " * 30 + "deep", "> " * 30 + "deep", id="too-deep-is-kept-as-it-is"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_prose_without_its_markup(source: str, text: str, line_end: str) -> None:
    data = source.replace("\n", line_end).encode()
    report = from_bytes(data, path="draft.md", options=ANY)
    assert report.text.replace("\r\n", "\n").replace("\r", "\n") == text
    assert_origins_are_exact(report, data)


def test_headings() -> None:
    report = read(
        "# Mayor: *harbour* safe\n\nBy Ruth Cole\n\nThe harbour is safe, she said.\n\n"
        "**What next**\n\nThe ferry sails.\n\nA line\nof two\n---\n\n**All** of it **bold**\n\n"
        "- Short item\n\nShort line\n\nThe end of it."
    )
    assert words(report, report.headings) == [
        "Mayor: harbour safe",
        "What next",
        "A line\nof two",
        "All of it bold",
        "Short line",
    ]
    assert report.title == "Mayor: harbour safe"
    assert report.byline == ("Ruth Cole",)


def test_front_matter_is_metadata_and_no_text() -> None:
    source = (
        "---\ntitle: 'Harbour safe'\nauthors:\n  - Ruth Cole\n  - Idris Vane\n"
        "date: 2031-04-02T10:00\noutlet: Ellery Post\n---\n\n"
        "# Harbour opens\n\nIt is safe, she said.\n"
    )
    report = read(source)
    assert report.text == "Harbour opens\n\nIt is safe, she said."
    assert report.title == "Harbour safe"
    assert report.byline == ("Ruth Cole", "Idris Vane")
    assert report.outlet == "Ellery Post"
    assert report.published == "2031-04-02"
    assert_origins_are_exact(report, source.encode())


def test_origins_lead_back_to_the_source() -> None:
    source = "Say “**safe**” &amp; [go](x)."
    report = read(source)
    assert report.text == "Say “safe” & go."
    found = [
        (report.text[o.start : o.end], source.encode()[o.byte_start : o.byte_end].decode())
        for o in report.origins
    ]
    assert found == [
        ("Say “",) * 2,
        ("safe",) * 2,
        ("” ",) * 2,
        (" ",) * 2,
        ("go",) * 2,
        (".",) * 2,
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_origins_fit_the_encoding_of_the_file(encoding: str) -> None:
    source = "The **harbour** is “safe”, *said* the café’s owner — twice.\n\nThen she left."
    data = source.encode(encoding)
    report = from_bytes(data, path="draft.md", options=ANY)
    assert report.text.startswith("The harbour is “safe”, said the café’s")
    assert sum(o.end - o.start for o in report.origins) == len(report.text) - len("\n\n")
    assert_origins_are_exact(report, data)


MARKS = [
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "<", ">", "!", "#", "\\", "&amp;", "&", "\n",
    "\r\n", "\r", "\n\n", "> ", "- ", "1. ", "    ", "\t", "|", "---", "```", "~", "said", "“", "’",
    "<b>", "</b>", "<script>", "</script>", "<!--", "-->", "[a](b)", "![a](b)", "é", "😀", "\u200b",
    "\u00a0", "\x00", "\x0b", "\x1c", "\u2028", "[x]: y", "===", "a" * 30,
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=5)), max_size=40).map("".join))
def test_any_markdown_has_exact_origins_and_clean_spans(source: str) -> None:
    data = source.encode("utf-8", "ignore")
    try:
        report = from_bytes(data, path="draft.md", options=ANY)
    except ReportError:
        return
    assert_origins_are_exact(report, data)
    reached = 0
    for start, end in sorted([*report.headings, *report.paragraphs]):
        assert reached <= start < end <= len(report.text)
        assert report.text[start:end].strip() == report.text[start:end]
        assert not any(mark.isalnum() for mark in report.text[reached:start])
        reached = end
    assert not any(mark.isalnum() for mark in report.text[reached:])


@pytest.mark.parametrize(
    "unit",
    ["[", "*a ", "`", "<a ", "&", "> ", "- ", "word **x**\n", "![", "_a", "<!-- ", "<div>\n"],
)
def test_hostile_repetition_stays_linear(unit: str) -> None:
    source = "Said he. " + unit * (20_000 // len(unit))
    began = time.process_time()
    read(source)
    assert time.process_time() - began < 10

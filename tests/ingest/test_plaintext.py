from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest import Report, from_text

REPORT = """\
Mayor: harbour safe

By Ruth Cole and Idris Vane

PORT ELLERY, 12 March - The harbour is safe, Mayor Imelda Shaw said on
Monday, after a meeting with the ferry company that lasted for more than
three hours.

What happens next

"We waited," she said, "for hours"

* * *

## The inquiry ##

**A bold line**
The council will meet on Tuesday, it said.
"""


def words(report: Report, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [report.text[start:end] for start, end in spans]


def test_a_report_keeps_its_text_and_finds_its_parts() -> None:
    report = from_text(REPORT, path="harbour.txt")
    assert report.text == REPORT
    assert report.path == "harbour.txt"
    assert report.title == "Mayor: harbour safe"
    assert report.byline == ("Ruth Cole", "Idris Vane")
    assert words(report, report.headings) == [
        "Mayor: harbour safe",
        "What happens next",
        "The inquiry",
        "A bold line",
    ]
    assert words(report, report.paragraphs) == [
        "By Ruth Cole and Idris Vane",
        "PORT ELLERY, 12 March - The harbour is safe, Mayor Imelda Shaw said on\n"
        "Monday, after a meeting with the ferry company that lasted for more than\n"
        "three hours.",
        '"We waited," she said, "for hours"',
        "The council will meet on Tuesday, it said.",
    ]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("One, he said.\n\nTwo.", ["One, he said.", "Two."], id="blank-line"),
        pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="windows-line-ends"),
        pytest.param("One.\n \t\nTwo.", ["One.", "Two."], id="white-space-line"),
        pytest.param("One.\u2029Two.", ["One.", "Two."], id="unicode-paragraph-separator"),
        pytest.param(
            "The harbour stayed shut for a week, and the mayor said\nthat it would.",
            ["The harbour stayed shut for a week, and the mayor said\nthat it would."],
            id="wrapped",
        ),
        pytest.param(
            "The harbour stayed shut for a week after the storm had passed over it, said Mayor\n"
            "Shaw, who had come.\n"
            "The ferry stayed in, too, and its crew of nine had nothing to do but wait for news\n"
            "from the council.",
            [
                "The harbour stayed shut for a week after the storm had passed over it, said Mayor"
                "\nShaw, who had come.",
                "The ferry stayed in, too, and its crew of nine had nothing to do but wait for news"
                "\nfrom the council.",
            ],
            id="wrapped-with-a-short-last-line",
        ),
        pytest.param(
            f"The harbour {'stayed shut and ' * 10}said so.\nThe ferry {'waited and ' * 12}left.",
            [
                f"The harbour {'stayed shut and ' * 10}said so.",
                f"The ferry {'waited and ' * 12}left.",
            ],
            id="one-line-a-paragraph",
        ),
        pytest.param(
            "SHAW: We waited for hours at the quay, and nobody came.\nADAIR: Who told you to wait?",
            [
                "SHAW: We waited for hours at the quay, and nobody came.",
                "ADAIR: Who told you to wait?",
            ],
            id="transcript",
        ),
        pytest.param(
            "The council said:\n- the harbour opens\n- the ferry runs",
            ["The council said:", "- the harbour opens", "- the ferry runs"],
            id="list",
        ),
        pytest.param("A \u0085 stands.", ["A \u0085 stands."], id="broken-ellipsis-is-no-line-end"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n", [], id="white-space"),
        pytest.param("***", [], id="rule"),
        pytest.param("\x00", ["\x00"], id="nul"),
        pytest.param("He said.\ud800", ["He said.\ud800"], id="lone-surrogate"),
        pytest.param(
            " " * 300 + "x\n" + " " * 300 + "y", ["x\n" + " " * 300 + "y"], id="deep-indent"
        ),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    report = from_text(text)
    assert report.text == text
    assert words(report, report.paragraphs) == paragraphs
    assert report.headings == ()


def holds_every_word_once(report: Report) -> None:
    spans = sorted([*report.headings, *report.paragraphs])
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= len(report.text)
        assert not report.text[start].isspace()
        assert not report.text[end - 1].isspace()
        between = report.text[reached:start]
        assert not any(mark.isalnum() for mark in between), between
        reached = end
    assert not any(mark.isalnum() for mark in report.text[reached:])
    assert not set(report.headings) & set(report.paragraphs)
    assert list(report.headings) == sorted(report.headings)
    assert list(report.paragraphs) == sorted(report.paragraphs)


# Weighted towards what the rules look at; plain `st.text()` hardly ever makes a line of a list.
LINES = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["", " ", "# Title", "**Bold**", "__x__", "- item", "NAME: so", "Short line", "***",
             "\r", "“Quoted”", "By Ruth Cole", "a" * 130, "#", "**", "** **", "1. one", "\u2028x"]
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(st.one_of(st.text(), LINES.map("\n".join), LINES.map("\n\n".join)))
def test_any_text_is_kept_and_cut_cleanly(text: str) -> None:
    report = from_text(text)
    assert report.text == text
    holds_every_word_once(report)


@given(st.text(st.characters(), max_size=30))
def test_surrogates_are_text_too(text: str) -> None:
    holds_every_word_once(from_text(f"Said {text}\n\n\udfff{text}"))


@pytest.mark.parametrize(
    "unit",
    ["a", '"', "word ", "a\n", "# a\n", "** ", "\n", " ", "NAME: a\n", "- a\n\n", "Short\n\n"],
)
def test_a_long_text_takes_no_more_than_its_share(unit: str) -> None:
    # The clock cannot prove linear time, but a quadratic pass over this would take far longer.
    text = unit * (60_000 // len(unit))
    began = time.process_time()
    holds_every_word_once(from_text(text))
    assert time.process_time() - began < 10

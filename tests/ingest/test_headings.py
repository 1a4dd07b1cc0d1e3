from __future__ import annotations

import pytest

from sayso.ingest import from_text
from sayso.ingest.headings import is_byline, names_in_byline, speaker_label

BODY = "The harbour is safe, the mayor said on Monday."


def headings(text: str) -> list[str]:
    report = from_text(text)
    return [text[start:end] for start, end in report.headings]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Mayor: harbour safe", id="with-a-colon"),
        pytest.param("Is the harbour safe?", id="question"),
        pytest.param('Mayor calls the bridge "a joke"', id="quoting"),
        pytest.param("“We waited for hours”: passengers tell of the night", id="opening-quote"),
        pytest.param("Ferry to St. Brann sails again", id="abbreviation"),
        pytest.param("5 questions about the harbour", id="number"),
        pytest.param("Élodie Marsh wins the vote", id="accented-capital"),
    ],
)
def test_a_short_first_line_is_a_headline(line: str) -> None:
    assert headings(f"{line}\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "line",
    ["What happens next", "The inquiry", "Harbour: the facts", "Cost and time", "In St. Brann"],
)
def test_a_short_line_between_paragraphs_is_a_subheading(line: str) -> None:
    assert headings(f"{BODY}\n\n{line}\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("He left.", id="full-stop"),
        pytest.param("She said:", id="colon"),
        pytest.param("“Nobody told us”", id="quotation"),
        pytest.param("‘Nobody told us", id="open-quotation"),
        pytest.param("She called it “a joke”", id="ends-in-a-quotation"),
        pytest.param("Why?", id="question-inside-the-report"),
        pytest.param("- The harbour", id="list-item"),
        pytest.param("• The harbour", id="bullet"),
        pytest.param("3. The harbour", id="numbered"),
        pytest.param("— Commissioner Adair", id="attribution-by-dash"),
        pytest.param("ADAIR: We waited", id="transcript"),
        pytest.param("Q: Who told you", id="question-and-answer"),
        pytest.param("By Ruth Cole", id="byline"),
        pytest.param("PORT ELLERY, 12 March", id="dateline"),
        pytest.param("PORT ELLERY, March 12 —", id="dateline-with-dash"),
        pytest.param("Published 2031-04-02", id="published"),
        pytest.param("Monday 3 April", id="date"),
        pytest.param("and so it went on", id="small-letter"),
        pytest.param("It rained. Nobody came", id="two-sentences"),
        pytest.param("The harbour " + "and the ferry " * 6, id="long"),
        pytest.param("2031", id="no-letter"),
    ],
)
def test_other_lines_without_a_full_stop_are_no_headings(line: str) -> None:
    assert headings(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Harbour safe", "Harbour safe"),
        ("###### Harbour safe.", "Harbour safe."),
        ("## Harbour safe ##", "Harbour safe"),
        ("**Harbour safe.**", "Harbour safe."),
        ("__Harbour safe__", "Harbour safe"),
    ],
)
def test_a_marked_line_is_a_heading_wherever_it_stands(line: str, title: str) -> None:
    assert headings(f"{BODY}\n\n{line}") == [title]
    assert headings(line) == [title]


@pytest.mark.parametrize("line", ["#harbour", "**Shaw** said so", "**a** and **b**", "####### x"])
def test_marks_that_are_something_else(line: str) -> None:
    assert headings(f"{BODY}\n\n{line} today.\n\n{BODY}") == []


def test_a_line_with_nothing_under_it_heads_nothing() -> None:
    assert headings("Harbour safe") == []
    assert headings(f"{BODY}\n\nPort Ellery Post") == []


def test_many_short_lines_in_a_row_are_a_list() -> None:
    rows = ["Quay one", "Quay two", "Quay three", "Quay four"]
    assert headings("\n\n".join([BODY, *rows, BODY])) == []
    assert headings("\n\n".join(["Harbour safe", *rows, BODY])) == ["Harbour safe"]


def test_a_label_that_comes_back_is_a_speaker() -> None:
    turns = "Shaw: we waited\n\nAdair: who came\n\nShaw: nobody\n\nAdair: nobody at all"
    assert headings(f"Two voices\n\n{turns}") == ["Two voices"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ruth Cole", ("Ruth Cole",)),
        ("BY RUTH COLE", ("RUTH COLE",)),
        (
            "By Ruth Cole, Idris Vane and Ana de la Peña",
            ("Ruth Cole", "Idris Vane", "Ana de la Peña"),
        ),
        ("By Ruth Cole and Idris Vane in Port Ellery", ("Ruth Cole", "Idris Vane")),
        ("By Ruth Cole, Ellery Post", ("Ruth Cole",)),
        ("By noon", ()),
    ],
)
def test_names_in_a_byline(line: str, names: tuple[str, ...]) -> None:
    assert is_byline(line)
    assert names_in_byline(line) == names


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    assert not is_byline("By noon the harbour was empty.")


def test_speaker_label() -> None:
    assert speaker_label("ADAIR: We waited") == "ADAIR"
    assert speaker_label("At 10:30 she left") is None
    assert speaker_label("http://ellery.example/") is None

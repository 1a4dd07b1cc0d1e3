"""Quotation marks, in the ways that news writes and miswrites them."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import quotes
from sayso.model.quotes import QuotationIndex, find_quotations, paragraph_bounds


def stretches(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            '"We waited," she said, "for hours."', ['"We waited,"', '"for hours."'], id="straight"
        ),
        pytest.param("“We waited,” she said.", ["“We waited,”"], id="curly"),
        pytest.param("‘We waited,’ she said.", ["‘We waited,’"], id="single"),
        pytest.param(
            "'I won't sing for the dogs,' she said, 'and he's no dog.'",
            ["'I won't sing for the dogs,'", "'and he's no dog.'"],
            id="single-with-apostrophes",
        ),
        pytest.param(
            "‘The workers’ hall is shut,’ he said.",
            ["‘The workers’ hall is shut,’"],
            id="single-with-a-plural-possessive",
        ),
        pytest.param(
            "The girls' coats hung by the boys' hats.", [], id="plural-possessives-quote-nothing"
        ),
        pytest.param(
            "«Tout va bien» et « tout ira ».", ["«Tout va bien»", "« tout ira »"], id="«»"
        ),
        pytest.param("»Alles gut«, sagte er. «Ja.»", ["»Alles gut«", "«Ja.»"], id="»«"),
        pytest.param("‹Nein›, sagte er.", ["‹Nein›"], id="single-guillemets"),
        pytest.param("„Wir warten“, sagte er. „Nein“.", ["„Wir warten“", "„Nein“"], id="german"),
        pytest.param("„Wir warten”, mówi.", ["„Wir warten”"], id="polish"),
        pytest.param("”Vi väntar”, säger hon.", ["”Vi väntar”"], id="swedish"),
        pytest.param(
            "“He shouted ‘run’ and ran,” she said.",
            ["“He shouted ‘run’ and ran,”"],
            id="single-in-double",
        ),
        pytest.param(
            "‘He shouted “run” and ran,’ she said.",
            ["‘He shouted “run” and ran,’", "“run”"],
            id="double-in-single",
        ),
        pytest.param("Back in the '90s they told 'em to go home.", [], id="elisions"),
        pytest.param("'Tis the season for rock 'n' roll.", [], id="more-elisions"),
        pytest.param(
            'He said: "We waited.\n\nNobody came.',
            ['"We waited.'],
            id="unclosed-ends-with-paragraph",
        ),
        pytest.param(
            "He said: “We waited. “Nobody came,” he said.",
            ["“We waited. ", "“Nobody came,”"],
            id="unclosed-ends-at-the-next",
        ),
        pytest.param(
            "“One.\n\n“Two.\n\n“Three.” Nobody spoke.",
            ["“One.", "“Two.", "“Three.”"],
            id="reopened-in-each-paragraph",
        ),
        pytest.param(
            '"One.\r\n\r\n"Two." Nobody spoke.', ['"One.', '"Two."'], id="reopened-straight-crlf"
        ),
        pytest.param("We waited,” she said, and left.", [], id="stray-closing-curly"),
        pytest.param('We waited," she said, and left.', [], id="stray-closing-straight"),
        pytest.param('They waited all night."', [], id="stray-closing-at-the-end"),
        pytest.param("He is 6'2\" tall, she is 5'10\".", [], id="inches"),
        pytest.param(
            '"He\'s 6\'2" tall," she said.', ['"He\'s 6\'2" tall,"'], id="inches-in-a-quotation"
        ),
        pytest.param("“He’s 6’2”,” she said.", ["“He’s 6’2”,”"], id="curly-inches"),
        pytest.param('Ann "Jo" Marsh ran.', ['"Jo"'], id="nickname"),
        pytest.param("Ann ‘Jo’ Marsh ran.", ["‘Jo’"], id="nickname-single"),
        pytest.param(
            'He shouted:"Go!" and (“ran”)—"far".', ['"Go!"', "“ran”", '"far"'], id="tight"
        ),
        pytest.param('" spaced " and “ spaced ”', ['" spaced "', "“ spaced ”"], id="spaced-inside"),
        pytest.param("", [], id="empty"),
        pytest.param("'", [], id="a-mark-alone"),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "style", "closed"),
    [
        pytest.param('"Yes."', "straight", True, id="straight"),
        pytest.param("“Yes.”", "curly", True, id="curly"),
        pytest.param("„Ja.“", "curly", True, id="german"),
        pytest.param("«Oui.»", "guillemet", True, id="guillemet"),
        pytest.param("‘Yes.’ ", "single", True, id="single"),
        pytest.param("“Yes.", "curly", False, id="unclosed"),
    ],
)
def test_style_and_close(text: str, style: str, closed: bool) -> None:
    [found] = find_quotations(text)
    assert (found.style, found.closed) == (style, closed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one\ntwo\n\nthree", ["one\ntwo", "three"], id="blank-line"),
        pytest.param("one\r\n \r\ntwo", ["one", "two"], id="white-line"),
        pytest.param("one\r\rtwo", ["one", "two"], id="old-mac"),
        pytest.param("\n\n\none\n\n\n", ["one"], id="edges"),
        pytest.param("one\r\ntwo", ["one\r\ntwo"], id="one-break-is-a-line"),
        pytest.param("", [], id="empty"),
    ],
)
def test_paragraph_bounds(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraph_bounds(text)] == expected


MARKED = st.text(st.sampled_from("\"'“”„‟«»‘’‚‹›ab6 .,\n\r—(\u0301\u200b👩"), max_size=60)


@given(st.text(st.characters()) | MARKED)
def test_any_text_gives_quotations_in_order(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one, two in pairwise(found):
        # Apart, or one within the other.
        assert two.start >= one.end or two.end <= one.end


@given(MARKED, st.integers(0, 60), st.integers(0, 60))
def test_index_agrees_with_the_list(text: str, place: int, length: int) -> None:
    found = find_quotations(text)
    index = QuotationIndex(found)
    at = index.at(place)
    assert (at is not None) == any(one.start <= place < one.end for one in found)
    inside = {i for start, end in index.within(place, place + length) for i in range(start, end)}
    whole = {i for one in found for i in range(one.start, one.end)}
    assert inside == whole.intersection(range(place, place + length))


def lines_run(text: str) -> int:
    """Count the lines of `quotes.py` that finding the quotations of a text runs."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        if frame.f_code.co_filename != quotes.__file__:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_quotations(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "”",
        "'",
        " '",
        "a' ",
        " 'a",
        "'a' ",
        "“a ‘b’ ",
        "\"a\" 'b' ",
        "«",
        "\n\n“a",
        "6'2\" ",
    ],
)
def test_ten_thousand_marks_take_linear_work(unit: str) -> None:
    marks = sum(char in "\"'“”«‘’" for char in unit)
    few, many = unit * (1_000 // marks), unit * (10_000 // marks)
    assert lines_run(many) <= 10.2 * lines_run(few) + 1_000

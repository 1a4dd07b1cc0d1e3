"""The inline notation that marks attributions by hand."""

from __future__ import annotations

import pytest

from training.notation import NotationError, parse


def test_parse_gives_the_plain_text_and_exact_spans():
    text, [found] = parse("[S1 Mayor Shaw] [Q1 said] [C1 the harbour was safe].")
    assert text == "Mayor Shaw said the harbour was safe."
    assert found == {"id": "a1", "source": [[0, 10]], "cue": [[11, 15]], "content": [[16, 36]]}


def test_parse_shares_words_between_attributions():
    text, [one, two] = parse("[S12 She] [Q1 announced] [C1 a levy] and [Q2 said] [C2 it rose].")
    assert one["source"] == two["source"] == [[0, 3]]
    assert text[slice(*two["content"][0])] == "it rose"


def test_parse_keeps_plain_brackets():
    text, [found] = parse("[C1 “The [old] board [sic],”] [S1 he] [Q1 said] [Q and A].")
    assert text == "“The [old] board [sic],” he said [Q and A]."
    assert text[slice(*found["content"][0])] == "“The [old] board [sic],”"


def test_parse_reads_numbers_from_ten_up():
    text, found = parse("[S10,11 She] [Q10, said] [C10, a] and [Q11, added] [C11, b].")
    assert text == "She said a and added b."
    assert [a["id"] for a in found] == ["a10", "a11"]


def test_parse_of_unmarked_text_changes_nothing():
    assert parse("No [one] spoke.") == ("No [one] spoke.", [])


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        pytest.param("[S1 She] [Q1 said] [C1 no", "never closed", id="unclosed"),
        pytest.param("[S1 She] [Q1 said].", "0 contents", id="no-content"),
        pytest.param("[S1 She] [C1 no].", "0 cues", id="no-cue"),
        pytest.param("[Q1 a] [Q1 b] [C1 c]", "2 cues", id="two-cues"),
        pytest.param("[C1 a [S1 she] b] [Q1 c]", "nested", id="nested"),
        pytest.param("[S11 She] [Q1 c] [C1 d]", "twice", id="eleven-without-comma"),
        pytest.param("[S1  ] [Q1 c] [C1 d]", "empty", id="empty"),
    ],
)
def test_parse_refuses_a_broken_mark(marked, message):
    with pytest.raises(NotationError, match=message):
        parse(marked)

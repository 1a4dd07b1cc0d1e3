"""Offsets that move with edits of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.shifting import Edit, Shift


def test_offsets_move_with_the_text() -> None:
    shift = Shift("Ann met Bo.", [Edit(8, 10, "Ikechukwu"), Edit(0, 3, "Li")])
    assert shift.text == "Li met Ikechukwu."
    assert shift.spans([(0, 3), (4, 7), (8, 11), (8, 10)]) == ((0, 2), (3, 6), (7, 17), (7, 16))


def test_an_offset_inside_an_edit_has_no_place() -> None:
    with pytest.raises(ValueError, match="inside"):
        Shift("Ann", [Edit(0, 3, "Li")]).offset(1)


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(0, 3, "x"), Edit(2, 4, "y")], id="overlapping"),
        pytest.param([Edit(2, 2, "x")], id="empty"),
        pytest.param([Edit(9, 12, "x")], id="past-the-end"),
    ],
)
def test_impossible_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps another"):
        Shift("0123456789", edits)


@given(
    st.lists(st.tuples(st.text(max_size=5), st.text(min_size=1, max_size=5), st.text(max_size=7)))
)
def test_every_piece_is_found_again(pieces: list[tuple[str, str, str]]) -> None:
    """Kept and edited pieces by turns: the moved spans hold the same or the new words."""
    text, edits, expected = "", [], []
    for kept, old, new in pieces:
        expected.append((len(text), len(text) + len(kept), kept))
        text += kept
        edits.append(Edit(len(text), len(text) + len(old), new))
        expected.append((len(text), len(text) + len(old), new))
        text += old
    shift = Shift(text, edits)
    for start, end, words in expected:
        [(new_start, new_end)] = shift.spans([(start, end)])
        # an edit to nothing has all its offsets in one place, and so may what stands beside it
        assert shift.text[new_start:new_end] == words
    assert shift.text == "".join(words for *_, words in expected)

"""Windows: every word answered for once, none too long, their number linear."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.windows import Window, cut_windows
from sayso.model.words import Words
from tests.plain_words import words_of_pieces


def assert_sound(words: Words, windows: list[Window], max_pieces: int) -> None:
    assert [w.core_start for w in windows] == [0, *(w.core_end for w in windows)][: len(windows)]
    assert (windows[-1].core_end if windows else 0) == len(words)
    for window in windows:
        assert window.start <= window.core_start < window.core_end <= window.end
        pieces = int(words.first_piece[window.end] - words.first_piece[window.start])
        assert pieces <= max_pieces or window.end - window.start == 1
    assert all(one.start < two.start for one, two in pairwise(windows))


def test_a_short_text_is_one_window() -> None:
    assert cut_windows(words_of_pieces([1] * 9), max_pieces=9, context=4) == [Window(0, 9, 0, 9)]


def test_no_words_no_windows() -> None:
    assert cut_windows(words_of_pieces([]), max_pieces=9, context=4) == []


def test_windows_share_context_on_both_sides_of_the_seam() -> None:
    windows = cut_windows(words_of_pieces([1] * 14), max_pieces=10, context=4)
    assert windows == [Window(0, 10, 0, 8), Window(6, 14, 8, 14)]


def test_the_seam_is_the_paragraph_start_that_the_context_holds() -> None:
    words = words_of_pieces([1] * 14, breaks=[7])
    assert [w.core_end for w in cut_windows(words, max_pieces=10, context=4)] == [7, 14]


def test_a_window_starts_at_a_paragraph_that_lies_near() -> None:
    words = words_of_pieces([1] * 60, breaks=[20])
    first, second, *_ = cut_windows(words, max_pieces=40, context=16)
    assert (first.core_end, second.start) == (32, 20)


def test_a_word_that_leaves_no_room_for_context_is_taken_with_less() -> None:
    words = words_of_pieces([1] * 20 + [9] + [1] * 5)
    windows = cut_windows(words, max_pieces=10, context=4)
    assert_sound(words, windows, 10)
    assert len(windows) <= 8


@pytest.mark.parametrize("before", [0, 1, 300])
def test_a_word_larger_than_any_window_stands_alone(before: int) -> None:
    words = words_of_pieces([1] * before + [300_000] + [1] * 300)
    windows = cut_windows(words, max_pieces=254, context=64)
    assert_sound(words, windows, 254)
    assert Window(before, before + 1, before, before + 1) in windows
    assert len(windows) <= 12


@given(
    st.lists(st.integers(1, 5) | st.integers(1, 40), max_size=120),
    st.sets(st.integers(0, 120)),
    st.integers(4, 30),
    st.data(),
)
def test_any_words_are_covered_once(
    pieces: list[int], breaks: set[int], max_pieces: int, data: st.DataObject
) -> None:
    words = words_of_pieces(pieces, sorted(breaks))
    context = data.draw(st.integers(0, max_pieces // 2))
    assert_sound(words, cut_windows(words, max_pieces=max_pieces, context=context), max_pieces)


@pytest.mark.parametrize("every", [0, 3, 50, 500], ids=lambda every: f"break-every-{every}")
@pytest.mark.parametrize("count", [1_000, 20_000])
def test_the_number_of_windows_is_linear(count: int, every: int) -> None:
    pieces = [1 + (number * 7) % 5 for number in range(count)]
    words = words_of_pieces(pieces, range(0, count, every) if every else ())
    windows = cut_windows(words, max_pieces=254, context=64)
    assert_sound(words, windows, 254)
    # Each core holds what a window does, less its context on both sides and one word.
    assert len(windows) <= 1 + sum(pieces) // (254 - 2 * 64 - 5)

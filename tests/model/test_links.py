"""What the linker is told of place: buckets of distance, and what lies between."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.links import DISTANCE_BUCKETS, SCALARS, between, distance_buckets


def bucket(cue: tuple[int, int], word: int) -> int:
    words = max(word, cue[1]) + 1
    row = distance_buckets(np.array([cue[0]]), np.array([cue[1]]), words)[0]
    return int(row[word])


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param(200, 0, id="first-word-of-the-cue"),
        pytest.param(201, 0, id="last-word-of-the-cue"),
        pytest.param(199, 1, id="just-before"),
        pytest.param(202, 2, id="just-after"),
        pytest.param(198, 3, id="two-before"),
        pytest.param(203, 4, id="two-after"),
        pytest.param(194, 11, id="six-before"),
        pytest.param(193, 11, id="seven-before-shares-its-bucket"),
        pytest.param(192, 13, id="eight-before"),
        pytest.param(90, DISTANCE_BUCKETS - 2, id="far-before"),
        pytest.param(0, DISTANCE_BUCKETS - 2, id="farthest-before"),
        pytest.param(400, DISTANCE_BUCKETS - 1, id="far-after"),
    ],
)
def test_bucket_of_a_word(word: int, expected: int) -> None:
    assert bucket((200, 202), word) == expected


@given(st.integers(0, 300), st.integers(1, 15), st.integers(1, 400))
def test_buckets_grow_with_the_distance(start: int, size: int, words: int) -> None:
    row = distance_buckets(np.array([start]), np.array([start + size]), words)[0]
    before, after = row[:start], row[start + size :]
    assert np.all(row[start : start + size] == 0)
    assert np.all(before % 2 == 1)
    assert np.all((after % 2 == 0) & (after > 0))
    assert np.all(np.diff(before) <= 0)
    assert np.all(np.diff(after) >= 0)
    assert row.max(initial=0) < DISTANCE_BUCKETS


def test_between_counts_behind_and_ahead_of_the_cue() -> None:
    # One cue, six words; a cue begins at word 1, sentences at words 0 and 4, a paragraph at 0.
    facts = np.array([[0, 1, 1], [1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 1, 0], [0, 0, 0]])
    counts = np.cumsum(facts, axis=0, dtype=np.float32)[None]
    got = between(counts, np.array([2]))
    assert got.shape == (1, 6, SCALARS)
    assert got.dtype == np.float32
    behind, ahead = got[0, :, :3], got[0, :, 3:]
    assert behind.tolist() == [[1, 0, 0]] + [[0, 0, 0]] * 5
    assert ahead.tolist() == [[0, 0, 0]] * 4 + [[0, 1, 0]] * 2


def test_between_is_cut_off_at_three() -> None:
    counts = np.cumsum(np.ones((1, 20, 3)), axis=1, dtype=np.float32)
    got = between(counts, np.array([10]))
    assert got.max() == 3.0
    assert got[0, 8].tolist() == [2, 2, 2, 0, 0, 0]
    assert got[0, 19].tolist() == [0, 0, 0, 3, 3, 3]

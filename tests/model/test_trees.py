"""Trees out of scores: one for each sentence whatever the scores, the best where that is plain."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.scores import Floats, Ints
from sayso.model.trees import as_trees, best_heads


def sentences_of(lengths: list[int], first: int = 0) -> Ints:
    return np.repeat(np.arange(first, first + len(lengths)), lengths).astype(np.int64)


def roots_reached(heads: list[int]) -> list[int]:
    """Follow each word's heads, one by one, to a word that is its own; -1 in a cycle."""
    out = []
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]
        out.append(word if heads[word] == word else -1)
    return out


def assert_trees(heads: Ints, sentence: Ints) -> None:
    assert heads.shape == sentence.shape
    assert np.issubdtype(heads.dtype, np.integer)
    assert sentence[heads].tolist() == sentence.tolist()
    reached = roots_reached(heads.tolist())
    for number in set(sentence.tolist()):
        roots = {root for root, own in zip(reached, sentence, strict=True) if own == number}
        assert len(roots) == 1
        assert roots != {-1}


def heads_of(scores: Floats, sentence: Ints) -> Ints:
    """Choose the heads of several sentences, each from its own block of the scores."""
    heads = np.zeros(len(sentence), dtype=np.int64)
    for number in set(sentence.tolist()):
        own = np.flatnonzero(sentence == number)
        heads[own] = own[0] + best_heads(scores[np.ix_(own, own)])
    return heads


def value(scores: Floats, heads: Ints) -> float:
    return float(scores[np.arange(len(heads)), heads].sum())


LENGTHS = st.lists(st.integers(1, 7), max_size=5)
# Ties, large gaps and scores as the network gives them.
NUMBERS = st.sampled_from([0.0, 1.0, -1.0, 100.0]) | st.floats(-40, 40, width=32)


@st.composite
def scored(draw: st.DrawFn) -> tuple[Floats, Ints]:
    sentence = sentences_of(draw(LENGTHS), draw(st.integers(0, 3)))
    count = len(sentence)
    if draw(st.booleans()):
        rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
        return rng.normal(scale=5, size=(count, count)).astype(np.float32), sentence
    few = draw(st.lists(NUMBERS, min_size=1, max_size=12))
    numbers = np.resize(np.array(few, dtype=np.float32), count * count)
    return numbers.reshape(count, count), sentence


@given(scored())
def test_any_scores_give_one_tree_a_sentence(given_scores: tuple[Floats, Ints]) -> None:
    scores, sentence = given_scores
    assert_trees(heads_of(scores, sentence), sentence)


@pytest.mark.parametrize("count", [1, 2, 3, 60, 250])
def test_scores_that_say_nothing_give_a_tree(count: int) -> None:
    for score in (0.0, -1e4, 1e4):
        sentence = sentences_of([count])
        assert_trees(best_heads(np.full((count, count), score, np.float32)), sentence)


def test_no_words_no_heads() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert best_heads(np.zeros((0, 0), np.float32)).shape == (0,)
    assert as_trees(none, none).shape == (0,)


def test_a_word_alone_is_its_root() -> None:
    assert best_heads(np.array([[-50.0]], np.float32)).tolist() == [0]
    assert as_trees(np.array([0]), sentences_of([1])).tolist() == [0]


@pytest.mark.parametrize("seed", range(40))
def test_the_best_heads_are_taken_where_they_are_trees(seed: int) -> None:
    """Compare with all trees there are, where each word's best head makes one of them."""
    rng = np.random.default_rng(seed)
    count = 2 + seed % 4
    wanted = np.array([0, *(rng.integers(0, word) for word in range(1, count))])
    order = rng.permutation(count)
    heads = np.empty(count, dtype=np.int64)
    heads[order] = order[wanted]
    scores = rng.uniform(-4, 4, size=(count, count)).astype(np.float32)
    scores[np.arange(count), heads] += 10
    best = max(
        (
            candidate
            for candidate in map(np.array, itertools.product(range(count), repeat=count))
            if len(set(roots_reached(candidate.tolist())) - {-1}) == 1
            and -1 not in roots_reached(candidate.tolist())
        ),
        key=lambda candidate: value(scores, candidate),
    )
    assert best.tolist() == heads.tolist()
    assert best_heads(scores.copy()).tolist() == best.tolist()


def test_the_root_is_the_word_that_gains_most_by_it() -> None:
    scores = np.array([[6.0, 5.5, 0.0], [0.0, 5.0, 1.0], [0.0, 4.0, 1.0]], np.float32)
    # The first scores highest as a root, but the second loses more as a dependent.
    assert best_heads(scores).tolist() == [1, 1, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    #           harbour master Cole said: "master" and "Cole" lead to each other.
    scores = np.array(
        [[-9, 8, 1, 0], [-9, -9, 6, 5.5], [-9, 6, -9, 1], [-9, -9, -9, 9]], np.float32
    )
    assert best_heads(scores).tolist() == [1, 3, 1, 3]


def test_what_a_break_costs_is_counted_from_what_is_given_up() -> None:
    # The last word has the better head outside, and gives up more for it.
    scores = np.array([[9, -9, -9], [5, -9, 6], [5.5, 10, -9]], np.float32)
    assert best_heads(scores).tolist() == [0, 0, 1]


@given(LENGTHS, st.integers(0, 3), st.data())
def test_any_heads_are_mended_into_trees(
    lengths: list[int], first: int, data: st.DataObject
) -> None:
    sentence = sentences_of(lengths, first)
    count = len(sentence)
    words = st.integers(0, max(count - 1, 0))
    heads = np.array(data.draw(st.lists(words, min_size=count, max_size=count)), dtype=np.int64)
    before = heads.copy()
    mended = as_trees(heads, sentence)
    assert_trees(mended, sentence)
    assert heads.tolist() == before.tolist()
    assert as_trees(mended, sentence).tolist() == mended.tolist()


@given(scored())
def test_trees_need_no_mending(given_scores: tuple[Floats, Ints]) -> None:
    scores, sentence = given_scores
    heads = heads_of(scores, sentence)
    assert as_trees(heads, sentence).tolist() == heads.tolist()


@pytest.mark.parametrize(
    ("heads", "lengths", "expected"),
    [
        pytest.param([1, 1, 1], [3], [1, 1, 1], id="a-tree-stays"),
        pytest.param([1, 1, 3, 3], [4], [1, 1, 3, 1], id="second-root-goes-to-the-first"),
        pytest.param([1, 0, 2, 1], [4], [2, 2, 2, 2], id="cycle-and-what-hangs-on-it-to-the-root"),
        pytest.param([1, 2, 0], [3], [0, 2, 0], id="no-root-takes-the-first-word"),
        pytest.param([1, 2, 2], [2, 1], [1, 1, 2], id="head-behind-the-sentence"),
        pytest.param([0, 0, 1, 2], [2, 2], [0, 0, 2, 2], id="head-before-the-sentence"),
    ],
)
def test_heads_of_several_windows(
    heads: list[int], lengths: list[int], expected: list[int]
) -> None:
    assert as_trees(np.array(heads), sentences_of(lengths)).tolist() == expected

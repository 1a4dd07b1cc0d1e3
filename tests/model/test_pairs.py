"""Pairs of mentions: which are made, what is seen of them, and that they stay few."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.pairs import (
    FEATURES,
    NEAREST,
    PRONOUNS,
    SAME_LAST_WORD,
    SHARED_WORD,
    Pairs,
    hash_of,
    pairs_of,
)

Spans = Sequence[tuple[int, int]]


def paired(
    text: str, spans: Spans, *, starts: Sequence[int] = (), quoted: Sequence[int] = ()
) -> Pairs:
    """Pair mentions of a text of words with blanks between; sentences begin at `starts`."""
    words = text.split()
    sentence = np.zeros(len(words), dtype=np.int64)
    sentence[list(starts)] = 1
    quote = np.zeros(len(words), dtype=np.int64)
    quote[list(quoted)] = 2
    return pairs_of(spans, words, np.cumsum(sentence), quote)


def seen(pairs: Pairs, later: int, earlier: int) -> dict[str, int]:
    [at] = np.flatnonzero((pairs.later == later) & (pairs.earlier == earlier))
    return dict(zip(FEATURES, pairs.features[at].tolist(), strict=True))


def both(pairs: Pairs) -> list[tuple[int, int]]:
    return list(zip(pairs.later.tolist(), pairs.earlier.tolist(), strict=True))


def test_each_mention_is_paired_with_those_before_it() -> None:
    pairs = paired("Ola met the harbour master", [(0, 1), (2, 5), (3, 4)])
    assert both(pairs) == [(1, 0), (2, 0), (2, 1)]


def test_what_is_seen_of_a_pair() -> None:
    text = "the harbour master of Vedra waited . “ She knew the old harbour master ”"
    spans = [(0, 5), (4, 5), (8, 9), (10, 14)]
    pairs = paired(text, spans, starts=[7], quoted=range(7, 15))
    assert seen(pairs, 1, 0) == {
        "mentions between": 1,
        "sentences between": 0,
        "shared words": 2,
        "pronoun": 0,
        "antecedent pronoun": 0,
        "quoted": 0,
        "nested": 1,
        "length": 0,
        "antecedent length": 2,
    }
    assert seen(pairs, 2, 0) == {
        "mentions between": 2,
        "sentences between": 1,
        "shared words": 0,
        "pronoun": PRONOUNS["she"],
        "antecedent pronoun": 0,
        "quoted": 2,
        "nested": 0,
        "length": 0,
        "antecedent length": 2,
    }
    assert seen(pairs, 3, 2)["antecedent pronoun"] == PRONOUNS["she"]
    assert seen(pairs, 3, 2)["quoted"] == 3
    assert seen(pairs, 3, 0)["shared words"] == 1


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        pytest.param("Vedra liked VEDRA", (0, 1), (2, 3), 3, id="the-same-but-for-case"),
        pytest.param("the pier and a pier", (0, 2), (3, 5), 3, id="the-same-but-for-the-article"),
        pytest.param("Ola Brandvold met Brandvold", (0, 2), (3, 4), 2, id="same-last-word"),
        pytest.param("Ola Brandvold met Ola", (0, 2), (3, 4), 1, id="another-word"),
        pytest.param("Ola met Kestrel", (0, 1), (2, 3), 0, id="nothing"),
        pytest.param("the board of the pier", (0, 2), (3, 5), 0, id="empty-words-alone"),
        pytest.param("he saw he", (0, 1), (2, 3), 0, id="pronouns-share-no-words"),
        pytest.param("the saw the", (0, 1), (2, 3), 3, id="nothing-but-empty-words"),
    ],
)
def test_shared_words(
    text: str, first: tuple[int, int], second: tuple[int, int], expected: int
) -> None:
    assert seen(paired(text, [first, second]), 1, 0)["shared words"] == expected


def test_mentions_side_by_side_are_not_nested() -> None:
    pairs = paired("Ola Brandvold waited", [(0, 1), (1, 3), (2, 3)])
    assert seen(pairs, 1, 0)["nested"] == 0
    assert seen(pairs, 2, 1)["nested"] == 1


def test_a_pronoun_among_other_words_is_none() -> None:
    pairs = paired("her brother saw her", [(0, 2), (3, 4)])
    assert seen(pairs, 1, 0)["antecedent pronoun"] == 0
    assert seen(pairs, 1, 0)["pronoun"] == PRONOUNS["her"]


def test_far_back_only_what_shares_words_is_a_possible_antecedent() -> None:
    # Two mentions at the beginning, then more others than are near, then the first one again.
    others = [f"w{number}" for number in range(NEAREST + 10)]
    text = " ".join(["Ola Brandvold", "Kestrel", *others, "Brandvold"])
    spans = [(0, 2), *((word, word + 1) for word in range(2, len(text.split())))]
    pairs = paired(text, spans)
    last = len(spans) - 1
    antecedents = pairs.earlier[pairs.later == last].tolist()
    assert antecedents == [0, *range(last - NEAREST, last)]


def test_far_back_a_pronoun_has_no_antecedent() -> None:
    words = ["she", *(f"w{number}" for number in range(NEAREST + 10)), "she"]
    pairs = paired(" ".join(words), [(word, word + 1) for word in range(len(words))])
    assert pairs.earlier[pairs.later == len(words) - 1].min() == len(words) - 1 - NEAREST


def test_of_many_mentions_far_back_the_last_few_are_kept() -> None:
    words = ["Vedra"] * 30 + [f"w{number}" for number in range(NEAREST + 10)] + ["Vedra"]
    pairs = paired(" ".join(words), [(word, word + 1) for word in range(len(words))])
    far = pairs.earlier[pairs.later == len(words) - 1]
    assert far[far < 30].tolist() == list(range(30 - SAME_LAST_WORD, 30))


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_mentions_for_a_pair(count: int) -> None:
    pairs = paired("Ola", [(0, 1)][:count])
    assert pairs.later.shape == pairs.earlier.shape == (0,)
    assert pairs.features.shape == (0, len(FEATURES))


WORDS = st.sampled_from("Ola Brandvold the she They board of Vedra 's harbour İ ß 東".split())


@st.composite
def reports(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[str], np.ndarray, np.ndarray]:
    words = draw(st.lists(WORDS | st.text(min_size=1, max_size=4), max_size=120))
    count = len(words)
    begins = np.zeros(count, dtype=np.int64)
    quote = np.zeros(count, dtype=np.int64)
    spans: set[tuple[int, int]] = set()
    if count:
        begins[draw(st.lists(st.integers(0, count - 1), max_size=40))] = 1
        quote[draw(st.lists(st.integers(0, count - 1), max_size=20))] = draw(st.integers(1, 3))
        for start in draw(st.lists(st.integers(0, count - 1), max_size=90)):
            spans.add((start, min(start + draw(st.sampled_from([1, 1, 2, 3, 9])), count)))
    in_order = sorted(spans, key=lambda span: (span[0], -span[1]))
    return in_order, words, np.cumsum(begins), quote


@given(reports())
def test_any_mentions_give_pairs_in_order_with_features_in_range(
    report: tuple[list[tuple[int, int]], list[str], np.ndarray, np.ndarray],
) -> None:
    spans, *rest = report
    pairs = pairs_of(spans, *rest)
    found = both(pairs)
    assert all(0 <= earlier < later < len(spans) for later, earlier in found)
    assert found == sorted(set(found))
    assert pairs.features.shape == (len(found), len(FEATURES))
    assert (pairs.features >= 0).all()
    assert (pairs.features < np.array(list(FEATURES.values()))).all()
    # Those near are all there.
    assert set(found) >= {
        (later, earlier)
        for later in range(len(spans))
        for earlier in range(max(later - NEAREST, 0), later)
    }


@pytest.mark.parametrize("vocabulary", [1, 7, 500], ids=lambda size: f"{size}-words")
def test_the_number_of_pairs_is_linear(vocabulary: int) -> None:
    for count in (500, 4_000):
        words = [f"w{(number * 31) % vocabulary}" for number in range(count)]
        spans = [(word, min(word + 1 + word % 3, count)) for word in range(count)]
        nothing = np.zeros(count, dtype=np.int64)
        pairs = pairs_of(spans, words, np.arange(count) // 20, nothing)
        assert len(pairs.later) <= count * (NEAREST + SAME_LAST_WORD + 4 * SHARED_WORD)


def test_words_have_the_same_number_in_every_process() -> None:
    assert hash_of("") == 5381
    assert hash_of("harbour") == 871_579_416
    assert hash_of("東京" * 50) < 2**32

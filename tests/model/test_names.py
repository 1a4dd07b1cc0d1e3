"""Labels of words that make names."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.analysis import Name
from sayso.model.labels import NAME_LABELS
from sayso.model.names import name_labels, names_of


def scores_of(*words: dict[str, float]) -> np.ndarray:
    """Scores of each word's labels; those not given are -9."""
    scores = np.full((len(words), len(NAME_LABELS)), -9.0, dtype=np.float32)
    for row, word in zip(scores, words, strict=True):
        for label, score in word.items():
            row[NAME_LABELS.index(label)] = score
    return scores


def told(scores: np.ndarray, sentence: list[int]) -> list[str]:
    return [NAME_LABELS[label] for label in name_labels(scores, np.array(sentence)).tolist()]


def test_labels_that_make_names_stay() -> None:
    best = ["B-PER", "I-PER", "O", "B-ORG", "B-ORG", "I-ORG"]
    assert told(scores_of(*({label: 1.0} for label in best)), [0, 0, 0, 1, 1, 1]) == best


def test_what_goes_on_has_begun() -> None:
    scores = scores_of(
        {"O": 2.0, "B-ORG": 1.5},
        {"I-ORG": 3.0, "O": 0.0},
        {"I-PER": 1.0, "I-ORG": 0.8, "O": 0.0},
    )
    assert told(scores, [0, 0, 0]) == ["B-ORG", "I-ORG", "I-ORG"]
    # What goes on in the next sentence has not begun there.
    assert told(scores, [0, 1, 1]) == ["O", "O", "O"]


def test_a_sentence_may_begin_with_the_inside_of_a_name_only_by_mistake() -> None:
    assert told(scores_of({"I-LOC": 2.0, "B-LOC": 1.0}), [0]) == ["B-LOC"]


def may_follow(before: str, label: str) -> bool:
    return not label.startswith("I") or before in (label, f"B{label[1:]}")


@pytest.mark.parametrize("seed", range(8))
def test_no_other_labels_that_make_names_are_better(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, len(NAME_LABELS))).astype(np.float32)
    best = max(
        (
            labels
            for labels in product(range(len(NAME_LABELS)), repeat=4)
            if all(
                may_follow(NAME_LABELS[before], NAME_LABELS[label])
                for before, label in zip([0, *labels], labels, strict=False)
            )
        ),
        key=lambda labels: scores[np.arange(4), labels].sum(),
    )
    assert tuple(name_labels(scores, np.zeros(4, dtype=np.int64)).tolist()) == best


def test_no_words_have_no_names() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    labels = name_labels(np.zeros((0, len(NAME_LABELS)), dtype=np.float32), nothing)
    assert names_of(labels, nothing) == []


@given(st.lists(st.sampled_from(NAME_LABELS), max_size=14), st.sets(st.integers(1, 13)))
def test_any_labels_give_names_apart_that_hold_every_labelled_word(
    labels: list[str], breaks: set[int]
) -> None:
    sentence = np.cumsum([word in breaks for word in range(len(labels))], dtype=np.int64)
    numbers = np.array([NAME_LABELS.index(label) for label in labels], dtype=np.int64)
    found = names_of(numbers, sentence)
    covered = [word for name in found for word in range(name.start, name.end)]
    assert covered == [word for word, label in enumerate(labels) if label != "O"]
    for name in found:
        assert {labels[word][2:] for word in range(name.start, name.end)} == {name.kind}
        assert sentence[name.start] == sentence[name.end - 1]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("B-PER I-ORG I-ORG", [Name(0, 1, "PER"), Name(1, 3, "ORG")]),
        ("O I-LOC I-LOC O", [Name(1, 3, "LOC")]),
        ("B-PER B-PER I-PER", [Name(0, 1, "PER"), Name(1, 3, "PER")]),
    ],
    ids=["kind-changes", "no-beginning", "side-by-side"],
)
def test_names_begin_where_kinds_change(labels: str, expected: list[Name]) -> None:
    numbers = np.array([NAME_LABELS.index(label) for label in labels.split()])
    assert names_of(numbers, np.zeros(len(numbers), dtype=np.int64)) == expected

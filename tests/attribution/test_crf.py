"""The chain against sums over every label sequence, which small chains allow."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from sayso.attribution.crf import Chain

LABELS = 3


def made(seed: int, rows: int = 3, words: int = 5) -> tuple[Chain, np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    chain = Chain(
        random.normal(size=(LABELS, LABELS)).astype(np.float32),
        random.normal(size=LABELS).astype(np.float32),
    )
    emissions = random.normal(scale=2.0, size=(rows, words, LABELS)).astype(np.float32)
    return chain, emissions, random.integers(1, words + 1, size=rows)


def sequences(chain: Chain, emissions: np.ndarray) -> dict[tuple[int, ...], float]:
    """Score every label sequence of one row, given without its padding."""
    scores = {}
    for labels in product(range(LABELS), repeat=len(emissions)):
        score = chain.start[labels[0]] + sum(emissions[i, label] for i, label in enumerate(labels))
        score += sum(chain.transitions[a, b] for a, b in pairwise(labels))
        scores[labels] = float(score)
    return scores


@pytest.mark.parametrize("seed", range(6))
def test_best_is_the_best_of_all_sequences(seed: int) -> None:
    chain, emissions, lengths = made(seed)
    labels, scores = chain.best(emissions, lengths)
    for row, length in enumerate(lengths):
        every = sequences(chain, emissions[row, :length])
        best = max(every, key=every.__getitem__)
        assert tuple(labels[row, :length]) == best
        assert scores[row] == pytest.approx(every[best], abs=1e-4)
        assert not labels[row, length:].any()


@pytest.mark.parametrize("seed", range(6))
def test_log_total_sums_all_sequences(seed: int) -> None:
    chain, emissions, lengths = made(seed)
    totals = chain.log_total(emissions, lengths)
    for row, length in enumerate(lengths):
        every = sequences(chain, emissions[row, :length])
        assert totals[row] == pytest.approx(np.log(np.exp(list(every.values())).sum()), abs=1e-4)


@pytest.mark.parametrize("seed", range(6))
def test_marginals_are_shares_of_all_sequences(seed: int) -> None:
    chain, emissions, lengths = made(seed)
    marginals = chain.marginals(emissions, lengths)
    for row, length in enumerate(lengths):
        expected = np.zeros((length, LABELS))
        every = sequences(chain, emissions[row, :length])
        for labels, score in every.items():
            expected[range(length), labels] += np.exp(score)
        expected /= np.exp(list(every.values())).sum()
        np.testing.assert_allclose(marginals[row, :length], expected, atol=1e-4)


def test_padding_changes_nothing() -> None:
    chain, emissions, lengths = made(7)
    padded = np.concatenate([emissions, np.full((3, 4, LABELS), 99.0, np.float32)], axis=1)
    width = emissions.shape[1]
    np.testing.assert_array_equal(
        chain.best(padded, lengths)[0][:, :width], chain.best(emissions, lengths)[0]
    )
    np.testing.assert_allclose(
        chain.log_total(padded, lengths), chain.log_total(emissions, lengths), rtol=1e-6
    )
    for row, length in enumerate(lengths):
        np.testing.assert_allclose(
            chain.marginals(padded, lengths)[row, :length],
            chain.marginals(emissions, lengths)[row, :length],
            rtol=1e-5,
        )


def test_rows_of_a_single_word() -> None:
    chain, emissions, _ = made(9, words=1)
    lengths = np.ones(len(emissions), dtype=np.int64)
    scores = emissions[:, 0] + chain.start
    labels, best = chain.best(emissions, lengths)
    np.testing.assert_array_equal(labels[:, 0], scores.argmax(axis=1))
    np.testing.assert_allclose(best, scores.max(axis=1), rtol=1e-6)
    total = np.log(np.exp(scores).sum(axis=1))
    np.testing.assert_allclose(chain.log_total(emissions, lengths), total, rtol=1e-5)
    np.testing.assert_allclose(
        chain.marginals(emissions, lengths)[:, 0], np.exp(scores - total[:, None]), rtol=1e-5
    )


def test_a_forbidden_step_is_never_taken() -> None:
    chain, emissions, lengths = made(8, rows=20, words=6)
    chain.transitions[0, 2] = chain.start[2] = -10_000.0
    labels, _ = chain.best(emissions, lengths)
    for row, length in enumerate(lengths):
        steps = [0, *labels[row, :length]]
        assert (0, 2) not in set(pairwise(steps))
    assert chain.marginals(emissions, lengths)[:, 0, 2].max() == 0.0


def test_large_scores_do_not_overflow() -> None:
    chain = Chain(np.zeros((2, 2), np.float32), np.zeros(2, np.float32))
    emissions = np.full((1, 500, 2), 1e4, np.float32)
    lengths = np.array([500])
    assert np.isfinite(chain.log_total(emissions, lengths)).all()
    np.testing.assert_allclose(chain.marginals(emissions, lengths), 0.5, atol=1e-3)

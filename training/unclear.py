"""Fits the model of unclear sentences: `python -m training.unclear` writes its weights.

A logistic model over the signs of `sayso.voices.signs`, with a ridge; the examples are the tuning
part of `bench/data/voices`. It takes half a minute, most of it to read the passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.ingest import from_text
from sayso.pipeline import reading_of
from sayso.voices.sign_words import Weights, weights_path
from sayso.voices.unclear import Candidate, chance, walk_candidates
from training.corpora.voices import MarkedPassage, read_passages

RIDGE = 2.0
LEAST = 0.65
"""Probability from which on a sentence is unclear: precision goes before recall."""
FOLDS = 10
_STEPS = 30
_SEED = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A marked sentence that stands after a report and has no source of its own."""

    passage: int
    signs: frozenset[str]
    unclear: bool


def examples(passages: Sequence[MarkedPassage]) -> list[Example]:
    """Read passages and return their examples; what is marked unclear carries a report on."""
    found: list[Example] = []
    for number, passage in enumerate(passages):
        marks = {one.start: one.unclear for one in passage.marked}

        def take(one: Candidate, number: int = number, marks: dict[int, bool] = marks) -> bool:
            if one.start in marks:
                found.append(Example(number, one.signs, marks[one.start]))
            return marks.get(one.start, False)

        report = from_text(passage.text)
        reading = reading_of(report)
        walk_candidates(
            reading.analysis,
            report.paragraphs,
            reading.record.attributions,
            reading.record.cast,
            take,
        )
    return found


def fit(chosen: Sequence[Example]) -> Weights:
    """Fit the model to examples, by Newton's method."""
    names = sorted(set().union(*(one.signs for one in chosen)))
    shown = np.array([[name in one.signs for name in names] + [True] for one in chosen], float)
    gold = np.array([one.unclear for one in chosen], float)
    ridge = RIDGE * np.eye(len(names) + 1)
    ridge[-1, -1] = 1e-6  # the constant is free
    solved: npt.NDArray[np.float64] = np.zeros(len(names) + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-shown @ solved))
        slope = shown.T @ (likely - gold) + ridge @ solved
        curve = (shown.T * (likely * (1 - likely))) @ shown + ridge
        solved -= np.linalg.solve(curve, slope)
    rounded = [round(float(weight), 2) for weight in solved]
    return Weights(rounded[-1], dict(zip(names, rounded[:-1], strict=True)), LEAST)


def cross_validated(all_examples: Sequence[Example]) -> list[float]:
    """Return the probability of each example by a model that has not seen its passage."""
    count = max(one.passage for one in all_examples) + 1
    fold = np.random.default_rng(_SEED).permutation(count) % FOLDS
    models = [fit([one for one in all_examples if fold[one.passage] != k]) for k in range(FOLDS)]
    return [chance(one.signs, models[fold[one.passage]]) for one in all_examples]


def written(model: Weights) -> str:
    """Return a model as weights.toml holds it."""
    rows = "".join(f'"{name}" = {weight}\n' for name, weight in model.of_signs.items())
    return (
        "# Written by `python -m training.unclear`; the signs are told in signs.py.\n\n"
        f"constant = {model.constant}\nleast = {model.least}\n\n[signs]\n{rows}"
    )


def main() -> None:
    """Fit the model to the tuning part and write its weights."""
    chosen = examples(read_passages("tuning"))
    weights_path().write_text(written(fit(chosen)), encoding="utf-8", newline="\n")
    print(f"{len(chosen)} examples, weights written to {weights_path()}")


if __name__ == "__main__":
    main()

"""Other names for a document's people."""

from __future__ import annotations

import random

import numpy as np
import pytest

from sayso.model.words import Gap
from training.augment import augmented, rename
from training.documents import Labelled


def document(text: str, *people: tuple[int, int]) -> Labelled:
    words = text.split()
    gap = np.full(len(words), int(Gap.SPACE))
    nothing = np.zeros(len(words), dtype=np.int64)
    return Labelled(words, nothing, gap, nothing, people=list(people))


def renamed(text: str, *people: tuple[int, int], seed: int = 1) -> list[list[str]]:
    """What the people are called after `rename`."""
    made = rename(document(text, *people), random.Random(seed))
    return [made.words[start:end] for start, end in made.people]


@pytest.mark.parametrize("seed", range(20))
def test_one_person_has_one_name(seed: int) -> None:
    full, given, family = renamed(
        "Mary Lennox saw Mary , and Lennox went", (0, 2), (3, 4), (6, 7), seed=seed
    )
    assert full == given + family
    assert not {"Mary", "Lennox"} & set(full)


def test_titles_and_generations_stay() -> None:
    first, second = renamed("Mrs Ola Brandvold met Captain Pier II", (0, 3), (4, 7))
    assert first[0] == "Mrs"
    assert (second[0], second[-1]) == ("Captain", "II")
    assert not {"Ola", "Brandvold", "Pier"} & {*first, *second}


def test_the_chance_decides() -> None:
    given = document("Ola waited", (0, 1))
    assert augmented(given, random.Random(1), names=0.0).words == given.words
    assert augmented(given, random.Random(1), names=1.0).words != given.words

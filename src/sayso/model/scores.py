"""The contract of `model`: what a report's windows are scored with, whatever runs the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from sayso.model.windows import Window
from sayso.model.words import Words

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the heads say of the words of one window.

    Attributes:
        window: The window.
        cue: Logits of outside, begin and inside of a cue, shape (words, 3).
        sentence: Logit of a sentence start, shape (words,).
        word: What the linker needs of each word, shape (words, link size).
        cue_vector: What the linker needs of a word that is in a cue, shape (words, 2 link sizes).
        cast: What the heads behind the cast say of each word, by the names of `Card.heads`, each
            of shape (words, size).
    """

    window: Window
    cue: Floats
    sentence: Floats
    word: Floats
    cue_vector: Floats
    cast: dict[str, Floats]


class Scorer(Protocol):
    """Runs the network: the encoder with its heads, the linker and the pair scorer."""

    def encode(self, words: Words, windows: Sequence[Window]) -> list[WindowScores]:
        """Score the words of each window, in the order of the windows."""
        ...

    def link(self, word: Floats, cue: Floats, distance: Ints, scalars: Floats) -> Floats:
        """Score each word of a window as source or content of a cue.

        Args:
            word: Word vectors of each cue's window, shape (cues, words, link size).
            cue: Cue vectors, shape (cues, 2 link sizes).
            distance: Distance buckets, shape (cues, words).
            scalars: Soft counts between, shape (cues, words, SCALARS).

        Returns:
            Logits, shape (cues, words, labels).
        """
        ...

    def pairs(self, vectors: Floats, later: Ints, earlier: Ints, features: Ints) -> Floats:
        """Score pairs of mentions: above 0 where both rather mean the same.

        Args:
            vectors: Mention vectors, shape (mentions, size).
            later: Which mention refers back, shape (pairs,).
            earlier: Which mention it may refer to, shape (pairs,).
            features: What is plain to see of each pair, shape (pairs, features).
        """
        ...

"""What the network says of a report's words, gathered from its windows.

References:
    Parts of speech and trees: Universal Dependencies (Nivre et al., 2020). Mentions: GUM (Zeldes,
    2017), nested, with pronouns and descriptions.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model.scores import Floats, Ints
from sayso.model.words import Words


@dataclass(frozen=True, slots=True)
class Name:
    """A name: words `start` to `end`, half-open; `kind` is PER, ORG, LOC or MISC."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to something, half-open: a name, a description or a pronoun.

    `type` is one of `MENTION_TYPES`; `score` is the log odds that these words are a mention. An
    analysis keeps some below 0, too, for where something else says that they are one.
    Mentions may stand inside each other; the words of an apposition are a mention of their own.
    """

    start: int
    end: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report's words with their grammar, names and mentions.

    Attributes:
        words: The report's words, with offsets into its text. A word is a run of letters or
            digits, or one punctuation mark: *don't* is three, *Al-Qadir* is three.
        surface: Each word as it is written.
        lowered: Each word in small letters.
        sentence: Number of the sentence that each word is in, ascending, shape (words,).
        upos: Universal part of speech of each word. Of a token that is several words (*don't*,
            *U.S.*), the first one holds what is true of the token.
        head: Which word each word depends on, shape (words,); the root of a sentence depends on
            itself. Heads never leave the sentence.
        relation: Universal relation of each word to its head, without subtype (*nsubj*, *appos*).
        names: Names in text order; they do not overlap.
        mentions: Mentions ordered by start, longer ones first.
        vectors: What pairs of mentions are compared by, shape (mentions, size).
    """

    words: Words
    surface: list[str]
    sentence: Ints
    upos: list[str]
    head: Ints
    relation: list[str]
    names: list[Name]
    mentions: list[Mention]
    vectors: Floats
    lowered: list[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Made once: every step after this one asks for them.
        object.__setattr__(self, "lowered", [word.lower() for word in self.surface])

"""Corpora -> labelled documents: words as the model sees them, with the labels of each head."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from bench.scorer import tidy
from sayso.model.words import split_words
from training.corpora.conllu import Document
from training.corpora.corenlp import Layer

Ints = npt.NDArray[np.int64]
UNKNOWN = -100
"""Label of a word that a head has nothing to learn from."""

SOURCE, CONTENT = 1, 3


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution; all bounds count words, half-open. A role is `SOURCE` or `CONTENT`."""

    cue: tuple[int, int]
    roles: tuple[tuple[int, int, int], ...]


@dataclass(slots=True)
class Labelled:
    """A document as parallel lists over its words; a head without labels has None."""

    words: list[str]
    case: Ints
    gap: Ints
    quote: Ints
    attributions: list[Attributed] | None = None
    sentence: Ints | None = None
    pos: Ints | None = None
    ner: Ints | None = None
    head: Ints | None = None
    relation: Ints | None = None
    people: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class LabelSets:
    """Label names in the order of their numbers, grown while the corpora are read."""

    pos: list[str] = field(default_factory=list)
    ner: list[str] = field(default_factory=lambda: ["O"])
    relation: list[str] = field(default_factory=list)

    @staticmethod
    def number(labels: list[str], name: str) -> int:
        """Return the label's number, giving it the next free one if it is new."""
        if name not in labels:
            labels.append(name)
        return labels.index(name)


def blank(text: str, tokenizer: Tokenizer) -> tuple[Labelled, Ints, Ints]:
    """Split a text; return the document without labels, and the words' starts and ends."""
    words = split_words(text, tokenizer)
    surface = [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]
    document = Labelled(surface, words.case, words.gap, words.quote)
    return document, words.starts, words.ends


def word_span(starts: Ints, ends: Ints, start: int, end: int) -> tuple[int, int] | None:
    """Return the words that lie by half or more in `text[start:end]`, half-open; None if none."""
    first = int(np.searchsorted(ends, start, side="right"))
    last = int(np.searchsorted(starts, end, side="left"))
    while first < last and 2 * (min(ends[first], end) - start) < ends[first] - starts[first]:
        first += 1
    while (
        last > first
        and 2 * (end - max(starts[last - 1], start)) < ends[last - 1] - starts[last - 1]
    ):
        last -= 1
    return (first, last) if last > first else None


def with_attributions(
    document: Labelled, starts: Ints, ends: Ints, text: str, rows: Iterable[object]
) -> Labelled:
    """Add attributions, given as objects with `source`, `cue` and `content` spans in code points.

    What the model cannot express is left out: an attribution without a cue or without content.
    """
    found = []
    for row in rows:
        cue_spans = tidy(text, row.cue) or [tuple(s) for s in row.cue]  # type: ignore[attr-defined]
        if not cue_spans:
            continue
        cue = word_span(starts, ends, cue_spans[0][0], cue_spans[-1][1])
        if cue is None or cue[1] - cue[0] > 15:
            cue = word_span(starts, ends, *cue_spans[0])
        if cue is None:
            continue
        roles: list[tuple[int, int, int]] = []
        for role, spans in ((SOURCE, row.source), (CONTENT, row.content)):  # type: ignore[attr-defined]
            # As the yardstick trims: whether a comma belongs to a quotation is nobody's error.
            for span in tidy(text, spans):
                words = word_span(starts, ends, *span)
                if words is not None:
                    roles.append((role, *words))
        if any(role == CONTENT for role, _, _ in roles):
            found.append(Attributed(cue, tuple(sorted(roles, key=lambda r: r[1]))))
    document.attributions = sorted(found, key=lambda a: a.cue)
    return document


def with_layer(
    document: Labelled, starts: Ints, ends: Ints, layer: Layer, labels: LabelSets
) -> Labelled:
    """Add the machine-made layer: sentence starts, parts of speech and names."""
    count = len(starts)
    tokens = np.asarray(layer.tokens, dtype=np.int64).reshape(-1, 2)
    document.pos = np.full(count, UNKNOWN)
    document.ner = np.zeros(count, dtype=np.int64)
    document.sentence = np.zeros(count, dtype=np.int64)
    # A token may hold several words ("U.S."); each takes the token's part of speech.
    owner = np.searchsorted(tokens[:, 1], starts, side="right")
    for word, token in enumerate(owner):
        if token < len(tokens) and tokens[token, 0] <= starts[word]:
            document.pos[word] = labels.number(labels.pos, layer.pos[token])
    for first, _ in layer.sentences:
        word = int(np.searchsorted(ends, tokens[first, 0], side="right"))
        if word < count:
            document.sentence[word] = 1
    for name in layer.names:
        span = word_span(starts, ends, tokens[name.start, 0], tokens[name.end - 1, 1])
        if span is not None:
            document.ner[span[0] : span[1]] = labels.number(labels.ner, name.type)
            if name.type == "PERSON":
                document.people.append(span)
    return document


def from_treebank(tree: Document, tokenizer: Tokenizer, labels: LabelSets) -> Labelled:
    """Make a labelled document of a treebank's: sentence starts, parts of speech, heads."""
    document, starts, ends = blank(tree.text, tokenizer)
    count = len(starts)
    document.sentence = np.zeros(count, dtype=np.int64)
    document.pos = np.full(count, UNKNOWN)
    document.head = np.full(count, UNKNOWN)
    document.relation = np.full(count, UNKNOWN)
    for sentence in tree.sentences:
        # A syntactic word is represented by the first of the model's words that it covers.
        own: list[int | None] = []
        for word in sentence.words:
            span = word_span(starts, ends, word.start, word.end)
            own.append(span[0] if span else None)
        present = [place for place in own if place is not None]
        if present:
            document.sentence[min(present)] = 1
        for word, place in zip(sentence.words, own, strict=True):
            if place is None:
                continue
            document.pos[place] = labels.number(labels.pos, word.xpos)
            if word.head is None:
                document.head[place] = place
            else:
                target = own[word.head]
                document.head[place] = UNKNOWN if target is None else target
            relation = word.relation.split(":")[0]
            document.relation[place] = labels.number(labels.relation, relation)
    return document


def remapped(
    document: Labelled, counts: Sequence[int], words: list[str], **arrays: Ints
) -> Labelled:
    """Return the document with each word replaced by `counts[i]` words; labels go along.

    Args:
        document: The document.
        counts: How many words stand for each old one; at least 1 each.
        words: All new words in order.
        arrays: New values of `case` and `gap`, over the new words.
    """
    place = np.concatenate([[0], np.cumsum(counts)])

    def spread(values: Ints | None) -> Ints | None:
        return None if values is None else np.repeat(values, counts)

    ner = spread(document.ner)
    sentence = spread(document.sentence)
    if sentence is not None:
        later = np.ones(len(words), dtype=bool)
        later[place[:-1]] = False
        sentence[later] = 0
    return replace(
        document,
        words=words,
        quote=np.repeat(document.quote, counts),
        attributions=None
        if document.attributions is None
        else [
            Attributed(
                (int(place[a.cue[0]]), int(place[a.cue[1]])),
                tuple((role, int(place[s]), int(place[e])) for role, s, e in a.roles),
            )
            for a in document.attributions
        ],
        sentence=sentence,
        pos=spread(document.pos),
        ner=ner,
        people=[(int(place[s]), int(place[e])) for s, e in document.people],
        **arrays,
    )

"""Corpora -> labelled documents: words as the model sees them, with the labels of each head."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from bench.scorer import tidy
from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS
from sayso.model.words import split_words
from training.corpora.conllu import Document
from training.corpora.corenlp import Layer
from training.corpora.litbank import Excerpt
from training.corpora.mentions import mentions_of
from training.corpora.named import NamedDocument

Ints = npt.NDArray[np.int64]
UNKNOWN = -100
"""Label of a word that a head has nothing to learn from."""

NO_SUCH_NAME = -101
"""Label of a word that is in no name of a person, organisation or place, but may be in another."""

SOURCE, CONTENT = 1, 3
_SILVER_NAMES = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
NAMED_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}
# Words that begin no part of a person's name, though written large.
_NO_NAME_WORDS = frozenset(
    "a an the my our his her your their its god lord christ jesus i o".split()
)
TITLES = frozenset("mr mrs ms dr sir dame lord lady president senator professor saint st".split())
# Words of these parts of speech stand in no name.
_NEVER_NAMES = frozenset("VERB AUX PRON ADV INTJ SCONJ PART".split())


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution; all bounds count words, half-open. A role is `SOURCE` or `CONTENT`."""

    cue: tuple[int, int]
    roles: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity, half-open; the number of the type in `MENTION_TYPES`."""

    start: int
    end: int
    type: int
    entity: int


@dataclass(slots=True)
class Labelled:
    """A document as parallel lists over its words; a head without labels has None.

    `mentions` are ordered by start, longer ones first; `all_mentions` says that words outside them
    are mentions of nothing. `people` are people's names, which may be replaced. `machine_names`
    says that the labels of `names` were made by a machine, or derived from something else.
    """

    words: list[str]
    case: Ints
    gap: Ints
    quote: Ints
    attributions: list[Attributed] | None = None
    sentence: Ints | None = None
    pos: Ints | None = None
    upos: Ints | None = None
    names: Ints | None = None
    head: Ints | None = None
    relation: Ints | None = None
    mentions: list[Mention] | None = None
    all_mentions: bool = False
    people: list[tuple[int, int]] = field(default_factory=list)
    machine_names: bool = False


@dataclass(slots=True)
class LabelSets:
    """Label names in the order of their numbers, grown while the corpora are read."""

    pos: list[str] = field(default_factory=list)
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
    document.names = np.zeros(count, dtype=np.int64)
    document.machine_names = True
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
        if span is None:
            continue
        if name.type in _SILVER_NAMES:
            mark_name(document.names, span, _SILVER_NAMES[name.type])
        if name.type == "PERSON":
            document.people.append(span)
    return document


def mark_name(names: Ints, span: tuple[int, int], kind: str) -> None:
    """Label the words of a span as one name of a kind."""
    names[span[0] : span[1]] = NAME_LABELS.index(f"I-{kind}")
    names[span[0]] = NAME_LABELS.index(f"B-{kind}")


def from_treebank(tree: Document, tokenizer: Tokenizer, labels: LabelSets) -> Labelled:
    """Make a labelled document of a treebank's: sentence starts, parts of speech, heads."""
    document, starts, ends = blank(tree.text, tokenizer)
    count = len(starts)
    document.sentence = np.zeros(count, dtype=np.int64)
    document.pos = np.full(count, UNKNOWN)
    document.upos = np.full(count, UNKNOWN)
    document.names = np.full(count, UNKNOWN)
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
            document.upos[place] = UPOS.index(word.upos)
            if word.upos in _NEVER_NAMES:
                document.names[place] = 0
            if word.head is None:
                document.head[place] = place
            else:
                target = own[word.head]
                document.head[place] = UNKNOWN if target is None else target
            relation = word.relation.split(":")[0]
            document.relation[place] = labels.number(labels.relation, relation)
    return document


def with_names(document: Labelled, starts: Ints, ends: Ints, named: NamedDocument) -> Labelled:
    """Label the names of a corpus of them; what is in none of them is no name.

    A capital outside names may begin one of another kind. Of sentences whose names are not known
    nothing is learnt.
    """
    large = np.array([word[0].isupper() for word in document.words], dtype=bool)
    document.names = np.where(large, NO_SUCH_NAME, 0)
    for start, end in named.left_out:
        span = word_span(starts, ends, start, end)
        if span is not None:
            document.names[span[0] : span[1]] = UNKNOWN
    for start, end, kind in named.names:
        span = word_span(starts, ends, start, end)
        if span is None or kind not in NAMED_TYPES.values():
            continue
        mark_name(document.names, span, kind)
        if kind == "PER":
            document.people.append(span)
    return document


def with_mentions(document: Labelled, starts: Ints, ends: Ints, tree: Document) -> Labelled:
    """Add GUM's mentions, and names where a mention's proper nouns stand together."""
    assert document.names is not None
    found: dict[tuple[int, int], Mention] = {}
    # A name may hold other words than proper nouns, but only in a mention with one.
    may_be_named = document.upos == UPOS.index("PROPN")
    for mention in mentions_of(tree):
        span = word_span(starts, ends, mention.start, mention.end)
        if span is None or span in found:
            continue
        found[span] = Mention(*span, MENTION_TYPES.index(mention.type), mention.entity)
        if any(word.upos == "PROPN" for word in mention.words):
            may_be_named[span[0] : span[1]] = True
        # The mention's own proper nouns, from its first to its last, with nothing else between.
        proper = [w for w in mention.words if w.upos == "PROPN" and w.relation != "nmod:poss"]
        if (
            not proper
            or len(proper) != mention.words.index(proper[-1]) - mention.words.index(proper[0]) + 1
        ):
            continue
        name = word_span(starts, ends, proper[0].start, proper[-1].end)
        if name is not None and (document.names[name[0] : name[1]] == UNKNOWN).all():
            if mention.type not in NAMED_TYPES:
                document.names[name[0] : name[1]] = NO_SUCH_NAME
                continue
            mark_name(document.names, name, NAMED_TYPES[mention.type])
            # Not a people's name (*Norlanders*).
            if mention.type == "person" and all(word.xpos != "NNPS" for word in proper):
                document.people.append(name)
            if document.words[name[0]].lower() in TITLES:
                document.names[name[0] : name[1]] = UNKNOWN
    document.names[(document.names == UNKNOWN) & ~may_be_named] = 0
    document.mentions = sorted(found.values(), key=lambda m: (m.start, -m.end))
    document.all_mentions = document.machine_names = True
    return document


def from_excerpt(excerpt: Excerpt, tokenizer: Tokenizer) -> Labelled:
    """Make a labelled document of LitBank's: some of its mentions, and who is who."""
    document, starts, ends = blank(excerpt.text, tokenizer)
    document.sentence = np.zeros(len(starts), dtype=np.int64)
    for start, _ in excerpt.sentences:
        document.sentence[np.searchsorted(ends, start, side="right")] = 1
    found: dict[tuple[int, int], Mention] = {}
    for start, end, kind, entity in excerpt.mentions:
        span = word_span(starts, ends, start, end)
        if span is not None and span not in found:
            found[span] = Mention(*span, MENTION_TYPES.index(kind), entity)
    document.mentions = sorted(found.values(), key=lambda m: (m.start, -m.end))
    large = {
        place
        for start, end in excerpt.people
        for place in range(*(word_span(starts, ends, start, end) or (0, 0)))
        if document.words[place][0].isupper()
        and document.words[place].lower() not in _NO_NAME_WORDS
    }
    document.people = runs_of(large)
    return document


def runs_of(places: Collection[int]) -> list[tuple[int, int]]:
    """Return numbers as half-open runs without gaps."""
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def remapped(
    document: Labelled, counts: Sequence[int], words: list[str], **arrays: Ints
) -> Labelled:
    """Return the document with each word replaced by `counts[i]` words; labels go along.

    Of part of speech and tree only the first of several words has labels.

    Args:
        document: The document.
        counts: How many words stand for each old one; at least 1 each.
        words: All new words in order.
        arrays: New values of `case` and `gap`, over the new words.
    """
    place = np.concatenate([[0], np.cumsum(counts)])

    def spread(values: Ints | None) -> Ints | None:
        return None if values is None else np.repeat(values, counts)

    names = spread(document.names)
    sentence = spread(document.sentence)
    later = np.ones(len(words), dtype=bool)
    later[place[:-1]] = False
    if sentence is not None:
        sentence[later] = 0
    if names is not None:
        # Labels alternate, begin and inside of each kind: a begin that was repeated goes inside.
        names[later & (names > 0) & (names % 2 == 1)] += 1

    def first_only(values: Ints | None) -> Ints | None:
        values = spread(values)
        if values is not None:
            values[later] = UNKNOWN
        return values

    head = first_only(document.head)
    if head is not None:
        head = np.where(head >= 0, place[np.maximum(head, 0)], head)
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
        upos=first_only(document.upos),
        head=head,
        relation=first_only(document.relation),
        names=names,
        mentions=None
        if document.mentions is None
        else [
            replace(m, start=int(place[m.start]), end=int(place[m.end])) for m in document.mentions
        ],
        people=[(int(place[s]), int(place[e])) for s, e in document.people],
        **arrays,
    )

"""Labelled documents -> windows -> padded tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.model.words import Gap
from training.augment import recased
from training.documents import UNKNOWN, Attributed, Labelled

MASK_ID, CLS_ID, SEP_ID = 103, 101, 102
TAGS_OF_ROLE = {1: (3, 4), 3: (5, 6)}


class PieceCache:
    """Word pieces of a word, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Return the ids of the word's pieces; never empty."""
        pieces = self._known.get(word)
        if pieces is None:
            pieces = self._tokenizer.encode(word, add_special_tokens=False).ids or [100]
            self._known[word] = pieces
        return pieces


@dataclass(frozen=True, slots=True)
class Cut:
    """A window of a document: words `start` to `end`, half-open."""

    document: Labelled
    start: int
    end: int


def cuts(document: Labelled, pieces: PieceCache, rng: random.Random, most: int) -> Iterator[Cut]:
    """Cut a document into windows of at most `most` pieces that begin at sentences.

    The first window's beginning is drawn at random, so that seams differ between epochs.
    """
    lengths = [len(pieces(word)) for word in document.words]
    total = np.concatenate([[0], np.cumsum(lengths)])
    count = len(lengths)
    sentence = document.sentence
    begins = (
        np.flatnonzero(sentence)
        if sentence is not None
        else np.flatnonzero(document.gap >= Gap.LINE)
    )
    start = 0
    first_limit = rng.randint(most // 3, most)
    while start < count:
        end = int(np.searchsorted(total, total[start] + first_limit, side="right")) - 1
        end = min(max(end, start + 1), count)
        first_limit = most
        if end < count:
            inner = begins[(begins > start + (end - start) * 2 // 3) & (begins < end)]
            if len(inner):
                end = int(inner[-1])
        yield Cut(document, start, end)
        start = end


def collate(
    batch: list[Cut], pieces: PieceCache, rng: random.Random | None, *, masked: float = 0.0
) -> tuple[dict[str, Tensor], list[tuple[int, Attributed]]]:
    """Pad windows to one size.

    Args:
        batch: The windows.
        pieces: The piece cache.
        rng: Source of randomness for masking and recasing; None leaves the windows as they are.
        masked: Share of words hidden from the encoder.

    Returns:
        Tensors by name, and the attributions as (window, attribution) with bounds counted in the
        window's words, cut to the window; those whose cue is not wholly inside are left out.
    """
    ids: list[list[int]] = []
    features: dict[str, list[list[int]]] = {"case": [], "gap": [], "quote": []}
    firsts: list[list[int]] = []
    rows: list[tuple[int, Attributed]] = []
    for number, cut in enumerate(batch):
        document = cut.document
        case = document.case[cut.start : cut.end]
        if rng is not None:
            case = recased(case, rng)
        row, first = [CLS_ID], []
        by_piece: dict[str, list[int]] = {"case": [0], "gap": [int(Gap.NONE)], "quote": [0]}
        for offset in range(cut.end - cut.start):
            own = pieces(document.words[cut.start + offset])
            if rng is not None and masked and rng.random() < masked:
                own = [MASK_ID] * len(own)
            first.append(len(row))
            row.extend(own)
            by_piece["case"] += [int(case[offset])] * len(own)
            by_piece["quote"] += [int(document.quote[cut.start + offset])] * len(own)
            gap = int(document.gap[cut.start + offset])
            by_piece["gap"] += [gap] + [int(Gap.INSIDE_WORD)] * (len(own) - 1)
        row.append(SEP_ID)
        ids.append(row)
        firsts.append(first)
        for name, values in by_piece.items():
            features[name].append([*values, 0])
        for attribution in document.attributions or ():
            inside = _within(attribution, cut.start, cut.end)
            if inside is not None:
                rows.append((number, inside))
    tensors = {"pieces": _padded(ids), "first": _padded(firsts)}
    tensors |= {name: _padded(values) for name, values in features.items()}
    tensors["mask"] = _padded([[1] * len(row) for row in ids])
    tensors["word_mask"] = _padded([[1] * len(row) for row in firsts]).bool()
    for name in ("sentence", "pos", "upos", "names", "relation", "head"):
        tensors[name] = _padded([_labels(cut, name) for cut in batch], UNKNOWN)
    tensors["machine_names"] = torch.tensor([cut.document.machine_names for cut in batch])
    tensors["tags"] = _tags(batch, tensors["word_mask"], rows)
    return tensors, rows


def _labels(cut: Cut, name: str) -> list[int]:
    values = getattr(cut.document, name)
    if values is None:
        return [UNKNOWN] * (cut.end - cut.start)
    own = values[cut.start : cut.end]
    if name == "head":
        own = np.where((own >= cut.start) & (own < cut.end), own - cut.start, UNKNOWN)
    return [int(value) for value in own]


def _tags(batch: list[Cut], mask: Tensor, rows: list[tuple[int, Attributed]]) -> Tensor:
    tags = torch.zeros(mask.shape, dtype=torch.int64)
    for number, attribution in rows:
        spans = [(1, 2, *attribution.cue)]
        spans += [(*TAGS_OF_ROLE[role], start, end) for role, start, end in attribution.roles]
        for begin, inside, start, end in spans:
            tags[number, start:end] = inside
            tags[number, start] = begin
    for number, cut in enumerate(batch):
        if cut.document.attributions is None:
            tags[number] = UNKNOWN
    tags[~mask] = UNKNOWN
    return tags


def _within(attribution: Attributed, start: int, end: int) -> Attributed | None:
    if attribution.cue[0] < start or attribution.cue[1] > end:
        return None
    roles = tuple(
        (role, max(s, start) - start, min(e, end) - start)
        for role, s, e in attribution.roles
        if s < end and e > start
    )
    return Attributed((attribution.cue[0] - start, attribution.cue[1] - start), roles)


def _padded(rows: list[list[int]], fill: int = 0) -> Tensor:
    out = torch.full((len(rows), max(map(len, rows))), fill, dtype=torch.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = torch.tensor(row, dtype=torch.int64)
    return out

"""What the heads behind the cast are taught."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its customary name

from sayso.model.labels import NAME_LABELS
from sayso.model.mention_scores import LONGEST
from sayso.model.pairs import pairs_of
from training.batches import Cut
from training.documents import NO_SUCH_NAME, UNKNOWN, Labelled, Mention
from training.network import Network

# Spans that the network takes for mentions and the corpus does not, per window.
_OWN_MISTAKES = 8
_OTHER_LABELS = [n for n, label in enumerate(NAME_LABELS) if label == "O" or label.endswith("MISC")]


def syntax_losses(
    network: Network, words: Tensor, batch: dict[str, Tensor], *, machine_names: float = 1.0
) -> dict[str, Tensor]:
    """Return the losses of parts of speech, names, relations and arcs that have labels.

    `machine_names` is how much a window's names count where a machine made their labels.
    """
    heads = network.syntax
    losses = {}
    if bool((batch["upos"] != UNKNOWN).any()):
        losses["upos"] = F.cross_entropy(
            heads.upos(words).flatten(0, 1), batch["upos"].flatten(), ignore_index=UNKNOWN
        )
    if bool((batch["names"] != UNKNOWN).any()):
        weight = torch.where(batch["machine_names"], machine_names, 1.0)
        losses["names"] = name_loss(
            heads.names(words).flatten(0, 1),
            batch["names"].flatten(),
            weight[:, None].expand_as(batch["names"]).flatten(),
        )
    if bool((batch["head"] != UNKNOWN).any()):
        relation, *arcs = heads.parts(words)
        losses["relation"] = F.cross_entropy(
            relation.flatten(0, 1), batch["relation"].flatten(), ignore_index=UNKNOWN
        )
        scores = heads.arcs(*arcs).masked_fill(~batch["word_mask"][:, None], -1e4)
        losses["arc"] = F.cross_entropy(
            scores.flatten(0, 1), batch["head"].flatten(), ignore_index=UNKNOWN
        )
    return losses


def name_loss(logits: Tensor, gold: Tensor, weight: Tensor | None = None) -> Tensor:
    """Return the mean loss of name labels, shape (words, labels) and (words,); words have weights.

    A word of `NO_SUCH_NAME` may be outside of all names or in one of another kind.
    """
    shares = F.log_softmax(logits, dim=-1)
    other = torch.logsumexp(shares[:, _OTHER_LABELS], dim=-1)
    right = shares.gather(1, gold.clamp_min(0)[:, None])[:, 0]
    chosen = torch.where(gold == NO_SUCH_NAME, other, right)
    if weight is not None:
        chosen = chosen * weight
    return -chosen[gold != UNKNOWN].mean()


def mention_losses(
    network: Network, words: Tensor, batch: dict[str, Tensor], chosen: list[Cut]
) -> dict[str, Tensor]:
    """Return the losses of mentions, their types and who is who.

    Windows of one document must stand together, in order: pairs are made across them.
    """
    heads = network.mentions
    scores = heads.spans(*heads.parts(words))
    mask = batch["word_mask"]
    scores = scores.masked_fill(~(mask[:, None] & mask[:, :, None]), -1e4)
    gold = [(row, mention) for row, cut in enumerate(chosen) for mention in _inside(cut)]
    complete = torch.tensor([cut.document.all_mentions for cut in chosen], device=words.device)
    losses = {}
    starts = [cut.start for cut in chosen]
    if bool(complete.any()):
        labels = torch.zeros_like(scores)
        for row, mention in gold:
            labels[row, mention.start - starts[row], mention.end - 1 - starts[row]] = 1
        possible = (scores > -1e3) & complete[:, None, None]
        losses["mention"] = F.binary_cross_entropy_with_logits(
            scores[possible], labels[possible], reduction="sum"
        ) / max(sum(bool(complete[row]) for row, _ in gold), 1)
        mistakes = _mistakes(scores, labels, possible)
    else:
        mistakes = []
    by_document: dict[int, list[tuple[int, Mention]]] = {}
    for row, mention in gold:
        by_document.setdefault(id(chosen[row].document), []).append((row, mention))
    for row, first, last in mistakes:
        spurious = Mention(starts[row] + first, starts[row] + last + 1, UNKNOWN, -1)
        by_document.setdefault(id(chosen[row].document), []).append((row, spurious))
    types, coref, count = [], [], 0
    for found in by_document.values():
        found.sort(key=lambda item: (item[1].start, -item[1].end))
        spans = torch.tensor(
            [(row, m.start - starts[row], m.end - 1 - starts[row]) for row, m in found],
            device=words.device,
        )
        logits, vectors = heads.vectors(words, spans)
        kinds = torch.tensor([m.type for _, m in found], device=words.device)
        types.append(F.cross_entropy(logits, kinds, ignore_index=UNKNOWN, reduction="sum"))
        coref.append(
            _coreference(network, vectors, chosen[found[0][0]].document, [m for _, m in found])
        )
        count += len(found)
    if count:
        losses["type"] = torch.stack(types).sum() / count
        losses["coref"] = torch.stack(coref).sum() / count
    return losses


def _inside(cut: Cut) -> list[Mention]:
    return [
        m
        for m in cut.document.mentions or ()
        if m.start >= cut.start and m.end <= cut.end and m.end - m.start <= LONGEST
    ]


def _mistakes(scores: Tensor, labels: Tensor, possible: Tensor) -> list[tuple[int, int, int]]:
    wrong = possible & (labels == 0) & (scores.detach() > 0)
    places = torch.nonzero(wrong)
    most = _OWN_MISTAKES * len(scores)
    if len(places) > most:
        places = places[torch.randperm(len(places), device=places.device)[:most]]
    return [tuple(place) for place in places.tolist()]


def _coreference(
    network: Network, vectors: Tensor, document: Labelled, mentions: list[Mention]
) -> Tensor:
    """Return the sum over mentions of minus the log share of right antecedents, or of none."""
    sentence = np.cumsum(document.sentence) if document.sentence is not None else None
    assert sentence is not None
    pairs = pairs_of([(m.start, m.end) for m in mentions], document.words, sentence, document.quote)
    device = vectors.device
    later = torch.from_numpy(pairs.later).to(device)
    scores = network.pairs(
        vectors,
        later,
        torch.from_numpy(pairs.earlier).to(device),
        torch.from_numpy(pairs.features).to(device),
    )
    entity = np.array([m.entity for m in mentions])
    same = (entity[pairs.later] == entity[pairs.earlier]) & (entity[pairs.later] >= 0)
    same_pair = torch.from_numpy(same).to(device)
    count = len(mentions)
    # Beside the antecedents stands "none", scored 0: right where no antecedent is.
    none_right = torch.ones(count, dtype=torch.bool, device=device)
    none_right[later[same_pair]] = False
    peak = torch.zeros(count, device=device).scatter_reduce(
        0, later, scores.detach(), "amax", include_self=True
    )
    odds = (scores - peak[later]).exp()
    total = torch.zeros(count, device=device).index_add(0, later, odds) + (-peak).exp()
    right = torch.zeros(count, device=device).index_add(0, later[same_pair], odds[same_pair])
    right = right + torch.where(none_right, (-peak).exp(), torch.zeros_like(peak))
    return (total.log() - right.clamp_min(1e-30).log()).sum()

"""What the network is taught: one loss for each head, put on the scale of an attribution."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its customary name

from sayso.model.links import between, distance_buckets
from sayso.model.words import Gap
from training.cast_heads import cast_parts
from training.documents import UNKNOWN, Attributed
from training.network import Network

Rows = list[tuple[int, Attributed]]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each loss counts.

    Cue and link losses are sums over words, `mention` is a sum over spans for each gold mention,
    the rest are means.
    """

    cue: float = 1.0
    link: float = 1.0
    tags: float = 4.0
    sentence: float = 2.0
    pos: float = 1.0
    upos: float = 1.0
    names: float = 2.0
    relation: float = 1.0
    arc: float = 1.0
    mention: float = 1.0
    type: float = 0.5
    coref: float = 1.0
    held: float = 0.0


def attribution_losses(
    network: Network,
    words: Tensor,
    batch: dict[str, Tensor],
    rows: Rows,
    known: Tensor,
    rng: random.Random,
    *,
    negatives: bool,
) -> dict[str, Tensor]:
    """Return the losses of cue and link.

    Args:
        network: The network.
        words: Word vectors, shape (windows, words, hidden), float32.
        batch: The batch's tensors.
        rows: The batch's attributions.
        known: Which windows have attributions marked, shape (windows,).
        rng: Chooses among candidate cues.
        negatives: Whether the network's own wrong cues are taught to have no content.
    """
    emissions = network.cue_scores(words)
    mask = batch["word_mask"]
    gold = torch.zeros(mask.shape, dtype=torch.int64, device=mask.device)
    for window, attribution in rows:
        start, end = attribution.cue
        gold[window, start:end] = 2
        gold[window, start] = 1
    chain = network.cue_chain.loss(emissions[known], gold[known], mask[known])
    losses = {"cue": chain.sum() / max(len(rows), 1)}
    rows = [row for row in rows if row[1].roles]
    if negatives:
        rows = rows + own_cues(emissions, mask, rows, known, rng)
    if rows:
        logits, labels, row_mask = link_scores(network, words, emissions, batch, rows)
        losses["link"] = network.link_chain.loss(logits, labels, row_mask).mean()
    return losses


def own_cues(
    emissions: Tensor, mask: Tensor, rows: Rows, known: Tensor, rng: random.Random
) -> Rows:
    """Return the cues that the network itself would give and the corpus has otherwise.

    One that shares words with a marked cue takes over its roles, one that shares none has none.
    """
    marked: dict[int, list[Attributed]] = {}
    for window, attribution in rows:
        marked.setdefault(window, []).append(attribution)
    # A little bias towards cues, as in decoding, where candidates are scored once more.
    towards_cues = torch.tensor([1.5, 0.0, 0.0], device=mask.device)
    best = (emissions.detach() - towards_cues).argmax(-1) * mask
    out: Rows = []
    for window, start in torch.nonzero(best == 1).tolist():
        if not known[window]:
            continue
        end = start + 1
        while end < best.shape[1] and best[window, end] == 2:
            end += 1
        near = [a for a in marked.get(window, ()) if a.cue[0] < end and a.cue[1] > start]
        if any(a.cue == (start, end) for a in near):
            continue
        if near and rng.random() < 0.5:
            roles = tuple(r for r in near[0].roles if r[1] >= end or r[2] <= start)
            out.append((window, Attributed((start, end), roles)))
        elif not near:
            out.append((window, Attributed((start, end), ())))
    rng.shuffle(out)
    return out[: 2 + len(rows) // 2]


def link_scores(
    network: Network, words: Tensor, emissions: Tensor, batch: dict[str, Tensor], rows: Rows
) -> tuple[Tensor, Tensor, Tensor]:
    """Run the linker; return logits (cues, words, labels), gold labels and mask (cues, words)."""
    device = words.device
    window = torch.tensor([w for w, _ in rows], device=device)
    starts = np.array([a.cue[0] for _, a in rows])
    ends = np.array([a.cue[1] for _, a in rows])
    count = words.shape[1]
    position = torch.arange(count, device=device)
    first = torch.tensor(starts, device=device)[:, None]
    behind = torch.tensor(ends, device=device)[:, None]
    inside = (position >= first) & (position < behind)
    word, cue = network.link_word(words), network.link_cue(words)
    mean = (cue[window] * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
    counts = running_counts(
        emissions, network.sentence(words)[..., 0], batch["gap"], batch["first"]
    )
    logits = network.linker(
        word[window],
        mean,
        torch.from_numpy(distance_buckets(starts, ends, count)).to(device),
        torch.from_numpy(between(counts[window.cpu().numpy()], starts)).to(device),
    )
    labels = torch.zeros(len(rows), count, dtype=torch.int64, device=device)
    for index, (_, attribution) in enumerate(rows):
        for role, start, end in attribution.roles:
            labels[index, start:end] = role + 1
            labels[index, start] = role
        start, end = attribution.cue
        labels[index, start:end] = 0
        # A span that the cue cuts in two begins anew behind it.
        if end < count and int(labels[index, end]) in (2, 4):
            labels[index, end] -= 1
    return logits, labels, batch["word_mask"][window]


def running_counts(cue: Tensor, sentence: Tensor, gap: Tensor, first: Tensor) -> np.ndarray:
    """Return running sums of cue starts, sentence starts and paragraph starts over the words."""
    facts = torch.stack(
        [
            cue.detach().softmax(-1)[..., 1],
            sentence.detach().sigmoid(),
            (gap.gather(1, first) >= Gap.LINE).float(),
        ],
        dim=-1,
    )
    return facts.float().cumsum(1).cpu().numpy()


def side_losses(network: Network, words: Tensor, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the losses of the heads that label words one by one, those with labels at hand."""
    losses = {}
    for name, head in (
        ("tags", network.tags),
        ("pos", network.pos),
    ):
        gold = batch[name]
        if bool((gold != UNKNOWN).any()):
            losses[name] = F.cross_entropy(
                head(words).flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN
            )
    gold = batch["sentence"]
    use = (gold != UNKNOWN) & batch["word_mask"]
    if bool(use.any()):
        losses["sentence"] = F.binary_cross_entropy_with_logits(
            network.sentence(words)[..., 0][use], gold[use].float()
        )
    return losses


def attribution_parts(network: Network, words: Tensor) -> dict[str, Tensor]:
    """Return what attribution's heads, and that of sentences, read of the words."""
    return {
        "cue": network.cue_scores(words),
        "sentence": network.sentence(words),
        "link_word": network.link_word(words),
        "link_cue": network.link_cue(words),
    }


def parts_but_names(network: Network, words: Tensor) -> dict[str, Tensor]:
    """Return what all heads that the package runs read of the words, but that of names."""
    parts = attribution_parts(network, words) | cast_parts(network, words)
    return {name: part for name, part in parts.items() if name != "names"}


def held_loss(
    own: Mapping[str, Tensor], teacher: Mapping[str, Tensor], word_mask: Tensor
) -> Tensor:
    """Return how far what heads read of the words is from what a teacher's read.

    Each head's squared error counts in units of the variance of the teacher's values, as in
    learning without forgetting (Li and Hoiem, 2016), on vectors instead of labels.

    Args:
        own: What each head reads, shape (windows, words, any).
        teacher: The same of the teacher; it learns nothing.
        word_mask: Which words there are, shape (windows, words).
    """
    losses = []
    for name, read in own.items():
        given = teacher[name].detach()[word_mask]
        losses.append((read[word_mask] - given).square().mean() / given.var().clamp_min(1e-6))
    return torch.stack(losses).sum()


def total(losses: dict[str, Tensor], weights: Weights) -> Tensor:
    """Weigh and add the losses; each has its weight under its own name."""
    by_name = asdict(weights)
    return torch.stack([by_name[name] * loss for name, loss in losses.items()]).sum()

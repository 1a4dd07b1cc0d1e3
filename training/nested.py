"""Fit the head for cues inside contents: `python -m training.nested --run RUN --data DIR`.

The encoder stays as it is: the head reads its word vectors, in the context of the whole report, and
learns from contents with all attributions inside them marked. It is added to the run's weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - its customary name

from sayso.model.session import window_inputs
from sayso.model.windows import cut_windows
from sayso.model.words import split_words
from training.corpora.nested_marks import MarkedContent, read_marks
from training.corpora.polnear import Article, read_articles
from training.documents import word_span
from training.evaluate import CONTEXT, MAX_PIECES
from training.layout import find_corpora
from training.load import start_tokenizer
from training.network import Network
from training.torch_scorer import load_network

EPOCHS, RATE, DECAY, BATCH, DROPOUT = 10, 1e-3, 0.05, 256, 0.3
SEEDS = 3
"""Runs from one start whose weights are averaged."""


@torch.no_grad()
def labelled_words(
    network: Network, articles: Iterable[Article], marks: Iterable[MarkedContent]
) -> tuple[Tensor, Tensor]:
    """Return the vectors and labels (outside, begin, inside) of all words of marked contents.

    Args:
        network: The network whose words are read.
        articles: Articles that hold the contents; others are passed over.
        marks: The marked contents.
    """
    tokenizer = start_tokenizer()
    by_doc: dict[str, list[MarkedContent]] = {}
    for content in marks:
        by_doc.setdefault(content.doc, []).append(content)
    vectors, labels = [], []
    for article in articles:
        if article.doc not in by_doc:
            continue
        words = split_words(article.text, tokenizer)
        label = np.full(len(words), -1)
        for content in by_doc[article.doc]:
            for start, end in article.attributions[content.number].content:
                label[(words.starts >= start) & (words.ends <= end)] = 0
            for inside in content.inside:
                span = word_span(words.starts, words.ends, *inside.cue[0])
                if span is not None:
                    label[span[0] : span[1]] = 2
                    label[span[0]] = 1
        for window in cut_windows(words, max_pieces=MAX_PIECES, context=CONTEXT):
            core = np.arange(window.core_start, window.core_end)
            core = core[label[core] >= 0]
            if len(core) == 0:
                continue
            inputs = window_inputs(words, [window]).items()
            read = network.words({name: torch.from_numpy(value) for name, value in inputs})[0]
            vectors.append(read[torch.from_numpy(core - window.start)])
            labels.append(torch.from_numpy(label[core]))
    return torch.cat(vectors), torch.cat(labels)


def fit(inner: nn.Linear, outer: nn.Linear, vectors: Tensor, labels: Tensor, seed: int) -> None:
    """Fit a head's two layers in place."""
    torch.manual_seed(seed)
    parameters = [*inner.parameters(), *outer.parameters()]
    optimizer = torch.optim.AdamW(parameters, RATE, weight_decay=DECAY)
    steps, step = EPOCHS * (len(vectors) // BATCH + 1), 0
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(vectors)).split(BATCH):
            hidden = F.gelu(inner(F.dropout(vectors[rows], 0.1)))
            loss = F.cross_entropy(outer(F.dropout(hidden, DROPOUT)), labels[rows])
            optimizer.param_groups[0]["lr"] = RATE * (1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1


def main() -> None:
    """Read the marks, fit the head, write it into the run's weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--run", type=Path, required=True, help="Run to add the head to.")
    parser.add_argument("--data", type=Path, required=True, help="Folder of the corpora.")
    args = parser.parse_args()
    network = load_network(args.run, without_nested=True)
    articles = read_articles(find_corpora(args.data).polnear_train)
    vectors, labels = labelled_words(network, articles, read_marks())
    print(f"{len(labels)} words, {int((labels == 1).sum())} cues")
    torch.manual_seed(0)
    start = {part: layer.state_dict() for part, layer in _layers(Network(network.sizes)).items()}
    total: dict[str, Tensor] = {}
    for seed in range(SEEDS):
        layers = _layers(network)
        for part, layer in layers.items():
            layer.load_state_dict(start[part])
        fit(layers["nested_inner"], layers["nested"], vectors, labels, seed)
        for part, layer in layers.items():
            for name, value in layer.state_dict().items():
                mean = value / SEEDS
                total[f"{part}.{name}"] = total.get(f"{part}.{name}", torch.zeros(1)) + mean
    path = args.run / "weights.pt"
    torch.save(torch.load(path, weights_only=True) | total, path)


def _layers(network: Network) -> dict[str, nn.Linear]:
    return {"nested_inner": network.nested_inner, "nested": network.nested}


if __name__ == "__main__":
    main()

"""The heads behind the cast: what training and the package compute is the same."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is only installed for training")

from sayso.model.analyse import Analyst  # noqa: E402 - what follows needs PyTorch or goes with it
from sayso.model.labels import MENTION_TYPES  # noqa: E402
from sayso.model.mention_scores import LONGEST  # noqa: E402
from sayso.model.pairs import FEATURES  # noqa: E402
from sayso.model.scores import WindowScores  # noqa: E402
from sayso.model.trees import best_heads  # noqa: E402
from sayso.model.windows import Window  # noqa: E402
from tests.plain_words import words_of_pieces  # noqa: E402
from training.cast_heads import (  # noqa: E402
    COREF,
    MentionHeads,
    PairScorer,
    SyntaxHeads,
    cast_parts,
)

HIDDEN, COUNT = 24, 70


@pytest.fixture
def network() -> SimpleNamespace:
    torch.manual_seed(4)
    made = SimpleNamespace(
        syntax=SyntaxHeads(HIDDEN, 5),
        mentions=MentionHeads(HIDDEN),
        nested_scores=torch.nn.Linear(HIDDEN, 3),
    )
    with torch.no_grad():
        # Enough mentions, of any width, whose words weigh differently.
        made.mentions.end_bias.bias.fill_(-0.5)
        made.mentions.width.weight.normal_()
        made.mentions.weight.weight.mul_(2)
    return made


def test_the_package_reads_the_parts_as_training_does(network: SimpleNamespace) -> None:
    vectors = torch.randn(1, COUNT, HIDDEN)
    with torch.no_grad():
        parts = {name: part[0].numpy() for name, part in cast_parts(network, vectors).items()}
        arcs = network.syntax.arcs(*network.syntax.parts(vectors)[1:])[0].numpy()
        spans = network.mentions.spans(*network.mentions.parts(vectors))[0].numpy()
        bias = network.mentions.width.weight[:, 0].tolist()
    starts = np.array([0, 20, 21])
    logits = np.full(COUNT, -5, np.float32)
    logits[starts] = 5
    nothing = np.zeros((COUNT, 3), np.float32)
    window = Window(0, COUNT, 0, COUNT)
    analyst = Analyst("w " * COUNT, words_of_pieces([1] * COUNT), list("abcde"), bias)
    analyst.take([WindowScores(window, nothing, logits, nothing, nothing, parts)])
    found = analyst.analysis(starts)
    sentences = [slice(0, 20), slice(20, 21), slice(21, COUNT)]
    heads = np.concatenate([own.start + best_heads(arcs[own, own]) for own in sentences])
    assert found.head.tolist() == heads.tolist()
    assert found.relation == ["abcde"[i] for i in parts["relation"].argmax(1)]
    mentions = found.mentions
    assert len(mentions) > 10
    assert len({m.end - m.start for m in mentions}) > 4
    assert [m.score for m in mentions] == pytest.approx(
        [spans[m.start, m.end - 1] for m in mentions], abs=1e-4
    )
    places = torch.tensor([(0, m.start, m.end - 1) for m in mentions])
    with torch.no_grad():
        types, compared = network.mentions.vectors(vectors, places)
    assert found.vectors == pytest.approx(compared.numpy(), abs=5e-3)
    assert [m.type for m in mentions] == [MENTION_TYPES[i] for i in types.argmax(1)]


def test_spans_run_forwards_and_are_no_longer_than_the_longest(network: SimpleNamespace) -> None:
    with torch.no_grad():
        scores = network.mentions.spans(*network.mentions.parts(torch.randn(2, COUNT, HIDDEN)))
    width = np.arange(COUNT)[None] - np.arange(COUNT)[:, None]
    possible = (width >= 0) & (width < LONGEST)
    assert scores.shape == (2, COUNT, COUNT)
    for window in scores.numpy():
        assert (window[~possible] == -1e4).all()
        assert (window[possible] > -1e3).all()


def test_a_mention_takes_its_own_window_and_words_alone(network: SimpleNamespace) -> None:
    vectors = torch.randn(2, 9, HIDDEN)
    changed = vectors.clone()
    changed[0] += 1
    changed[1, :2] += 1
    changed[1, 5:] += 1
    place = torch.tensor([(1, 2, 4)])
    with torch.no_grad():
        before, after = (network.mentions.vectors(x, place) for x in (vectors, changed))
    for one, two in zip(before, after, strict=True):
        assert one.numpy() == pytest.approx(two.numpy(), abs=1e-3)


@pytest.fixture
def scorer() -> PairScorer:
    torch.manual_seed(5)
    return PairScorer(torch.nn.Identity()).eval()


def test_each_pair_is_scored_by_itself(scorer: PairScorer) -> None:
    vectors = torch.randn(6, COREF)
    later, earlier = torch.tensor([1, 2, 5, 5]), torch.tensor([0, 0, 4, 2])
    features = torch.tensor([[size - 1 for size in FEATURES.values()]] * 4)
    features[1] = 0
    with torch.no_grad():
        scores = scorer(vectors, later, earlier, features)
        assert scores.shape == (4,)
        for at in range(4):
            one = slice(at, at + 1)
            alone = scorer(vectors, later[one], earlier[one], features[one])
            assert float(alone[0]) == pytest.approx(float(scores[at]), abs=1e-5)
        backwards = scorer(vectors, earlier, later, features)
        assert (backwards - scores).abs().min() > 1e-4
        assert scorer(vectors, later[:0], earlier[:0], features[:0]).shape == (0,)


def test_every_value_of_every_feature_counts_apart(scorer: PairScorer) -> None:
    rows = [[0] * len(FEATURES)]
    for place, size in enumerate(FEATURES.values()):
        for value in range(1, size):
            row = [0] * len(FEATURES)
            row[place] = value
            rows.append(row)
    features = torch.tensor(rows)
    assert sorted(set((features + scorer.offsets).flatten().tolist())) == list(
        range(sum(FEATURES.values()))
    )
    pair = torch.zeros(len(rows), dtype=torch.int64)
    with torch.no_grad():
        scores = scorer(torch.randn(2, COREF), pair + 1, pair, features)
    assert len(scores.unique()) == len(rows)

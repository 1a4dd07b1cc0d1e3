"""The weights in the package, made a run again."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is only installed for training")
pytest.importorskip("onnx", reason="ONNX is only installed for training")

from sayso.model.session import PACKAGED, Session  # noqa: E402
from sayso.model.windows import cut_windows  # noqa: E402
from sayso.model.words import split_words  # noqa: E402
from training import from_package  # noqa: E402 - what follows needs PyTorch
from training.network import Network, Sizes  # noqa: E402
from training.torch_scorer import TorchScorer, decoding_of, load_network  # noqa: E402

TEXT = (
    "Mayor Imelda Shaw spoke on Monday. “The harbour is safe,” she said. Critics doubt that the "
    "levy, which the council of Port Ellery passed in May, will be enough.\n\nShaw waited."
)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run")
    patch = pytest.MonkeyPatch()
    patch.setattr(sys, "argv", ["from_package", "--out", str(out)])
    from_package.main()
    patch.undo()
    return out


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
def test_the_network_says_what_the_package_says(run: Path) -> None:
    session, scorer = Session(), TorchScorer(load_network(run))
    words = split_words(TEXT, session.tokenizer)
    windows = cut_windows(words, max_pieces=254, context=64)
    [package], [network] = session.encode(words, windows), scorer.encode(words, windows)
    told = {"cue": package.cue, "sentence": package.sentence, **package.cast}
    again = {"cue": network.cue, "sentence": network.sentence, **network.cast}
    assert list(told) == list(again)
    for name, values in told.items():
        # The package rounds what goes between its layers, too.
        assert np.abs(values - again[name]).mean() < 0.1 * max(values.std(), 0.1), name
    for name in ("upos", "names"):
        assert (told[name].argmax(axis=1) == again[name].argmax(axis=1)).mean() > 0.95


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
def test_linker_pair_scorer_and_chains_are_the_same(run: Path) -> None:
    network, session = load_network(run), Session()
    scorer, rng = TorchScorer(network), np.random.default_rng(0)
    word, cue = (rng.normal(size=size).astype(np.float32) for size in ((2, 9, 96), (2, 192)))
    scalars = rng.normal(size=(2, 9, 6)).astype(np.float32)
    distance = rng.integers(0, 29, size=(2, 9))
    np.testing.assert_allclose(
        scorer.link(word, cue, distance, scalars),
        session.link(word, cue, distance, scalars),
        atol=1e-4,
    )
    vectors = rng.normal(size=(6, 128)).astype(np.float32)
    later, earlier = np.array([2, 4, 5]), np.array([0, 1, 2])
    features = np.ones((3, 9), dtype=np.int64)
    np.testing.assert_allclose(
        scorer.pairs(vectors, later, earlier, features),
        session.pairs(vectors, later, earlier, features),
        atol=1e-4,
    )
    decoding = decoding_of(network)
    for chain, card in (
        (decoding.cue_chain, session.card.cue),
        (decoding.link_chain, session.card.link),
    ):
        np.testing.assert_allclose(chain.transitions, card.transitions, atol=1e-2)
        np.testing.assert_allclose(chain.start, card.start, atol=1e-2)


def test_the_run_has_the_labels_and_the_recipe_of_the_card(run: Path) -> None:
    card = json.loads((PACKAGED / "card.json").read_text(encoding="utf-8"))
    assert json.loads((run / "labels.json").read_text())["relation"] == card["relations"]
    recipe = json.loads((run / "log.jsonl").read_text())["recipe"]
    assert recipe["steps"] == card["training"]["steps"]


@pytest.mark.filterwarnings("ignore:Initializing zero-element tensors")
def test_weights_of_another_shape_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(PACKAGED, folder)
    relations = len(json.loads((PACKAGED / "card.json").read_text(encoding="utf-8"))["relations"])
    with pytest.raises(ValueError, match=r"syntax\.relation\.weight"):
        from_package.state_of(folder, Network(Sizes(0, relations + 1)))

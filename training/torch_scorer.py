"""The network in PyTorch behind the package's own contract, to measure a run before its export."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from sayso.attribution.candidates import Decoding
from sayso.attribution.crf import Chain as NumpyChain
from sayso.model.scores import Floats, Ints, WindowScores
from sayso.model.session import window_inputs
from sayso.model.windows import Window
from sayso.model.words import Words
from training.cast_heads import cast_parts
from training.crf import Chain
from training.documents import LabelSets
from training.network import Network, Sizes


class TorchScorer:
    """A `sayso.model.scores.Scorer` that runs a trained network."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    @torch.no_grad()
    def encode(self, words: Words, windows: Sequence[Window]) -> list[WindowScores]:
        """Score the windows one by one."""
        out = []
        for window in windows:
            inputs = window_inputs(words, [window])
            batch = {name: torch.from_numpy(value) for name, value in inputs.items()}
            vectors = self._network.words(batch)
            out.append(
                WindowScores(
                    window,
                    self._network.cue_scores(vectors)[0].numpy(),
                    self._network.sentence(vectors)[0, :, 0].numpy(),
                    self._network.link_word(vectors)[0].numpy(),
                    self._network.link_cue(vectors)[0].numpy(),
                    {k: v[0].numpy() for k, v in cast_parts(self._network, vectors).items()},
                )
            )
        return out

    @torch.no_grad()
    def link(self, word: Floats, cue: Floats, distance: Ints, scalars: Floats) -> Floats:
        """Run the linker."""
        given = [torch.from_numpy(np.ascontiguousarray(x)) for x in (word, cue, distance, scalars)]
        return self._network.linker(*given).numpy()

    @torch.no_grad()
    def pairs(self, vectors: Floats, later: Ints, earlier: Ints, features: Ints) -> Floats:
        """Run the pair scorer."""
        given = [torch.from_numpy(x) for x in (vectors, later, earlier, features)]
        return self._network.pairs(*given).numpy()


def load_network(run: Path, *, without_nested: bool = False) -> Network:
    """Load a run's averaged weights; `without_nested`, its head for nested cues may be missing."""
    labels = LabelSets(**json.loads((run / "labels.json").read_text()))
    network = Network(Sizes(len(labels.pos), len(labels.relation)))
    state = torch.load(run / "weights.pt", weights_only=True)
    if without_nested:
        state = {k: v for k, v in network.state_dict().items() if k.startswith("nested")} | state
    network.load_state_dict(state)
    return network.eval()


def numpy_chain(chain: Chain) -> NumpyChain:
    """Turn a trained chain into the package's."""
    transitions, start = chain.barred()
    return NumpyChain(transitions.detach().numpy(), start.detach().numpy())


def decoding_of(network: Network) -> Decoding:
    """Return the decoding of a network, with the default thresholds."""
    return Decoding(numpy_chain(network.cue_chain), numpy_chain(network.link_chain))

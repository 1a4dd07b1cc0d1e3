"""What is taught in which stage: everything that decides what comes out, beside the corpora."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what comes out, beside the corpora."""

    steps: int = 1600
    stop: int = 1600
    decay: float = 0.5
    warmup: int = 100
    batch: int = 16
    pieces: int = 254
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    dropout: float = 0.1
    masked: float = 0.08
    names: float = 0.4
    synthetic: float = 0.06
    trees_early: float = 0.2
    # Shares of the steps that go to trees, to mentions in all genres, and to those of fiction.
    trees: float = 0.2
    entities: float = 0.24
    fiction: float = 0.12
    average: float = 0.998
    # Chance that the people of anything but news get other names.
    people: float = 0.0
    # How much names count, and those among them whose labels a machine made or derived.
    names_weight: float = 2.0
    machine_names: float = 1.0
    # How much it counts that the heads that stay read of the encoder what they read before:
    # attribution's, and with `only_names` all others, too.
    held: float = 0.0
    # Layers of the encoder, from the first, that stay with the embeddings as they are.
    still: int = 0
    # Only the heads behind the cast learn; the encoder and all of attribution stay as they are.
    only_cast: bool = False
    # Only names are taught, to their head and the encoder; all other heads stay as they are.
    only_names: bool = False
    seed: int = 1


STAGES = {
    # From MiniLM-L6: attributions, with trees at first more, then less.
    "attribution": Recipe(
        steps=2200,
        # The average of the weights does best on dev here, before the rate has sunk to nothing.
        stop=1600,
        decay=0.4,
        warmup=120,
        encoder_rate=2.5e-4,
        masked=0.05,
        names=0.35,
        trees_early=0.5,
        trees=0.12,
        entities=0.0,
        fiction=0.0,
    ),
    # From these: everything.
    "joint": Recipe(),
    # From the mean of both (training.mix): what reads the encoder for the cast, fitted to it.
    "fitted": Recipe(
        steps=500,
        stop=500,
        warmup=20,
        decay=0.8,
        trees_early=0.25,
        trees=0.25,
        entities=0.4,
        fiction=0.05,
        average=0.99,
        only_cast=True,
    ),
    # From these: the cast, with attribution held to the first stage's.
    "held": Recipe(
        steps=600,
        stop=600,
        warmup=30,
        decay=0.7,
        encoder_rate=1.5e-4,
        head_rate=7e-4,
        trees_early=0.2,
        trees=0.2,
        entities=0.42,
        fiction=0.1,
        average=0.99,
        held=5.0,
    ),
    # From these: the same once more, with more trees, and names of all kinds of text.
    "trees": Recipe(
        steps=640,
        stop=640,
        warmup=30,
        decay=0.7,
        encoder_rate=1.5e-4,
        head_rate=7e-4,
        names=0.3,
        trees_early=0.34,
        trees=0.34,
        entities=0.44,
        fiction=0.06,
        average=0.99,
        held=5.0,
    ),
    # From these: names by hand, in all kinds of text; what all other heads read is held.
    "names": Recipe(
        steps=600,
        stop=600,
        warmup=15,
        decay=0.7,
        encoder_rate=1e-4,
        head_rate=7e-4,
        # Nothing is dropped: what is held is compared word by word.
        dropout=0.0,
        names=0.5,
        trees_early=0.65,
        trees=0.65,
        entities=0.15,
        fiction=0.0,
        people=0.4,
        names_weight=9.0,
        machine_names=0.2,
        average=0.99,
        held=1.0,
        still=2,
        only_names=True,
    ),
}

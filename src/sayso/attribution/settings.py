"""The model's card -> the settings of this stage."""

from __future__ import annotations

import numpy as np

from sayso.attribution.candidates import Decoding
from sayso.attribution.confidence import FEATURES, Calibration
from sayso.attribution.crf import Chain
from sayso.errors import ModelError
from sayso.model.card import Card, ChainCard


def decoding_of(card: Card) -> Decoding:
    """Return the chains and thresholds that the card gives."""
    return Decoding(_chain(card.cue), _chain(card.link), least_cue=card.least_cue)


def calibration_of(card: Card) -> Calibration:
    """Return the calibration that the card gives.

    Raises:
        ModelError: The card's calibration is for other features.
    """
    if set(card.calibration) != set(FEATURES):
        raise ModelError(
            f"the model is calibrated over {sorted(card.calibration)}, not {sorted(FEATURES)}",
            where=card.name,
            hint="Calibrate it again with training.calibrate.",
        )
    return Calibration(tuple(card.calibration[name] for name in FEATURES))


def _chain(card: ChainCard) -> Chain:
    return Chain(
        np.asarray(card.transitions, dtype=np.float32), np.asarray(card.start, dtype=np.float32)
    )

"""The card's settings, as this stage takes them."""

from __future__ import annotations

import pytest

from sayso.attribution.confidence import FEATURES
from sayso.attribution.settings import calibration_of, decoding_of
from sayso.errors import ModelError
from sayso.model.card import FORMAT, Card, ChainCard
from sayso.model.links import LINK_LABELS


def card(calibration: dict[str, float]) -> Card:
    size = len(LINK_LABELS)
    return Card(
        format=FORMAT,
        name="by-hand",
        language=["en"],
        files={},
        max_pieces=254,
        context=64,
        cue=ChainCard(labels=["O", "B"], transitions=[[1, 2], [3, 4]], start=[5, 6]),
        link=ChainCard(
            labels=list(LINK_LABELS), transitions=[[0.0] * size] * size, start=[0.0] * size
        ),
        least_cue=0.3,
        heads={},
        relations=[],
        mention_width=[],
        calibration=calibration,
        training={},
        scores={},
    )


def test_weights_follow_the_order_of_the_features() -> None:
    weights = {name: float(number) for number, name in enumerate(FEATURES)}
    backwards = dict(reversed(weights.items()))
    assert calibration_of(card(backwards)).weights == tuple(weights.values())


@pytest.mark.parametrize(
    "calibration",
    [{}, {"bias": 1.0}, {**dict.fromkeys(FEATURES, 0.0), "colour": 1.0}],
    ids=["none", "one", "one-too-many"],
)
def test_a_calibration_over_other_features_is_refused(calibration: dict[str, float]) -> None:
    with pytest.raises(ModelError, match="calibrated over") as caught:
        calibration_of(card(calibration))
    assert caught.value.where == "by-hand"
    assert caught.value.hint


def test_chains_and_threshold_come_from_the_card() -> None:
    decoding = decoding_of(card({}))
    assert decoding.cue_chain.transitions.tolist() == [[1, 2], [3, 4]]
    assert decoding.cue_chain.start.tolist() == [5, 6]
    assert decoding.link_chain.start.shape == (len(LINK_LABELS),)
    assert decoding.least_cue == 0.3

"""How sure a candidate is, as a probability that people would mark it too.

The network's own probabilities are too sure of themselves and say different things of the same
candidate; a logistic regression over them, fitted on held-out reports, makes one calibrated number.

References:
    Platt (1999), "Probabilistic Outputs for Support Vector Machines".
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sayso.attribution.candidates import Candidate
from sayso.record import Kind

FEATURES = (
    "bias",
    "cue",
    "link",
    "content",
    "no_source",
    "direct",
    "mixed",
    "cue_words",
    "content_words",
)
_EDGE = 1e-4


def features_of(candidate: Candidate, kind: Kind) -> tuple[float, ...]:
    """Return what the regression looks at, in the order of `FEATURES`."""
    return (
        1.0,
        _log_odds(candidate.cue_probability),
        math.log(max(candidate.link_probability, _EDGE)),
        _log_odds(candidate.content_probability),
        0.0 if candidate.source else 1.0,
        1.0 if kind == "direct" else 0.0,
        1.0 if kind == "mixed" else 0.0,
        math.log(candidate.cue[1] - candidate.cue[0]),
        math.log(sum(end - start for start, end in candidate.content)),
    )


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _EDGE), 1.0 - _EDGE)
    return math.log(kept / (1.0 - kept))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted regression: a weight for each of `FEATURES`."""

    weights: tuple[float, ...]

    def confidence(self, candidate: Candidate, kind: Kind) -> float:
        """Return the probability, from 0 to 1, that the candidate is an attribution."""
        features = features_of(candidate, kind)
        odds = sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1.0 / (1.0 + math.exp(-min(max(odds, -30.0), 30.0)))

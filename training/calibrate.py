"""Fit the confidence to dev reports: `python -m training.calibrate --weights DIR --data DIR`.

The regression is fitted on the candidates that stand together when everything is kept, with the
question whether the yardstick pairs one with a gold attribution. Its error is measured by
cross-validation over documents; the fit that goes into the card uses all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.attribution import table
from bench.calibration import equal_width, expected_error, reliability
from sayso.attribution.confidence import FEATURES, Calibration, features_of
from sayso.attribution.settings import decoding_of
from sayso.defaults import MIN_CONFIDENCE
from sayso.model.session import Session
from training.corpora.polnear import read_articles
from training.dev import DevReport, dev_reports, measure
from training.evaluate import UNFITTED
from training.layout import find_corpora

Doubles = npt.NDArray[np.float64]
FOLDS = 6
ROUNDS = 3
_LEAST = 0.02
_PENALTY = 1e-3


def judged(reports: Sequence[DevReport], calibration: Calibration) -> tuple[Doubles, Doubles]:
    """Return the features of the chosen candidates and whether each was paired.

    Returns:
        Arrays of shape (candidates, features) and (candidates,).
    """
    rows, right = [], []
    for report in reports:
        chosen = report.chosen(calibration, least=_LEAST)
        paired = {gold.predicted for gold in report.score(chosen).gold}
        for place, item in enumerate(chosen):
            rows.append(features_of(item.candidate, item.kind))
            right.append(float(place in paired))
    return np.array(rows), np.array(right)


def fit(reports: Sequence[DevReport]) -> Calibration:
    """Fit the regression; what is chosen depends on it, so it is fitted a few times over."""
    calibration = UNFITTED
    for _ in range(ROUNDS):
        features, right = judged(reports, calibration)

        def loss(weights: Doubles, x: Doubles = features, y: Doubles = right) -> float:
            odds = x @ weights
            likelihood = np.logaddexp(0.0, np.where(y > 0, -odds, odds)).mean()
            return float(likelihood + _PENALTY * (weights[1:] ** 2).sum())

        found = minimize(loss, np.asarray(calibration.weights), method="BFGS")
        calibration = Calibration(tuple(round(float(w), 4) for w in found.x))
    return calibration


def cross_validated(reports: Sequence[DevReport], *, least: float) -> tuple[Doubles, Doubles]:
    """Return confidence and rightness of every report's attributions, fitted without the report."""
    confidence, right = [], []
    for fold in range(FOLDS):
        held_out = reports[fold::FOLDS]
        rest = [r for i, r in enumerate(reports) if i % FOLDS != fold]
        calibration = fit(rest)
        for report in held_out:
            chosen = report.chosen(calibration, least=least)
            paired = {gold.predicted for gold in report.score(chosen).gold}
            confidence += [item.confidence for item in chosen]
            right += [float(place in paired) for place in range(len(chosen))]
    return np.array(confidence), np.array(right)


def main() -> None:
    """Fit, print what comes of it, and write it into the card."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True, help="Folder that export wrote.")
    parser.add_argument("--data", type=Path, required=True, help="Folder of the corpora.")
    args = parser.parse_args()
    session = Session(args.weights, threads=2)
    card = session.card
    reports = dev_reports(
        read_articles(find_corpora(args.data).polnear_dev),
        session.tokenizer,
        session,
        replace(decoding_of(card), least_cue=0.03),
        max_pieces=card.max_pieces,
        context=card.context,
    )
    calibration = fit(reports)
    print(dict(zip(FEATURES, calibration.weights, strict=True)))
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        figures = measure(reports, calibration, least=least)["figures"]
        print(
            least,
            {
                name: round(100 * figures[name]["f1"], 2)
                for name in ("found", "all overlap", "all exact")
            },
        )
    for least in (_LEAST, MIN_CONFIDENCE):
        confidence, right = cross_validated(reports, least=least)
        bins = reliability(confidence, right, equal_width(confidence, 10))
        print(f"expected calibration error, least {least}: {100 * expected_error(bins):.2f} %")
    result = measure(reports, calibration, least=MIN_CONFIDENCE)
    print(table(result))
    scores = {
        f"polnear dev {name} f1": round(values["f1"], 4)
        for name, values in result["figures"].items()
        if name in ("found", "all overlap", "all exact")
    }
    calibrated = dict(zip(FEATURES, calibration.weights, strict=True))
    updated = card.model_copy(update={"calibration": calibrated, "scores": scores})
    (args.weights / "card.json").write_text(updated.model_dump_json(indent=1) + "\n")


if __name__ == "__main__":
    main()

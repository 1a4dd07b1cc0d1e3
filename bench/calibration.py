"""Does confidence mean what it says? `python -m bench.calibration`.

An attribution is *right* when the scorer pairs it with a gold one (`found`); the stricter reading
is right when moreover their mean overlap is at least 0.8 (`overlap`). The expected calibration
error over bins B of N attributions is

    ECE = sum over B of |B| / N * |share right in B - mean confidence in B|

with half-open bins `[low, high)` (the last one closed) of equal width on [0, 1], or of equal mass:
attributions sorted by confidence and cut into runs whose sizes differ by one at most.

References:
    Naeini, Cooper and Hauskrecht (2015), "Obtaining Well Calibrated Probabilities Using Bayesian
    Binning", AAAI; equal mass as in Nguyen and O'Connor (2015), EMNLP.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.attribution import add_gold_options, score_all
from bench.corpus import load_gold
from bench.intervals import draw_weights, percentiles
from bench.predictions import Predictions, predict, read_predictions
from bench.scorer import DocumentScore
from sayso.defaults import MIN_CONFIDENCE
from training.corpora.packed import CorpusError

BIN_COUNTS = (10, 15)
RIGHT_OVERLAP = 0.8
Values = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """One row of a reliability table. `low` and `high` bound the confidences."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Judged:
    """Attributions of all documents: shape `(attributions,)` each, `document` by its place."""

    confidence: Values
    found: Values
    overlap: Values
    document: npt.NDArray[np.int64]


def judge(scores: Sequence[DocumentScore], predictions: Predictions) -> Judged:
    """Say of each predicted attribution whether it is right, by both readings."""
    confidence, found, overlap, document = [], [], [], []
    for place, score in enumerate(scores):
        partner = {g.predicted: g for g in score.gold if g.predicted is not None}
        for number, attribution in enumerate(predictions.get(score.doc, ())):
            gold = partner.get(number)
            confidence.append(attribution.confidence)
            found.append(float(gold is not None))
            near = gold is not None and gold.figures["all overlap"] >= RIGHT_OVERLAP
            overlap.append(float(near))
            document.append(place)
    return Judged(
        np.array(confidence, dtype=float),
        np.array(found, dtype=float),
        np.array(overlap, dtype=float),
        np.array(document, dtype=np.int64),
    )


def equal_width(confidence: Values, count: int) -> npt.NDArray[np.int64]:
    """Give each confidence its bin, 0 to `count` - 1; a confidence of 1 is in the last."""
    return np.minimum((confidence * count).astype(np.int64), count - 1)


def equal_mass(confidence: Values, count: int) -> npt.NDArray[np.int64]:
    """Give each confidence its bin, 0 to `count` - 1, by rank; ties are cut in input order."""
    bins = np.empty(len(confidence), dtype=np.int64)
    runs = np.array_split(np.argsort(confidence, kind="stable"), count)
    for place, run in enumerate(runs):
        bins[run] = place
    return bins


def reliability(confidence: Values, right: Values, bins: npt.NDArray[np.int64]) -> list[Bin]:
    """Sum up each bin that holds anything, in order; bounds are the confidences that occur."""
    rows = []
    for place in np.unique(bins):
        inside = bins == place
        rows.append(
            Bin(
                low=float(confidence[inside].min()),
                high=float(confidence[inside].max()),
                count=int(inside.sum()),
                confidence=float(confidence[inside].mean()),
                right=float(right[inside].mean()),
            )
        )
    return rows


def expected_error(rows: Sequence[Bin]) -> float:
    """The expected calibration error of a reliability table, from 0 to 1; 0 for no rows."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.right - row.confidence) for row in rows) / total if total else 0


def calibration(judged: Judged) -> dict[str, Any]:
    """Measure both readings; give a JSON-ready object.

    Returns:
        `attributions` (count), and for `found` and `overlap` each: `ece` (name of the binning ->
        error), `interval` (95 % over documents, ten bins of equal width), `brier`, `confidence` and
        `right` (means), `table` (ten bins of equal width).
    """
    result: dict[str, Any] = {"attributions": len(judged.confidence)}
    if not len(judged.confidence):
        return result
    for name, right in (("found", judged.found), ("overlap", judged.overlap)):
        errors = {
            f"{count} {kind.__name__.replace('_', ' ')}": expected_error(
                reliability(judged.confidence, right, kind(judged.confidence, count))
            )
            for kind in (equal_width, equal_mass)
            for count in BIN_COUNTS
        }
        table = reliability(judged.confidence, right, equal_width(judged.confidence, 10))
        result[name] = {
            "ece": errors,
            "interval": _interval(judged, right),
            "brier": float(np.mean((judged.confidence - right) ** 2)),
            "confidence": float(judged.confidence.mean()),
            "right": float(right.mean()),
            "table": [asdict(row) for row in table],
        }
    return result


def _interval(judged: Judged, right: Values) -> tuple[float, float]:
    """Bootstrap over documents of the error with ten bins of equal width.

    A drawn sample adds noise to each bin, so the interval lies a little above the error itself.
    """
    documents = int(judged.document.max()) + 1
    bins = equal_width(judged.confidence, 10)
    gap = np.zeros((documents, 10))
    np.add.at(gap, (judged.document, bins), right - judged.confidence)
    sizes = np.bincount(judged.document, minlength=documents)
    weights = draw_weights(documents)
    drawn = np.abs(weights @ gap).sum(axis=1) / np.maximum(weights @ sizes, 1)
    return percentiles(drawn)


def table(result: dict[str, Any]) -> str:
    """Lay out the result, in per cent."""
    lines = [f"{result['attributions']} attributions"]
    for name in ("found", "overlap"):
        if name not in result:
            continue
        row = result[name]
        low, high = row["interval"]
        lines += [
            "",
            f"right = {name}" + (f" >= {RIGHT_OVERLAP}" if name == "overlap" else ""),
            *(f"  ECE, {bins:16}{100 * error:6.2f}" for bins, error in row["ece"].items()),
            f"  95 % over documents (10 equal width) {100 * low:.2f}-{100 * high:.2f}",
            f"  Brier score {row['brier']:.4f}; mean confidence {100 * row['confidence']:.1f}, "
            f"right {100 * row['right']:.1f}",
            f"  {'confidence':14}{'count':>7}{'mean':>8}{'right':>8}{'gap':>8}",
        ]
        for b in row["table"]:
            lines.append(
                f"  {b['low']:.3f}-{b['high']:.3f}   {b['count']:7}{100 * b['confidence']:8.1f}"
                f"{100 * b['right']:8.1f}{100 * (b['right'] - b['confidence']):+8.1f}"
            )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.calibration",
        description="Measure the expected calibration error of `confidence` on PolNeAR dev.",
        epilog="Example: python -m bench.calibration --min-confidence 0",
    )
    add_gold_options(parser)
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="use saved predictions")
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=MIN_CONFIDENCE,
        help="judge attributions from this confidence on, from 0 to 1. "
        "[default: %(default)s, what a reader gets]",
    )
    options = parser.parse_args(arguments)
    try:
        articles = load_gold(options.gold, sample=options.sample)
        predictions = (
            read_predictions(options.predictions)
            if options.predictions
            else predict({a.doc: a.text for a in articles}, min_confidence=0, model=options.model)
        )
        predictions = {
            doc: tuple(a for a in found if a.confidence >= options.min_confidence)
            for doc, found in predictions.items()
        }
        result = calibration(judge(score_all(articles, predictions), predictions))
    except (CorpusError, ValueError) as error:
        print(f"bench.calibration: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Hold the accuracy on the fixed sample of dev above its floors: `python -m bench.floors`.

`floors.json` holds the F1 of each measure and the recall of each kind as they were measured, with
the SHA-256 of the sample and its size. A figure may fall below its floor by what two attributions
are worth (2 / gold attributions of that row): another processor rounds the int8 sums elsewhere and
so turns one or two attributions over. More is a loss. A sample other than the pinned one stops the
command until it is measured again with `--repin`, and `--repin` lowers no floor unless
`--allow-lower` is given too (which wants a line in the changelog).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.attribution import add_model_option, score_all
from bench.corpus import default_gold, digest, load_gold
from bench.predictions import Predictions, predict, read_predictions
from bench.scorer import KIND_MEASURES, KINDS, MEASURES, summarise
from training.corpora.packed import CorpusError
from training.corpora.polnear import Article

FLOORS = Path(__file__).with_name("floors.json")
MARGIN_ATTRIBUTIONS = 2
_DIGITS = 4
_ROUNDING = 0.00005  # half of the last digit


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure beside its floor; `gold` says how many attributions it is measured on."""

    name: str
    figure: float
    floor: float
    gold: int

    @property
    def margin(self) -> float:
        """How far below its floor the figure may be."""
        return MARGIN_ATTRIBUTIONS / self.gold if self.gold else 0.0

    @property
    def holds(self) -> bool:
        """The figure is not below the floor by more than the margin."""
        # rounding of the pinned figure is no loss
        return self.figure >= self.floor - self.margin - _ROUNDING


class FloorsError(Exception):
    """The floors cannot be compared or pinned; the message says what to do."""


def measure(articles: Sequence[Article], predictions: Predictions) -> dict[str, Any]:
    """Score the sample; give what `floors.json` holds."""
    result = summarise(score_all(articles, predictions))
    return {
        "corpus": {
            "documents": result["documents"],
            "gold": result["gold"],
            "sha256": digest(articles),
        },
        "f1": {m: round(result["figures"][m]["f1"], _DIGITS) for m in MEASURES},
        "recall": {
            kind: {
                m: round(row[m], _DIGITS) if m != "gold" else row[m]
                for m in ("gold", *KIND_MEASURES)
            }
            for kind, row in result["recall by kind"].items()
            if kind in KINDS
        },
    }


def compare(measured: dict[str, Any], floors: dict[str, Any]) -> list[Comparison]:
    """Put every floor beside its figure.

    Raises:
        FloorsError: The sample is not the one that the floors were measured on, or a floor has no
            figure.
    """
    if measured["corpus"] != floors["corpus"]:
        raise FloorsError(
            f"the sample is not the pinned one: {measured['corpus']}, pinned {floors['corpus']}. "
            "Give the corpus that the floors were measured on, or measure again with --repin."
        )
    return list(_pairs(measured, floors))


def _pairs(measured: dict[str, Any], floors: dict[str, Any]) -> Iterator[Comparison]:
    try:
        for name, floor in floors["f1"].items():
            yield Comparison(f"{name} F1", measured["f1"][name], floor, floors["corpus"]["gold"])
        for kind, row in floors["recall"].items():
            for name in row.keys() - {"gold"}:
                figure = measured["recall"][kind][name]
                yield Comparison(f"{kind}: {name} recall", figure, row[name], row["gold"])
    except KeyError as error:
        raise FloorsError(f"floors.json names {error}, which is not measured") from error


def repin(measured: dict[str, Any], floors: dict[str, Any], *, allow_lower: bool) -> None:
    """Check that the measured figures may become the floors; `floors` is empty at first.

    Raises:
        FloorsError: A floor would be lowered, or would vanish, without `allow_lower`.
    """
    if not floors or allow_lower:
        return
    lower = [c for c in _pairs(measured, floors) if c.figure < c.floor]
    if lower:
        listed = "; ".join(f"{c.name} {c.floor:.4f} -> {c.figure:.4f}" for c in lower)
        raise FloorsError(
            f"--repin would lower {len(lower)} floors ({listed}). If that is meant, add "
            "--allow-lower and a line under 'Results changed' in CHANGELOG.md."
        )


def _read(path: Path, *, must_exist: bool) -> dict[str, Any]:
    if path.is_file():
        floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return floors
    if must_exist:
        raise FloorsError(f"{path} does not exist. Measure it with --repin.")
    return {}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0 all hold, 1 a figure is under, 2 could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.floors",
        description="Compare the accuracy on the fixed sample of PolNeAR dev with its floors.",
        epilog="Exit code: 0 all floors hold, 1 a figure is under its floor, 2 could not run.",
    )
    parser.add_argument("--gold", type=Path, default=default_gold(), help="as in bench.attribution")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="[default: bench/floors.json]")
    parser.add_argument(
        "--predictions", type=Path, metavar="FILE", help="use saved predictions, do not read"
    )
    add_model_option(parser)
    parser.add_argument("--repin", action="store_true", help="write the figures as the new floors")
    parser.add_argument("--allow-lower", action="store_true", help="let --repin lower a floor")
    parser.add_argument(
        "--if-present",
        action="store_true",
        help="where there is no corpus, say so and exit 0 instead of 2",
    )
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.repin:
        parser.error("--allow-lower only goes with --repin")
    if options.if_present and not options.gold.exists():
        print(f"SKIPPED: floors not measured, there is no corpus at {options.gold}")
        return 0
    try:
        articles = load_gold(options.gold, sample=True)
        pinned = _read(options.floors, must_exist=not options.repin)
        predictions = (
            read_predictions(options.predictions)
            if options.predictions
            else predict({a.doc: a.text for a in articles}, model=options.model)
        )
        measured = measure(articles, predictions)
        if options.repin:
            repin(measured, pinned, allow_lower=options.allow_lower)
            options.floors.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
            print(f"pinned {options.floors}: {measured['corpus']['documents']} documents")
            return 0
        comparisons = compare(measured, pinned)
    except (CorpusError, FloorsError, ValueError) as error:
        print(f"bench.floors: {error}", file=sys.stderr)
        return 2
    return report(comparisons)


def report(comparisons: Sequence[Comparison]) -> int:
    """Print every figure beside its floor; give the exit code."""
    print(f"{'':32}{'floor':>8}{'now':>8}{'margin':>8}")
    for c in sorted(comparisons, key=lambda c: (": " in c.name, c.name)):
        print(
            f"{c.name:32}{100 * c.floor:8.2f}{100 * c.figure:8.2f}{100 * c.margin:8.2f}"
            f"{'' if c.holds else '   UNDER'}"
        )
    under = [c for c in comparisons if not c.holds]
    print(f"\n{len(comparisons) - len(under)} of {len(comparisons)} floors hold")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())

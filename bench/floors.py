"""Hold the accuracy on dev data above its floors: `python -m bench.floors`.

`floors.json` holds the F1 of each measure and the recall of each kind as they were measured, with
the SHA-256 of the sample and its size. A figure may fall below its floor by what two attributions
are worth (2 / gold attributions of that row): another processor rounds elsewhere and so turns a few
attributions over. More is a loss. The floors are those of the processor that did worst so far. A
sample other than the pinned one stops the command until it is measured again with `--repin`, and
`--repin` lowers no floor unless `--allow-lower` is given too (which wants a line in the changelog).

Under `groups` it holds the figures of the other benches, each on its whole dev corpus (see
`bench.floor_groups`). `--only` takes some of the groups; `attribution` is the fixed sample.
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
from bench.corpus import default_gold, digest, load_gold, shared_folder
from bench.floor_groups import GROUPS, Group
from bench.predictions import Predictions, predict, read_predictions
from bench.scorer import KIND_MEASURES, KINDS, MEASURES, summarise
from training.corpora.packed import CorpusError
from training.corpora.polnear import Article

FLOORS = Path(__file__).with_name("floors.json")
ATTRIBUTION = "attribution"
MARGIN_ATTRIBUTIONS = 2
_DIGITS = 4
_ROUNDING = 0.00005  # half of the last digit


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure beside its floor.

    `gold` says how many attributions (or words, names, ...) it is measured on, and `items` how many
    of them it may lose.
    """

    name: str
    figure: float
    floor: float
    gold: int
    items: int = MARGIN_ATTRIBUTIONS

    @property
    def margin(self) -> float:
        """How far below its floor the figure may be."""
        return self.items / self.gold if self.gold else 0.0

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
    _refuse_lower(list(_pairs(measured, floors)))


def repin_group(
    group: Group, measured: dict[str, Any], floors: dict[str, Any] | None, *, allow_lower: bool
) -> None:
    """Check that a group's figures may become its floors; `floors` is None at first.

    Raises:
        FloorsError: As `repin`.
    """
    if floors is not None and not allow_lower:
        _refuse_lower(list(_group_pairs(group, measured, floors)))


def _refuse_lower(comparisons: Sequence[Comparison]) -> None:
    lower = [c for c in comparisons if c.figure < c.floor]
    if lower:
        listed = "; ".join(f"{c.name} {c.floor:.4f} -> {c.figure:.4f}" for c in lower)
        raise FloorsError(
            f"--repin would lower {len(lower)} floors ({listed}). If that is meant, add "
            "--allow-lower and a line under 'Results changed' in CHANGELOG.md."
        )


def compare_group(
    group: Group, measured: dict[str, Any], floors: dict[str, Any]
) -> list[Comparison]:
    """Put every floor of a group beside its figure.

    Raises:
        FloorsError: The corpus is not the one that the floors were measured on, or a floor has no
            figure.
    """
    if measured["corpus"] != floors["corpus"]:
        raise FloorsError(
            f"{group.name}: the corpus is not the pinned one: {measured['corpus']}, pinned "
            f"{floors['corpus']}. Give that one, or measure again with --repin."
        )
    return list(_group_pairs(group, measured, floors))


def _group_pairs(
    group: Group, measured: dict[str, Any], floors: dict[str, Any]
) -> Iterator[Comparison]:
    for name, row in floors["figures"].items():
        if name not in measured["figures"]:
            raise FloorsError(f"floors.json names {group.name}: {name}, which is not measured")
        now = measured["figures"][name]
        yield Comparison(
            f"{group.name}: {name}", now["floor"], row["floor"], row["gold"], now["may lose"]
        )


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    floors: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0 all hold, 1 a figure is under, 2 could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.floors",
        description="Compare the accuracy on dev data with its floors.",
        epilog="Exit code: 0 all floors hold, 1 a figure is under its floor, 2 could not run.",
    )
    parser.add_argument("--gold", type=Path, default=default_gold(), help="as in bench.attribution")
    parser.add_argument(
        "--data", type=Path, default=shared_folder() / "data", help="as in bench.syntax"
    )
    parser.add_argument("--floors", type=Path, default=FLOORS, help="[default: bench/floors.json]")
    parser.add_argument(
        "--only",
        action="append",
        choices=[ATTRIBUTION, *(group.name for group in GROUPS)],
        help="only this group; may be given several times. [default: all]",
    )
    parser.add_argument(
        "--predictions",
        type=Path,
        metavar="FILE",
        help="use saved predictions, do not read: then only attribution is measured",
    )
    add_model_option(parser)
    parser.add_argument("--repin", action="store_true", help="write the figures as the new floors")
    parser.add_argument("--allow-lower", action="store_true", help="let --repin lower a floor")
    parser.add_argument(
        "--if-present",
        action="store_true",
        help="where there is no corpus, say so and go on instead of exit code 2",
    )
    options = parser.parse_args(arguments)
    if options.allow_lower and not options.repin:
        parser.error("--allow-lower only goes with --repin")
    if options.predictions and options.only not in (None, [ATTRIBUTION]):
        parser.error("--predictions holds attributions, so it only goes with --only attribution")
    try:
        pinned = _read(options.floors)
        comparisons = _attribution(options, pinned)
        for group in GROUPS:
            comparisons += _group(group, options, pinned)
    except (CorpusError, FloorsError, ValueError) as error:
        print(f"bench.floors: {error}", file=sys.stderr)
        return 2
    if options.repin:
        options.floors.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
        return 0
    return report(comparisons)


def _wanted(name: str, options: argparse.Namespace, missing: Sequence[Path]) -> bool:
    """Tell whether to measure; where a corpus is missing and need not be there, say so."""
    if options.only is not None and name not in options.only:
        return False
    if missing and options.if_present:
        print(f"SKIPPED: {name} floors not measured, there is no corpus at {missing[0]}")
        return False
    return True


def _attribution(options: argparse.Namespace, pinned: dict[str, Any]) -> list[Comparison]:
    """Measure the fixed sample; compare it, or put the figures into `pinned`."""
    if not _wanted(ATTRIBUTION, options, [] if options.gold.exists() else [options.gold]):
        return []
    has_floors = "corpus" in pinned
    if not has_floors and not options.repin:
        raise FloorsError(f"{options.floors} has no floors of attribution. Measure with --repin.")
    articles = load_gold(options.gold, sample=True)
    predictions = (
        read_predictions(options.predictions)
        if options.predictions
        else predict({a.doc: a.text for a in articles}, model=options.model)
    )
    measured = measure(articles, predictions)
    if not options.repin:
        return compare(measured, pinned)
    repin(measured, pinned if has_floors else {}, allow_lower=options.allow_lower)
    pinned |= measured
    print(f"pinned {ATTRIBUTION}: {measured['corpus']['documents']} documents")
    return []


def _group(group: Group, options: argparse.Namespace, pinned: dict[str, Any]) -> list[Comparison]:
    """Measure a group; compare it, or put its figures into `pinned`."""
    if options.predictions or not _wanted(group.name, options, group.missing(options.data)):
        return []
    floors = pinned.get("groups", {}).get(group.name)
    if floors is None and not options.repin:
        print(f"no floors of {group.name} yet: pin them with --repin --only {group.name!r}")
        return []
    measured = group.measured(options.data, options.model)
    if floors is not None and not options.repin:
        return compare_group(group, measured, floors)
    repin_group(group, measured, floors, allow_lower=options.allow_lower)
    pinned.setdefault("groups", {})[group.name] = measured
    print(f"pinned {group.name}: {measured['corpus']['documents']} documents")
    return []


def report(comparisons: Sequence[Comparison]) -> int:
    """Print every figure beside its floor; give the exit code."""
    if not comparisons:
        print("no floors compared")
        return 0
    print(f"{'':44}{'floor':>8}{'now':>8}{'margin':>8}")
    for c in sorted(comparisons, key=lambda c: (": " in c.name, c.name)):
        print(
            f"{c.name:44}{100 * c.floor:8.2f}{100 * c.figure:8.2f}{100 * c.margin:8.2f}"
            f"{'' if c.holds else '   UNDER'}"
        )
    under = [c for c in comparisons if not c.holds]
    print(f"\n{len(comparisons) - len(under)} of {len(comparisons)} floors hold")
    return 1 if under else 0


if __name__ == "__main__":
    sys.exit(main())

"""What other people's names cost: `python -m bench.names`.

PolNeAR is about the politics of one country in one year, and a model might know a source by the
names of that year. So every person's name in dev is replaced by invented names, one tradition at a
time, and the loss against the original text is measured. Names are found by the machine-made layer
beside PolNeAR (`corenlp-dev.jsonl.gz`, or `corenlp/` in the public layout); articles without it
are left out on both sides.

Two controls stand beside the six traditions: `own names`, the same replacement with everybody's
own name, must lose nothing at all; `english (control)` uses invented English names, so what it
loses is the cost of the replacement itself.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.attribution import add_gold_options, score_all
from bench.corpus import load_gold
from bench.intervals import draw_weights, percentiles
from bench.predictions import predict
from bench.renaming import KeepNames, Namer, Renamed, read_traditions, rename
from bench.scorer import DocumentScore, summarise
from training.corpora.corenlp import Layer, read_layers
from training.corpora.packed import CorpusError
from training.corpora.polnear import Article

MEASURES = ("found", "all overlap", "all exact")
OWN_NAMES = "own names"


@dataclass(frozen=True, slots=True)
class Loss:
    """F1 of one measure with new names, and how much lower that is than with the old ones.

    `interval` is the 95 % interval of the loss, by bootstrap over documents, both drawn alike.
    """

    f1: float
    loss: float
    interval: tuple[float, float]


def layer_path(gold: Path) -> Path:
    """Where the machine-made layer stands beside the gold."""
    return gold if gold.is_dir() else gold.with_name(f"corenlp-{gold.name}")


def rename_all(
    articles: Sequence[Article], layers: Mapping[str, Layer], tradition: str
) -> list[Renamed]:
    """Rename the people of every article; each article draws from the lists anew.

    Args:
        articles: Articles with a layer each.
        layers: Name of the document -> its layer.
        tradition: A key of `read_traditions`, or `OWN_NAMES`.
    """
    lists = read_traditions()
    return [
        rename(
            article,
            layers[article.doc],
            KeepNames()
            if tradition == OWN_NAMES
            else Namer(lists[tradition], random.Random(f"{tradition}/{article.doc}")),
        )
        for article in articles
    ]


def losses(before: Sequence[DocumentScore], after: Sequence[DocumentScore]) -> dict[str, Loss]:
    """Compare the scores of the same documents with old and new names; fractions."""
    weights = draw_weights(len(before))
    old, new = summarise(before)["figures"], summarise(after)["figures"]
    found = {}
    for measure in MEASURES:
        drawn = _drawn_f1(before, measure, weights) - _drawn_f1(after, measure, weights)
        f1 = new[measure]["f1"]
        found[measure] = Loss(f1, old[measure]["f1"] - f1, percentiles(drawn))
    return found


def _drawn_f1(scores: Sequence[DocumentScore], measure: str, weights: Any) -> Any:
    hits = np.array([sum(g.figures.get(measure, 0.0) for g in s.gold) for s in scores])
    sizes = np.array([len(s.gold) + s.predicted for s in scores])
    return 2 * (weights @ hits) / np.maximum(weights @ sizes, 1)


def measure(
    articles: Sequence[Article],
    layers: Mapping[str, Layer],
    traditions: Sequence[str],
    *,
    model: str | None = None,
) -> dict[str, Any]:
    """Score the original text and each tradition; give a JSON-ready object.

    Returns:
        `documents`, `without layer` (names), `original` (measure -> F1), and `traditions`: name ->
        `changed` and `left` (mentions) and each measure's `f1`, `loss` and `interval`.
    """
    with_layer = [a for a in articles if a.doc in layers]
    if not with_layer:
        raise CorpusError("the machine-made layer", "holds none of the articles")
    predictions = predict({a.doc: a.text for a in with_layer}, model=model)
    before = score_all(with_layer, predictions)
    result: dict[str, Any] = {
        "documents": len(with_layer),
        "without layer": [a.doc for a in articles if a.doc not in layers],
        "original": {m: summarise(before)["figures"][m]["f1"] for m in MEASURES},
        "traditions": {},
    }
    for tradition in traditions:
        renamed = rename_all(with_layer, layers, tradition)
        new = [r.article for r in renamed]
        after = score_all(new, predict({a.doc: a.text for a in new}, model=model))
        result["traditions"][tradition] = {
            "changed": sum(r.changed for r in renamed),
            "left": sum(r.left for r in renamed),
            **{
                m: {"f1": loss.f1, "loss": loss.loss, "interval": loss.interval}
                for m, loss in losses(before, after).items()
            },
        }
    return result


def table(result: Mapping[str, Any]) -> str:
    """Lay out the result: F1 in per cent, losses in points with their intervals."""
    skipped = ", ".join(result["without layer"])
    heads = "".join(f"{measure + ' F1':>16}{'loss':>7}{'95 %':>14}" for measure in MEASURES)
    original = "".join(f"{100 * result['original'][m]:16.1f}{'':21}" for m in MEASURES)
    lines = [
        f"{result['documents']} documents" + (f"; without a layer: {skipped}" if skipped else ""),
        "",
        f"{'':22}{'mentions':>9}{heads}",
        f"{'original text':22}{'':9}{original}".rstrip(),
    ]
    for name, row in result["traditions"].items():
        cells = ""
        for m in MEASURES:
            loss, low, high = (_points(x) for x in (row[m]["loss"], *row[m]["interval"]))
            cells += f"{100 * row[m]['f1']:16.1f}{loss:>7}{f'{low} {high}':>14}"
        lines.append(f"{name:22}{row['changed']:9}{cells}")
    measured = [
        (row["all overlap"]["loss"], name)
        for name, row in result["traditions"].items()
        if name != OWN_NAMES
    ]
    if measured:
        loss, name = max(measured)
        lines += ["", f"worst loss of all overlap F1: {100 * loss:+.2f} points ({name})"]
    return "\n".join(lines)


def _points(fraction: float) -> str:
    """Points with their sign; a loss that rounds to nothing has none."""
    text = f"{100 * fraction:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    choices = [OWN_NAMES, *read_traditions()]
    parser = argparse.ArgumentParser(
        prog="python -m bench.names",
        description="Measure what invented names of other traditions cost on PolNeAR dev.",
        epilog="Example: python -m bench.names --sample --tradition slavic --tradition chinese",
    )
    add_gold_options(parser)
    parser.add_argument(
        "--layer",
        type=Path,
        help="machine-made names of the gold. [default: corenlp-dev.jsonl.gz beside it]",
    )
    parser.add_argument(
        "--tradition",
        action="append",
        choices=choices,
        help="only this one; may be given several times. [default: all, and both controls]",
    )
    options = parser.parse_args(arguments)
    try:
        articles = load_gold(options.gold, sample=options.sample)
        path = options.layer or layer_path(options.gold)
        layers = {layer.doc: layer for layer in read_layers(path)}
        result = measure(articles, layers, options.tradition or choices, model=options.model)
    except (CorpusError, ValueError) as error:
        print(f"bench.names: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1, ensure_ascii=False) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Attribution accuracy on PolNeAR dev, by kind: `python -m bench.attribution --gold PATH`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.corpus import default_gold, digest, load_gold
from bench.intervals import intervals
from bench.predictions import Predictions, predict, read_predictions, write_predictions
from bench.scorer import (
    KIND_MEASURES,
    KINDS,
    MEASURES,
    DocumentScore,
    score_document,
    summarise,
)
from sayso.defaults import MIN_CONFIDENCE
from training.corpora.packed import CorpusError
from training.corpora.polnear import Article


def add_gold_options(parser: argparse.ArgumentParser) -> None:
    """Give a command the options that say which gold to read and how to get predictions."""
    parser.add_argument(
        "--gold",
        type=Path,
        default=default_gold(),
        help="packed file (dev.jsonl.gz) or folder of the public repository (data/dev). "
        "[default: data/polnear/dev.jsonl.gz in SAYSO_SHARED or in `shared` beside the checkout]",
    )
    parser.add_argument(
        "--sample",
        action="store_true",
        help="only the fixed sample, about one document in three, chosen by its name",
    )
    add_model_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")


def add_model_option(parser: argparse.ArgumentParser) -> None:
    """Let a command use other weights."""
    parser.add_argument(
        "--model", metavar="DIR", help="weights to use. [default: those in the package]"
    )


def score_all(articles: Sequence[Article], predictions: Predictions) -> list[DocumentScore]:
    """Score every article; one without predictions counts as one with none."""
    return [
        score_document(a.doc, a.text, a.attributions, predictions.get(a.doc, ())) for a in articles
    ]


def table(result: Mapping[str, Any]) -> str:
    """Lay out a result of `summarise`, with its `intervals` if it has them, in per cent."""
    ranges = result.get("intervals", {})
    lines = [
        f"{result['documents']} documents, {result['gold']} gold, {result['predicted']} predicted",
        "",
        f"{'':16}{'P':>8}{'R':>8}{'F1':>8}   95 % of F1"
        if ranges
        else f"{'':16}{'P':>8}{'R':>8}{'F1':>8}",
    ]
    for measure in MEASURES:
        row = result["figures"][measure]
        cells = "".join(f"{100 * row[k]:8.1f}" for k in ("precision", "recall", "f1"))
        lines.append(f"{measure:16}{cells}{_range(ranges.get('f1', {}).get(measure))}")
    lines += ["", f"{'recall by kind':16}{'gold':>8}" + "".join(f"{m:>15}" for m in KIND_MEASURES)]
    for kind in KINDS:
        if kind in result["recall by kind"]:
            row = result["recall by kind"][kind]
            cells = "".join(f"{100 * row[m]:15.1f}" for m in KIND_MEASURES)
            lines.append(f"{kind:16}{row['gold']:8}{cells}")
            if kind in ranges:
                spans = "".join(f"{_range(ranges[kind][m]).strip():>15}" for m in KIND_MEASURES)
                lines.append(f"{'':24}{spans}")
    return "\n".join(lines)


def _range(ends: Sequence[float] | None) -> str:
    return f"   {100 * ends[0]:.1f}-{100 * ends[1]:.1f}" if ends else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.attribution",
        description="Score the attributions that sayso finds in PolNeAR dev, by kind.",
        epilog="Example: python -m bench.attribution --gold ../shared/data/polnear/dev.jsonl.gz",
    )
    add_gold_options(parser)
    parser.add_argument(
        "--predictions",
        type=Path,
        metavar="FILE",
        help="score the predictions in FILE (JSON lines) instead of reading the texts",
    )
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="write the predictions to FILE (offsets, no text)"
    )
    parser.add_argument(
        "--min-confidence",
        type=float,
        default=MIN_CONFIDENCE,
        help="leave out attributions scored below this, from 0 to 1. [default: %(default)s]",
    )
    parser.add_argument(
        "--missed", type=int, default=0, metavar="N", help="also list N gold ones that were missed"
    )
    options = parser.parse_args(arguments)
    try:
        articles = load_gold(options.gold, sample=options.sample)
        if options.predictions:
            predictions = {
                doc: tuple(a for a in found if a.confidence >= options.min_confidence)
                for doc, found in read_predictions(options.predictions).items()
            }
        else:
            predictions = predict(
                {a.doc: a.text for a in articles},
                min_confidence=options.min_confidence,
                model=options.model,
            )
        scores = score_all(articles, predictions)
    except (CorpusError, ValueError) as error:
        print(f"bench.attribution: {error}", file=sys.stderr)
        return 2
    if options.save:
        write_predictions(options.save, predictions)
    without = [a.doc for a in articles if a.doc not in predictions]
    if without:
        print(f"{len(without)} documents have no prediction: {without[0]} ...", file=sys.stderr)
    result = summarise(scores) | {"intervals": intervals(scores), "corpus": digest(articles)}
    print(json.dumps(result, indent=1) if options.json else table(result))
    _print_missed(articles, scores, options.missed)
    return 0


def _print_missed(articles: Sequence[Article], scores: Sequence[DocumentScore], limit: int) -> None:
    missed = [
        (article, attribution)
        for article, score in zip(articles, scores, strict=True)
        for attribution, gold in zip(article.attributions, score.gold, strict=True)
        if gold.predicted is None
    ]
    for article, attribution in missed[:limit]:
        start = min(start for start, _ in attribution.content + attribution.cue)
        print(f"missed  {article.doc} {attribution.id}: {article.text[start : start + 80]!r}")


if __name__ == "__main__":
    sys.exit(main())

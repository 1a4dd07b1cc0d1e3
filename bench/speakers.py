"""Who each source is, how well identified, and in which mode: `python -m bench.speakers`.

Scored on the articles of PolNeAR dev that have gold speakers; `bench.record_scorer` defines the
figures. One of them, a live-blog, holds a third of the attributions, so it is also shown apart
from the others, and every article alone.

Calibration is of `speaker_confidence`: over the attributions that have a gold speaker, are paired,
and for which the record names a speaker; right = the gold one.

`--names` also reads the articles with other people's names (see `bench.renamed_speakers`).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from bench.analyses import add_options
from bench.calibration import equal_mass, equal_width, expected_error, reliability
from bench.given_records import read_records, read_reports, write_records
from bench.names import OWN_NAMES, layer_path
from bench.record_scorer import FIGURES, RecordScore, summarise_records
from bench.renamed_speakers import measure_renamed, score_all, table_renamed
from bench.renaming import read_traditions
from bench.speaker_gold import article_path, read_speakers, speakers_path
from training.corpora.corenlp import read_layers
from training.corpora.packed import CorpusError

_BINS = 10
LONG = 100
"""Attributions from which on an article is shown apart."""


def calibration(scores: Sequence[RecordScore]) -> dict[str, Any]:
    """Measure what `speaker_confidence` says; give a JSON-ready object.

    Returns:
        `answered` (count), `right` and `confidence` (means), `ece` (ten bins, of equal width and
        of equal mass), `brier` and `table` (ten bins of equal width); only the count where the
        records give no confidences.
    """
    rows = [
        row
        for score in scores
        for row in score.rows
        if row.spoken and row.answered and row.confidence is not None
    ]
    confidence = np.array([row.confidence for row in rows], dtype=float)
    right = np.array([row.right for row in rows], dtype=float)
    result: dict[str, Any] = {"answered": len(rows)}
    if not rows:
        return result
    bins = equal_width(confidence, _BINS)
    return result | {
        "right": float(right.mean()),
        "confidence": float(confidence.mean()),
        "ece": {
            "equal width": expected_error(reliability(confidence, right, bins)),
            "equal mass": expected_error(
                reliability(confidence, right, equal_mass(confidence, _BINS))
            ),
        },
        "brier": float(np.mean((confidence - right) ** 2)),
        "table": [asdict(row) for row in reliability(confidence, right, bins)],
    }


def measure(scores: Sequence[RecordScore]) -> dict[str, Any]:
    """Sum up all articles, the long one and the others, and each article alone."""
    groups = {
        "all": list(scores),
        "live-blog": [score for score in scores if len(score.rows) >= LONG],
        "others": [score for score in scores if len(score.rows) < LONG],
    }
    return {
        "groups": {name: summarise_records(inside) for name, inside in groups.items() if inside},
        "articles": {score.doc: summarise_records([score]) for score in scores},
        "calibration": calibration(scores),
        "confusion": {name: _confusion(scores, name) for name in ("grade", "mode")},
    }


def _confusion(scores: Sequence[RecordScore], name: str) -> dict[str, dict[str, int]]:
    pairs = Counter(getattr(row, name) for s in scores for row in s.rows if row.paired)
    found: dict[str, dict[str, int]] = {}
    for (gold, given), count in pairs.most_common():
        found.setdefault(gold, {})[str(given)] = count
    return found


def table(result: Mapping[str, Any]) -> str:
    """Lay out the result, in per cent."""
    groups = result["groups"]
    lines = [f"{'':22}" + "".join(f"{name:>16}" for name in groups) + "   95 % of all"]
    for name in ("documents", "attributions", "with a speaker", "paired"):
        lines.append(f"{name:22}" + "".join(f"{group[name]:16}" for group in groups.values()))
    for name in FIGURES:
        cells = "".join(_cell(group["figures"][name]) for group in groups.values())
        low, high = groups["all"]["figures"][name]["interval"]
        lines.append(f"{name:22}{cells}   {100 * low:.1f}-{100 * high:.1f}")
    cells = "".join(_cell(_answered(group["answered"])) for group in groups.values())
    lines.append(f"{'right of answered':22}{cells}")
    for name in ("precision", "recall", "f1"):
        cells = "".join(f"{100 * group['nested'][name]:16.1f}" for group in groups.values())
        lines.append(f"{'nested, ' + name:22}{cells}")
    lines += ["", f"{'speaker, by article':58}{'of':>6}{'share':>8}"]
    for doc, row in result["articles"].items():
        figure = row["figures"]["speaker"]
        share = f"{100 * figure['share']:8.1f}" if figure["of"] else f"{'-':>8}"
        lines.append(f"{doc[:57]:58}{figure['of']:6}{share}")
    for name, rows in result["confusion"].items():
        lines += ["", f"{name}, gold: given"]
        for gold, given in rows.items():
            lines.append(f"  {gold}: " + ", ".join(f"{k} {n}" for k, n in given.items()))
    return "\n".join([*lines, "", *_calibration_lines(result["calibration"])])


def _answered(row: Mapping[str, int]) -> dict[str, Any]:
    hits, of = row["right"], row["of"]
    return {"share": hits / of if of else None, "hits": hits, "of": of}


def _cell(figure: Mapping[str, Any]) -> str:
    if figure["share"] is None:
        return f"{'-':>16}"
    count = f"{figure['hits']}/{figure['of']}"
    return f"{100 * figure['share']:7.1f} {count:>8}"


def _calibration_lines(result: Mapping[str, Any]) -> list[str]:
    if not result["answered"]:
        return ["speaker_confidence: none given"]
    ece = result["ece"]
    lines = [
        f"speaker_confidence: {result['answered']} answered, mean "
        f"{100 * result['confidence']:.1f}, right {100 * result['right']:.1f}",
        f"  ECE {100 * ece['equal width']:.2f} (ten bins of equal width), "
        f"{100 * ece['equal mass']:.2f} (of equal mass); Brier score {result['brier']:.4f}",
        f"  {'confidence':14}{'count':>7}{'mean':>8}{'right':>8}{'gap':>8}",
    ]
    for b in result["table"]:
        lines.append(
            f"  {b['low']:.3f}-{b['high']:.3f}   {b['count']:7}{100 * b['confidence']:8.1f}"
            f"{100 * b['right']:8.1f}{100 * (b['right'] - b['confidence']):+8.1f}"
        )
    return lines


def _print_wrong(scores: Sequence[RecordScore], limit: int) -> None:
    wrong = [
        (score.doc, row) for score in scores for row in score.rows if row.spoken and not row.right
    ]
    for doc, row in wrong[:limit]:
        given = row.given or ("nobody" if row.paired else "attribution missed")
        print(f"wrong  {doc[:30]} {row.source[:50]!r}: {row.wanted!r}, given {given!r}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    choices = [OWN_NAMES, *read_traditions()]
    parser = argparse.ArgumentParser(
        prog="python -m bench.speakers",
        description="Score speakers, grades and modes on the articles that have gold for them.",
        epilog="Example: python -m bench.speakers --data ../shared/data --names",
    )
    add_options(parser)
    parser.add_argument(
        "--records",
        type=Path,
        metavar="FILE",
        help="score the records in FILE (JSON lines: doc, record) instead of reading the texts",
    )
    parser.add_argument(
        "--save",
        type=Path,
        metavar="FILE",
        help="write what is scored of the records to FILE (offsets, names of the cast)",
    )
    parser.add_argument(
        "--names", action="store_true", help="also measure the loss under new names"
    )
    parser.add_argument(
        "--tradition",
        action="append",
        choices=choices,
        help="with --names: only this one; may be given several times. "
        "[default: all, and both controls]",
    )
    parser.add_argument(
        "--wrong", type=int, default=0, metavar="N", help="also list N wrong or missing speakers"
    )
    options = parser.parse_args(arguments)
    if options.names and options.records:
        parser.error("--names reads the texts, so it does not go with --records")
    try:
        gold_path = article_path(options.data)
        golds = read_speakers(gold_path, speakers_path(options.data))
        read_all = partial(read_reports, model=options.model)
        records = (
            read_records(options.records)
            if options.records
            else read_all({gold.doc: gold.article.text for gold in golds})
        )
        scores = score_all(golds, records)
        result = measure(scores)
        if options.names:
            layers = {layer.doc: layer for layer in read_layers(layer_path(gold_path))}
            traditions = options.tradition or choices
            result["names"] = measure_renamed(golds, layers, traditions, read_all)
    except (CorpusError, ValueError) as error:
        print(f"bench.speakers: {error}", file=sys.stderr)
        return 2
    if options.save:
        write_records(options.save, records)
    if without := [gold.doc for gold in golds if gold.doc not in records]:
        print(f"{len(without)} documents have no record: {without[0]} ...", file=sys.stderr)
    if options.json:
        print(json.dumps(result, indent=1, ensure_ascii=False))
        return 0
    print(table(result))
    if options.names:
        print(f"\n{table_renamed(result['names'])}")
    _print_wrong(scores, options.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())

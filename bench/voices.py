"""How well the voice `unclear` is found: `python -m bench.voices`.

The examples are the short passages of `bench/data/voices`, whose sentences are marked by hand as
the narrator's or as unclear. *tuning*: the part that the model is fitted to; *cross-validated*:
each sentence by a model that has not seen its passage, with the marks of the sentences before it;
*held*: the part that no setting was chosen on.

*all*: every marked sentence. *no attribution*: those of which no word belongs to an attribution, so
that only the rules of `unclear` decide; the others show what its attributions do to them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from bench.intervals import ratio_interval
from sayso.pipeline import read_text
from sayso.record import Record
from training.corpora.voices import DATA, Marked, MarkedPassage, read_passages

READ_BY_HAND = DATA / "read.toml"


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked sentence beside what the record says of it.

    Attributes:
        passage: Number of its passage.
        words: Its words.
        gold: It is unclear.
        predicted: The record says so.
        attributed: A part of an attribution stands in it.
    """

    passage: int
    words: str
    gold: bool
    predicted: bool
    attributed: bool


def judge(passages: Sequence[MarkedPassage]) -> list[Judged]:
    """Read passages and put each marked sentence beside its voice."""
    judged = []
    for number, passage in enumerate(passages):
        record = read_text(passage.text)
        judged += [_judged(number, passage, one, record) for one in passage.marked]
    return judged


def _judged(number: int, passage: MarkedPassage, one: Marked, record: Record) -> Judged:
    (voice,) = (v.voice for v in record.voices if v.start <= one.start < v.end)
    attributed = any(
        span.start < one.end and span.end > one.start
        for a in record.attributions
        for span in (*a.source, *a.cue, *a.content)
    )
    words = passage.text[one.start : one.end]
    return Judged(number, words, one.unclear, voice == "unclear", attributed)


def figures(judged: Sequence[Judged]) -> dict[str, float | int | tuple[float, float]]:
    """Return precision, recall and F1 of `unclear`, with counts and 95 % intervals."""
    passages = range(max((one.passage for one in judged), default=-1) + 1)

    def counts(*, hits: bool, of: str) -> list[float]:
        return [
            sum(
                getattr(one, of) and (not hits or (one.gold and one.predicted))
                for one in judged
                if one.passage == passage
            )
            for passage in passages
        ]

    hit = sum(counts(hits=True, of="gold"))
    gold, predicted = sum(counts(hits=False, of="gold")), sum(counts(hits=False, of="predicted"))
    return {
        "sentences": len(judged),
        "unclear": int(gold),
        "precision": hit / predicted if predicted else 0.0,
        "precision, 95 %": ratio_interval(
            counts(hits=True, of="predicted"), counts(hits=False, of="predicted")
        ),
        "recall": hit / gold if gold else 0.0,
        "recall, 95 %": ratio_interval(counts(hits=True, of="gold"), counts(hits=False, of="gold")),
        "F1": 2 * hit / (gold + predicted) if gold + predicted else 0.0,
    }


def measured() -> dict[str, dict[str, float | int | tuple[float, float]]]:
    """Measure both parts, and the tuning part by cross-validation."""
    from training.unclear import LEAST, cross_validated, examples

    tuning = read_passages("tuning")
    chosen = examples(tuning)
    crossed = [
        Judged(one.passage, "", one.unclear, likely >= LEAST, False)
        for one, likely in zip(chosen, cross_validated(chosen), strict=True)
    ]
    rows = {"tuning, cross-validated, no attribution": figures(crossed)}
    for part, passages in (("tuning", tuning), ("held", read_passages("held"))):
        judged = judge(passages)
        rows[f"{part}, all"] = figures(judged)
        rows[f"{part}, no attribution"] = figures([one for one in judged if not one.attributed])
    return rows


def read_by_hand() -> dict[str, int]:
    """Count the verdicts on flagged sentences of real news."""
    rows = tomllib.loads(READ_BY_HAND.read_text(encoding="utf-8"))["sentence"]
    return {"read": len(rows), "unclear": sum(row["unclear"] for row in rows)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.voices", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object, no table")
    parser.add_argument(
        "--wrong", metavar="PART", choices=["tuning", "held"], help="list what is wrong in a part"
    )
    options = parser.parse_args(arguments)
    if options.wrong:
        for one in judge(read_passages(options.wrong)):
            if one.gold != one.predicted:
                print(
                    "missed  " if one.gold else "too many",
                    "(attribution)" * one.attributed,
                    one.words,
                )
        return 0
    rows = measured()
    by_hand = read_by_hand()
    if options.json:
        print(json.dumps({"marked": rows, "real news, read by hand": by_hand}))
        return 0
    print(f"{'':42}{'sentences':>10}{'unclear':>9}{'P':>8}{'R':>8}{'F1':>8}")
    for name, row in rows.items():
        shown = (100 * float(str(row[key])) for key in ("precision", "recall", "F1"))
        print(
            f"{name:42}{row['sentences']:>10}{row['unclear']:>9}"
            + "".join(f"{figure:8.1f}" for figure in shown)
        )
    share = by_hand["unclear"] / by_hand["read"]
    print(f"\nreal news: {by_hand['read']} flagged sentences read, {share:.0%} of them unclear")
    return 0


if __name__ == "__main__":
    sys.exit(main())

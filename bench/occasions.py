"""How many occasions are right, and how many are found: `python -m bench.occasions`.

There is no gold for occasions: `data/occasions.json` holds what one reading found in 26 articles of
PolNeAR dev: the article's name, offsets and verdicts, no text. The articles are read as plain text,
with the date in their names. The rules were written on other articles; what this reading showed to
be wrong by rule was then mended, so the figures are kinder than those of new articles would be. Of
what the 60 drawn ones tell, 24 fields of 31 were found before that.

- **Precision**: of the fields told (when with its value, where, medium, and whether carried), the
  share that the reader found right. A field that says something else than when it was read has no
  verdict; it counts as unread.
- **Recall**: of the fields that the reader found for attributions drawn at random, the share that
  is told with words that overlap. Where an attribution is no longer found, its fields are missed.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.analyses import add_options
from bench.corpus import load_gold
from sayso.ingest import from_text
from sayso.pipeline import record_of
from sayso.record import Attribution, Occasion
from training.corpora.packed import CorpusError

VERDICTS = Path(__file__).with_name("data") / "occasions.json"
FIELDS = ("when", "value", "where", "medium", "carried")
"""What is told; `value` is the date of `when`, right or wrong beside its words."""


@dataclass
class Counts:
    """Fields that were right, wrong and unread, and of those that a reader found, how many."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


def told(occasion: Occasion | None) -> dict[str, list[Any]]:
    """Give each field of an occasion as the verdicts name it: offsets, value or yes."""
    if occasion is None:
        return {}
    out: dict[str, list[Any]] = {}
    for name in ("when", "where", "medium"):
        span = getattr(occasion, name)
        if span is not None:
            out[name] = [span.start, span.end]
    if occasion.when is not None and occasion.when.value is not None:
        out["value"] = [occasion.when.value]
    if occasion.carried:
        out["carried"] = [True]
    return out


def published(doc: str) -> str:
    """Give the date in the name of an article: `paper_2016-01-01_mayor`."""
    return doc.split("_")[1]


def read(doc: str, text: str, model: str | None) -> dict[int, Attribution]:
    """Read an article; give its attributions by where their cues start."""
    report = replace(from_text(text), published=published(doc))
    record = record_of(report, model=model)
    return {attribution.cue[0].start: attribution for attribution in record.attributions}


def count(
    verdicts: Mapping[str, Any], texts: Mapping[str, str], model: str | None = None
) -> Counts:
    """Read the articles and hold what is told against the verdicts."""
    counts = Counts()
    readings = {doc: read(doc, texts[doc], model) for doc in verdicts["articles"]}
    judged = {(row["doc"], row["cue"]): row for row in verdicts["read"]}
    for doc, attributions in readings.items():
        for cue, attribution in attributions.items():
            _judge(counts, told(attribution.occasion), judged.get((doc, cue), {}))
    for row in verdicts["drawn"]:
        attribution = readings[row["doc"]].get(row["cue"])
        _look_for(counts, row, {} if attribution is None else told(attribution.occasion))
    return counts


def _judge(counts: Counts, now: Mapping[str, list[Any]], row: Mapping[str, Any]) -> None:
    for name, value in now.items():
        if row.get("told", {}).get(name) != value:
            counts.unread[name] += 1
        elif name in row["wrong"]:
            counts.wrong[name] += 1
        else:
            counts.right[name] += 1


def _look_for(counts: Counts, row: Mapping[str, Any], now: Mapping[str, list[Any]]) -> None:
    for name, value in row["marked"].items():
        counts.marked[name] += 1
        if name not in now:
            continue
        if name in {"value", "carried"}:
            counts.found[name] += now[name] == value
        else:
            counts.found[name] += now[name][0] < value[1] and value[0] < now[name][1]


def wilson(right: int, size: int) -> tuple[float, float]:
    """Give the ends of the 95 % score interval of a share (Wilson, 1927); `size` is not 0."""
    share, z = right / size, 1.96
    middle = share + z * z / (2 * size)
    half = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    return (middle - half) / (1 + z * z / size), (middle + half) / (1 + z * z / size)


def rows(counts: Counts) -> Iterator[tuple[str, int, int, int, int, int]]:
    """Yield the figures of each field, then of all: right, read, unread, found, marked."""
    for name in FIELDS:
        read_fields = counts.right[name] + counts.wrong[name]
        yield (
            name,
            counts.right[name],
            read_fields,
            counts.unread[name],
            counts.found[name],
            counts.marked[name],
        )
    sums = [sum(counter.values()) for counter in (counts.right, counts.wrong, counts.unread)]
    yield (
        "all",
        sums[0],
        sums[0] + sums[1],
        sums[2],
        sum(counts.found.values()),
        sum(counts.marked.values()),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0 done, 2 could not run."""
    parser = argparse.ArgumentParser(prog="python -m bench.occasions", description=__doc__)
    add_options(parser)
    options = parser.parse_args(arguments)
    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8"))
    try:
        articles = load_gold(options.data / "polnear" / "dev.jsonl.gz")
    except CorpusError as error:
        print(f"bench.occasions: {error}", file=sys.stderr)
        return 2
    counts = count(verdicts, {a.doc: a.text for a in articles}, options.model)
    if options.json:
        names = ("right", "read", "unread", "found", "marked")
        print(json.dumps({name: dict(zip(names, row, strict=True)) for name, *row in rows(counts)}))
        return 0
    print(f"{'':10}{'right':>7}{'read':>7}{'precision':>11}{'95 %':>14}{'unread':>8}", end="")
    print(f"{'found':>8}{'marked':>8}{'recall':>8}")
    for name, right, size, unread, found, marked in rows(counts):
        low, high = wilson(right, size)
        interval = f"{100 * low:.0f}-{100 * high:.0f}" if size else "-"
        precision = f"{100 * right / size:.1f}" if size else "-"
        recall = f"{100 * found / marked:.1f}" if marked else "-"
        print(f"{name:10}{right:7}{size:7}{precision:>11}{interval:>14}{unread:8}", end="")
        print(f"{found:8}{marked:8}{recall:>8}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Names on EWT dev against Universal NER: `python -m bench.entity_names --data DIR`.

A predicted name is right when its words and its kind (PER, ORG or LOC) are those of a gold name:
F1 of exact spans, micro-averaged and by kind, as seqeval counts them in strict mode. A gold name
is laid on the package's words that it covers by half or more. Names of other kinds are left out.

The counts are our own: seqeval wants tags over one tokenisation and brings scikit-learn along,
and its last release is of 2020.

The names are joined to the treebank by sentence id. A sentence whose words differ between the two
is left out on both sides and counted.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.analyses import Analyse, add_options, named
from bench.span_counts import Counts, compare, f1_interval, summed
from bench.syntax import treebank_path
from sayso.model.analysis import Analysis
from training.corpora.conllu import read_documents
from training.corpora.iob2 import read_tagged
from training.corpora.named import NamedDocument, join
from training.corpora.packed import CorpusError
from training.documents import word_span

KINDS = ("PER", "ORG", "LOC")


def names_path(data: Path) -> Path:
    """The names on EWT dev in the folder of corpora."""
    return data / "ewt" / "ner-dev.iob2.gz"


def score_names(document: NamedDocument, analysis: Analysis) -> dict[str, Counts]:
    """Compare the names of an analysis with the gold: kind -> counts, `all` for the three."""
    starts, ends = analysis.words.starts, analysis.words.ends
    # a gold name that covers half of no word keeps its code points, and is missed
    gold = [
        (word_span(starts, ends, start, end) or (start, end, "no word"), kind)
        for start, end, kind in document.names
    ]
    given = [
        ((name.start, name.end), name.kind)
        for name in analysis.names
        if name.kind in KINDS
        and not any(
            starts[name.start] < end and start < ends[name.end - 1]
            for start, end in document.left_out
        )
    ]
    counts = {"all": compare(gold, given)}
    for kind in KINDS:
        of_kind = [[row for row in rows if row[1] == kind] for rows in (gold, given)]
        counts[kind] = compare(*of_kind)
    return counts


def measure(documents: Sequence[NamedDocument], analysed: Analyse) -> dict[str, Any]:
    """Score documents; give a JSON-ready object.

    Returns:
        `documents`, `sentences left out` (counts) and `figures`: `all` and each kind -> gold,
        predicted, precision, recall, f1 and the 95 % `interval` of F1.
    """
    scores = [score_names(document, analysed(document.text)) for document in documents]
    return {
        "documents": len(documents),
        "sentences left out": sum(len(document.left_out) for document in documents),
        "figures": {
            name: summed([score[name] for score in scores])
            | {"interval": f1_interval([score[name] for score in scores])}
            for name in ("all", *KINDS)
        },
    }


def load(data: Path) -> list[NamedDocument]:
    """Read EWT dev with its names from the folder of corpora.

    Raises:
        CorpusError: A file is missing or malformed.
    """
    tagged = {row.id: row for row in read_tagged(names_path(data))}
    return join(read_documents(treebank_path(data)), tagged)


def table(result: dict[str, Any]) -> str:
    """Lay out the result, in per cent."""
    lines = [
        f"{result['documents']} documents; {result['sentences left out']} sentences left out, "
        "whose words differ",
        "",
        f"{'':8}{'gold':>7}{'given':>7}{'P':>8}{'R':>8}{'F1':>8}   95 % of F1",
    ]
    for name, row in result["figures"].items():
        cells = "".join(f"{100 * row[k]:8.1f}" for k in ("precision", "recall", "f1"))
        low, high = row["interval"]
        lines.append(
            f"{name:8}{row['gold']:7}{row['predicted']:7}{cells}   {100 * low:.1f}-{100 * high:.1f}"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.entity_names",
        description="Score the names of people, organisations and places on EWT dev.",
        epilog="Example: python -m bench.entity_names --data ../shared/data",
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        result = measure(load(options.data), lambda text: named(text, options.model))
    except CorpusError as error:
        print(f"bench.entity_names: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Mentions and coreference on GUM dev: `python -m bench.coreference --data DIR`.

Texts go in as they are: sentences, words and mentions are the package's own. Spans are code
points, with marks and white space taken off their edges; a gold mention is laid on the package's
words that it covers by half or more. A mention is right when its span is equal.

* Mentions: precision, recall and F1 of spans, singletons among them; and by type, where the type
  must be equal too.
* Coreference: MUC, B³ and CEAF-e of predicted mentions, and the CoNLL average of their F1, with
  singletons taken out on both sides; all genres together, and news and interview apart.

References:
    GUM (Zeldes, 2017). What it calls a mention and what it links differ from OntoNotes (Zhu,
    Pradhan and Zeldes, 2021), so these figures compare with figures on GUM alone.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.analyses import add_options, analyse, clusters_of, mentions_of, trimmed
from bench.coref_metrics import METRICS, score_clusters, without_singletons
from bench.span_counts import Counts, compare, f1_interval, summed
from sayso.model.labels import MENTION_TYPES
from sayso.model.words import Words
from training.corpora import mentions as gold_mentions
from training.corpora.conllu import Document, read_documents
from training.corpora.packed import CorpusError, Span
from training.documents import word_span

NEWS = ("news", "interview")
GROUPS = ("all genres", "news and interview", *NEWS)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads a text: its words, its mentions with their types, and its clusters.

    All spans are code points; a mention that refers to nothing else is a cluster alone.
    """

    words: Callable[[str], Words]
    mentions: Callable[[str], Iterable[tuple[Span, str]]]
    clusters: Callable[[str], Iterable[Iterable[Span]]]


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: both sides' clusters of `(doc, start, end)`, and the counts of its mentions.

    `mentions` holds `all` (spans alone) and each type.
    """

    genre: str
    gold: list[list[tuple[str, int, int]]]
    given: list[list[tuple[str, int, int]]]
    mentions: dict[str, Counts]


def reader_of(model: str | None) -> Reader:
    """Read with the weights of the package or of a folder."""
    return Reader(
        lambda text: analyse(text, model).words,
        lambda text: mentions_of(text, model),
        lambda text: clusters_of(text, model),
    )


def corpus_path(data: Path) -> Path:
    """GUM dev in the folder of corpora."""
    return data / "gum" / "dev.conllu.gz"


def compare_document(document: Document, reader: Reader) -> Compared:
    """Read a document's text and set it beside its gold."""
    text = document.text
    words = reader.words(text)

    def laid(span: Span) -> Span:
        found = word_span(words.starts, words.ends, *span)
        if found is None:
            return trimmed(text, span)
        return trimmed(text, (int(words.starts[found[0]]), int(words.ends[found[1] - 1])))

    gold: dict[int, list[Span]] = {}
    types: set[tuple[Span, str]] = set()
    for mention in gold_mentions.mentions_of(document):
        span = laid((mention.start, mention.end))
        gold.setdefault(mention.entity, []).append(span)
        types.add((span, mention.type))
    given = [[trimmed(text, span) for span in cluster] for cluster in reader.clusters(text)]
    given_types = {(trimmed(text, span), kind) for span, kind in reader.mentions(text)}
    counts = {"all": compare((s for s, _ in types), (s for s, _ in given_types))}
    for kind in MENTION_TYPES:
        counts[kind] = compare(
            *({row for row in rows if row[1] == kind} for rows in (types, given_types))
        )
    doc = document.doc
    return Compared(
        document.genre,
        [[(doc, *span) for span in cluster] for cluster in gold.values()],
        [[(doc, *span) for span in cluster] for cluster in given],
        counts,
    )


def measure(documents: Iterable[Document], reader: Reader) -> dict[str, Any]:
    """Score documents; give a JSON-ready object.

    Returns:
        `documents` (count); `mentions`: `all` and each type -> gold, predicted, precision, recall,
        f1 and the 95 % `interval` of F1; `coreference`: each of `GROUPS` that occurs -> documents,
        clusters on both sides, and what `score_clusters` gives.
    """
    compared = [compare_document(document, reader) for document in documents]
    rows = {kind: [c.mentions[kind] for c in compared] for kind in ("all", *MENTION_TYPES)}
    result: dict[str, Any] = {
        "documents": len(compared),
        "mentions": {
            kind: summed(counts) | {"interval": f1_interval(counts)}
            for kind, counts in rows.items()
        },
        "coreference": {},
    }
    for group, genres in zip(GROUPS, (None, NEWS, NEWS[:1], NEWS[1:]), strict=True):
        inside = [c for c in compared if genres is None or c.genre in genres]
        if inside:
            key = without_singletons(cluster for c in inside for cluster in c.gold)
            response = without_singletons(cluster for c in inside for cluster in c.given)
            result["coreference"][group] = {
                "documents": len(inside),
                "gold": len(key),
                "predicted": len(response),
                **score_clusters(key, response),
            }
    return result


def table(result: dict[str, Any]) -> str:
    """Lay out the result, in per cent."""
    lines = [
        f"{result['documents']} documents",
        "",
        f"{'mentions':20}{'gold':>7}{'given':>7}{'P':>8}{'R':>8}{'F1':>8}   95 % of F1",
    ]
    for kind, row in result["mentions"].items():
        cells = "".join(f"{100 * row[k]:8.1f}" for k in ("precision", "recall", "f1"))
        low, high = row["interval"]
        lines.append(
            f"{kind:20}{row['gold']:7}{row['predicted']:7}{cells}"
            f"   {100 * low:.1f}-{100 * high:.1f}"
        )
    heads = "".join(f"{name + ' P':>10}{'R':>6}{'F1':>6}" for name in METRICS)
    lines += ["", f"{'coreference':20}{'docs':>5}{'gold':>6}{'given':>6}{'CoNLL':>7}{heads}"]
    for group, row in result["coreference"].items():
        cells = ""
        for name in METRICS:
            precision, recall, f1 = (100 * row[name][k] for k in ("precision", "recall", "f1"))
            cells += f"{precision:10.1f}{recall:6.1f}{f1:6.1f}"
        lines.append(
            f"{group:20}{row['documents']:5}{row['gold']:6}{row['predicted']:6}"
            f"{100 * row['CoNLL']['f1']:7.2f}{cells}"
        )
    return "\n".join([*lines, "", "gold and given: clusters of two mentions or more"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.coreference",
        description="Score mentions and coreference on GUM dev, with predicted mentions.",
        epilog="Example: python -m bench.coreference --data ../shared/data",
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        result = measure(read_documents(corpus_path(options.data)), reader_of(options.model))
    except CorpusError as error:
        print(f"bench.coreference: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

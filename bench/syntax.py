"""Sentences, parts of speech and trees on EWT dev: `python -m bench.syntax --data DIR`.

Whole documents go in, so the sentence splitting and the words are the package's own. Each gold
word (a syntactic word of Universal Dependencies) is represented by the first of the package's
words that it covers by half or more, as in training. Every gold word counts, also one that is
represented by nothing.

* `UPOS`: the part of speech is equal.
* `UAS`: the head is represented by the same word; a root is the root of its sentence.
* `LAS`: and the relation is equal, subtypes aside (*nmod* for *nmod:poss*). A root needs no
  relation besides.
* `sentences`: F1 of sentences with equal first and last word.

`reachable` says what gold itself would get when written in the package's words: two gold words
that share one word of the package cannot both be right.

References:
    Universal Dependencies (Nivre et al., 2020); EWT (Silveira et al., 2014). Figures over raw text
    as in the CoNLL 2018 shared task (Zeman et al., 2018), but as recall over gold words.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench.analyses import Analyse, add_options, analyse
from bench.intervals import ratio_interval
from bench.span_counts import Counts, compare, summed
from sayso.model.analysis import Analysis
from training.corpora.conllu import Document, Sentence, read_documents
from training.corpora.packed import CorpusError
from training.documents import word_span

MEASURES = ("UPOS", "UAS", "LAS")


@dataclass(frozen=True, slots=True)
class TreeScore:
    """One document: gold words, those that no word represents, and hits of each measure.

    `sentences` counts those with equal bounds.
    """

    doc: str
    words: int
    unrepresented: int
    hits: dict[str, int]
    sentences: Counts


def treebank_path(data: Path) -> Path:
    """EWT dev in the folder of corpora."""
    return data / "ewt" / "dev.conllu.gz"


def represent(analysis: Analysis, sentence: Sentence) -> list[int | None]:
    """Give the place of the word that represents each gold word of a sentence, None for none."""
    starts, ends = analysis.words.starts, analysis.words.ends
    spans = (word_span(starts, ends, word.start, word.end) for word in sentence.words)
    return [None if span is None else span[0] for span in spans]


def score_trees(document: Document, analysis: Analysis) -> TreeScore:
    """Compare the analysis of a document's text with its gold."""
    hits = dict.fromkeys(MEASURES, 0)
    words = unrepresented = 0
    for sentence in document.sentences:
        own = represent(analysis, sentence)
        for word, place in zip(sentence.words, own, strict=True):
            words += 1
            if place is None:
                unrepresented += 1
                continue
            hits["UPOS"] += analysis.upos[place] == word.upos
            head = int(analysis.head[place])
            if word.head is None:
                hits["UAS"] += head == place
                hits["LAS"] += head == place
                continue
            # a word that shares its place with its head hangs on nothing that could be seen
            attached = own[word.head] == head != place
            hits["UAS"] += attached
            hits["LAS"] += attached and analysis.relation[place] == _plain(word.relation)
    return TreeScore(
        document.doc, words, unrepresented, hits, _compare_sentences(document, analysis)
    )


def _plain(relation: str) -> str:
    return relation.split(":")[0]


def _compare_sentences(document: Document, analysis: Analysis) -> Counts:
    starts, ends = analysis.words.starts, analysis.words.ends
    wanted = [word_span(starts, ends, s.start, s.end) or s.id for s in document.sentences]
    bounds = np.flatnonzero(np.diff(analysis.sentence, prepend=-1, append=-1)).tolist()
    return compare(wanted, pairwise(bounds))


def gold_analysis(document: Document, analysis: Analysis) -> Analysis:
    """Write the gold trees in the package's words, which is about the best that could be said.

    Of two gold words in one word, the first is written.
    """
    count = len(analysis.words)
    head, relation = np.arange(count), ["dep"] * count
    upos = ["X"] * count
    sentence = np.zeros(count, dtype=np.int64)
    for gold in document.sentences:
        own = represent(analysis, gold)
        span = word_span(analysis.words.starts, analysis.words.ends, gold.start, gold.end)
        if span is not None:
            sentence[span[0]] = 1
        # from the last to the first, so that the first stays where two share a place
        for word, place in reversed(list(zip(gold.words, own, strict=True))):
            if place is None:
                continue
            target = place if word.head is None else own[word.head]
            head[place] = place if target is None else target
            upos[place], relation[place] = word.upos, _plain(word.relation)
    return replace(analysis, upos=upos, head=head, relation=relation, sentence=np.cumsum(sentence))


def measure(documents: Iterable[Document], analysed: Analyse) -> dict[str, Any]:
    """Score documents; give a JSON-ready object.

    Args:
        documents: Documents with gold trees.
        analysed: Gives the analysis of a text.

    Returns:
        `documents`, `words`, `unrepresented` (counts); `figures`: measure -> fraction of the gold
        words; `intervals`: its 95 % interval; `reachable`: as `figures`, of the gold itself;
        `sentences`: precision, recall and f1.
    """
    scores, best = [], []
    for document in documents:
        analysis = analysed(document.text)
        scores.append(score_trees(document, analysis))
        best.append(score_trees(document, gold_analysis(document, analysis)))
    words = [score.words for score in scores]
    return {
        "documents": len(scores),
        "words": sum(words),
        "unrepresented": sum(score.unrepresented for score in scores),
        "figures": {m: _share(scores, m) for m in MEASURES},
        "intervals": {m: ratio_interval([s.hits[m] for s in scores], words) for m in MEASURES},
        "reachable": {m: _share(best, m) for m in MEASURES},
        "sentences": summed([score.sentences for score in scores]),
    }


def _share(scores: Sequence[TreeScore], name: str) -> float:
    words = sum(score.words for score in scores)
    return sum(score.hits[name] for score in scores) / words if words else 0.0


def table(result: dict[str, Any]) -> str:
    """Lay out the result, in per cent."""
    sentences = result["sentences"]
    lines = [
        f"{result['documents']} documents, {result['words']} words "
        f"({result['unrepresented']} with no word of ours), {sentences['gold']} sentences",
        "",
        f"{'':12}{'of words':>10}{'95 %':>16}{'reachable':>12}",
    ]
    for name in MEASURES:
        low, high = result["intervals"][name]
        lines.append(
            f"{name:12}{100 * result['figures'][name]:10.2f}"
            f"{f'{100 * low:.2f}-{100 * high:.2f}':>16}{100 * result['reachable'][name]:12.2f}"
        )
    cells = ", ".join(f"{k} {100 * sentences[k]:.2f}" for k in ("precision", "recall", "f1"))
    return "\n".join([*lines, "", f"sentences: {cells}"])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give the exit code: 0, or 2 where it could not run."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.syntax",
        description="Score parts of speech and trees on EWT dev, with our own sentences.",
        epilog="Example: python -m bench.syntax --data ../shared/data",
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        documents = read_documents(treebank_path(options.data))
        result = measure(documents, lambda text: analyse(text, options.model))
    except CorpusError as error:
        print(f"bench.syntax: {error}", file=sys.stderr)
        return 2
    print(json.dumps(result, indent=1) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The floors beside attribution: syntax, names, mentions, coreference and speakers.

Each group is measured on a whole dev corpus. A figure may fall below its floor by what a few
things are worth: another processor rounds the int8 sums elsewhere and so turns some over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import coreference, entity_names, speakers, syntax
from bench.analyses import analyse, named
from bench.given_records import read_reports
from bench.renamed_speakers import score_all
from bench.speaker_gold import article_path, read_speakers, speakers_path
from training.corpora.conllu import read_documents

_DIGITS = 4

Figures = dict[str, tuple[float, int, int]]
"""Name of the figure -> its value (a fraction), how many gold things it is over, and how many of
them it may lose."""

_WORDS, _SENTENCES, _NAMES, _MENTIONS, _CLUSTERS, _ATTRIBUTIONS = 40, 8, 3, 20, 4, 2


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that are measured together.

    Attributes:
        name: The bench's own name.
        files: Where its corpora are, of the folder of corpora.
        measure: Folder of corpora and folder of weights (or None) -> documents and figures.
    """

    name: str
    files: Callable[[Path], tuple[Path, ...]]
    measure: Callable[[Path, str | None], tuple[int, Figures]]

    def missing(self, data: Path) -> list[Path]:
        """Give the files that are not there."""
        return [path for path in self.files(data) if not path.exists()]

    def measured(self, data: Path, model: str | None) -> dict[str, Any]:
        """Measure the group; give what `floors.json` holds of it.

        Raises:
            CorpusError: A file is missing or malformed.
        """
        documents, figures = self.measure(data, model)
        return {
            "corpus": {"documents": documents, "sha256": _digest(self.files(data))},
            "figures": {
                name: {"floor": round(value, _DIGITS), "gold": gold, "may lose": items}
                for name, (value, gold, items) in figures.items()
            },
        }


def _digest(files: Iterable[Path]) -> str:
    """SHA-256 of the files' own digests: these corpora are read in one layout only."""
    summed = hashlib.sha256()
    for path in files:
        summed.update(hashlib.sha256(path.read_bytes()).digest())
    return summed.hexdigest()


def _syntax(data: Path, model: str | None) -> tuple[int, Figures]:
    documents = read_documents(syntax.treebank_path(data))
    result = syntax.measure(documents, lambda text: analyse(text, model))
    words, sentences = result["words"], result["sentences"]
    figures: Figures = {m: (result["figures"][m], words, _WORDS) for m in syntax.MEASURES}
    figures["sentences F1"] = sentences["f1"], sentences["gold"], _SENTENCES
    return result["documents"], figures


def _names(data: Path, model: str | None) -> tuple[int, Figures]:
    result = entity_names.measure(entity_names.load(data), lambda text: named(text, model))
    rows = result["figures"].items()
    return result["documents"], {f"{k} F1": (row["f1"], row["gold"], _NAMES) for k, row in rows}


def _coreference(data: Path, model: str | None) -> tuple[int, Figures]:
    documents = read_documents(coreference.corpus_path(data))
    result = coreference.measure(documents, coreference.reader_of(model))
    mentions = result["mentions"]["all"]
    groups = {k: result["coreference"][k] for k in coreference.GROUPS[:2]}
    return result["documents"], {
        "mentions F1": (mentions["f1"], mentions["gold"], _MENTIONS),
        **{
            f"CoNLL F1, {k}": (row["CoNLL"]["f1"], row["gold"], _CLUSTERS)
            for k, row in groups.items()
        },
    }


def _speakers(data: Path, model: str | None) -> tuple[int, Figures]:
    golds = read_speakers(article_path(data), speakers_path(data))
    records = read_reports({g.doc: g.article.text for g in golds}, model=model)
    measured = speakers.measure(score_all(golds, records))["groups"]["all"]
    figures = measured["figures"]
    nested = {
        "nested F1": (measured["nested"]["f1"], sum(len(g.nested) for g in golds), _ATTRIBUTIONS)
    }
    kept = ("speaker", "by name", "by pronoun", "by phrase", "full name", "grade", "mode")
    return len(golds), nested | {
        k: (figures[k]["share"] or 0.0, figures[k]["of"], _ATTRIBUTIONS) for k in kept
    }


GROUPS = (
    Group("syntax", lambda data: (syntax.treebank_path(data),), _syntax),
    Group(
        "entity names",
        lambda data: (syntax.treebank_path(data), entity_names.names_path(data)),
        _names,
    ),
    Group("coreference", lambda data: (coreference.corpus_path(data),), _coreference),
    Group("speakers", lambda data: (article_path(data), speakers_path(data)), _speakers),
)

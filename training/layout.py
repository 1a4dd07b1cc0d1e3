"""Where the corpora lie: packed beside each other, or in checkouts of their repositories."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError


@dataclass(frozen=True, slots=True)
class CorpusPaths:
    """Files or folders, as the readers of `training.corpora` take them."""

    polnear_train: Path
    polnear_dev: Path
    layers: Path
    gum: Path
    ewt: Path
    ewt_names: Path
    litbank: Path


def find_corpora(data: Path) -> CorpusPaths:
    """Find the corpora in a folder, in either layout.

    Args:
        data: Folder with `polnear`, `gum` and `ewt` (packed), or with checkouts of the repositories
            `PolNeAR`, `gum`, `UD_English-EWT` and `UNER_English-EWT`.

    Raises:
        CorpusError: A corpus is in neither layout.
    """
    checkout = data / "PolNeAR" / "data"
    names = data / "UNER_English-EWT" / "en_ewt-ud-train.iob2"
    return CorpusPaths(
        polnear_train=_first(data / "polnear" / "train.jsonl.gz", checkout / "train"),
        polnear_dev=_first(data / "polnear" / "dev.jsonl.gz", checkout / "dev"),
        layers=_first(data / "polnear" / "corenlp-train.jsonl.gz", checkout / "train"),
        gum=_first(data / "gum" / "train.conllu.gz", data / "gum"),
        ewt=_first(
            data / "ewt" / "train.conllu.gz", data / "UD_English-EWT" / "en_ewt-ud-train.conllu"
        ),
        # Only `training.train` reads them, and says so where they are missing.
        ewt_names=names if names.exists() else data / "ewt" / "ner-train.iob2.gz",
        litbank=data / "litbank" / "documents.jsonl.gz",
    )


def _first(*paths: Path) -> Path:
    for path in paths:
        if path.exists():
            return path
    raise CorpusError(
        paths[0], f"not there, and not at {paths[-1]} either. See training/README.md."
    )

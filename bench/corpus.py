"""Where the gold is, which part of it is the fixed sample, and what its digest is."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.corpora.polnear import Article, read_articles

SAMPLE_EVERY = 3
"""The fixed sample holds about one document in three."""


def shared_folder() -> Path:
    """The folder of corpora: `SAYSO_SHARED`, else `shared` beside the checkout."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    return Path(os.environ.get("SAYSO_SHARED", beside))


def default_gold() -> Path:
    """PolNeAR dev in the shared folder. The file need not be there."""
    return shared_folder() / "data" / "polnear" / "dev.jsonl.gz"


def in_sample(doc: str) -> bool:
    """Tell whether a document belongs to the fixed sample, from its name alone.

    The choice depends on nothing else, so it stays when documents are added or reordered.
    """
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % SAMPLE_EVERY == 0


def load_gold(path: Path, *, sample: bool = False) -> list[Article]:
    """Read the articles of a packed file or of a folder of the public repository, sorted by name.

    Raises:
        CorpusError: The path is missing or malformed.
    """
    articles = [a for a in read_articles(path) if not sample or in_sample(a.doc)]
    return sorted(articles, key=lambda article: article.doc)


def digest(articles: Iterable[Article]) -> str:
    """SHA-256 of the documents' names, texts and spans.

    It is taken of the content and not of the file's bytes, so the packed file and the public layout
    of the same documents agree.
    """
    summed = hashlib.sha256()
    for article in sorted(articles, key=lambda article: article.doc):
        spans: Sequence[object] = [
            [sorted(a.source), sorted(a.cue), sorted(a.content)] for a in article.attributions
        ]
        row = [article.doc, article.text, spans]
        summed.update(json.dumps(row, ensure_ascii=True).encode() + b"\n")
    return summed.hexdigest()

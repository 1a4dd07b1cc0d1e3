"""Attributions that the package finds, kept as plain data so that they can be saved and scored."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.defaults import MIN_CONFIDENCE
from training.corpora.packed import CorpusError, Span, read_rows


@dataclass(frozen=True, slots=True)
class Predicted:
    """One predicted attribution; spans are half-open code points of the document's text."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float = 1.0


Predictions = Mapping[str, tuple[Predicted, ...]]
"""Name of the document -> its attributions."""


def predict(
    texts: Mapping[str, str], *, min_confidence: float = MIN_CONFIDENCE, model: str | None = None
) -> dict[str, tuple[Predicted, ...]]:
    """Read every text with `sayso.read_text`; what stands inside a content is left out.

    PolNeAR's gold marks no attribution inside another's content; `bench.speakers` scores those.

    Args:
        texts: Name of the document -> its text.
        min_confidence: As in `sayso.read_text`.
        model: Folder of other weights; None for those of the package.
    """
    import sayso  # here, so that saved predictions are scored without the model

    found = {}
    for number, (doc, text) in enumerate(texts.items(), 1):
        if sys.stderr.isatty():
            print(f"\r{number}/{len(texts)} reports", end="", file=sys.stderr)
        record = sayso.read_text(text, min_confidence=min_confidence, model=model)
        found[doc] = tuple(
            Predicted(
                cue=tuple((s.start, s.end) for s in a.cue),
                source=tuple((s.start, s.end) for s in a.source),
                content=tuple((s.start, s.end) for s in a.content),
                confidence=a.confidence,
            )
            for a in record.attributions
            if a.parent is None
        )
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return found


def read_predictions(path: Path) -> dict[str, tuple[Predicted, ...]]:
    """Read JSON lines with `doc` and `attributions` (source, cue, content, confidence if known).

    Raises:
        CorpusError: The file is missing or malformed.
    """
    found = {}
    for row in read_rows(path):
        try:
            found[row["doc"]] = tuple(
                Predicted(
                    cue=_spans(a.get("cue")),
                    source=_spans(a.get("source")),
                    content=_spans(a.get("content")),
                    confidence=float(a.get("confidence", 1.0)),
                )
                for a in row["attributions"]
            )
        except (KeyError, TypeError, ValueError) as error:
            raise CorpusError(path, f"a row lacks or misuses {error}") from error
    return found


def write_predictions(path: Path, predictions: Predictions) -> None:
    """Write predictions as `read_predictions` reads them; gzipped if the name ends in `.gz`.

    Only names and offsets are written, no text.
    """
    lines = "".join(
        json.dumps(
            {
                "doc": doc,
                "attributions": [
                    {
                        "source": a.source,
                        "cue": a.cue,
                        "content": a.content,
                        "confidence": a.confidence,
                    }
                    for a in attributions
                ],
            }
        )
        + "\n"
        for doc, attributions in predictions.items()
    )
    data = lines.encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)


def _spans(pairs: Iterable[Iterable[int]] | None) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs or ())

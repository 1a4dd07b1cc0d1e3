"""What records say of sources and speakers, as plain data that can be saved and scored.

Saved rows are those that the shared scorer (`tools/score_records.py`) reads. They hold offsets and
the names and aliases of the cast, no other words of a report.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.corpora.packed import CorpusError, Span, read_rows

_ATTRIBUTION = ("id", "grade", "mode", "speaker", "speaker_confidence", "parent", "confidence")


@dataclass(frozen=True, slots=True)
class GivenEntity:
    """One of a record's cast: its name and its aliases."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenAttribution:
    """One attribution of a record; spans are half-open code points."""

    id: str
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    speaker_confidence: float | None = None
    grade: str | None = None
    mode: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class GivenRecord:
    """A record's attributions in order, and its cast by id."""

    attributions: tuple[GivenAttribution, ...] = ()
    cast: Mapping[str, GivenEntity] = field(default_factory=dict)


Records = Mapping[str, GivenRecord]
"""Name of the document -> what its record says."""


def given_record(row: Mapping[str, Any]) -> GivenRecord:
    """Take what is needed of a record as JSON gives it (see `sayso.record.Record`)."""
    return GivenRecord(
        tuple(
            GivenAttribution(
                id=a["id"],
                cue=_spans(a["cue"]),
                source=_spans(a["source"]),
                content=_spans(a["content"]),
                speaker=a.get("speaker") or None,
                speaker_confidence=a.get("speaker_confidence"),
                grade=a.get("grade"),
                mode=a.get("mode"),
                parent=a.get("parent") or None,
            )
            for a in row["attributions"]
        ),
        {
            e["id"]: GivenEntity(e["id"], e["name"], tuple(e.get("aliases", ())))
            for e in row.get("cast", ())
        },
    )


def _spans(rows: Any) -> tuple[Span, ...]:
    return tuple((s["start"], s["end"]) if isinstance(s, dict) else tuple(s) for s in rows or ())


def without_text(record: Mapping[str, Any]) -> dict[str, Any]:
    """Leave of a record's JSON what is scored: no text, no words of spans, no mentions."""
    return {
        "attributions": [
            {k: a.get(k) for k in _ATTRIBUTION}
            | {k: [list(s) for s in _spans(a[k])] for k in ("source", "cue", "content")}
            for a in record["attributions"]
        ],
        "cast": [{k: e[k] for k in ("id", "name", "aliases")} for e in record["cast"]],
    }


def read_reports(texts: Mapping[str, str], *, model: str | None = None) -> dict[str, Any]:
    """Read every text with `sayso.read_text`.

    Args:
        texts: Name of the document -> its text.
        model: Folder of other weights; None for those of the package.

    Returns:
        Name of the document -> its record as JSON, without text (see `without_text`).
    """
    import sayso  # here, so that saved records are scored without the model

    found = {}
    for number, (doc, text) in enumerate(texts.items(), 1):
        if sys.stderr.isatty():
            print(f"\r{number}/{len(texts)} reports", end="", file=sys.stderr)
        found[doc] = without_text(sayso.read_text(text, model=model).model_dump(mode="json"))
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return found


def read_records(path: Path) -> dict[str, Any]:
    """Read JSON lines with `doc` and `record`, whole records or saved ones.

    Raises:
        CorpusError: The file is missing or malformed.
    """
    try:
        return {row["doc"]: without_text(row["record"]) for row in read_rows(path)}
    except (KeyError, TypeError, ValueError) as error:
        raise CorpusError(path, f"a row lacks or misuses {error}") from error


def write_records(path: Path, records: Mapping[str, Any]) -> None:
    """Write records as `read_records` reads them; gzipped if the name ends in `.gz`."""
    lines = "".join(json.dumps({"doc": d, "record": r}) + "\n" for d, r in records.items())
    data = lines.encode()
    path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)

"""Mentions of news as weights tell them: the file that `training.stories` writes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.corpora.packed import CorpusError, read_rows


@dataclass(frozen=True, slots=True)
class Told:
    """A mention: code points of the article, half-open, its type and the number of its entity."""

    start: int
    end: int
    type: str
    entity: int


def write_told(path: Path, rows: Iterable[tuple[str, list[Told]]]) -> None:
    """Write a line for each article."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for doc, mentions in rows:
            own = [[m.start, m.end, m.type, m.entity] for m in mentions]
            file.write(json.dumps({"doc": doc, "mentions": own}) + "\n")


def read_told(path: Path) -> Mapping[str, list[Told]]:
    """Read the file that `write_told` wrote.

    Raises:
        CorpusError: It is missing or malformed.
    """
    try:
        return {
            row["doc"]: [Told(*mention) for mention in row["mentions"]] for row in read_rows(path)
        }
    except (KeyError, TypeError) as error:
        raise CorpusError(path, f"a row lacks or misuses {error}") from error

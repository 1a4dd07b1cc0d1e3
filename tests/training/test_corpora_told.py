"""The file of mentions that weights tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.packed import CorpusError
from training.corpora.told import Told, read_told, write_told


def test_what_is_written_is_read(tmp_path: Path) -> None:
    rows = {"pier": [Told(0, 3, "person", 1), Told(9, 12, "person", 1)], "ferry": []}
    write_told(tmp_path / "told.jsonl.gz", rows.items())
    assert read_told(tmp_path / "told.jsonl.gz") == rows


def test_malformed_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "told.jsonl"
    path.write_text('{"doc": "pier", "mentions": [[0, 3]]}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match="lacks or misuses"):
        read_told(path)

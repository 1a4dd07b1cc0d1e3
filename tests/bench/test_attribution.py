"""The attribution command on an invented corpus with saved predictions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import attribution
from bench.predictions import Predicted, read_predictions, write_predictions

TEXT = '"We are shut," Ada Marsh said.\n'
GOLD = {"id": "E1", "source": [[14, 23]], "cue": [[24, 28]], "content": [[0, 13]]}
SURE = Predicted(((24, 28),), ((14, 23),), ((0, 13),), 0.9)
UNSURE = Predicted(((15, 17),), (), ((18, 20),), 0.2)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = [{"doc": d, "text": TEXT, "annotator": "aa", "attributions": [GOLD]} for d in ("a", "b")]
    path = tmp_path / "dev.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["found.jsonl", "found.jsonl.gz"])
def test_predictions_survive_a_file(tmp_path: Path, name: str) -> None:
    write_predictions(tmp_path / name, {"a": (SURE, UNSURE), "b": ()})
    assert read_predictions(tmp_path / name) == {"a": (SURE, UNSURE), "b": ()}


def test_saved_predictions_are_scored(
    tmp_path: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "found.jsonl"
    write_predictions(saved, {"a": (SURE, UNSURE)})
    assert attribution.main(["--gold", str(gold), "--predictions", str(saved), "--json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert (result["gold"], result["predicted"]) == (2, 1)
    assert result["figures"]["all exact"] == {
        "precision": 1.0, "recall": 0.5, "f1": pytest.approx(2 / 3)}  # fmt: skip
    assert result["recall by kind"]["direct"]["gold"] == 2
    assert "1 documents have no prediction: b" in err


def test_the_table_shows_kinds_intervals_and_what_was_missed(
    tmp_path: Path, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "found.jsonl"
    write_predictions(saved, {"a": (SURE, UNSURE), "b": ()})
    more = ["--min-confidence", "0", "--missed", "5", "--save", str(tmp_path / "again.jsonl")]
    assert attribution.main(["--gold", str(gold), "--predictions", str(saved), *more]) == 0
    out = capsys.readouterr().out
    assert "2 documents, 2 gold, 2 predicted" in out
    assert "direct" in out
    assert "95 % of F1" in out
    assert "missed  b E1" in out
    assert read_predictions(tmp_path / "again.jsonl") == read_predictions(saved)


def test_a_missing_corpus_is_an_error_that_names_the_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attribution.main(["--gold", str(tmp_path / "nowhere.jsonl")]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err

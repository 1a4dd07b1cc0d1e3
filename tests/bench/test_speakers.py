"""The speakers' command, its groups and its calibration, on invented scores."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import given_records, speakers
from bench.record_scorer import JudgedSpeaker, RecordScore
from bench.speakers import LONG, calibration, measure

TEXT = "Ada Marsh said the pier is shut. She feared a storm.\n"
ROWS = [
    {"id": "E1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 31]]},
    {"id": "E2", "source": [[33, 36]], "cue": [[37, 43]], "content": [[44, 51]]},
]
FACTS = [
    {"id": "a1", "speaker": "e1", "grade": "named", "mode": "speech"},
    {"id": "a2", "speaker": "e1", "grade": "named", "mode": "thought"},
]
CAST = [{"id": "e1", "type": "person", "name": "Ada Marsh", "aliases": []}]
RECORD = {
    "report": {"text": TEXT},
    "attributions": [
        {**row, **fact, "speaker_confidence": 0.8, "parent": None}
        for row, fact in zip(ROWS, FACTS, strict=True)
    ],
    "cast": CAST,
}
JUDGED = JudgedSpeaker(
    how="name",
    paired=True,
    spoken=True,
    answered=True,
    right=True,
    full=True,
    confidence=0.9,
    grade=("named", "named"),
    mode=("speech", "speech"),
    wanted="Ada Marsh",
    given="Ada Marsh",
    source="Marsh",
)


def score(doc: str, *rows: JudgedSpeaker) -> RecordScore:
    return RecordScore(doc, rows, 0, 0, 0)


def test_the_long_article_is_apart() -> None:
    wrong = replace(JUDGED, right=False, full=False)
    result = measure([score("blog", *[JUDGED] * LONG), score("short", wrong)])
    shares = {k: g["figures"]["speaker"]["share"] for k, g in result["groups"].items()}
    assert shares == {"all": LONG / (LONG + 1), "live-blog": 1.0, "others": 0.0}
    assert set(result["articles"]) == {"blog", "short"}
    text = speakers.table(result)
    assert "live-blog" in text
    assert "by pronoun" in text


def test_calibration_is_over_what_was_answered() -> None:
    rows = [
        *[JUDGED] * 9,
        replace(JUDGED, right=False),
        replace(JUDGED, right=False, confidence=0.3),
        replace(JUDGED, answered=False, right=False, confidence=None),
        replace(JUDGED, spoken=False, right=False),
    ]
    result = calibration([score("d", *rows)])
    assert result["answered"] == 11
    assert result["ece"]["equal width"] == pytest.approx(0.3 / 11)
    assert [row["count"] for row in result["table"]] == [1, 10]
    assert result["table"][1]["right"] == pytest.approx(0.9)


def test_no_confidence_is_told_and_not_scored() -> None:
    result = measure([score("d", replace(JUDGED, confidence=None))])
    assert result["calibration"] == {"answered": 0}
    assert "none given" in speakers.table(result)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    article = {"doc": "d", "text": TEXT, "annotator": "aa", "attributions": ROWS}
    gold = {"doc": "d", "cast": CAST, "attributions": FACTS, "nested": []}
    for name, row in (("polnear/dev.jsonl.gz", article), ("speakers/dev.jsonl", gold)):
        path = tmp_path / name
        path.parent.mkdir()
        line = f"{json.dumps(row)}\n".encode()
        path.write_bytes(gzip.compress(line) if path.suffix == ".gz" else line)
    return tmp_path


def run(data: Path, *more: str, record: dict[str, Any] = RECORD) -> int:
    path = data / "records.jsonl"
    path.write_text(json.dumps({"doc": "d", "record": record}) + "\n", encoding="utf-8")
    return speakers.main(["--data", str(data), "--records", str(path), *more])


def test_saved_records_are_scored_and_hold_no_text(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = data / "saved.jsonl"
    assert run(data, "--json", "--save", str(saved)) == 0
    first = json.loads(capsys.readouterr().out)
    assert first["groups"]["all"]["figures"]["speaker"]["share"] == 1
    assert first["calibration"]["ece"]["equal width"] == pytest.approx(0.2)
    assert "pier" not in saved.read_text(encoding="utf-8")
    options = ["--data", str(data), "--records", str(saved), "--json"]
    assert speakers.main(options) == 0
    assert json.loads(capsys.readouterr().out) == first


def test_wrong_speakers_are_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [RECORD["attributions"][0], RECORD["attributions"][1] | {"speaker": None}]
    assert run(data, "--wrong", "3", record=RECORD | {"attributions": rows}) == 0
    [line] = [r for r in capsys.readouterr().out.splitlines() if r.startswith("wrong")]
    assert line.endswith("'She': 'Ada Marsh', given 'nobody'")


def test_texts_are_read_with_the_package(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sayso
    from sayso.record import Record

    calls = []

    def read_text(text: str, **options: Any) -> Record:
        calls.append((text, options))
        return Record.model_validate(
            {"sayso": "0", "model": "m", "report": {"id": "0", "text": text}}
        )

    monkeypatch.setattr(sayso, "read_text", read_text)
    found = given_records.read_reports({"d": TEXT}, model="w")
    assert calls == [(TEXT, {"model": "w"})]
    assert found == {"d": {"attributions": [], "cast": []}}


def test_a_missing_corpus_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert speakers.main(["--data", str(tmp_path)]) == 2
    assert "no such file" in capsys.readouterr().err

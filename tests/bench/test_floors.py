"""The floors' gate, on a tiny invented corpus: it must be able to go red."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bench import floors
from bench.corpus import digest, in_sample, load_gold
from bench.floor_groups import GROUPS, Group

TEXT = "Ada Marsh said the pier is shut. It was noted that gulls stay.\n"
GOLD = [
    {"id": "E1", "source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 31]]},
    {"id": "E2", "source": [], "cue": [[36, 45]], "content": [[46, 61]]},
]
DOCS = [f"gazette_{n}" for n in range(12)]


def write(path: Path, attributions: dict[str, list[dict[str, Any]]], text: str = TEXT) -> Path:
    path.write_text(
        "".join(
            json.dumps({"doc": d, "text": text, "annotator": "aa", "attributions": a}) + "\n"
            for d, a in attributions.items()
        ),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def paths(tmp_path: Path) -> dict[str, str]:
    gold = write(tmp_path / "dev.jsonl", dict.fromkeys(DOCS, GOLD))
    # one sampled document lacks its second attribution from the start
    sampled = [d for d in DOCS if in_sample(d)]
    found = dict.fromkeys(DOCS, GOLD) | {sampled[0]: GOLD[:1]}
    return {
        "gold": str(gold),
        "floors": str(tmp_path / "floors.json"),
        "predictions": str(write(tmp_path / "found.jsonl", found)),
    }


def run(paths: dict[str, str], *more: str, **changed: str) -> int:
    options = [word for k, v in (paths | changed).items() for word in (f"--{k}", v)]
    return floors.main([*options, *more])


def worse(tmp_path: Path) -> str:
    """Nothing without a source is found any more."""
    return str(write(tmp_path / "worse.jsonl", dict.fromkeys(DOCS, GOLD[:1])))


def test_the_sample_is_a_fixed_part_of_the_documents() -> None:
    sampled = [d for d in DOCS if in_sample(d)]
    assert sampled == ["gazette_1", "gazette_2", "gazette_3", "gazette_4", "gazette_5"]


def test_pinned_figures_hold(paths: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(paths, "--repin") == 0
    pinned = json.loads(Path(paths["floors"]).read_text(encoding="utf-8"))
    assert pinned["corpus"]["documents"] == 5
    assert pinned["recall"]["no source"]["found"] == 0.8
    assert TEXT[:9] not in Path(paths["floors"]).read_text(encoding="utf-8")
    assert run(paths) == 0
    assert "floors hold" in capsys.readouterr().out


def test_a_loss_is_red_and_names_the_row(
    paths: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(paths, "--repin")
    assert run(paths, predictions=worse(tmp_path)) == 1
    under = [line for line in capsys.readouterr().out.splitlines() if "UNDER" in line]
    assert any(line.startswith("no source: found recall") for line in under)


@pytest.mark.parametrize(
    ("lost", "holds"), [(0, True), (2, True), (3, False)], ids=["same", "two-lost", "three-lost"]
)
def test_two_attributions_are_the_margin(lost: int, holds: bool) -> None:
    gold = 200
    comparison = floors.Comparison("found F1", (180 - lost) / gold, 180 / gold, gold)
    assert comparison.holds is holds


def test_repin_lowers_only_when_allowed(
    paths: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(paths, "--repin")
    before = Path(paths["floors"]).read_bytes()
    lower = worse(tmp_path)
    assert run(paths, "--repin", predictions=lower) == 2
    assert "no source: found recall 0.8000 -> 0.0000" in capsys.readouterr().err
    assert Path(paths["floors"]).read_bytes() == before
    assert run(paths, "--repin", "--allow-lower", predictions=lower) == 0
    assert Path(paths["floors"]).read_bytes() != before
    assert run(paths, "--repin") == 0, "raising needs no permission"


def test_another_corpus_stops_the_gate(
    paths: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(paths, "--repin")
    other = write(tmp_path / "other.jsonl", dict.fromkeys(DOCS, GOLD), TEXT.replace("Ada", "Ida"))
    assert run(paths, gold=str(other)) == 2
    assert "not the pinned one" in capsys.readouterr().err


def test_the_digest_follows_the_content_and_not_the_order(
    paths: dict[str, str], tmp_path: Path
) -> None:
    gold = load_gold(Path(paths["gold"]))
    assert digest(gold) == digest(gold[::-1])
    moved = [GOLD[0] | {"cue": [[10, 13]]}, GOLD[1]]
    other = write(tmp_path / "moved.jsonl", dict.fromkeys(DOCS, GOLD) | {DOCS[0]: moved})
    assert digest(gold) != digest(load_gold(other))


def test_no_floors_yet_is_said(paths: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(paths) == 2
    assert "--repin" in capsys.readouterr().err


def test_no_corpus_is_told_and_never_silent(
    paths: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(tmp_path / "nowhere.jsonl")
    assert run(paths, gold=nowhere) == 2
    assert run(paths, "--if-present", gold=nowhere) == 0
    assert capsys.readouterr().out.startswith("SKIPPED")


def group(share: float) -> Group:
    """A group of one figure over 200 things, of which two may be lost."""
    return Group(
        "speakers",
        lambda data: (data / "speakers.jsonl",),
        lambda data, model: (3, {"speaker": (share, 200, 2)}),
    )


def grouped(share: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *more: str) -> int:
    monkeypatch.setattr(floors, "GROUPS", (group(share),))
    path = str(tmp_path / "floors.json")
    return floors.main(["--data", str(tmp_path), "--floors", path, "--only", "speakers", *more])


@pytest.fixture
def speakers(tmp_path: Path) -> Path:
    path = tmp_path / "speakers.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("share", "code"), [(0.9, 0), (0.895, 0), (0.88, 1)])
def test_a_group_has_floors_of_its_own(
    share: float,
    code: int,
    speakers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert grouped(0.9, tmp_path, monkeypatch, "--repin") == 0
    assert grouped(share, tmp_path, monkeypatch) == code
    lines = [r for r in capsys.readouterr().out.splitlines() if r.startswith("speakers: speaker")]
    assert [line.endswith("UNDER") for line in lines] == [code == 1]


def test_groups_are_pinned_beside_the_rest(
    paths: dict[str, str], speakers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(paths, "--repin") == 0
    assert grouped(0.9, tmp_path, monkeypatch, "--repin") == 0
    pinned = json.loads(Path(paths["floors"]).read_text(encoding="utf-8"))
    assert pinned["corpus"]["documents"] == 5
    assert pinned["groups"]["speakers"]["figures"]["speaker"]["floor"] == 0.9
    assert run(paths, "--repin") == 0
    assert json.loads(Path(paths["floors"]).read_text(encoding="utf-8")) == pinned
    assert grouped(0.8, tmp_path, monkeypatch, "--repin") == 2
    assert grouped(0.8, tmp_path, monkeypatch, "--repin", "--allow-lower") == 0


def test_another_corpus_of_a_group_stops_the_gate(
    speakers: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    grouped(0.9, tmp_path, monkeypatch, "--repin")
    speakers.write_text("{ }\n", encoding="utf-8")
    assert grouped(0.9, tmp_path, monkeypatch) == 2
    assert "speakers: the corpus is not the pinned one" in capsys.readouterr().err


def test_a_group_without_corpus_or_floors_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert grouped(0.9, tmp_path, monkeypatch, "--if-present") == 0
    assert capsys.readouterr().out.startswith("SKIPPED: speakers floors not measured")
    (tmp_path / "speakers.jsonl").write_text("{}\n", encoding="utf-8")
    assert grouped(0.9, tmp_path, monkeypatch) == 0
    assert "no floors of speakers yet" in capsys.readouterr().out


def test_every_group_names_its_files(tmp_path: Path) -> None:
    assert [g.name for g in GROUPS] == ["syntax", "entity names", "coreference", "speakers"]
    assert all(g.missing(tmp_path) == list(g.files(tmp_path)) for g in GROUPS)

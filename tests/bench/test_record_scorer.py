"""Who speaks in invented reports, scored; and equality with the shared scorer."""

from __future__ import annotations

import json
import random
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from bench.corpus import default_gold, shared_folder
from bench.given_records import given_record, without_text
from bench.record_scorer import FIGURES, fold, kind_of_source, score_record, summarise_records
from bench.speaker_gold import SpeakerGold, read_speakers
from training.corpora.packed import CorpusError

SCORER = shared_folder() / "tools" / "score_records.py"
SPEAKERS = shared_folder() / "data" / "speakers" / "dev.jsonl"
shared_scorer_only = pytest.mark.skipif(
    not SCORER.is_file(), reason="the shared scorer is not beside the checkout nor at SAYSO_SHARED"
)
corpora_only = pytest.mark.skipif(
    not (SCORER.is_file() and SPEAKERS.is_file() and default_gold().is_file()),
    reason="the gold speakers are not beside the checkout nor at SAYSO_SHARED",
)

TEXT = (
    "Ada Marsh said the pier is shut. She feared a storm. The harbour master agreed that it was "
    "late. Bo Marsh wrote that nobody asked. It was noted that Gull Watch said gulls stay.\n"
)


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def row(source: str, cue: str, content: str) -> dict[str, Any]:
    fields = {"source": source, "cue": cue, "content": content}
    return {k: [span(words)] if words else [] for k, words in fields.items()}


ROWS = [
    row("Ada Marsh", "said", "the pier is shut"),
    row("She", "feared", "a storm"),
    row("The harbour master", "agreed", "that it was late"),
    row("Bo Marsh", "wrote", "that nobody asked"),
    row("", "was noted", "that Gull Watch said gulls stay"),
]
INNER = row("Gull Watch", "said gulls", "gulls stay")
POLNEAR = {
    "doc": "d",
    "text": TEXT,
    "annotator": "aa",
    "attributions": [{"id": f"E{i}", **r} for i, r in enumerate(ROWS)],
}
GOLD = {
    "doc": "d",
    "cast": [
        {"id": "e1", "type": "person", "name": "Ada Marsh", "aliases": ["Marsh", "Ms. Ada Marsh"]},
        {"id": "e2", "type": "person", "name": "Bo Marsh", "aliases": ["Marsh"]},
        {"id": "e3", "type": "organisation", "name": "Gull Watch", "aliases": []},
    ],
    "attributions": [
        {"id": "a1", "speaker": "e1", "grade": "named", "mode": "speech"},
        {"id": "a2", "speaker": "e1", "grade": "named", "mode": "thought"},
        {"id": "a3", "speaker": "e1", "grade": "named", "mode": "speech"},
        {"id": "a4", "speaker": "e2", "grade": "named", "mode": "writing"},
        {"id": "a5", "speaker": None, "grade": "none", "mode": "speech"},
    ],
    "nested": [
        {"parent": "a5", **INNER, "speaker": "e3", "grade": "organisation", "mode": "speech"}
    ],
}
CAST = [
    {"id": "p1", "name": "Ada Marsh", "aliases": ["Marsh"]},
    {"id": "p2", "name": "Bo Marsh", "aliases": []},
    {"id": "p3", "name": "GULL WATCH", "aliases": []},
]


def attribution(number: int, **more: Any) -> dict[str, Any]:
    fact = GOLD["attributions"][number]
    speaker = {"e1": "p1", "e2": "p2", None: None}[fact["speaker"]]
    spans = {k: [{"start": a, "end": b} for a, b in v] for k, v in ROWS[number].items()}
    known = {"grade": fact["grade"], "mode": fact["mode"], "parent": None}
    known |= {"speaker": speaker, "speaker_confidence": 0.9 if speaker else None}
    return {"id": f"a{number + 1}", **spans, **known, **more}


NESTED = {
    "id": "a6", **INNER, "parent": "a5", "speaker": "p3", "grade": "organisation", "mode": "speech"
}  # fmt: skip


def record(*changed: dict[str, Any], cast: list[dict[str, Any]] = CAST) -> dict[str, Any]:
    """A record of the report; without changes as gold has it."""
    by_id = {a["id"]: a for a in changed}
    rows = [by_id.get(f"a{i + 1}") or attribution(i) for i in range(5)]
    return {"attributions": [*rows, by_id.get("a6") or NESTED], "cast": cast}


def write(folder: Path, speakers: dict[str, Any] = GOLD) -> list[str]:
    paths = [folder / "dev.jsonl", folder / "speakers.jsonl"]
    for path, rows in zip(paths, (POLNEAR, speakers), strict=True):
        path.write_text(json.dumps(rows) + "\n", encoding="utf-8")
    return [str(path) for path in paths]


@pytest.fixture
def gold(tmp_path: Path) -> SpeakerGold:
    [found] = read_speakers(*map(Path, write(tmp_path)))
    return found


def figures(gold: SpeakerGold, given: dict[str, Any]) -> dict[str, float | None]:
    summed = summarise_records([score_record(gold, given_record(given))])
    return {k: v["share"] for k, v in summed["figures"].items()}


def test_gold_as_record_is_all_right(gold: SpeakerGold) -> None:
    summed = summarise_records([score_record(gold, given_record(record()))])
    shares = {k: v["share"] for k, v in summed["figures"].items()}
    assert shares == dict.fromkeys(FIGURES, 1.0) | {"abstained": 0.0}
    assert summed["nested"]["f1"] == 1
    assert (summed["attributions"], summed["with a speaker"], summed["paired"]) == (5, 4, 5)
    assert summed["answered"] == {"right": 4, "of": 4}


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        pytest.param(
            record(attribution(1, speaker="p2")),
            {"speaker": 0.75, "by pronoun": 0.0, "full name": 0.75},
            id="wrong-speaker-of-a-pronoun",
        ),
        pytest.param(
            record(attribution(2, speaker=None)),
            {"speaker": 0.75, "by phrase": 0.0, "full name": 0.75, "abstained": 0.25},
            id="abstained",
        ),
        pytest.param(
            record(attribution(4, speaker="p2")), {"rightly no speaker": 0.0}, id="one-too-many"
        ),
        pytest.param(record(attribution(0, grade="unnamed")), {"grade": 0.8}, id="grade"),
        pytest.param(record(attribution(3, mode="speech")), {"mode": 0.8}, id="mode"),
        pytest.param(
            record(cast=[CAST[0] | {"name": "Marsh", "aliases": ["Ada Marsh"]}, *CAST[1:]]),
            {"full name": 0.25},
            id="a-short-name-that-is-shared-is-still-right",
        ),
        pytest.param(
            record(cast=[CAST[0] | {"name": "the mayor", "aliases": ["Marsh"]}, *CAST[1:]]),
            {"full name": 0.25},
            id="an-alias-is-enough",
        ),
        pytest.param(
            record(cast=[CAST[0] | {"name": "the mayor", "aliases": ["Marsh", "Bo Marsh"]},
                         *CAST[1:]]),
            {"speaker": 0.25, "by name": 0.5, "by pronoun": 0.0, "by phrase": 0.0,
             "full name": 0.25},
            id="but-not-with-another-ones-alias",
        ),
        pytest.param(
            record(cast=[CAST[0] | {"name": "Mayor Áda Marsh’s"}, *CAST[1:]]), {}, id="folded"
        ),
    ],
)  # fmt: skip
def test_each_error_costs_its_own_figure(
    gold: SpeakerGold, given: dict[str, Any], changed: dict[str, float]
) -> None:
    right = dict.fromkeys(FIGURES, 1.0) | {"abstained": 0.0}
    assert figures(gold, given) == right | changed


def test_a_missed_attribution_costs_the_speaker_and_not_the_grade(gold: SpeakerGold) -> None:
    given = record()
    del given["attributions"][3]
    found = figures(gold, given)
    assert (found["speaker"], found["by name"], found["abstained"]) == (0.75, 0.5, 0.0)
    assert found["grade"] == 1.0


@pytest.mark.parametrize(
    ("nested", "f1"),
    [
        pytest.param(NESTED | {"parent": "a1"}, 0.0, id="other-parent"),
        pytest.param(NESTED | {"cue": [span("stay")]}, 0.0, id="other-cue"),
        pytest.param(NESTED | {"cue": [span("said gulls stay")]}, 1.0, id="overlap"),
    ],
)
def test_nested(gold: SpeakerGold, nested: dict[str, Any], f1: float) -> None:
    summed = summarise_records([score_record(gold, given_record(record(nested)))])
    assert summed["nested"]["f1"] == f1


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Sen. José Márquez-Luz", "jose marquez luz"),
        ("the Mayor’s", "the mayor"),
        ("Dr. Shaw's", "shaw"),
        ("Gull Watch (G.W.)", "gull watch g w"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("She", "pronoun"),
        ("Marsh", "name"),
        ("the mayor of Port Ellery", "name"),
        ("The harbour master", "phrase"),
        ("", "phrase"),
    ],
)
def test_kinds_of_sources(words: str, kind: str) -> None:
    assert kind_of_source(words) == kind


def test_gold_of_an_unknown_article_is_refused(tmp_path: Path) -> None:
    paths = write(tmp_path, GOLD | {"doc": "other"})
    with pytest.raises(CorpusError, match="other is not among"):
        read_speakers(*map(Path, paths))


def theirs(
    polnear: str, speakers: str, records: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """What the shared scorer prints."""
    arguments = [str(SCORER), polnear, speakers, str(records), "--json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", arguments)
        patch.syspath_prepend(str(SCORER.parent))
        with pytest.raises(SystemExit) as left:
            runpy.run_path(str(SCORER), run_name="__main__")
    assert left.value.code == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def ours(golds: list[SpeakerGold], records: dict[str, Any]) -> dict[str, Any]:
    empty: dict[str, Any] = {"attributions": [], "cast": []}
    summed = summarise_records(
        [score_record(g, given_record(records.get(g.doc, empty))) for g in golds]
    )
    shares = {
        k: None if v["share"] is None else round(v["share"], 4)
        for k, v in summed["figures"].items()
    }
    nested = {k: round(summed["nested"][k], 4) for k in ("precision", "recall")}
    return shares | {"documents": len(golds), "nested": nested}


def same(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert {k: found[k] for k in FIGURES} == {k: wanted[k] for k in FIGURES}
    assert found["documents"] == wanted["documents"]
    for name in ("precision", "recall"):
        assert found["nested"][name] == wanted["nested"][name]


@shared_scorer_only
def test_equal_to_the_shared_scorer_on_an_invented_report(
    tmp_path: Path, gold: SpeakerGold, capsys: pytest.CaptureFixture[str]
) -> None:
    rng = random.Random(11)
    polnear, speakers = write(tmp_path)
    path = tmp_path / "records.jsonl"
    for _ in range(12):
        given = disturbed(record(), rng, len(TEXT))
        path.write_text(json.dumps({"doc": "d", "record": given}) + "\n", encoding="utf-8")
        same(ours([gold], {"d": without_text(given)}), theirs(polnear, speakers, path, capsys))


@corpora_only
def test_equal_to_the_shared_scorer_on_dev(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    golds = read_speakers(default_gold(), SPEAKERS)
    rng = random.Random(12)
    records = {gold.doc: disturbed(from_gold(gold), rng, len(gold.article.text)) for gold in golds}
    path = tmp_path / "records.jsonl"
    path.write_text(
        "".join(json.dumps({"doc": d, "record": r}) + "\n" for d, r in records.items()),
        encoding="utf-8",
    )
    found = ours(golds, records)
    assert 0.1 < found["speaker"] < 0.95, "the disturbance leaves something to tell apart"
    same(found, theirs(str(default_gold()), str(SPEAKERS), path, capsys))


def from_gold(gold: SpeakerGold) -> dict[str, Any]:
    """A record as gold has it, without the nested ones."""
    return {
        "attributions": [
            {
                "id": f"a{number}",
                **{k: getattr(row.attribution, k) for k in ("source", "cue", "content")},
                "speaker": row.speaker,
                "grade": row.grade,
                "mode": row.mode,
                "parent": None,
            }
            for number, row in enumerate(gold.rows, 1)
        ],
        "cast": [
            {"id": e.id, "name": e.name, "aliases": list(e.aliases)} for e in gold.cast.values()
        ],
    }


def disturbed(given: dict[str, Any], rng: random.Random, length: int) -> dict[str, Any]:
    """Change some of everything: spans, speakers, grades, parents, names."""
    rows = []
    ids = [e["id"] for e in given["cast"]]
    for row in given["attributions"]:
        new = dict(row)
        if rng.random() < 0.1:
            continue
        if rng.random() < 0.2 and new["cue"]:
            start = rng.randrange(length - 20)
            new["cue"] = [[start, start + rng.randrange(1, 20)]]
        if rng.random() < 0.3:
            new["speaker"] = rng.choice([None, *ids, "nobody"])
        if rng.random() < 0.2:
            new["grade"] = rng.choice(["named", "unnamed", None])
        if rng.random() < 0.2:
            new["mode"] = rng.choice(["speech", "thought"])
        if rng.random() < 0.2 and rows:
            new["parent"] = rng.choice(rows)["id"]
        rows.append(new)
    forms = [form for e in given["cast"] for form in (e["name"], *e["aliases"])]
    cast = []
    for entity in given["cast"]:
        new = dict(entity)
        if rng.random() < 0.3:
            new["name"] = rng.choice(forms)
        if rng.random() < 0.4:
            new["aliases"] = rng.sample(forms, min(3, len(forms)))
        cast.append(new)
    return {"attributions": rows, "cast": cast}

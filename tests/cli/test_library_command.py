"""`sayso library`: a library as one file and back, and as training data."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from sayso.cli import app
from sayso.store import open_library
from sayso.store.corrections.model import Confirm, anchor_of
from tests.store.hand_made import wall


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["library", *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


def test_a_library_goes_into_a_file_and_back(tmp_path: Path) -> None:
    one, two, file = tmp_path / "one.sqlite", tmp_path / "two.sqlite", tmp_path / "all.sayso"
    with open_library(one) as library:
        key = library.reports.add(wall()).key
        item = library.reports.get(key).record.attributions[0]
        library.corrections.make(Confirm(report=key, at=anchor_of(item)), "ann")
        whole = library.reports.get(key)
    code, out, told = run("export", file, "--db", one)
    assert (code, out) == (0, "")
    assert told == "written: 1 reports, 1 corrections, 0 decisions about people, 0 feeds.\n"
    code, out, told = run("import", file, "--db", two)
    assert (code, out) == (0, "")
    assert told.startswith("new: 1 reports (0 were there), 1 corrections")
    assert run("import", file, "--db", two)[2].startswith("new: 0 reports (1 were there)")
    with open_library(two) as library:
        assert library.reports.get(key) == whole


def test_corrected_reports_are_written_as_training_data(tmp_path: Path) -> None:
    place, file = tmp_path / "one.sqlite", tmp_path / "corrected.jsonl"
    with open_library(place) as library:
        key = library.reports.add(wall()).key
        item = library.reports.get(key).record.attributions[0]
        library.corrections.make(Confirm(report=key, at=anchor_of(item)), "ann")
    code, _, told = run("training", file, "--db", place)
    assert (code, told) == (0, "written: 1 reports with corrections.\n")
    [line] = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["doc"] == key


def test_what_goes_wrong_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    place = tmp_path / "one.sqlite"
    open_library(place).close()
    code, _, told = run("export", tmp_path / "none" / "all.sayso", "--db", place)
    assert code == 2
    assert "cannot be written" in told
    code, _, told = run("import", tmp_path / "none.sayso", "--db", place)
    assert code == 2
    assert "cannot be read" in told
    broken = tmp_path / "broken.sayso"
    broken.write_text("nothing")
    code, _, told = run("import", broken, "--db", place)
    assert code == 2
    assert "no archive" in told
    code, _, told = run("export", tmp_path / "all.sayso", "--db", "mysql://x/y")
    assert code == 2
    assert [path.name for path in tmp_path.iterdir() if "all" in path.name] == []

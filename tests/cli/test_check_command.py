from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

import sayso.cli
from tests import fake_rules


@pytest.fixture(autouse=True)
def _drafts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two drafts, one with findings, in the working folder."""
    fake_rules.use(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sayso.toml").write_text("")  # so that no settings above count
    (tmp_path / "b.md").write_text("The **zebra** left the quay, and the mayor saw it go.\n")
    (tmp_path / "a.txt").write_text("The horse left the quay, and the mayor saw it go.\n")


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(sayso.cli.app, list(arguments), prog_name="sayso", **options)


def test_findings_and_exit_codes() -> None:
    result = run("check", "b.md", "a.txt")
    assert result.exit_code == 1, result.output
    assert result.stdout == (
        "b.md:1:7 ZEB001 “zebra” is here\n"
        "b.md:1:7 ZEB002 “zebra” is here\n"
        "Found 2 findings in 1 report.\n"
    )
    assert result.stderr == ""
    assert run("check", "b.md", "--exit-zero").exit_code == 0
    nothing = run("check", "a.txt")
    assert (nothing.exit_code, nothing.stdout) == (0, "No findings.\n")


def test_a_report_that_fails_does_not_stop_the_others() -> None:
    result = run("check", "gone.md", "b.md")
    assert result.exit_code == 2
    assert "Found 2 findings in 1 report. 1 report could not be read." in result.stdout
    assert result.stderr == "error: gone.md: There is no such file. Check the path.\n"
    assert run("check", "gone.md", "a.txt", "--exit-zero").exit_code == 2


def test_reports_come_in_order_and_once() -> None:
    result = run("check", "b.md", ".", "a.txt", "./b.md", "--select", "QUA")
    assert [line.split(":")[0] for line in result.stdout.splitlines()[:-1]] == ["a.txt", "b.md"]


def test_the_choice_of_rules() -> None:
    assert "ZEB" not in run("check", "b.md", "--select", "qua").stdout
    result = run("check", "b.md", "--extend-select", "QUA", "--ignore", "ZEB001,ZEB002")
    assert result.stdout.startswith("b.md:1:24 QUA001")
    wrong = run("check", "b.md", "--ignore", "ZEB004")
    assert wrong.exit_code == 2
    assert "--ignore names 'ZEB004', which is no rule. Did you mean ZEB002?" in wrong.stderr


def test_settings_files(tmp_path: Path) -> None:
    (tmp_path / "sayso.toml").write_text('[check]\nignore = ["ZEB001"]\n')
    assert "ZEB001" not in run("check", "b.md").stdout
    assert "ZEB001" in run("check", "b.md", "--isolated").stdout
    (tmp_path / "x.toml").write_text('[check]\nselect = ["QUA"]\n')
    assert "QUA001" in run("check", "b.md", "--config", "x.toml").stdout
    (tmp_path / "sayso.toml").write_text('[check]\nignroe = ["ZEB001"]\n')
    wrong = run("check", "b.md")
    assert wrong.exit_code == 2
    assert "Did you mean 'ignore'?" in wrong.stderr
    assert run("check", "b.md", "--config", "x.toml", "--isolated").exit_code == 2


def test_formats_and_files(tmp_path: Path) -> None:
    out = tmp_path / "found.sarif"
    assert run("check", "b.md", "-o", str(out)).exit_code == 1
    assert json.loads(out.read_text())["version"] == "2.1.0"
    assert [f["code"] for f in json.loads(run("check", "b.md", "-f", "json").stdout)] == [
        "ZEB001",
        "ZEB002",
    ]
    assert run("check", "b.md", "-f", "github").stdout.count("::warning file=b.md,") == 2
    wrong = run("check", "b.md", "-f", "jsno")
    assert wrong.exit_code == 2
    assert "Did you mean 'json'?" in " ".join(wrong.stderr.replace("│", "").split())
    assert (
        run("check", "b.md", "--statistics").stdout == "1  ZEB001  A zebra\n1  ZEB002  An animal\n"
    )
    assert run("check", "b.md", "--statistics", "-f", "sarif").exit_code == 2


def test_the_source_is_shown() -> None:
    shown = run("check", "b.md", "--show-source", "--select", "ZEB001").stdout.splitlines()
    assert shown[2].startswith("1 | The **zebra** left")
    assert shown[3] == "  |       ^^^^^"


def test_remarks_are_warnings(tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text("A horse. <!-- sayso: ignore -->\n\nA <!-- sayso: of -->cow.\n")
    result = run("check", "c.md", "--warn-unused")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "warning: c.md:1:10: this comment silences nothing",
        "warning: c.md:3:3: 'of' is nothing that sayso can do. Did you mean 'off'?",
    ]


def test_standard_input() -> None:
    result = run("check", "-", "--any-language", input=b"A **zebra**.")
    assert result.stdout.startswith("-:1:5 ZEB001")
    result = run(
        "check", "-", "--stdin-filename", "x/c.md", "--any-language", input=b"A **zebra**."
    )
    assert result.stdout.startswith("x/c.md:1:5 ZEB001")


def test_a_check_without_rules_reads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sayso.checking.check, "reading_of", None)
    assert run("check", "b.md", "--ignore", "ALL").exit_code == 0


def test_all_rules_are_listed() -> None:
    for arguments in ((), ("--all",)):
        assert run("rule", *arguments).stdout == (
            "QUA001  A quay  (off by default)\nZEB001  A zebra\nZEB002  An animal\n"
        )
    assert [r["code"] for r in json.loads(run("rule", "--format", "json").stdout)] == [
        "QUA001",
        "ZEB001",
        "ZEB002",
    ]


def test_the_page_of_a_rule() -> None:
    shown = run("rule", "zeb001")
    assert shown.stdout.startswith("# ZEB001: a zebra\n\nOn by default.\n")
    assert json.loads(run("rule", "ZEB001", "-f", "json").stdout)["flagged"] == "A zebra."


def test_a_rule_that_is_not_there() -> None:
    wrong = run("rule", "ZEB003")
    assert wrong.exit_code == 2
    assert wrong.stderr.startswith("error: there is no rule 'ZEB003'. Did you mean ZEB")
    assert run("rule", "ZEB001", "--all").exit_code == 2
    assert run("rule", "--format", "yaml").exit_code == 2

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.checking.result import Checked, Excerpt, PlacedFinding
from sayso.errors import UsageError
from sayso.export.findings import (
    FINDING_FORMATS,
    FindingsOptions,
    findings_exporter,
    format_of_name,
)
from sayso.record import ErrorInfo, Failure
from tests import fake_rules


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_rules.use(monkeypatch)


def finding(**other: Any) -> PlacedFinding:
    given: dict[str, Any] = {
        "path": "draft.md",
        "line": 12,
        "column": 5,
        "end_line": 12,
        "end_column": 10,
        "code": "ZEB001",
        "message": "“zebra” is here",
        "start": 40,
        "end": 45,
        "text": "zebra",
        "excerpt": Excerpt(text="The zebra left.", start=4, end=9),
    }
    return PlacedFinding(**{**given, **other})


def written(name: str, *rows: Checked | Failure, statistics: bool = False, **options: Any) -> str:
    stream = io.StringIO()
    exporter = findings_exporter(name, statistics=statistics)(stream, FindingsOptions(**options))
    for row in rows:
        if isinstance(row, Failure):
            exporter.failed(row)
        else:
            exporter.write(row)
    exporter.finalize()
    return stream.getvalue()


def report(*findings: PlacedFinding, path: str = "draft.md") -> Checked:
    return Checked(path=path, findings=list(findings))


GONE = Failure(path="gone.md", error=ErrorInfo(code="ReportNotFound", message="gone.md: no file."))


def test_text_is_a_line_a_finding() -> None:
    two = report(finding(), finding(line=13))
    assert written("text", two, report(), report(finding(path="b.md"))) == (
        "draft.md:12:5 ZEB001 “zebra” is here\n"
        "draft.md:13:5 ZEB001 “zebra” is here\n"
        "b.md:12:5 ZEB001 “zebra” is here\n"
        "Found 3 findings in 2 reports.\n"
    )


@pytest.mark.parametrize(
    ("rows", "closing"),
    [
        pytest.param([report()], "No findings.", id="none"),
        pytest.param([report(finding())], "Found 1 finding in 1 report.", id="one"),
        pytest.param([report(), GONE], "No findings. 1 report could not be read.", id="failure"),
        pytest.param([GONE, GONE], "2 reports could not be read.", id="failures-alone"),
    ],
)
def test_the_closing_line(rows: list[Checked | Failure], closing: str) -> None:
    assert written("text", *rows).splitlines()[-1] == closing


def test_the_source_is_shown() -> None:
    shown = written("text", report(finding()), show_source=True)
    assert shown.splitlines()[1:4] == ["   |", "12 | The zebra left.", "   |     ^^^^^"]


def test_wide_characters_are_underlined_in_their_width() -> None:
    excerpt = Excerpt(text="日本 zebra", start=3, end=8)
    shown = written("text", report(finding(excerpt=excerpt)), show_source=True)
    assert shown.splitlines()[2:4] == ["12 | 日本 zebra", "   |      ^^^^^"]


def test_a_long_line_is_cut_around_its_words() -> None:
    excerpt = Excerpt(text="a " * 150 + "zebra" + " b" * 150, start=300, end=305, cut_after=True)
    shown = written("text", report(finding(excerpt=excerpt)), show_source=True)
    line, marks = shown.splitlines()[2:4]
    assert len(line) <= 100
    assert line.startswith("12 | …")
    assert line.endswith("…")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "zebra"


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_any_line_can_be_shown(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    excerpt = Excerpt(text=text, start=start, end=min(len(text), start + length))
    shown = written("text", report(finding(excerpt=excerpt, message=text)), show_source=True)
    assert not set(shown) & {"\x1b", "\r", "\x07", "\x9b"}


def test_controls_do_not_reach_the_terminal() -> None:
    bad = "\x1b]0;x\x07\n\u202e"
    shown = written("text", report(finding(path=f"a{bad}.md", message=f"m{bad}")))
    assert len(shown.splitlines()) == 2
    assert not set(shown) & set("\x1b\x07\u202e")


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = written("text", report(finding()))
    assert "\x1b[1;31mZEB001\x1b[0m" in shown
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b" not in written("text", report(finding()))


def test_a_narrow_encoding_replaces_what_it_has_not() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    exporter = findings_exporter("text")(stream)
    exporter.write(report(finding()))
    stream.flush()
    assert stream.buffer.getvalue() == b"draft.md:12:5 ZEB001 ?zebra? is here\n"  # type: ignore[attr-defined]


def test_json_is_an_array_of_findings() -> None:
    assert written("json", report()) == "[]\n"
    value = json.loads(written("json", report(finding(), finding(line=13)), report(finding())))
    assert [one["line"] for one in value] == [12, 13, 12]
    assert value[0] == {
        "path": "draft.md",
        "line": 12,
        "column": 5,
        "end_line": 12,
        "end_column": 10,
        "code": "ZEB001",
        "message": "“zebra” is here",
        "subject": None,
        "start": 40,
        "end": 45,
        "text": "zebra",
    }


def test_json_takes_any_text() -> None:
    text = written("json", report(finding(text="\ud800\u2028", path="\udcff")))
    assert json.loads(text.encode("utf-8"))[0]["path"] == "\udcff"


def test_workflow_commands_are_escaped() -> None:
    found = finding(path="a,b:c%\n.md", message="50% of\r\n::error::it")
    assert written("github", report(found)) == (
        "::warning file=a%2Cb%3Ac%25%0A.md,line=12,endLine=12,col=5,endColumn=10,"
        "title=sayso (ZEB001)::ZEB001 50%25 of␍␊::error::it\n"
    )


def test_statistics_count_the_findings_of_each_rule() -> None:
    rows = report(finding(), *[finding(code="ZEB002")] * 10)
    assert written("text", rows, statistics=True) == "10  ZEB002  An animal\n 1  ZEB001  A zebra\n"
    assert json.loads(written("json", rows, statistics=True))[0] == {
        "code": "ZEB002",
        "count": 10,
        "summary": "An animal",
    }
    assert written("json", statistics=True) == "[]\n"
    with pytest.raises(UsageError, match="'sarif' cannot hold statistics"):
        findings_exporter("sarif", statistics=True)


def test_formats_by_name_and_by_the_end_of_a_file() -> None:
    with pytest.raises(UsageError, match="Did you mean 'sarif'"):
        findings_exporter("serif")
    assert [format_of_name(s) for s in (".SARIF", ".json", ".txt", "")] == [
        "sarif",
        "json",
        "text",
        "text",
    ]
    assert set(FINDING_FORMATS) == {"text", "json", "github", "sarif"}


def only_keys(value: dict[str, Any], required: set[str], allowed: set[str]) -> None:
    assert required <= set(value) <= required | allowed


def test_sarif_holds_what_the_standard_asks_for() -> None:
    rows = [report(finding(), finding(), finding(code="ZEB002", line=20, end_line=20)), GONE]
    log = json.loads(written("sarif", *rows))
    # Sections 3.13, 3.14, 3.18, 3.19, 3.49, 3.27, 3.29, 3.30 and 3.20 of SARIF 2.1.0.
    only_keys(log, {"version", "runs"}, {"$schema"})
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    only_keys(run, {"tool", "results"}, {"columnKind", "invocations"})
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    only_keys(driver, {"name"}, {"version", "semanticVersion", "rules"})
    assert [rule["id"] for rule in driver["rules"]] == ["ZEB001", "ZEB002"]
    for rule in driver["rules"]:
        only_keys(
            rule, {"id"},
            {"shortDescription", "fullDescription", "help", "defaultConfiguration"},
        )  # fmt: skip
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    assert len(run["results"]) == 3
    for result in run["results"]:
        only_keys(
            result, {"message"},
            {"ruleId", "ruleIndex", "level", "locations", "partialFingerprints"},
        )  # fmt: skip
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        only_keys(
            region, {"startLine", "startColumn", "endLine", "endColumn"}, {"snippet"}
        )  # fmt: skip
        assert location["physicalLocation"]["artifactLocation"] == {"uri": "draft.md"}
    prints = [result["partialFingerprints"]["sayso/v1"] for result in run["results"]]
    assert len(set(prints)) == 3
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == "gone.md: no file."


def test_a_fingerprint_outlives_a_change_of_lines() -> None:
    def print_of(**other: Any) -> str:
        log = json.loads(written("sarif", report(finding(**other))))
        value: str = log["runs"][0]["results"][0]["partialFingerprints"]["sayso/v1"]
        return value

    assert print_of() == print_of(line=90, end_line=90, start=1000, end=1005)
    assert print_of() != print_of(text="gnu")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/the quay ü.md", "drafts/the%20quay%20%C3%BC.md"),
        ("https://e.example/a?b=c", "https://e.example/a?b=c"),
        ("-", "stdin"),
        ("/nowhere/a.md", "file:///nowhere/a.md"),
        (str(Path.cwd() / "a.md"), "a.md"),
    ],
)
def test_places_of_files_in_sarif(path: str, uri: str) -> None:
    log = json.loads(written("sarif", report(finding(path=path))))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri


def test_sarif_without_findings() -> None:
    (run,) = json.loads(written("sarif", report()))["runs"]
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True

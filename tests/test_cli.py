from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import sayso.cli
import sayso.cli.running
import sayso.ingest
import sayso.pipeline
from sayso.defaults import MIN_CONFIDENCE
from sayso.errors import ModelError, ReportNotFound
from sayso.record import Attribution, ErrorInfo, Failure, Record, ReportInfo, Span

TEXT = "Mayor Shaw said the wall was safe."


def record_of(path: str) -> Record:
    return Record(
        sayso="0.1.0",
        model="by-hand",
        report=ReportInfo(id="x", path=path, text=TEXT, paragraphs=[Span(start=0, end=34)]),
        attributions=[
            Attribution(
                id="a1",
                source=[Span(start=0, end=10)],
                cue=[Span(start=11, end=15)],
                content=[Span(start=16, end=33)],
                kind="indirect",
                confidence=0.93,
            )
        ],
    )


def failure_of(path: str) -> Failure:
    message = f"{path}: there is no such file. Check the path."
    return Failure(path=path, error=ErrorInfo(code="ReportNotFound", message=message))


@pytest.fixture
def asked(monkeypatch):
    """Stand-ins for what reads: a path with `gone` in it fails. Returns what was asked of them."""
    calls = []

    def read_many(sources, **options):
        calls.append(options)
        for source in sources:
            if "weights" in str(source):
                raise ModelError("the weights are damaged.", hint="Install the package again.")
            yield failure_of(source) if "gone" in str(source) else record_of(source)

    monkeypatch.setattr(sayso.ingest, "expand", lambda sources: iter(sources), raising=False)
    monkeypatch.setattr(sayso.pipeline, "read_many", read_many, raising=False)
    return calls


def run(*args, **options):
    return CliRunner().invoke(
        sayso.cli.app, [str(arg) for arg in args], prog_name="sayso", **options
    )


def test_a_report_is_shown(asked):
    result = run("read", "harbour.txt")
    assert result.exit_code == 0, result.output
    assert "⟨Mayor Shaw⟩ _said_¹ ⟦¹the wall was safe⟧." in result.stdout
    assert result.stderr == ""


def test_options_reach_the_pipeline(asked, tmp_path):
    given = "--min-confidence 0.7 --any-language --allow-private --max-bytes 9 --timeout 3.5"
    result = run("read", "a", *given.split(), "--workers", "2", "--model", tmp_path)
    assert result.exit_code == 0, result.output
    assert asked == [
        {
            "workers": 2,
            "any_language": True,
            "allow_private": True,
            "max_bytes": 9,
            "timeout": 3.5,
            "min_confidence": 0.7,
            "model": tmp_path,
            "groups": None,
        }
    ]


def test_defaults_reach_the_pipeline(asked):
    run("read", "a")
    assert asked == [
        {
            "workers": 1,
            "any_language": False,
            "allow_private": False,
            "max_bytes": 20_000_000,
            "timeout": 20.0,
            "min_confidence": MIN_CONFIDENCE,
            "model": None,
            "groups": None,
        }
    ]


def test_the_width_reaches_the_view(asked):
    result = run("read", "a", "--width", "60")
    assert "\n   1 Mayor Shaw → indirect 0.93\n" in result.stdout


def test_json_is_the_record(asked):
    value = json.loads(run("read", "a.txt", "--format", "json").stdout)
    assert value["report"]["path"] == "a.txt"
    assert value["attributions"][0]["source"] == [{"start": 0, "end": 10}]


def test_the_cast_alone_is_shown(asked):
    value = json.loads(run("read", "a.txt", "--cast", "--format", "json").stdout)
    assert (value["report"]["path"], value["cast"], value["ties"]) == ("a.txt", [], [])
    assert run("read", "a.txt", "--cast").stdout == " a.txt\n\n The cast is empty.\n"


def test_the_cast_alone_is_no_page(asked, tmp_path):
    result = run("read", "a", "--cast", "-o", tmp_path / "out.html")
    assert (result.exit_code, result.stdout, asked) == (2, "", [])
    assert "the format 'html' cannot show the cast alone." in result.stderr
    assert "view, json, jsonl" in result.stderr


def test_a_report_that_fails_is_told_and_becomes_a_row(asked):
    result = run("read", "a", "gone.txt", "b", "-f", "jsonl")
    assert result.exit_code == 2
    assert result.stderr == "error: gone.txt: there is no such file. Check the path.\n"
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row.get("error", {}).get("code") for row in rows] == [None, "ReportNotFound", None]


@pytest.mark.parametrize("name", ["view", "html"])
def test_formats_for_people_leave_a_failure_to_standard_error(asked, name):
    result = run("read", "gone.txt", "--format", name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: gone.txt:")


def test_an_error_cannot_write_escapes_to_the_terminal(asked):
    result = run("read", "gone\x1b[2J.txt")
    assert "\x1b" not in result.stderr
    assert "gone␛[2J.txt" in result.stderr


def test_what_stops_the_run_is_told(asked):
    result = run("read", "a", "weights", "b", "--format", "jsonl")
    assert result.exit_code == 2
    assert result.stderr == "error: the weights are damaged. Install the package again.\n"
    assert len(result.stdout.splitlines()) == 1


def test_an_error_of_finding_the_reports_is_told(asked, monkeypatch):
    def expand(sources):
        raise ReportNotFound("there is no such folder.", where="reports/", hint="Check the path.")

    monkeypatch.setattr(sayso.ingest, "expand", expand)
    result = run("read", "reports/")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "error: reports/: there is no such folder. Check the path.\n"


def test_a_page_holds_one_report(asked):
    result = run("read", "a", "b", "--format", "html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the format 'html' holds one report, and there are 2." in result.stderr
    assert asked == []


@pytest.mark.parametrize(
    ("name", "start"),
    [
        pytest.param("out.html", "<!doctype html>", id="html"),
        pytest.param("out.json", "{\n", id="json"),
        pytest.param("out.JSONL", '{"schema"', id="jsonl"),
        pytest.param("out.txt", " a\n\n ⟨Mayor", id="view"),
        pytest.param("out", " a\n\n ⟨Mayor", id="view-by-default"),
    ],
)
def test_the_name_of_the_output_chooses_the_format(asked, tmp_path, name, start):
    result = run("read", "a", "-o", tmp_path / name)
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_the_format_asked_for_is_stronger_than_the_name(asked, tmp_path):
    run("read", "a", "-o", tmp_path / "out.html", "-f", "json")
    assert json.loads((tmp_path / "out.html").read_text(encoding="utf-8"))


def test_an_output_stays_as_it_was_when_nothing_could_be_read(asked, tmp_path):
    target = tmp_path / "out.html"
    target.write_text("old")
    assert run("read", "gone", "-o", target).exit_code == 2
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.html"]


def test_an_output_stays_as_it_was_when_the_run_stops(asked, tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_text("old")
    assert run("read", "a", "weights", "-o", target).exit_code == 2
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_an_output_that_cannot_be_written_is_told_before_anything_is_read(asked, tmp_path):
    target = tmp_path / "no" / "out.json"
    result = run("read", "a", "-o", target)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {target}: cannot be written (no such file")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param(["a", "--format", "jsn"], "Did you mean 'json'?", id="format"),
        pytest.param(["a", "--min-confidence", "1.5"], "--min-confidence", id="confidence"),
        pytest.param(["a", "--min-confidence", "nan"], "--min-confidence", id="no-number"),
        pytest.param(["a", "--workers", "0"], "--workers", id="workers"),
        pytest.param(["a", "--max-bytes", "0"], "--max-bytes", id="bytes"),
        pytest.param(["a", "--timeout", "0"], "--timeout", id="timeout"),
        pytest.param(["a", "--width", "3"], "--width", id="width"),
        pytest.param(["a", "--model", "no/such/folder"], "--model", id="model"),
        pytest.param(["a", "--no-such-option"], "--no-such-option", id="option"),
    ],
)
def test_misuse_is_told(asked, args, said):
    result = run("read", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert asked == []


@pytest.mark.parametrize("args", [(), ("read",)], ids=["no-command", "no-report"])
def test_without_arguments_help_is_shown_and_nothing_is_read(asked, args):
    result = run(*args)
    assert result.output.startswith("Usage: sayso")
    assert "--help" in result.output
    assert (result.exit_code, asked) == (2, [])


def test_help_names_every_format():
    from sayso.export import FORMATS

    assert "|".join(FORMATS) in run("read", "--help").stdout


def test_the_version_is_the_packages():
    from sayso.__about__ import __version__

    assert run("--version").stdout == f"sayso {__version__}\n"


def test_the_schema_fits_what_is_printed():
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["properties"]) == set(record_of("a").model_dump())


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stderr", "quiet", "shown"),
    [
        pytest.param(Terminal, False, True, id="terminal"),
        pytest.param(Terminal, True, False, id="one-report"),
        pytest.param(io.StringIO, False, False, id="no-terminal"),
    ],
)
def test_progress_is_for_many_reports_on_a_terminal(monkeypatch, stderr, quiet, shown):
    stream = stderr()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    rows = [record_of("a"), record_of("b")]
    assert list(sayso.cli.running.with_progress(rows, 2, quiet)) == rows
    assert ("Reading" in stream.getvalue()) == shown


# --- in a process of its own -----------------------------------------------------------------

DRIVER = """
import sys
sys.path.insert(0, {tests!r})
import sayso.cli, sayso.ingest, sayso.pipeline
from test_cli import record_of
sayso.ingest.expand = list
sayso.pipeline.read_many = lambda sources, **options: map(record_of, sources)
sys.argv[0] = "sayso"
sayso.cli.main()
"""


def process(tmp_path, *args, **options):
    script = tmp_path / "driver.py"
    script.write_text(DRIVER.format(tests=str(Path(__file__).parent)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    environment |= options.pop("env", {})
    return subprocess.Popen(
        [sys.executable, str(script), *args],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        **options,
    )


def test_a_closed_pipe_is_quiet(tmp_path):
    reports = [str(number) for number in range(300)]
    started = process(tmp_path, "read", *reports, "--format", "json")
    assert started.stdout.readline() == b"[\n"
    started.stdout.close()
    assert started.stderr.read() == b""
    started.stderr.close()
    assert started.wait(60) == 0


@pytest.mark.parametrize("name", ["json", "html"])
def test_data_is_utf8_whatever_the_locale(tmp_path, name):
    started = process(
        tmp_path, "read", "Zoë.txt", "-f", name, env={"PYTHONIOENCODING": "ascii:strict"}
    )
    out, errors = started.communicate(timeout=60)
    assert (started.returncode, errors) == (0, b"")
    assert "Zoë.txt" in out.decode("utf-8")


def test_the_view_folds_what_the_stream_cannot_carry(tmp_path):
    started = process(tmp_path, "read", "Zoë.txt", env={"PYTHONIOENCODING": "ascii:strict"})
    out, errors = started.communicate(timeout=60)
    assert (started.returncode, errors) == (0, b"")
    assert b"<Mayor Shaw> _said_(1) [1: the wall was safe]." in out


def test_help_loads_nothing_heavy():
    program = (
        "import sys, sayso.cli\n"
        "try: sayso.cli.app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = 'pydantic onnxruntime tokenizers numpy httpx trafilatura lxml'.split()\n"
        "print([m for m in heavy if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.stderr == "[]\n"

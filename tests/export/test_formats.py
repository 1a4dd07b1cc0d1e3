"""What holds for every format."""

from __future__ import annotations

import io

import pytest

from sayso.errors import UsageError
from sayso.export import FORMATS, exporter
from sayso.record import ErrorInfo, Failure

FAILURE = Failure(path="gone.txt", error=ErrorInfo(code="ReportNotFound", message="gone.txt: no."))


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_describes_itself(name):
    kind = exporter(name)
    assert kind.name == name
    assert kind.suffix.startswith(".")
    assert kind.description.endswith(".")
    assert "\n" not in kind.description


def test_suffixes_tell_formats_apart():
    assert len({kind.suffix for kind in FORMATS.values()}) == len(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_the_record_and_ends_its_last_line(name, harbour):
    stream = io.StringIO()
    writer = exporter(name)(stream)
    writer.write(harbour)
    writer.finalize()
    assert "on Tuesday" in stream.getvalue()
    assert stream.getvalue().endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_keeps_failures_or_leaves_no_trace(name, small):
    stream = io.StringIO()
    writer = exporter(name)(stream)
    writer.write(FAILURE)
    writer.write(small)
    writer.finalize()
    assert ("ReportNotFound" in stream.getvalue()) == writer.keeps_failures
    assert "wall was safe" in stream.getvalue()


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if kind.many])
def test_formats_for_many_write_all(name, small, harbour):
    stream = io.StringIO()
    writer = exporter(name)(stream)
    for record in (small, harbour, small):
        writer.write(record)
    writer.finalize()
    assert stream.getvalue().count("Mayor Imelda Shaw") > 0
    assert stream.getvalue().count("wall was safe") >= 2


@pytest.mark.parametrize("name", [name for name, kind in FORMATS.items() if not kind.many])
def test_formats_for_one_refuse_a_second(name, small):
    writer = exporter(name)(io.StringIO())
    writer.write(small)
    with pytest.raises(UsageError, match="one report"):
        writer.write(small)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        pytest.param("jsno", "Did you mean 'json'?", id="near"),
        pytest.param("JSON", "Did you mean 'json'?", id="case"),
        pytest.param("csv", "The formats are view, json, jsonl, html.", id="far"),
    ],
)
def test_an_unknown_format_is_told_with_those_that_exist(name, hint):
    with pytest.raises(UsageError) as caught:
        exporter(name)
    assert hint in str(caught.value)
    assert f"'{name}'" in str(caught.value)

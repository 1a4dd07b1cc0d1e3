"""What `sayso read --cast` writes."""

from __future__ import annotations

import io
import json

import pytest

from sayso.errors import UsageError
from sayso.export import CAST_FORMATS, FORMATS, ExportOptions, exporter
from sayso.record import ErrorInfo, Failure

FAILURE = Failure(path="gone.txt", error=ErrorInfo(code="ReportNotFound", message="gone.txt: no."))


def written(name, *rows, width=100):
    stream = io.StringIO()
    writer = exporter(name, cast_only=True)(stream, ExportOptions(width=width))
    for row in rows:
        writer.write(row)
    writer.finalize()
    return stream.getvalue()


def test_the_table(levy):
    assert (
        written("view", levy)
        == """\
 Ferry levy splits Port Ellery
 levy.txt

 The cast, with the number of statements (+ jointly)
  2  Imelda Shaw              person · mayor of Port Ellery, a former harbour pilot
  1  Harbour Safety Board     organisation · also HSB, the board
  1  Ana Ruiz                 person
 +1  Ray Cole                 person
 +1  Dana Adair               person
  1  Ray Cole and Dana Adair  group · of Ray Cole, Dana Adair
  1  A study by the board     work
  0  Luis Ruiz                person · the market's bookkeeper
  0  Port Ellery              place

 Ties
 Luis Ruiz: brother of Ana Ruiz
 Imelda Shaw: mayor of Port Ellery (in statement 1)
"""
    )


def test_the_object(levy):
    value = json.loads(written("json", levy))
    assert list(value) == ["schema", "report", "cast", "ties", "statements"]
    assert value["report"] == {
        "id": "0" * 64,
        "path": "levy.txt",
        "url": None,
        "title": "Ferry levy splits Port Ellery",
    }
    whole = levy.model_dump()
    assert (value["cast"], value["ties"]) == (whole["cast"], whole["ties"])
    assert value["statements"]["e1"] == ["a1", "a2"]
    assert value["statements"]["e4"] == []


def test_mentions_stay_without_words_and_roles_have_them(levy):
    entity = json.loads(written("json", levy))["cast"][0]
    start = levy.report.text.index("she added")
    assert entity["mentions"][1] == {"start": start, "end": start + 3, "form": "pronoun"}
    assert entity["roles"][0]["text"] == "mayor of Port Ellery"


def test_several_reports(levy, small):
    rows = json.loads(written("json", levy, FAILURE, small))
    assert [row.get("error", {}).get("code") for row in rows] == [None, "ReportNotFound", None]
    assert rows[2]["cast"] == []
    lines = written("jsonl", levy, FAILURE, small).splitlines()
    assert [json.loads(line) for line in lines] == rows
    view = written("view", levy, FAILURE, small)
    assert view.startswith(written("view", levy) + "\n")
    assert "ReportNotFound" not in view


def test_an_empty_cast_is_told(small):
    assert written("view", small) == " The cast is empty.\n"


def test_a_narrow_table_has_no_columns(levy):
    assert "  2  Imelda Shaw · person · mayor" in written("view", levy, width=50)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - CAST_FORMATS.keys()))
def test_other_formats_are_refused(name):
    with pytest.raises(UsageError, match="The formats that can are view, json, jsonl"):
        exporter(name, cast_only=True)


def test_long_and_hostile_names_are_clipped_and_cleaned(levy):
    levy.cast[0].name = "\x1b[2J\u202e" + "long " * 60
    levy.cast[0].aliases = [f"alias {number}" for number in range(40)]
    shown = written("view", levy, width=200)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "alias 5, 34 more" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 200

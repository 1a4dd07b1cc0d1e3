from __future__ import annotations

import io
import json

from sayso.export import exporter
from sayso.export.json import dump_row
from sayso.record import ErrorInfo, Failure, Record

FAILURE = Failure(url="https://news.example/a", error=ErrorInfo(code="FetchError", message="no."))


def written(name, *rows):
    stream = io.StringIO()
    writer = exporter(name)(stream)
    for row in rows:
        writer.write(row)
    writer.finalize()
    return stream.getvalue()


def test_a_record_is_written_under_the_published_names(small):
    text = written("json", small)
    assert text.startswith('{\n "schema": "sayso/1",\n "sayso": "0.1.0",\n "model": "by-hand",\n')
    value = json.loads(text)
    assert value["attributions"] == [
        {
            "id": "a1",
            "source": [{"start": 0, "end": 10, "text": "Mayor Shaw"}],
            "cue": [{"start": 11, "end": 15, "text": "said"}],
            "content": [{"start": 16, "end": 33, "text": "the wall was safe"}],
            "kind": "indirect",
            "mode": None,
            "polarity": "affirmed",
            "grade": None,
            "speaker": None,
            "speaker_confidence": None,
            "speaker_reason": None,
            "parent": None,
            "chain": [],
            "mouths": 1,
            "occasion": None,
            "confidence": 0.93,
        }
    ]
    assert value["report"]["paragraphs"] == [{"start": 0, "end": 34}]
    assert value["report"]["url"] is None


def test_what_is_written_can_be_read_back(harbour):
    assert Record.model_validate_json(written("json", harbour)) == harbour
    assert Record.model_validate_json(written("jsonl", harbour)) == harbour


def test_several_rows_are_an_array_and_failures_are_rows(small):
    value = json.loads(written("json", small, FAILURE, small))
    assert [row.get("error") for row in value] == [
        None,
        {"code": "FetchError", "message": "no."},
        None,
    ]
    assert value[1] == {
        "schema": "sayso/1",
        "path": None,
        "url": "https://news.example/a",
        "error": {"code": "FetchError", "message": "no."},
    }


def test_no_rows_write_nothing():
    assert written("json") == written("jsonl") == ""


def test_the_array_is_written_as_the_rows_come(small):
    stream = io.StringIO()
    writer = exporter("json")(stream)
    writer.write(small)
    writer.write(small)
    assert stream.getvalue().count('"schema"') == 2


def test_letters_of_every_script_stay_as_they_are(make_record):
    assert "Zoë Ōta 蘇 𐍈" in written("json", make_record("Zoë Ōta 蘇 𐍈"))


def test_lone_surrogates_are_escaped(make_record):
    text = dump_row(make_record("bad \ud83d end"))
    assert "bad \\ud83d end" in text
    text.encode("utf-8")
    assert json.loads(text)["report"]["text"] == "bad \ud83d end"


def test_a_line_holds_no_line_break_of_any_kind(make_record):
    record = make_record("a\nb\rc\x0bd\x0ce\x1cf\x85g\u2028h\u2029i")
    [line] = written("jsonl", record).splitlines()
    assert json.loads(line)["report"]["text"] == record.report.text

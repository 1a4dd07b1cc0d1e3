"""The stage as a whole: what goes in by `load` and `from_bytes`, and what comes out."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sayso.ingest
from sayso.errors import (
    BinaryReport,
    EmptyReport,
    NoMainText,
    ReportError,
    ReportTooLarge,
    UnsupportedLanguage,
)
from sayso.ingest import IngestOptions, TextOrigin, from_bytes, load

SAID = "The harbour is “safe”, the mayor said on Monday."
FRENCH = (
    "Le port restera fermé jusqu'à lundi, a déclaré la maire vendredi après une réunion avec la "
    "compagnie de ferries. Les gens ont attendu longtemps et personne ne savait ce qui s'était "
    "passé pendant la nuit. La police affirme que l'homme n'a pas encore été retrouvé dans l'eau. "
)


def test_a_text_file_is_kept_verbatim_with_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    text = f"Harbour safe\r\n\r\n{SAID}\r\n"
    path.write_bytes(text.encode("utf-8-sig"))
    report = load(path)
    assert report.text == text
    assert report.path == str(path)
    assert report.title == "Harbour safe"
    assert report.origins == (TextOrigin(0, len(text), 3, path.stat().st_size),)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAID.encode("cp1252"))))
    report = load("-")
    assert (report.text, report.path, report.encoding) == (SAID, "-", "cp1252")


def test_a_page_on_standard_input_is_told_by_how_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<!doctype html><p>{SAID}</p>".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    assert load("-").text == SAID


@pytest.mark.parametrize(
    ("data", "name", "error", "told"),
    [
        pytest.param(b"", "a.txt", EmptyReport, "no text", id="empty"),
        pytest.param(b" \n\t\xef\xbb\xbf", "a.txt", EmptyReport, "no text", id="white-space"),
        pytest.param(b"---\n***\n", "a.md", EmptyReport, "no text", id="no-word"),
        pytest.param(b"%PDF-1.4", "a.txt", BinaryReport, "PDF", id="pdf"),
        pytest.param(b"<html><body>x", "a.html", NoMainText, "main text", id="no-main-text"),
        pytest.param(FRENCH.encode(), "a.txt", UnsupportedLanguage, "French", id="language"),
        pytest.param(b"Said. " * 200, "a.txt", ReportTooLarge, "limit is 1,000 bytes", id="large"),
    ],
)
def test_what_cannot_be_read_is_a_named_error(
    data: bytes, name: str, error: type[ReportError], told: str
) -> None:
    with pytest.raises(error, match=told) as caught:
        from_bytes(data, path=name, options=IngestOptions(max_bytes=1000))
    assert type(caught.value) is error
    assert caught.value.where == name
    assert caught.value.hint


def test_any_language_is_taken_when_asked() -> None:
    report = from_bytes(FRENCH.encode(), options=IngestOptions(any_language=True))
    assert report.language == "fr"


def test_front_matter_alone_is_an_empty_report() -> None:
    with pytest.raises(EmptyReport):
        from_bytes(b"---\ntitle: Harbour safe\n---\n", path="a.md")


@given(
    st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))),
    st.sampled_from(["a.txt", "a.md", "a.html", None]),
    st.sampled_from([None, "utf-8", "windows-1252", "utf-16", "shift_jis"]),
)
def test_any_bytes_give_a_report_or_a_named_error(
    data: bytes, path: str | None, charset: str | None
) -> None:
    options = IngestOptions(any_language=True)
    report = None
    with contextlib.suppress(ReportError):
        report = from_bytes(data, path=path, charset=charset, options=options)
    if report is None:
        return
    for start, end in [*report.headings, *report.paragraphs]:
        assert report.text[start:end].strip() == report.text[start:end] != ""
    for origin in report.origins:
        if origin.byte_start is not None:
            assert report.encoding is not None
            decoded = data[origin.byte_start : origin.byte_end].decode(report.encoding)
            assert decoded == report.text[origin.start : origin.end]


def test_a_text_file_loads_no_library_it_does_not_need(tmp_path: Path) -> None:
    path = tmp_path / "harbour.txt"
    path.write_text("\n\n".join([SAID, "They said that it was so. " * 20]), encoding="utf-8")
    heavy = ("lxml", "trafilatura", "htmldate", "httpx", "markdown_it", "py3langid",
             "charset_normalizer", "numpy", "socket")  # fmt: skip
    program = (
        f"import sys; from sayso.ingest import load; load({str(path)!r})\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"


def test_public_names_are_sorted_and_there() -> None:
    assert sayso.ingest.__all__ == sorted(sayso.ingest.__all__)
    assert all(hasattr(sayso.ingest, name) for name in sayso.ingest.__all__)

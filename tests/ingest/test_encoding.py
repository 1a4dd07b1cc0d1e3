from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UndecodableReport
from sayso.ingest.encoding import declared_in_html, decode

CURLY = "“We waited,” she said — it’s over… for £5 at the café."


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "text"),
    [
        pytest.param(CURLY.encode(), None, "utf-8", CURLY, id="utf-8"),
        pytest.param(CURLY.encode("utf-8-sig"), "cp1252", "utf-8", CURLY, id="mark-beats-all"),
        pytest.param(CURLY.encode("utf-16"), None, "utf-16-le", CURLY, id="utf-16-mark"),
        pytest.param(CURLY.encode("utf-32"), None, "utf-32-le", CURLY, id="utf-32-mark"),
        pytest.param(CURLY.encode("utf-16-be"), None, "utf-16-be", CURLY, id="utf-16-unmarked"),
        pytest.param(CURLY.encode("cp1252"), None, "cp1252", CURLY, id="windows-1252-guessed"),
        pytest.param(b"\x93Yes,\x94 he said.", None, "cp1252", "“Yes,” he said.", id="few-quotes"),
        pytest.param(
            CURLY.encode("cp1252"), "ISO-8859-1", "cp1252", CURLY, id="latin-1-is-windows-1252"
        ),
        pytest.param("žluť".encode("cp1250"), "windows-1250", "cp1250", "žluť", id="declared"),
        pytest.param(CURLY.encode(), "iso-8859-1", "utf-8", CURLY, id="wrong-declaration"),
        pytest.param(CURLY.encode("cp1252"), "utf-8", "cp1252", CURLY, id="declared-but-not"),
        pytest.param(b"Plain.", "utf-16", "utf-8", "Plain.", id="ascii-is-never-utf-16"),
        pytest.param(b"Plain \\n.", "unicode_escape", "utf-8", "Plain \\n.", id="no-charset"),
        pytest.param(b"Plain.", "no-such-thing", "utf-8", "Plain.", id="unknown-declaration"),
        pytest.param(
            "市長は".encode("iso2022_jp"),
            "iso-2022-jp",
            "iso2022_jp",
            "市長は",
            id="seven-bit-declared",
        ),
        pytest.param(b"", None, "utf-8", "", id="empty"),
    ],
)
def test_decode(data: bytes, declared: str | None, encoding: str, text: str) -> None:
    decoded = decode(data, declared=declared, where="report")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert data[decoded.offset :].decode(encoding) == text


def test_what_fits_no_encoding_is_refused_by_name() -> None:
    data = bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFF, 0xFE, 0xC0]) * 200
    with pytest.raises(UndecodableReport) as caught:
        decode(data, declared="utf-8", where="ferry.txt")
    assert caught.value.where == "ferry.txt"
    assert "utf-8" in str(caught.value)
    assert "UTF-8" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("page", "declared"),
    [
        (b'<html><head><meta charset="windows-1252">', "windows-1252"),
        (b"<META http-equiv=Content-Type content='text/html; charset=iso-8859-2'>", "iso-8859-2"),
        (b'<?xml version="1.0" encoding="utf-8"?><html>', "utf-8"),
        (b"<html><p>charset=utf-8</p>", None),
        (b" " * 5000 + b"<meta charset=utf-8>", None),
    ],
)
def test_declared_in_html(page: bytes, declared: str | None) -> None:
    assert declared_in_html(page) == declared


@given(st.binary(), st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes_decode_exactly_or_are_refused(data: bytes, declared: str | None) -> None:
    try:
        decoded = decode(data, declared=declared, where="report")
    except UndecodableReport:
        return
    assert data[decoded.offset :].decode(decoded.encoding) == decoded.text

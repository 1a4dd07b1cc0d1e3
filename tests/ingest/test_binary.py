from __future__ import annotations

import io
import os
import random
import zipfile

import pytest

from sayso.errors import BinaryReport
from sayso.ingest.binary import kind_of_binary, refuse_binary


def archive(name: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(name, "The harbour is safe, she said.")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"\n%PDF-1.7", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01", "a GIF image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        (b"\0\0\0\x18ftypmp42", "a video or a recording"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"{\\rtf1\\ansi Said.}", "a rich text (RTF) document"),
        (archive("word/document.xml"), "a Word document"),
        (archive("report.txt"), "a ZIP archive"),
        (random.Random(1).randbytes(3000), "binary data"),
        (b"\0" * 100, "binary data"),
        (b"BM6\0\0\0\0\0\0\0" + b"\0\1\2" * 50, "binary data"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_kind_of_binary(data: bytes, kind: str) -> None:
    assert kind_of_binary(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"The harbour is safe, she said.",
        "Море “said”".encode("utf-16"),
        "Harbour safe, said Shaw".encode("utf-16-le"),
        b"A stray \x00 in a damaged report is no reason to refuse it.",
        b"Page one.\x0cPage two.",
        b"",
    ],
)
def test_text_is_not_binary(data: bytes) -> None:
    assert kind_of_binary(data) is None


def test_the_error_says_what_it_is_and_what_to_do() -> None:
    with pytest.raises(BinaryReport, match=r"ferry\.pdf: This is a PDF document.*pdftotext"):
        refuse_binary(b"%PDF-1.4" + os.urandom(10), where="ferry.pdf")

"""Bytes that are no text at all are told by how they begin, or by their control characters."""

from __future__ import annotations

from sayso.errors import BinaryReport

# First bytes -> what the file is. Sources: the formats' own specifications; the list holds what
# people do hand over where a report was meant, not everything there is.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"ID3\x02", "an MP3 recording"),
    (b"ID3\x03", "an MP3 recording"),
    (b"ID3\x04", "an MP3 recording"),
    (b"OggS\x00", "an Ogg recording"),
    (b"fLaC\x00", "a FLAC recording"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet table"),
)
# Names of parts by which the formats that are ZIP archives differ.
_INSIDE_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b") + b"\x7f"
# Measured by what it divides: text has next to no control characters, compiled or compressed data
# one in ten. A stray NUL in a damaged report must not make it unreadable.
_MOST_CONTROL = 0.02
_LOOKED_AT = 65_536

_HINTS = {
    "a PDF document": "Save its text first, for example with `pdftotext FILE.pdf`, and read that.",
    "a Word document": "Save it as plain text or as a web page and read that.",
    "an OpenDocument file": "Save it as plain text or as a web page and read that.",
    "an old Microsoft Office document": "Save it as plain text or as a web page and read that.",
    "a rich text (RTF) document": "Save it as plain text or as a web page and read that.",
}
_HINT = "Give a report as plain text, Markdown or HTML."


def kind_of_binary(data: bytes) -> str | None:
    """What the bytes are when they are not text, in words (`a PDF document`); None for text."""
    start = data.lstrip(b"\r\n\t ")[:16] if data[:1] in b"\r\n\t " else data[:16]
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        head = data[:4096] + data[-4096:]
        return next((kind for part, kind in _INSIDE_ZIP if part in head), "a ZIP archive")
    if start[:4] == b"RIFF" and start[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "a WebP image" if start[8:12] == b"WEBP" else "a recording"
    if start[4:8] == b"ftyp":
        return "a video or a recording"
    if start.startswith(_UNICODE_MARKS) or unmarked_utf16(data):
        return None
    looked_at = data[:_LOOKED_AT]
    controls = len(looked_at) - len(looked_at.translate(None, _CONTROL))
    # One NUL in a short text is damage and not yet a binary file.
    if controls > max(1, _MOST_CONTROL * len(looked_at)):
        return "binary data"
    return None


def unmarked_utf16(data: bytes) -> str | None:
    """Name of the codec when bytes look like UTF-16 without a mark: every other byte is NUL."""
    looked_at = data[: min(_LOOKED_AT, len(data) // 2 * 2)]
    if len(looked_at) < 8 or len(data) % 2:
        return None
    half = len(looked_at) // 2
    even, odd = looked_at[::2].count(0), looked_at[1::2].count(0)
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def refuse_binary(data: bytes, *, where: str) -> None:
    """Raise for bytes that are not text.

    Raises:
        BinaryReport: They are an image, an archive, a PDF and so on.
    """
    kind = kind_of_binary(data)
    if kind is not None:
        raise BinaryReport(f"This is {kind}, not text.", where=where, hint=_HINTS.get(kind, _HINT))

"""Bytes -> text: byte order mark, declaration, UTF-8, then a guess by charset-normalizer."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.errors import UndecodableReport
from sayso.ingest.binary import unmarked_utf16

# Longest first, as UTF-32's little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What is declared as one of these is windows-1252 in truth, as every browser takes it: the WHATWG
# Encoding Standard, section 4.2, makes them labels of windows-1252. Read by the letter, curly
# quotation marks would become control characters.
_REALLY_WINDOWS_1252 = {"ascii", "iso8859-1"}
# Codecs of Python that no page means: transformations, escapes, and UTF-7, which browsers refuse
# as well because it hides markup.
_NO_CHARSETS = {
    "base64",
    "bz2",
    "hex",
    "idna",
    "punycode",
    "quopri",
    "raw-unicode-escape",
    "rot13",
    "undefined",
    "unicode-escape",
    "utf-7",
    "uu",
    "zlib",
}
# Bytes of these would not be ASCII: a declaration of one over ASCII bytes is wrong.
_WIDE = {"utf-1", "utf-3"}
# Quotation marks, dashes, the ellipsis, the no-break space, guillemets, pound, euro and degree.
_WINDOWS_1252_PUNCTUATION = "‚„…‘’“”•–—€\u00a0£«»°".encode("cp1252")
_META = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,100}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# Where browsers look for a declaration (HTML Living Standard, "prescan a byte stream").
_PRESCAN = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text.

    Attributes:
        text: The text, without a byte order mark.
        encoding: Python name of the codec.
        data: The bytes as they were read.
        offset: Byte where the text begins; the length of the byte order mark.
    """

    text: str
    encoding: str
    data: bytes
    offset: int = 0


def declared_in_html(data: bytes) -> str | None:
    """The encoding that a page declares in a `meta` element or an XML declaration, or None."""
    found = _META.search(data, 0, _PRESCAN)
    return found[1].decode("ascii", "replace") if found else None


def decode(data: bytes, *, declared: str | None = None, where: str) -> Decoded:
    """Turn bytes into text.

    A byte order mark decides; then the declaration, unless the bytes do not fit it; then UTF-8;
    then a guess. A declaration also gives way where the bytes are valid UTF-8 with characters
    outside ASCII, which text in another encoding hardly ever is.

    Args:
        data: The input, byte order mark included.
        declared: Encoding named by an HTTP header or by the page.
        where: The input's name, for the error.

    Raises:
        UndecodableReport: No encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(text, encoding, data, len(mark))
    unmarked = unmarked_utf16(data)
    if unmarked and (text := _try(data, unmarked)) is not None:
        return Decoded(text, unmarked, data)
    as_utf8 = _try(data, "utf-8")
    codec = _python_name(declared)
    if codec is not None and codec != "utf-8":
        text = _try(data, codec)
        ascii_only = as_utf8 is not None and as_utf8.isascii()
        if text is not None and (as_utf8 is None or (ascii_only and codec[:5] not in _WIDE)):
            return Decoded(text, codec, data)
    if as_utf8 is not None:
        return Decoded(as_utf8, "utf-8", data)
    guessed = _guess(data)
    if guessed is not None:
        return guessed
    tried = f"neither {declared}, which is declared, nor" if declared else "neither"
    raise UndecodableReport(
        f"The bytes fit no text encoding: {tried} UTF-8 nor any that could be guessed.",
        where=where,
        hint="Save the report as UTF-8 and read it again.",
    )


def _python_name(declared: str | None) -> str | None:
    """Name of the Python codec for a declared encoding; None when there is none."""
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if name in _REALLY_WINDOWS_1252:
        return "cp1252"
    if name == "utf-16":
        # Without a mark; the standard takes it for little-endian.
        return "utf-16-le"
    return None if name.replace("_", "-") in _NO_CHARSETS else name


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> Decoded | None:
    """The likeliest encoding of bytes that are not UTF-8 and declare nothing."""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data))
    # In English text a few quotation marks and dashes are all that is not ASCII, too little to
    # tell windows-1252 from its cousins; among equals it is by far the commonest.
    names = [match.encoding for match in matches]
    if "cp1252" in names or "latin_1" in names or _only_punctuation(data):
        names.insert(0, "cp1252")
    for name in names:
        text = _try(data, name)
        if text is not None:
            return Decoded(text, codecs.lookup(name).name, data)
    return None


def _only_punctuation(data: bytes) -> bool:
    """Whether all bytes above ASCII are quotation marks, dashes and the like of windows-1252."""
    above = data.translate(None, bytes(range(128)))
    return bool(above) and not above.translate(None, _WINDOWS_1252_PUNCTUATION)


def decoded_by(data: bytes, encoding: str) -> Decoded:
    """Decode bytes by the encoding that was found for them before; see `Report.encoding`."""
    marks = (len(mark) for mark, codec in _MARKS if codec == encoding and data.startswith(mark))
    offset = next(marks, 0)
    return Decoded(data[offset:].decode(encoding, "replace"), encoding, data, offset)

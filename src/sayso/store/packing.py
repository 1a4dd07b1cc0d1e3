"""Records as bytes and back: JSON, compressed."""

from __future__ import annotations

import json
import zlib

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from sayso.record import Record

_LEVEL = 6


def as_json(record: Record) -> bytes:
    """Return a record as one line of JSON; `from_json` gives back whatever its text held."""
    try:
        return record.model_dump_json().encode()
    except (PydanticSerializationError, UnicodeEncodeError):
        # Lone surrogates, which pydantic's own writer refuses, stand as they are. Escaped, a high
        # one and a low one side by side would come back as one character, and offsets would shift.
        plain = json.dumps(record.model_dump(), ensure_ascii=False, separators=(",", ":"))
        return plain.encode("utf-8", "surrogatepass")


def from_json(data: bytes) -> Record:
    """Return the record of a JSON text.

    Raises:
        ValueError: It is no JSON, or no record.
    """
    try:
        return Record.model_validate_json(data)
    except ValidationError:
        return Record.model_validate(json.loads(data))


def pack(record: Record) -> bytes:
    """Return a record as the database keeps it."""
    return zlib.compress(as_json(record), _LEVEL)


def unpack(data: bytes) -> Record:
    """Return the record that the database keeps."""
    return from_json(zlib.decompress(data))

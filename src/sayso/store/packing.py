"""Records as bytes and back: JSON, compressed."""

from __future__ import annotations

import json
import zlib

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from sayso.record import Record

_LEVEL = 6


def as_json(record: Record) -> bytes:
    """Return a record as one line of JSON that is valid UTF-8, whatever its text holds."""
    try:
        return record.model_dump_json().encode()
    except (PydanticSerializationError, UnicodeEncodeError):
        # Lone surrogates, which pydantic's own writer refuses, stand escaped.
        return json.dumps(record.model_dump(), separators=(",", ":")).encode("ascii")


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

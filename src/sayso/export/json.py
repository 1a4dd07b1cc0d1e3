"""JSON: the record as an object; several reports as an array of objects."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from sayso.export.common import Exporter, ExportOptions
from sayso.record import Failure, Record

# Lone surrogates cannot be encoded as UTF-8, and many readers of JSON Lines take the other three
# for the end of a line. All of them may stand escaped in a JSON string.
_ESCAPED = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def dump_row(row: Record | Failure, *, indent: int | None = None) -> str:
    """Return a row as JSON text: names by alias, no final newline, always encodable as UTF-8.

    Args:
        row: What to write.
        indent: Spaces a level; None puts the whole row on one line.
    """
    # Values, not JSON, are asked of pydantic: its own writer refuses lone surrogates.
    return dump_value(row.model_dump(), indent=indent)


def dump_value(value: dict[str, Any], *, indent: int | None = None) -> str:
    """Return a value as JSON text, as `dump_row` does it for a row."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class JsonExporter(Exporter):
    """One row is written as an object; two or more as an array, one after the other."""

    name = "json"
    suffix = ".json"
    description = "One JSON object, indented; an array of them for several reports."
    many = True
    keeps_failures = True

    def __init__(self, stream: TextIO, options: ExportOptions | None = None) -> None:
        super().__init__(stream, options)
        # The first row waits, because only the second tells that this is an array. No more than
        # one row is ever held.
        self._waiting: str | None = None
        self._in_array = False

    def write(self, row: Record | Failure) -> None:
        """Write one row, or hold it back if it is the first."""
        text = self.dump(row)
        if self._in_array:
            self.stream.write(",\n" + text)
        elif self._waiting is None:
            self._waiting = text
        else:
            self.stream.write("[\n" + self._waiting + ",\n" + text)
            self._in_array, self._waiting = True, None

    def dump(self, row: Record | Failure) -> str:
        """Return a row as it stands in the file."""
        return dump_row(row, indent=1)

    def finalize(self) -> None:
        """Write the single row that waits, or close the array."""
        if self._in_array:
            self.stream.write("\n]\n")
        elif self._waiting is not None:
            self.stream.write(self._waiting + "\n")
            self._waiting = None

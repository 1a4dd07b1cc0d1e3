"""JSON Lines: one row a line, for many reports and for streams."""

from __future__ import annotations

from sayso.export.common import Exporter
from sayso.export.json import dump_row
from sayso.record import Failure, Record


class JsonlExporter(Exporter):
    """Every row is one line that ends in a line feed and holds no other line break."""

    name = "jsonl"
    suffix = ".jsonl"
    description = "One JSON object a line, written as soon as a report is read."
    many = True
    keeps_failures = True

    def write(self, row: Record | Failure) -> None:
        """Write one row as one line."""
        self.stream.write(self.dump(row) + "\n")

    def dump(self, row: Record | Failure) -> str:
        """Return a row on one line."""
        return dump_row(row)

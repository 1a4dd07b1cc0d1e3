"""Findings as JSON: one array of objects."""

from __future__ import annotations

from typing import TextIO

from sayso.checking.result import Checked
from sayso.export.findings.common import FindingsExporter, FindingsOptions
from sayso.export.json import dump_value


class JsonFindings(FindingsExporter):
    """An array with an object a finding, written as reports are checked."""

    name = "json"
    suffix = ".json"
    description = "One array; an object a finding, with its place, its words and its message."

    def __init__(self, stream: TextIO, options: FindingsOptions | None = None) -> None:
        super().__init__(stream, options)
        self._written = 0

    def write(self, report: Checked) -> None:
        """Write the findings of a report as objects of the array."""
        for finding in report.findings:
            self.stream.write(",\n" if self._written else "[\n")
            self.stream.write(dump_value(finding.model_dump(), indent=1))
            self._written += 1

    def finalize(self) -> None:
        """Close the array."""
        self.stream.write("\n]\n" if self._written else "[]\n")

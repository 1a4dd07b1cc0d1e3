"""How many findings each rule has."""

from __future__ import annotations

from collections import Counter
from typing import TextIO

from sayso.checking.result import Checked
from sayso.export.findings.common import FindingsExporter, FindingsOptions
from sayso.export.json import dump_value
from sayso.findings import registry


class _Statistics(FindingsExporter):
    def __init__(self, stream: TextIO, options: FindingsOptions | None = None) -> None:
        super().__init__(stream, options)
        self._counts: Counter[str] = Counter()

    def write(self, report: Checked) -> None:
        """Count the findings of a report."""
        self._counts.update(finding.code for finding in report.findings)

    def _rows(self) -> list[tuple[str, int, str]]:
        rules = registry.all_rules()
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return [(code, count, rules[code].summary) for code, count in ordered]


class TextStatistics(_Statistics):
    """A line a rule: count, code, what it finds; the commonest first."""

    name = "text"
    suffix = ".txt"
    description = "A line a rule, for people."
    encoding = None

    def finalize(self) -> None:
        """Write the counts."""
        rows = self._rows()
        width = max((len(str(count)) for _, count, _ in rows), default=0)
        for code, count, summary in rows:
            self.stream.write(f"{count:>{width}}  {code}  {summary}\n")


class JsonStatistics(_Statistics):
    """An array with an object a rule: `code`, `count`, `summary`."""

    name = "json"
    suffix = ".json"
    description = "One array; an object a rule."

    def finalize(self) -> None:
        """Write the counts."""
        rows = [{"code": c, "count": n, "summary": s} for c, n, s in self._rows()]
        parts = [dump_value(row, indent=1) for row in rows]
        self.stream.write("[\n" + ",\n".join(parts) + "\n]\n" if parts else "[]\n")

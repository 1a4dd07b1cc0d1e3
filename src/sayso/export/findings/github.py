"""Findings as workflow commands of GitHub Actions, which show them beside the lines.

References:
    https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from sayso.checking.result import Checked
from sayso.export.controls import for_terminal
from sayso.export.findings.common import FindingsExporter

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GithubFindings(FindingsExporter):
    """A line `::warning …` a finding."""

    name = "github"
    suffix = ".github"
    description = "Workflow commands of GitHub Actions, a line a finding."

    def write(self, report: Checked) -> None:
        """Write the findings of a report."""
        for found in report.findings:
            # A path may hold a line break, which the runner takes back; other controls cannot
            # be written in a command at all.
            path = "".join(c if c in "\r\n" else for_terminal(c) for c in found.path)
            properties = {
                "file": path,
                "line": found.line,
                "endLine": found.end_line,
                "col": found.column,
                "endColumn": found.end_column,
                "title": f"sayso ({found.code})",
            }
            written = ",".join(
                f"{k}={str(v).translate(_IN_PROPERTY)}" for k, v in properties.items()
            )
            message = f"{found.code} {for_terminal(found.message)}"
            self.stream.write(f"::warning {written}::{message.translate(_IN_DATA)}\n")

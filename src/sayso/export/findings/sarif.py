"""Findings as SARIF 2.1.0, which code hosts and editors show beside the lines.

References:
    OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; section numbers in
    comments are of this standard.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path, PurePath
from typing import Any, TextIO
from urllib.parse import quote

from sayso.__about__ import __version__
from sayso.checking.result import Checked, PlacedFinding
from sayso.export.findings.common import FindingsExporter, FindingsOptions
from sayso.export.json import dump_value
from sayso.findings import registry
from sayso.findings.pages import as_markdown, page_of
from sayso.ingest.sources import STDIN, is_url
from sayso.record import Failure

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


class SarifFindings(FindingsExporter):
    """One log with one run; the rules that found something are described in it."""

    name = "sarif"
    suffix = ".sarif"
    description = "SARIF 2.1.0, for code hosts and editors."

    def __init__(self, stream: TextIO, options: FindingsOptions | None = None) -> None:
        super().__init__(stream, options)
        self._findings: list[PlacedFinding] = []
        self._failures: list[Failure] = []

    def write(self, report: Checked) -> None:
        """Keep the findings of a report; the log is written at the end."""
        self._findings.extend(report.findings)

    def failed(self, failure: Failure) -> None:
        """Keep a failure, which the log tells."""
        self._failures.append(failure)

    def finalize(self) -> None:
        """Write the log."""
        self.stream.write(dump_value(self._log(), indent=1) + "\n")

    def _log(self) -> dict[str, Any]:
        codes = sorted({finding.code for finding in self._findings})
        seen: Counter[tuple[str, str, str]] = Counter()
        return {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "sayso",
                            "version": __version__,
                            "semanticVersion": __version__,
                            "rules": [_rule(code) for code in codes],
                        }
                    },
                    "columnKind": "unicodeCodePoints",
                    "invocations": [
                        {
                            "executionSuccessful": not self._failures,
                            "toolExecutionNotifications": [_notice(f) for f in self._failures],
                        }
                    ],
                    "results": [_result(f, codes.index(f.code), seen) for f in self._findings],
                }
            ],
        }


def _rule(code: str) -> dict[str, Any]:
    page = page_of(registry.all_rules()[code])
    return {
        "id": code,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.prose or page.summary},
        "help": {"text": page.why, "markdown": as_markdown(page)},
        # A place to look is no defect.
        "defaultConfiguration": {"level": "warning", "enabled": page.default},
    }


def _result(found: PlacedFinding, rule: int, seen: Counter[tuple[str, str, str]]) -> dict[str, Any]:
    words = " ".join(found.text.split())
    same = (found.path, found.code, words)
    number, seen[same] = seen[same], seen[same] + 1
    # 3.27.17: the same while the report around the words changes.
    print_ = f"{found.code}\n{words}\n{number}".encode("utf-8", "surrogatepass")
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": "warning",
        "message": {"text": found.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(found.path),
                    "region": {
                        "startLine": found.line,
                        "startColumn": found.column,
                        "endLine": found.end_line,
                        "endColumn": found.end_column,
                        "snippet": {"text": found.text},
                    },
                }
            }
        ],
        "partialFingerprints": {"sayso/v1": hashlib.sha256(print_).hexdigest()[:32]},
    }


def _notice(failure: Failure) -> dict[str, Any]:
    name = failure.url or failure.path
    located = {"physicalLocation": {"artifactLocation": _artifact(name)}} if name else None
    return {
        "level": "error",
        "message": {"text": failure.error.message},
        "descriptor": {"id": failure.error.code},
        **({"locations": [located]} if located else {}),
    }


def _artifact(name: str) -> dict[str, str]:
    """A location; files below the working folder are told from there, as code hosts want it."""
    if is_url(name):
        return {"uri": name}
    if name == STDIN:
        return {"uri": "stdin"}
    path = PurePath(name)
    here = Path.cwd()
    if path.is_absolute():
        if not path.is_relative_to(here):
            return {"uri": "file://" + quote(path.as_posix(), errors="replace")}
        path = path.relative_to(here)
    return {"uri": quote(path.as_posix(), errors="replace")}

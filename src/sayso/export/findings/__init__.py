"""Findings -> formats: checked reports go in, text in one of `FINDING_FORMATS` comes out."""

from __future__ import annotations

from difflib import get_close_matches

from sayso.errors import UsageError
from sayso.export.findings.common import FindingsExporter, FindingsOptions
from sayso.export.findings.github import GithubFindings
from sayso.export.findings.json import JsonFindings
from sayso.export.findings.sarif import SarifFindings
from sayso.export.findings.statistics import JsonStatistics, TextStatistics
from sayso.export.findings.text import TextFindings

__all__ = [
    "FINDING_FORMATS",
    "FindingsExporter",
    "FindingsOptions",
    "findings_exporter",
    "format_of_name",
]

FINDING_FORMATS: dict[str, type[FindingsExporter]] = {
    kind.name: kind for kind in (TextFindings, JsonFindings, GithubFindings, SarifFindings)
}
_STATISTICS: dict[str, type[FindingsExporter]] = {
    kind.name: kind for kind in (TextStatistics, JsonStatistics)
}


def findings_exporter(name: str, *, statistics: bool = False) -> type[FindingsExporter]:
    """Return the exporter class of a format.

    Args:
        name: One of the names in `FINDING_FORMATS`.
        statistics: Return the one that counts findings.

    Raises:
        UsageError: There is no such format, or it cannot count.
    """
    if name not in FINDING_FORMATS:
        near = get_close_matches(name.lower(), FINDING_FORMATS, n=1)
        guess = f"Did you mean '{near[0]}'? " if near else ""
        raise UsageError(
            f"there is no format '{name}'.",
            hint=f"{guess}The formats are {', '.join(FINDING_FORMATS)}.",
        )
    if not statistics:
        return FINDING_FORMATS[name]
    if name not in _STATISTICS:
        raise UsageError(
            f"the format '{name}' cannot hold statistics.",
            hint=f"The formats that can are {', '.join(_STATISTICS)}.",
        )
    return _STATISTICS[name]


def format_of_name(suffix: str) -> str:
    """Return the format that the end of a file's name (`.sarif`) tells; `text` if it tells none."""
    return next((f.name for f in FINDING_FORMATS.values() if f.suffix == suffix.lower()), "text")

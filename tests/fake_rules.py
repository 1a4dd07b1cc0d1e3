"""Rules and a reading made by hand, so that a check needs no model."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import sayso.checking.check
from sayso.findings import registry
from sayso.findings.reading import Reading
from sayso.findings.registry import Rule
from sayso.ingest.report import Report
from sayso.record import Finding, Record, ReportInfo, Span

_PAGE = """{summary}.

    More of it.

    Why:
        Readers *wonder*.

    Guideline:
        None that is public.

    Flagged:
        A zebra.

    Clean:
        A horse.

    Silence:
        Take it out.
    """


def _rule(code: str, pattern: str, summary: str, *, default: bool) -> Rule:
    def find(reading: Reading) -> Iterator[Finding]:
        for found in re.finditer(pattern, reading.text):
            start, end = found.span()
            if found[0] not in reading.settings.known_names:
                yield Finding(code=code, start=start, end=end, message=f"“{found[0]}” is here")

    find.__doc__ = _PAGE.format(summary=summary)
    return Rule(code, find, default)


RULES = {
    rule.code: rule
    for rule in (
        _rule("QUA001", "quay", "A quay", default=False),
        _rule("ZEB001", "zebra", "A zebra", default=True),
        _rule("ZEB002", "zebra|gnu", "An animal", default=True),
    )
}


def reading_of(report: Report, **_: object) -> Reading:
    """Read nothing but what ingest has found."""
    info = ReportInfo(
        id="x",
        text=report.text,
        headings=[Span(start=start, end=end) for start, end in report.headings],
        paragraphs=[Span(start=start, end=end) for start, end in report.paragraphs],
    )
    return Reading(Record(sayso="0", model="by-hand", report=info), None)  # type: ignore[arg-type]


def use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let checks use these rules and this reading."""
    monkeypatch.setattr(registry, "all_rules", lambda: RULES)
    monkeypatch.setattr(sayso.checking.check, "reading_of", reading_of)

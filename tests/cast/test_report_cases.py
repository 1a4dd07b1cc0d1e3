"""The package on the hand-marked reports: held to those that it is listed for, at their level.

A report that is not listed is expected to fail so far. `python -m tests.cast.report_cases --write`
lists how they come out; it is read before it is committed.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.cast.marked_reports import REPORTS, Report
from tests.cast.reading_reports import SPEAKING, Outcome, expected, outcome_of

EXPECTED = expected()
BY_ID = {report.id: report for report in REPORTS}
SPEAKERS_HOLD = {*EXPECTED["fully"], *EXPECTED["speakers"]}


@cache
def read(report: str) -> Outcome:
    return outcome_of(BY_ID[report])


def held(ids: set[str]) -> list[object]:
    missing = pytest.mark.xfail(strict=False, reason="the package does not read this report so yet")
    return [
        pytest.param(report, id=report.id, marks=() if report.id in ids else missing)
        for report in REPORTS
    ]


@pytest.mark.parametrize("report", held(SPEAKERS_HOLD))
def test_speakers_are_as_marked(report: Report) -> None:
    differences = [one.told for one in read(report.id).differences if one.aspect in SPEAKING]
    assert differences == [], report.text


@pytest.mark.parametrize("report", held(set(EXPECTED["fully"])))
def test_report_is_read_as_marked(report: Report) -> None:
    differences = [f"{one.aspect}: {one.told}" for one in read(report.id).differences]
    assert differences == [], report.text


def test_the_list_names_reports_that_exist_once() -> None:
    listed = [report for ids in EXPECTED.values() for report in ids]
    assert len(listed) == len(set(listed))
    assert set(listed) <= BY_ID.keys()

"""The example reports in which an editor would look for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("name", ["harbour.txt", "interview.txt"])
def test_a_clean_report_has_no_findings(name):
    record = sayso.read(EXAMPLES / name)
    assert [(finding.code, finding.message) for finding in record.findings] == []


def test_a_report_with_vague_sources_has_findings():
    codes = {finding.code for finding in sayso.read(EXAMPLES / "award.html").findings}
    assert {"ATT003", "ATT004"} <= codes

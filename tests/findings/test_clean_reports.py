"""The example reports: in one an editor would find much to look at, in the others nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

import sayso

EXAMPLES = Path(__file__).parents[2] / "examples"


WITH_FINDINGS = EXAMPLES / "award.html"
CLEAN = sorted(
    path
    for path in EXAMPLES.iterdir()
    if path.is_file() and path != WITH_FINDINGS and path.stem != "README"
)


def test_there_are_clean_reports():
    assert len(CLEAN) >= 6


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_report_has_no_findings(path):
    record = sayso.read(path)
    assert [(finding.code, finding.message) for finding in record.findings] == []


def test_a_report_with_vague_sources_has_findings():
    codes = {finding.code for finding in sayso.read(WITH_FINDINGS).findings}
    assert {"ATT003", "ATT004"} <= codes

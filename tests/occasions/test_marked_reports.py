"""Occasions of reports marked by hand, read with the weights of the package."""

from __future__ import annotations

from functools import cache

import pytest

from tests.occasions.marks import FIELDS, Counts, as_one, compare, marked_reports

LEAST = 60
# Of 65 times, 56 values, 10 places and 28 media that are marked; another processor may turn one.
LEAST_PRECISION = 0.95
LEAST_RECALL = {"where": 0.7}


@cache
def counts() -> Counts:
    return compare(as_one(marked_reports()))


def test_there_are_enough_and_each_mark_has_one_place() -> None:
    reports = marked_reports()
    assert len(reports) >= LEAST
    assert len({(report.published, report.text) for report in reports}) == len(reports)


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_told_is_right(name: str) -> None:
    found = counts()
    assert found.right[name] >= LEAST_PRECISION * found.told[name], "\n".join(found.wrong)


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_marked_is_told(name: str) -> None:
    found = counts()
    least = LEAST_RECALL.get(name, 0.9)
    assert found.right[name] >= least * found.marked[name], "\n".join(found.wrong)

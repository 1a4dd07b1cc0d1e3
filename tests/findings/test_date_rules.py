from __future__ import annotations

import pytest

from sayso.findings.registry import find_all
from sayso.findings.written_dates import written_dates
from tests.findings.blank import blank_reading
from tests.findings.examples import found_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said in a recent address that the levy would rise.", ["recent"]),
        ("The mayor recently told the council that the levy would rise.", ["recently"]),
        ("The mayor said in an address on Monday that the levy would rise.", []),
        ("“I said so in a recent address,” the mayor told the council on Monday.", []),
        ("The mayor once more said that the levy would rise.", []),
    ],
)
def test_vague_occasion(text, expected):
    assert found_words("DAT001", text) == expected


def dates(text, published=None):
    reading = blank_reading(text, published=published)
    return [text[f.start : f.end] for f in find_all(reading, ["DAT002"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, March 4, 2026, it sank.", ["Monday, March 4, 2026"]),
        ("On Wednesday, March 4, 2026, it sank.", []),
        ("On Tuesday 31 April it sank, on Feb. 30 too.", ["Tuesday 31 April", "Feb. 30"]),
        ("On February 29, 2024, and on the 29th of February it sank.", []),
        ("On February 29, 2023, it sank.", ["February 29, 2023"]),
        ("May 12 boats came; 12 may come.", []),
    ],
)
def test_day_that_cannot_be(text, expected):
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 4 March is a Tuesday in 2025, a Wednesday in 2026, a Thursday in 2027.
        ("On Wednesday, March 4, it sank.", []),
        ("On Thursday, March 4, it sank.", []),
        ("On Sunday, March 4, it sank.", ["Sunday, March 4"]),
    ],
)
def test_weekday_without_a_year_is_tried_in_years_near_the_report(text, expected):
    assert dates(text, "2026-03-06") == expected
    assert dates(text) == []


DATED = "---\ndate: 2026-03-04\n---\n\n# Mole sinks\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mole sank on March 9, 2026, and was closed.", ["March 9, 2026"]),
        ("The mole sank on March 3, 2026, and was closed.", []),
        ("The mole will be closed until March 9, 2026.", []),
        ("The vote was set for March 9, 2026, and is expected to be close.", []),
    ],
)
def test_date_after_the_reports_own(text, expected):
    assert found_words("DAT002", DATED.format(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was founded in 1908. The bridge was founded in 1918.", ["1918"]),
        ("The bridge was founded in 1908. The bridge was founded in 1908.", []),
        ("The bridge was founded in 1908. The tower was founded in 1918.", []),
        ("Ana Ruiz was born in 1950. Ruiz, who was born in 1952, left.", ["1952"]),
        ("Ana Ruiz was born in 1950. Ruiz left in 1968 and died in 1999.", []),
    ],
)
def test_two_years_for_what_happens_once(text, expected):
    assert found_words("DAT002", text) == expected


def test_written_dates_hold_what_is_written():
    text = "Monday, March 4, 2026; the 9th of May; Sept. 3 1999; 12 June."
    found = [
        (text[d.start : d.end], d.year, d.month, d.day, d.weekday) for d in written_dates(text)
    ]
    assert found == [
        ("Monday, March 4, 2026", 2026, 3, 4, 0),
        ("9th of May", None, 5, 9, None),
        ("Sept. 3 1999", 1999, 9, 3, None),
        ("12 June", None, 6, 12, None),
    ]

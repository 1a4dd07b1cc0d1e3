"""Counts, days and moments as the pages word them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sayso.web.words import counted, dated, day, emphasised, marked, moment, number, percent


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "no reports"), (1, "1 report"), (2, "2 reports"), (1204, "1,204 reports")],
)
def test_counted(count, told):
    assert counted(count, "report") == told


def test_counted_knows_other_plurals():
    assert counted(2, "person", "people") == "2 people"
    assert number(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        pytest.param("2026-03-04", "4 March 2026", id="day"),
        pytest.param("2026-03", "March 2026", id="month"),
        pytest.param("2026", "2026", id="year"),
        pytest.param("2026-W10", "week 10 of 2026", id="week"),
        pytest.param("2026-03-28/2026-03-29", "28 to 29 March 2026", id="within-a-month"),
        pytest.param("2026-02-28/2026-03-01", "28 February to 1 March 2026", id="within-a-year"),
        pytest.param(
            "2025-12-31/2026-01-01", "31 December 2025 to 1 January 2026", id="over-a-year"
        ),
        pytest.param("2014/2016", "2014 to 2016", id="years"),
        pytest.param("2026-02-30", "2026-02-30", id="no-such-day"),
        pytest.param("2026-13", "2026-13", id="no-such-month"),
        pytest.param("soon", "soon", id="no-date"),
        pytest.param(None, "", id="none"),
    ],
)
def test_day(value, told):
    assert day(value) == told


def test_dated_is_a_time_element_only_where_one_can_hold_it():
    assert dated("2026-03-04") == '<time datetime="2026-03-04">4 March 2026</time>'
    assert dated("2026-03-04", short=True) == '<time datetime="2026-03-04">4 Mar 2026</time>'
    assert dated("2026") == '<time datetime="2026">2026</time>'
    assert dated("2026-02-28/2026-03-01") == "28 February to 1 March 2026"
    assert dated('<b onload="x">') == "&lt;b onload=&#34;x&#34;&gt;"
    assert dated(None) == ""


def test_moment_is_told_in_utc():
    at = datetime(2026, 11, 25, 23, 5, tzinfo=timezone(timedelta(hours=1)))
    told = '<time class="moment" datetime="2026-11-25T22:05:00Z">25 Nov 2026, 22:05 UTC</time>'
    assert moment(at) == told
    assert moment(datetime(2026, 11, 25, 22, 5)) == told
    assert moment(at.astimezone(UTC)) == told
    assert moment(None) == ""


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        pytest.param([], "a &lt;b&gt; c", id="none"),
        pytest.param([(2, 5)], "a <mark>&lt;b&gt;</mark> c", id="escaped"),
        pytest.param([(0, 1), (6, 7)], "<mark>a</mark> &lt;b&gt; <mark>c</mark>", id="two"),
        pytest.param([(2, 5), (0, 3)], "<mark>a &lt;</mark><mark>b&gt;</mark> c", id="overlap"),
        pytest.param([(5, 99)], "a &lt;b&gt;<mark> c</mark>", id="past-the-end"),
        pytest.param([(99, 120)], "a &lt;b&gt; c", id="beyond"),
    ],
)
def test_marked(marks, told):
    assert marked("a <b> c", marks) == told


def test_no_share_below_one_is_a_hundred_per_cent():
    assert [percent(share) for share in (0, 0.005, 0.994, 0.999, 1)] == [
        "0%", "0%", "99%", "99%", "100%",
    ]  # fmt: skip


def test_emphasised_is_italics_alone():
    assert emphasised("a crowd: *critics say*, <i>x</i>") == (
        "a crowd: <i>critics say</i>, &lt;i&gt;x&lt;/i&gt;"
    )

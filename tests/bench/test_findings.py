from __future__ import annotations

import json

import pytest

from bench.findings import (
    JUDGED,
    LEAST_RIGHT,
    Place,
    draw,
    read_verdicts,
    table,
    too_low,
    wilson,
)
from sayso.findings.registry import all_rules

FOUND = [Place("ATT002", "a", 0, 5), Place("ATT002", "a", 9, 12), Place("ATT004", "b", 3, 8)]


def test_table_counts_verdicts_on_what_is_still_found():
    verdicts = {FOUND[0]: True, FOUND[2]: False, Place("ATT002", "b", 1, 2): False}
    rows = {
        row.code: row
        for row in table(FOUND, verdicts, 2000, {"ATT002": True, "ATT004": True, "NAR001": False})
    }
    assert (rows["ATT002"].found, rows["ATT002"].docs) == (2, 1)
    assert rows["ATT002"].per_1000 == pytest.approx(1.0)
    assert (rows["ATT002"].read, rows["ATT002"].right, rows["ATT002"].share) == (1, 1, 1.0)
    assert too_low(rows["ATT004"])
    assert rows["NAR001"].share is None
    assert not too_low(rows["NAR001"])


def test_the_interval_of_a_share():
    low, high = wilson(17, 20)
    assert (round(low, 3), round(high, 3)) == (0.640, 0.948)  # Newcombe (1998), method 3
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_draw_is_the_same_each_time_and_of_one_rule():
    many = [Place("ATT002", "a", start, start + 1) for start in range(100)] + FOUND[2:]
    drawn = draw(many, "ATT002", count=7)
    assert drawn == draw(list(reversed(many)), "ATT002", count=7)
    assert len(set(drawn)) == 7
    assert {place.code for place in drawn} == {"ATT002"}
    assert draw(FOUND, "ATT004", count=7) == FOUND[2:]


def test_the_last_verdict_on_a_finding_counts(tmp_path):
    path = tmp_path / "judged.jsonl"
    row = {"code": "ATT002", "doc": "a", "start": 0, "end": 5}
    lines = [json.dumps({**row, "right": right}) for right in (False, True)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert read_verdicts(path) == {FOUND[0]: True}


def test_the_stored_verdicts_hold_no_text_and_leave_every_default_rule_above_the_limit():
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert {tuple(sorted(row)) for row in rows} == {("code", "doc", "end", "right", "start")}
    verdicts = read_verdicts()
    rules = all_rules()
    assert {place.code for place in verdicts} <= set(rules)
    shares = {
        code: sum(right for place, right in verdicts.items() if place.code == code)
        / sum(place.code == code for place in verdicts)
        for code in {place.code for place in verdicts}
    }
    assert [code for code in shares if rules[code].default and shares[code] < LEAST_RIGHT] == []

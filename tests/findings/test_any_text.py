"""No text makes a rule of dates, names or text raise, point nowhere or take long."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.findings.registry import all_rules, find_all
from tests.findings.blank import blank_reading

CODES = [code for code in all_rules() if code[:3] in {"DAT", "NAM", "TXT"}]
# Pieces of what the rules look for, so that texts of chance come near it.
PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "«", "»", "\n", "\n\n", " ", "<b>", "</p>", "&amp;", "{{", "}}",
        "[", "](http://", "**", "__", "_", "\\n", "Ã", "©", "â€™", "\ufffd", "\x07", "\ud83d",
        "\udc00",
        "READ MORE:", "Share", "Advertisement", "By Ana Ruiz", "Error 500:", "undefined", "[name]",
        "As an AI language model", "Headline:", "Monday, March 4, 2026", "31 April", "born in 1950",
        "HSRB", "(HSRB)", "Halvorsen", "Halverson", "Renn", "said", "recently", "e\u0301", "don?t",
        "The mole was closed on Monday after a survey found a crack as long as a bus.", "İ", "ŉ",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(st.characters(), max_size=8)), max_size=60).map(" ".join)


@given(TEXTS, st.integers(0, 9))
@settings(max_examples=60)
def test_any_text_has_findings_inside_it(text, seed):
    reading = blank_reading(text, seed)
    for finding in find_all(reading, CODES):
        assert 0 <= finding.start < finding.end <= len(text)
        assert finding.message
        assert finding.message[-1] not in " ."


LONG = {
    "quotation marks": '"' * 30_000,
    "curly marks": "“a " * 10_000,
    "no space": "x" * 200_000,
    "capitals": "ABC DEF " * 5_000,
    "brackets": "[" * 15_000 + "]" * 15_000,
    "tags": "<b " * 10_000,
    "underscores": "_a" * 15_000,
    "stars": "*a " * 10_000,
    "broken": "Ã©" * 20_000,
    "one sentence": "The mole was closed on Monday after a survey found a crack. " * 700,
    "dates": "Monday, March 4, 2026 " * 2_000,
    "names": " ".join(f"Halvors{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}n" for n in range(4_000)),
    "lines": "Share\n\n" * 4_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_take_no_long_time(name):
    reading = blank_reading(LONG[name])
    for code in CODES:
        begin = time.process_time()
        for _ in all_rules()[code].find(reading):
            pass
        assert time.process_time() - begin < 2, code


def test_empty_text_has_no_findings():
    assert find_all(blank_reading(""), CODES) == []

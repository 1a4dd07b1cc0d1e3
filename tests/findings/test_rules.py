"""Every rule is told of on a page, and does on the page's examples what the page says."""

from __future__ import annotations

import re

import pytest

from sayso.findings.pages import as_markdown, as_table, page_of
from sayso.findings.reading import Reading
from sayso.findings.registry import Rule, all_rules
from tests.findings.examples import every_code, found, reading

CODES = every_code()


def page(code):
    return page_of(all_rules()[code])


@pytest.mark.parametrize("code", CODES)
def test_page_is_complete(code):
    shown = page(code)
    assert shown.code == code
    assert len(shown.summary) <= 90
    assert re.search(r"`?--ignore|settings|noqa|sayso: *ignore", shown.silence)
    assert "Silence:" not in as_markdown(shown)


@pytest.mark.parametrize("code", CODES)
def test_flagged_example_is_flagged(code):
    example = page(code).flagged
    findings = found(code, example)
    assert findings, f"{code} finds nothing in the example that it is to flag"
    text = reading(example).text
    for finding in findings:
        assert finding.code == code
        assert text[finding.start : finding.end].strip(), finding
        assert finding.message[-1] not in " .!", finding.message


@pytest.mark.parametrize("code", CODES)
def test_clean_example_is_clean(code):
    assert [finding.message for finding in found(code, page(code).clean)] == []


def silent(reading: Reading):
    """Tell nothing."""


def test_a_docstring_in_another_form_is_no_page():
    with pytest.raises(ValueError, match="needs Why, Guideline, Flagged, Clean, Silence"):
        page_of(Rule("XXX001", silent, default=True))


def test_the_table_names_every_rule_once():
    table = as_table([page(code) for code in CODES])
    assert re.findall(r"^\| \[([A-Z]{3}\d{3})\]", table, re.MULTILINE) == CODES

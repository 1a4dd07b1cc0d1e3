"""Chains, voices, occasions, findings and the profile on the page."""

from __future__ import annotations

import re

from sayso.export.html import page
from tests.export.page_reader import HOSTILE, Contents, Page


def test_contents_stand_within_each_other(ferry):
    found = Contents(page(ferry))
    assert found.around == {
        "1": [],
        "2": ["1"],
        "3": ["1", "2"],
        "4": [],
        "5": ["4"],
        "6": ["7"],
        "7": [],
        "8": [],
        "9": [],
    }
    for number, item in enumerate(ferry.attributions, 1):
        assert found.words[str(number)] == "".join(span.text for span in item.content)


def test_contents_that_cross_hold_their_words_too(make_record):
    record = make_record("a b c d", ("", "a", "b c"), ("", "a", "c d"))
    source = page(record)
    assert Page(source).text == "a b c d"
    assert Contents(source).words == {"1": "b c", "2": "c d"}


def test_the_notes_of_the_page_tell_through_how_many_mouths(ferry):
    source = page(ferry)
    arrow = ' <span class="through" aria-hidden="true">←</span><span class="vh"> passes on </span> '
    assert (
        f'<bdi class="mouth">Ray Cole</bdi>{arrow}<bdi class="mouth">Imelda Shaw</bdi>{arrow}'
        '<bdi class="who">the board</bdi> <span aria-hidden="true">·</span>'
    ) in source
    assert 'class="con body nested hearsay" data-a="3"' in source
    assert 'class="con firm nested" data-a="5"' in source
    assert source.count('<b class="hearsay">hearsay</b>') == 6  # in notes and in the list


def test_an_unclear_passage_is_marked_and_read_aloud(ferry):
    source = page(ferry)
    assert (
        '<span class="vh">(voice unclear: </span>'
        '<span class="unclear f">He had never lost hope</span>'
    ) in source
    assert "voice unclear</span>: the narrator’s, or the source’s before it?" in source
    assert page(ferry).count("(voice unclear: ") == 1


def test_occasions_stand_in_the_notes_and_in_the_list(ferry):
    told = '<bdi class="occasion">on Monday (2026-03-02), in Port Ellery</bdi>'
    assert page(ferry).count(told) == 2
    assert page(ferry).count('"occasion">carried on: on Monday') == 2


def test_findings_and_their_words_lead_to_each_other(ferry):
    made = Page(page(ferry))
    flags = [one for one in made.all("a") if one.get("class") == "flag"]
    assert [(one["id"], one["href"], one["data-code"]) for one in flags] == [
        ("f1", "#i1", "ATT006"),
        ("f2", "#i2", "NAR003"),
        ("f3", "#i3", "ATT002"),
        ("f4", "#i4", "ATT004"),
    ]
    rows = [one["id"] for one in made.all("li") if re.fullmatch(r"i\d", one.get("id", ""))]
    assert rows == ["i3", "i4", "i1", "i2"]  # by rule
    assert {"#f1", "#f2", "#f3", "#f4"} <= {one["href"] for one in made.all("a")}
    assert "An unnamed source, with no reason given why it is unnamed" in made.seen
    assert made.text == ferry.report.text


def test_marks_of_findings_can_be_switched_off_without_script(ferry):
    source = page(ferry)
    assert [one["id"] for one in Page(source).all("input")] == ["marks"]
    assert "body:has(#marks:not(:checked)) .text .flag { display: none; }" in source


def test_a_finding_about_no_words_is_listed_but_leads_nowhere(ferry):
    ferry.findings[0].end = ferry.findings[0].start
    made = Page(page(ferry))
    assert "#f1" not in [one["href"] for one in made.all("a")]
    assert "this comes through three mouths" in made.seen


def test_a_rule_that_is_not_known_has_no_summary(ferry):
    ferry.findings[0].code = "ZZZ999"
    assert '<h3><span class="code">ZZZ999</span></h3>' in page(ferry)


def test_without_findings_nothing_is_said_of_any(levy):
    made = Page(page(levy))
    assert "findings" not in made.ids()
    assert made.all("input") == []


def test_the_bar_tells_the_voices_and_the_shares_below_it(ferry):
    source = page(ferry)
    assert '<rect class="unsure" x="50" width="8" height="1"/>' in source
    assert "8 % unclear (5)" in source
    assert "42 % the narrator’s own (25)" in source
    assert "<b>20 %</b> hearsay, <b>15 %</b> of vague sources" in source
    assert "<bdi>crews</bdi> <b>30 %</b> of the words, 1 speaker" in source


def test_hostile_findings_occasions_and_groups_are_escaped(ferry):
    for finding in ferry.findings:
        finding.code = finding.message = HOSTILE
    ferry.attributions[0].occasion.when.value = HOSTILE
    ferry.attributions[3].occasion.medium.kind = HOSTILE
    ferry.profile.by_group = {HOSTILE: ferry.profile.by_group["crews"]}
    source = page(ferry)
    assert "<script>alert" not in source
    assert "<img" not in source
    assert Page(source).text == ferry.report.text

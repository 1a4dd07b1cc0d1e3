from __future__ import annotations

import base64
import hashlib
import re

import pytest

from sayso.export.html import page
from sayso.record import Entity
from tests.export.page_reader import HOSTILE, Page


def test_the_page_holds_the_text_character_for_character(harbour):
    assert Page(page(harbour)).text == harbour.report.text


def test_every_statement_has_an_anchor_and_a_note_that_lead_to_each_other(harbour):
    made = Page(page(harbour))
    cues = [one for one in made.all("a") if "cue" in one.get("class", "").split()]
    assert [(one["id"], one["href"]) for one in cues] == [
        (f"t{number}", f"#n{number}") for number in (1, 2, 3, 4, 5, 6, 7, 8)
    ]
    assert [one["id"] for one in made.all("li") if "id" in one] == [f"n{n}" for n in range(1, 9)]


def test_every_link_within_the_page_leads_somewhere(harbour):
    made = Page(page(harbour))
    ids = made.ids()
    assert len(ids) == len(set(ids))
    for link in made.all("a"):
        assert link["href"].removeprefix("#") in ids


def test_a_source_inside_a_content_names_its_own_statement(harbour):
    assert (
        '<span class="vh">(source of 7: </span>'
        '<span class="src" data-a="7" data-t="7">the mayor</span><span class="vh">)</span>'
    ) in page(harbour)


def test_statements_that_share_a_cue_each_get_an_anchor(make_record):
    record = make_record("a said b c", ("a", "said", "b"), ("a", "said", "c"))
    made = Page(page(record))
    assert {"t1", "t2", "n1", "n2"} <= set(made.ids())
    assert made.text == "a said b c"


def test_the_policy_allows_the_packages_own_style_and_script_alone(harbour):
    source = page(harbour)
    [policy] = [
        meta["content"]
        for meta in Page(source).all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; ")
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        [inner] = re.findall(f"<{element}>(.*?)</{element}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_nothing_is_loaded_and_no_attribute_runs_or_styles(harbour):
    made = Page(page(harbour))
    for tag, attributes in made.elements:
        assert tag not in {"link", "img", "iframe", "object", "embed", "form", "base"}
        assert not {name for name in attributes if name.startswith("on")}
        assert not {"src", "style", "srcset"} & set(attributes)
    assert "@import" not in page(harbour)
    assert "url(" not in page(harbour)


def test_hostile_text_never_appears_unescaped(make_record):
    text = f"{HOSTILE} said {HOSTILE}"
    record = make_record(
        text,
        (HOSTILE, "said", (HOSTILE,), {"at": 0}),
        title=HOSTILE,
        outlet=HOSTILE,
        byline=[HOSTILE],
        published=HOSTILE,
        language=HOSTILE,
        url=HOSTILE,
        path=HOSTILE,
    )
    record.model = record.sayso = HOSTILE
    source = page(record)
    assert "<script>alert" not in source
    assert "<img" not in source
    assert source.count("<script>") == 1
    made = Page(source)
    assert made.text == text
    assert made.all("html") == [{"lang": "en"}]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        pytest.param("https://news.example/a?b=1&c=2", True, id="https"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("data:text/html,x", False, id="data"),
        pytest.param("//news.example", False, id="no-scheme"),
    ],
)
def test_only_web_addresses_are_links(small, url, linked):
    small.report.url = url
    links = [one["href"] for one in Page(page(small)).all("a")]
    assert (url in links) == linked
    assert url in Page(page(small)).seen


def test_a_headline_of_the_text_is_the_pages_headline_once(harbour):
    source = page(harbour)
    assert source.count("Harbour wall to close for a month") == 2  # in <title> and in <h1>
    assert '<h1 class="text" dir="auto" data-text>Harbour wall' in source
    assert len(Page(source).all("h1")) == 1


def test_a_title_of_its_own_stands_above_the_text(harbour):
    harbour.report.title = "Wall closed"
    source = page(harbour)
    assert '<h1 dir="auto">Wall closed</h1>' in source
    assert '<h2 class="text" dir="auto" data-text>Harbour wall' in source


@pytest.mark.parametrize(
    ("path", "title"),
    [
        pytest.param("a/b.txt", "b.txt", id="file"),
        pytest.param("-", "Untitled report", id="standard-input"),
        pytest.param(None, "Untitled report", id="none"),
    ],
)
def test_a_report_without_a_title_still_has_a_heading(small, path, title):
    small.report.path = path
    assert f'<h1 dir="auto">{title}</h1>' in page(small)


def test_date_byline_and_outlet_head_the_page(harbour):
    source = page(harbour)
    assert 'The Ellery Gazette · <time datetime="2031-05-03">2031-05-03</time>' in source
    assert "By Noor Vance" in source


def test_a_time_is_shown_as_its_date(small):
    small.report.published = "2031-05-03T10:00:00Z"
    assert '<time datetime="2031-05-03T10:00:00Z">2031-05-03</time>' in page(small)


def test_a_date_that_is_none_is_shown_but_not_as_a_date(small):
    small.report.published = "last week"
    assert "last week" in Page(page(small)).seen
    assert Page(page(small)).all("time") == []


def test_the_list_groups_statements_by_source_with_nobody_last(harbour):
    headings = re.findall(r"<h3>.*?>([^<]+)</(?:bdi|span)>", page(harbour))
    assert headings == [
        "she",
        "Mayor Imelda Shaw",
        "Ray Cole, who runs the ferry",
        "He",
        "Dana Adair, the engineer",
        "the mayor",
        "nobody",
    ]


def test_a_negated_statement_is_marked_in_text_note_and_list(harbour):
    source = page(harbour)
    assert 'class="con neg" data-a="4"' in source
    assert "(statement 4, negated: " in source
    assert source.count('<b class="negated">negated</b>') == 2


def test_the_bar_shows_the_share_of_words(harbour):
    assert '<rect class="said" width="55" height="1"/>' in page(harbour)
    assert "<b>55 %</b> of the words attributed (61)" in page(harbour)


def test_a_record_without_statements_says_so(make_record):
    source = page(make_record("Nothing was heard."))
    assert "No statements were found in this report." in source
    assert Page(source).text == "Nothing was heard."


def test_controls_are_replaced_and_line_ends_kept(make_record):
    made = Page(page(make_record("a\r\nb\x00c\x1bd\ue000\ud800")))
    assert made.text == "a\r\nb␀c␛d\ue000\N{REPLACEMENT CHARACTER}"


def test_the_page_has_landmarks_and_headings_in_order(harbour):
    made = Page(page(harbour))
    tags = [tag for tag, _ in made.elements]
    for landmark in ("main", "article", "header", "footer"):
        assert landmark in tags
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[:3] == [1, 2, 3]
    assert made.all("a")[0] == {"class": "skip", "href": "#report"}


def test_the_page_of_a_cast_holds_the_text_and_its_links_lead_somewhere(levy):
    made = Page(page(levy))
    assert made.text == levy.report.text
    ids = made.ids()
    assert len(ids) == len(set(ids))
    assert {one["href"].removeprefix("#") for one in made.all("a")} <= set(ids)
    assert [one for one in ids if re.fullmatch(r"c\d+", one)] == [
        f"c{number}" for number in (1, 2, 3, 5, 6, 7, 9, 4, 8)
    ]


def test_the_margin_of_the_page_leads_from_the_name_to_the_cast(levy):
    source = page(levy)
    assert (
        '<a class="to-cast" href="#c1"><bdi class="who">Imelda Shaw</bdi></a> '
        '<span class="aside">(<bdi>she</bdi>, <bdi>0.71</bdi>)</span>'
    ) in source
    assert (
        '<bdi class="who">Ruiz</bdi><span class="open">: '
        "<bdi>two candidates, Ana Ruiz or Luis Ruiz</bdi></span>"
    ) in source


def test_mentions_tell_whose_they_are(levy):
    made = Page(page(levy))
    whose = [one["data-e"].split() for _, one in made.elements if "data-e" in one]
    assert sum("1" in one for one in whose) == 2
    # "Ray Cole" is a mention of his own and part of the group's.
    assert ["5", "7"] in whose


def test_choosing_knows_what_each_says_alone_and_with_others(levy):
    made = Page(page(levy))
    picks = {one["data-p"]: one["data-s"] for one in made.all("span") if "data-p" in one}
    assert picks == {
        "1": "1 2",
        "2": "3",
        "3": "6",
        "4": "",
        "5": "7",
        "6": "7",
        "7": "7",
        "8": "",
        "9": "4",
    }


def test_every_grade_is_told_by_a_shade_and_a_word(levy):
    source = page(levy)
    notes = re.findall(r'<li id="n\d+".*?</li>', source, re.DOTALL)
    told = [re.search(r'class="grade (\w+)">([^<]+)<', note).groups() for note in notes]
    assert told == [
        ("firm", "named"),
        ("firm", "named"),
        ("body", "organisation"),
        ("body", "document"),
        ("firm", "named"),
        ("firm", "named"),
        ("firm", "named"),
        ("vague", "unnamed"),
        ("vague", "collective"),
        ("own", "author"),
        ("vague", "no source"),
    ]
    assert 'class="con vague" data-a="8"' in source


def test_many_who_say_nothing_are_folded_away(levy):
    assert "<details>" not in page(levy)
    levy.cast += [Entity(id=f"e{n}", type="place", name=f"Place {n}") for n in range(20, 40)]
    assert "<summary>22 more, who say nothing</summary>" in page(levy)


def test_hostile_names_are_escaped_everywhere(levy):
    for entity in levy.cast:
        entity.name = HOSTILE
        entity.aliases = [HOSTILE + "a"]
    for tie in levy.ties:
        tie.relation = HOSTILE
    levy.attributions[4].speaker_reason = HOSTILE
    levy.profile.speakers = [{"id": "e1", "name": HOSTILE, "words": 3, "statements": 1}]
    source = page(levy)
    assert "<script>alert" not in source
    assert "<img" not in source
    assert Page(source).text == levy.report.text


def test_without_a_cast_nothing_is_said_of_one(harbour):
    source = Page(page(harbour))
    assert "cast" not in source.ids()
    assert "The cast" not in source.seen
    assert not [one for _, one in source.elements if "data-e" in one or "data-p" in one]

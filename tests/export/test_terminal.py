from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len

from sayso.export import ExportOptions
from sayso.export.terminal import TerminalExporter
from sayso.record import Entity, Span

ESCAPE = "\x1b"


class Stream(io.StringIO):
    """A text stream that says what kind of thing it is."""

    def __init__(self, *, terminal=False, encoding="utf-8"):
        super().__init__()
        self.terminal = terminal
        self._encoding = encoding

    @property
    def encoding(self):
        return self._encoding

    def isatty(self):
        return self.terminal


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "COLORTERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def view(record, *, width=None, terminal=False, encoding="utf-8"):
    stream = Stream(terminal=terminal, encoding=encoding)
    TerminalExporter(stream, ExportOptions(width=width)).write(record)
    return stream.getvalue()


def test_a_small_record_in_a_pipe(small):
    rule = "─" * 61
    assert view(small) == (
        " ⟨Mayor Shaw⟩ _said_¹ ⟦¹the wall was safe⟧."
        "                      1 Mayor Shaw → indirect 0.93\n"
        "\n"
        f" {rule}\n"
        " 1 statement     1 indirect\n"
        " 1 source        as worded: Mayor Shaw 1\n"
        " 7 words         ██████████████░░░░░░░░░░ 4 attributed (57%), 3 the narrator's own\n"
        " marks           ⟨source⟩   _cue_¹   ⟦¹content⟧   ⟦¬¹negated⟧\n"
    )


def test_a_small_record_where_only_ascii_can_be_written(small):
    text = view(small, encoding="ascii")
    text.encode("ascii")
    assert text.splitlines()[0].split("  ")[0] == " <Mayor Shaw> _said_(1) [1: the wall was safe]."
    assert "1 Mayor Shaw -> indirect 0.93" in text


def test_a_small_record_on_a_terminal_needs_no_brackets_for_bold_and_underline(small):
    line = view(small, terminal=True, width=100).splitlines()[0]
    assert line.startswith(
        " \x1b[1;36mMayor Shaw\x1b[0m \x1b[4;35msaid\x1b[0m\x1b[90m¹\x1b[0m "
        "\x1b[90m⟦¹\x1b[0m\x1b[32mthe wall was safe\x1b[0m\x1b[90m⟧\x1b[0m."
    )


def test_no_color_keeps_bold_and_underline(small, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    text = view(small, terminal=True, width=100)
    assert "\x1b[1mMayor Shaw\x1b[0m \x1b[4msaid\x1b[0m¹ ⟦¹the wall was safe⟧." in text
    assert not re.search(r"\x1b\[[\d;]*3\d", text)


def test_a_dumb_terminal_gets_brackets_and_no_escapes(small, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    text = view(small, terminal=True, width=100)
    assert ESCAPE not in text
    assert "⟨Mayor Shaw⟩ _said_¹ ⟦¹the wall was safe⟧." in text


def test_notes_stand_beside_the_line_of_their_cue(harbour):
    lines = view(harbour, width=100).splitlines()
    notes = [(re.match(r"(\d) \S", line[65:]), line) for line in lines]
    beside = {found[1]: line for found, line in notes if found}
    for number, cue in (("1", "_said_¹"), ("2", "_told_²"), ("3", "_According to_³")):
        assert cue in beside[number]
    assert "5 — nobody — → mixed 0.66" in beside["5"]
    assert "4 He → indirect, negated 0.81" in beside["4"]
    assert "7 Dana Adair, the engineer ← the" in beside["7"]


def test_a_negated_content_is_marked_as_not_said(harbour):
    assert "⟦¬⁴that the ferry would" in view(harbour)
    assert "[4 NOT: that" in view(harbour, encoding="ascii")


def test_a_narrow_terminal_has_the_notes_under_the_text(harbour):
    lines = view(harbour, width=60).splitlines()
    at = lines.index("   1 Mayor Imelda Shaw → indirect 0.97")
    assert lines[at - 1].strip() == 'will not."⟧'
    assert lines[at + 1] == "   2 she → direct 0.98"


@pytest.mark.parametrize("width", [20, 40, 60, 75, 76, 80, 100, 140])
def test_no_line_is_wider_than_asked_for(harbour, width):
    assert max(cell_len(line) for line in view(harbour, width=width).splitlines()) <= width


def test_wide_letters_keep_the_margin_in_place(make_record):
    text = "蘇市長說城牆安全 and so on 城牆安全"
    record = make_record(text, ("", "說", "城牆安全"))
    first = view(record, width=100).splitlines()[0]
    before = first[: first.index("1 — nobody")]
    assert cell_len(before) == 65


def test_the_file_and_the_origin_head_the_view(harbour):
    assert view(harbour).splitlines()[:3] == [
        " The Ellery Gazette · by Noor Vance · 2031-05-03 · harbour.txt",
        "",
        " Harbour wall to close for a month",
    ]


def test_a_title_that_the_text_lacks_is_shown(small):
    small.report.title = "A safe wall"
    assert view(small).startswith(" A safe wall\n\n ⟨Mayor Shaw⟩")


def test_more_sources_than_fit_are_counted(make_record):
    names = [f"S{number}" for number in range(12)]
    text = " ".join(f"{name} said x{name}." for name in names)
    record = make_record(text, *((name, f"{name} said"[3:], f"x{name}") for name in names))
    assert "S7 1 · 4 more" in " ".join(view(record).split())


def test_a_record_without_statements(make_record):
    text = view(make_record("Nothing was heard."))
    assert " 0 statements\n 0 sources\n" in text
    assert "marks" not in text
    assert "100" not in text


def test_without_a_count_of_words_there_is_no_bar(small):
    small.profile.words = 0
    assert "█" not in view(small)
    assert "words" not in view(small)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("\x1b[31mred\x1b[0m", id="colour"),
        pytest.param("\x1b]0;title\x07", id="window-title"),
        pytest.param("\x9b2J", id="c1-csi"),
        pytest.param("a\rb\x08c\x00d\x7f", id="overwriting"),
        pytest.param("\u202eevil\u2066", id="direction-override"),
    ],
)
def test_controls_never_reach_the_terminal(make_record, hostile):
    text = f"{hostile} said {hostile} x"
    record = make_record(
        text,
        (hostile, "said", f"{hostile} x"),
        title=hostile + "T",
        outlet=hostile,
        path=hostile,
        byline=[hostile],
        published=hostile,
    )
    shown = view(record)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_controls_are_shown_as_signs(make_record):
    assert "␛[31mred" in view(make_record("\x1b[31mred"))


def test_what_looks_like_markup_or_emoji_is_text(make_record):
    assert "[bold]no[/bold] :smile: [link=x]" in view(
        make_record("[bold]no[/bold] :smile: [link=x]")
    )


def test_typography_is_folded_where_it_cannot_be_written(make_record):
    text = view(make_record("“Zoë” – it’s 蘇…"), encoding="ascii")
    assert '"Zo\\xeb" - it\'s \\u8607...' in text
    assert "“Zoë”" not in view(make_record("“Zoë”"), encoding="latin-1")
    assert '"Zoë"' in view(make_record("“Zoë”"), encoding="latin-1")


def test_an_unknown_encoding_is_taken_for_ascii(small):
    view(small, encoding="no-such-encoding").encode("ascii")


def test_headings_are_bold(harbour):
    text = view(harbour, terminal=True, width=100)
    assert "\x1b[1mHarbour wall to close for a month\x1b[0m" in text


def test_several_records_are_parted_by_an_empty_line(small):
    stream = Stream()
    writer = TerminalExporter(stream)
    writer.write(small)
    one = stream.getvalue()
    writer.write(small)
    assert stream.getvalue() == f"{one}\n{one}"


def test_a_paragraph_without_words_is_left_out(make_record):
    record = make_record("one\n\n \n", paragraphs=[Span(start=0, end=3), Span(start=5, end=6)])
    assert view(record).startswith(" one\n\n ─")


def notes_of(shown):
    return " ".join(line[65:] for line in shown.splitlines() if line[65:].strip())


def test_the_margin_tells_the_name_with_the_words_and_what_is_out_of_the_common(levy):
    notes = notes_of(view(levy, width=100))
    for note in (
        "1 Imelda Shaw → indirect 0.90",
        "2 Imelda Shaw (she, 0.71) → direct 0.90",
        "3 Harbour Safety Board → indirect, organisation 0.90",
        "6 Ana Ruiz (She) → indirect, thought 0.90",
        "9 Critics → indirect, collective 0.90",
        "11 — nobody — → indirect 0.90",
    ):
        assert note in " ".join(notes.split())


def test_the_margin_says_plainly_who_is_not_resolved(levy):
    notes = " ".join(notes_of(view(levy, width=100)).split())
    assert "5 Ruiz: two candidates, Ana Ruiz or Luis Ruiz → direct 0.90" in notes
    assert "8 Two crew members: no antecedent → indirect, unnamed 0.90" in notes


def test_the_cast_stands_under_the_report(levy):
    lines = view(levy).splitlines()
    at = lines.index(" The cast, with the number of statements (+ jointly)")
    assert lines[at - 1] == " " + "─" * 61
    assert lines[at + 1].startswith("  2  Imelda Shaw ")
    assert " Luis Ruiz: brother of Ana Ruiz" in lines[at:]


def test_of_those_who_say_nothing_only_the_first_are_shown(levy):
    levy.cast += [Entity(id=f"e{n}", type="place", name=f"Place {n}") for n in range(20, 40)]
    shown = view(levy)
    assert "Place 27" in shown
    assert "Place 28" not in shown
    assert "and 12 more that say nothing; --cast shows all" in shown


def test_grades_and_supply_are_counted_where_they_are_known(levy):
    levy.profile.by_grade = {"named": 0.31, "unnamed": 0.04}
    levy.profile.words = 100
    levy.profile.speakers = [{"id": "e1", "name": "Imelda Shaw", "words": 17, "statements": 2}]
    shown = " ".join(view(levy, width=140).split())
    assert "grades 5 named (31% of the words) · 1 organisation" in shown
    assert "1 unnamed (4%) · 1 collective · 1 no source" in shown
    assert "who supplies ██░░░░░░░░░░ 17% Imelda Shaw, 17 words in 2 statements" in shown


def test_known_speakers_stand_before_what_is_words_alone(levy):
    shown = " ".join(view(levy, width=200).split())
    assert "9 sources Imelda Shaw 2 · Harbour Safety Board 1" in shown
    assert "Ray Cole and Dana Adair 1 · as worded: Ruiz 1 · Two crew members 1" in shown


@pytest.mark.parametrize("width", [20, 40, 59, 60, 80, 100, 140])
def test_no_line_of_a_cast_is_wider_than_asked_for(levy, width):
    assert max(cell_len(line) for line in view(levy, width=width).splitlines()) <= width


def test_the_margin_tells_through_how_many_mouths(ferry):
    notes = " ".join(notes_of(view(ferry, width=100)).split())
    for note in (
        "2 Ray Cole ← Imelda Shaw (the minister) · indirect, hearsay, inside 1 0.90",
        "3 Ray Cole ← Imelda Shaw ← the board · indirect, thought, hearsay, inside 2, organisation",
        "5 Ray Cole (I) → direct, thought, inside 4 0.90",
        "6 a senior official ← The crews · indirect, hearsay, inside 7, collective 0.90",
    ):
        assert note in notes


def test_a_mouth_that_is_nobody_is_told(ferry):
    ferry.attributions[6].source = []
    assert "6 — nobody — ← The crews · indirect" in " ".join(view(ferry, width=140).split())
    assert "6 -- nobody -- <- The crews | indirect" in " ".join(
        view(ferry, width=140, encoding="ascii").split()
    )


def test_a_content_inside_another_has_brackets_of_its_own(ferry):
    text = " ".join(view(ferry, width=60).split())
    assert (
        "⟦¹that ⟨the minister⟩ had _told_² him "
        "⟪²⟨the board⟩ _feared_³ ⟪³the ferry would be sold⟫³⟫²⟧."
    ) in text
    assert "[[2: <the board> _feared_(3) [[3: the ferry would be sold :3]] :2]]]" in " ".join(
        view(ferry, width=60, encoding="ascii").split()
    )


def test_a_content_that_comes_first_holds_the_one_inside_it(ferry):
    assert "⟦~⁷⟨The crews⟩ _dreaded_⁶ ⟪~⁶the worst⟫⁶⟧" in " ".join(view(ferry, width=60).split())


def test_a_vague_source_is_marked_without_colour(ferry):
    text = view(ferry)
    assert "⟦~⁸the sale" in " ".join(text.split())
    assert "[~8: the sale" in " ".join(view(ferry, width=60, encoding="ascii").split())
    assert "⟦¹that" in text
    assert "⟦~¹vague⟧" in text


def test_a_passage_whose_voice_is_unclear_is_marked(ferry):
    text = view(ferry)
    assert "{?He had never lost hope.?}" in text
    assert "{?unclear?}" in text


def test_an_unclear_passage_that_goes_on_begins_anew_in_each_block(ferry):
    ferry.voices[1].end = ferry.report.text.index("Critics") - 1
    del ferry.voices[2]
    text = " ".join(view(ferry, width=60).split())
    assert "{?He had never lost hope.?}" in text
    assert "{?⟦~⁷⟨The crews⟩" in text


def test_without_unclear_passages_the_key_has_no_mark_for_them(levy):
    assert "{?" not in view(levy)


def test_occasions_stand_on_a_line_of_their_own(ferry):
    lines = [line[69:] for line in view(ferry, width=140).splitlines()]
    assert "   on Monday (2026-03-02), in Port Ellery" in lines
    assert "   recently (undated)" in lines


def test_the_words_of_each_voice_are_counted(ferry):
    text = view(ferry, width=140)
    assert "9 statements    2 direct · 7 indirect · 3 hearsay\n" in text
    assert (
        "60 words        ████████████▒▒░░░░░░░░░░ 30 attributed (50%), 5 unclear (8%), "
        "25 the narrator's own\n                 hearsay 20% of the words · vague sources 15%\n"
    ) in text
    assert " 30% crews, 18 words in 2 statements of 1 speaker\n" in text
    assert "in no group: 1 speaker" in text


def test_findings_stand_at_the_end_with_their_paragraphs(ferry):
    lines = view(ferry).splitlines()
    assert lines[-5:] == [
        " Findings · 4 places to look at",
        " ATT006 par. 1 this comes through three mouths",
        " NAR003 par. 1 whose is it?",
        " ATT002 par. 2 “a senior official” is not named",
        " ATT004 par. 2 “Critics” is a crowd",
    ]


def test_more_findings_than_ten_are_counted_with_the_command_that_shows_them(ferry):
    ferry.findings *= 3
    lines = view(ferry).splitlines()
    assert lines[-1] == " and 2 more: sayso check 'drafts/ferry talks.txt'"
    assert sum(" par. " in line for line in lines) == 10
    ferry.report.path = "-"
    assert view(ferry).splitlines()[-1] == " and 2 more: sayso check"


def test_a_finding_about_a_heading_or_about_no_words_has_a_place(ferry):
    ferry.findings[0].start = ferry.findings[0].end = 0
    assert " ATT006 heading this" in view(ferry)
    ferry.report.text = ""
    assert " ATT006 heading this" in view(ferry)


@pytest.mark.parametrize("width", [20, 40, 60, 75, 76, 100, 140])
def test_no_line_of_a_record_with_everything_is_wider_than_asked_for(ferry, width):
    assert max(cell_len(line) for line in view(ferry, width=width).splitlines()) <= width

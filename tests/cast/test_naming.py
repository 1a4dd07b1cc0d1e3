"""Whose name is whose, from the analysis to the bearers."""

from __future__ import annotations

from sayso.cast.abbreviations import find_abbreviations
from sayso.cast.name_uses import NameUse
from sayso.cast.naming import name_bearers
from sayso.cast.people import Evidence, Form, Person
from sayso.cast.person_names import parse
from sayso.cast.short_forms import ShortForms
from tests.cast.hand_made import report


def bearers_in(lines, *names, pronouns=None):
    text, analysis = report(lines, names=names)
    naming = name_bearers(
        text, analysis, find_abbreviations(text), pronouns or [None] * len(analysis.names)
    )
    called = [(b.kind, b.group.canonical, b.group.aliases) for b in naming.bearers]
    return called, naming, [text[slice(*span)] for span in naming.spans]


def test_shorter_forms_and_titles_are_of_one_bearer():
    called, naming, spans = bearers_in(
        "Mayor Ana Ruiz met Ruiz today", "PER Ana Ruiz", "PER Ruiz|1"
    )
    assert called == [("PER", "Ana Ruiz", ("Mayor Ana Ruiz", "Ruiz"))]
    assert naming.of_name == [0, 0]
    assert spans == ["Mayor Ana Ruiz", "Ruiz"]


def test_a_title_in_small_letters_is_no_part_of_the_name():
    _, _, spans = bearers_in("mayor Ana Ruiz left", "PER Ana Ruiz")
    assert spans == ["Ana Ruiz"]


def test_a_title_of_the_sentence_before_is_no_part_of_the_name():
    _, _, spans = bearers_in("a Mayor\nRuiz left", "PER Ruiz")
    assert spans == ["Ruiz"]


def test_a_title_inside_a_name_is_not_looked_for_before_it():
    called, _, spans = bearers_in("Mr Shaw and Mr Lind left", "PER Shaw", "PER Mr Lind")
    assert [name for _, name, _ in called] == ["Shaw", "Lind"]
    assert spans == ["Mr Shaw", "Mr Lind"]


def test_kinds_are_apart():
    called, naming, _ = bearers_in("Norland beat Norland", "LOC Norland", "ORG Norland|1")
    assert [(kind, name) for kind, name, _ in called] == [("ORG", "Norland"), ("LOC", "Norland")]
    assert naming.of_name == [1, 0]


FAMILY = "Ana Ruiz met Luis Ruiz and Ruiz"


def test_a_family_name_that_two_bear_is_nobody_s():
    _, naming, _ = bearers_in(FAMILY, "PER Ana Ruiz", "PER Luis Ruiz", "PER Ruiz|2")
    assert naming.of_name == [0, 1, None]
    assert naming.unclear == {2: (1, 0)}


def test_a_pronoun_tells_which_of_the_family_is_meant():
    _, naming, _ = bearers_in(
        FAMILY, "PER Ana Ruiz", "PER Luis Ruiz", "PER Ruiz|2", pronouns=["she", "he", "she"]
    )
    assert naming.of_name == [0, 1, 0]
    assert naming.unclear == {}


def persons(*names):
    made = []
    for number, name in enumerate(names):
        words = tuple(Form(parse(name)).name.words)
        made.append(Person([words], None, introduced=number, last_used=number))
    return made


def candidates(short, word, use=9, **evidence):
    return short.candidates(word, use, Evidence(**evidence))


def test_words_of_a_name_by_how_usual_they_are_alone():
    [ana, luis] = people = persons("Ana Ruiz", "Luis Ana Cole")
    short = ShortForms(people)
    assert candidates(short, "ruiz") == [ana]
    assert candidates(short, "cole") == [luis]
    assert candidates(short, "shaw") == []
    # Her first name goes before his middle one.
    assert candidates(short, "ana") == [ana]


def test_of_two_who_share_a_word_both_are_told_the_newer_first():
    [ana, luis] = people = persons("Ana Ruiz", "Luis Ruiz")
    short = ShortForms(people)
    assert candidates(short, "ruiz") == [luis, ana]
    short.used(ana, 5)
    assert candidates(short, "ruiz") == [ana, luis]


def test_whom_the_report_calls_by_a_word_keeps_it():
    [ana, luis] = people = persons("Ana Ruiz", "Luis Ruiz")
    short = ShortForms(people)
    short.used_alone("ruiz", ana)
    short.used(ana, 5)
    assert candidates(short, "ruiz") == [ana]
    # Until the other one is named.
    short.used(luis, 6)
    assert candidates(short, "ruiz") == [luis, ana]


def test_pronoun_and_office_decide_between_two():
    [ana, luis] = people = persons("Ana Ruiz", "Luis Ruiz")
    ana.pronouns.add("she")
    luis.offices.add("mayor")
    short = ShortForms(people)
    assert candidates(short, "ruiz", pronouns=frozenset({"he"})) == [luis]
    assert candidates(short, "ruiz", pronouns=frozenset({"she"})) == [ana]
    assert candidates(short, "ruiz", offices=frozenset({"mayor"})) == [luis]


def test_who_has_been_introduced_goes_before_who_is_not_yet():
    [ana, luis] = people = persons("Ana Ruiz", "Luis Ruiz")
    luis.introduced = 7
    short = ShortForms(people)
    assert candidates(short, "ruiz", use=3) == [ana]


def test_another_spelling_is_one_person_or_nobody():
    [first] = people = persons("Omar Qadir")
    assert candidates(ShortForms(people), "kadir") == [first]
    assert candidates(ShortForms(persons("Omar Qadir", "Ali Qadir")), "kadir") == []


def test_a_patronymic_alone_is_the_father():
    assert candidates(ShortForms(persons("Karim bin Rashid Tamimi")), "rashid") == []


def test_a_use_has_no_title_and_no_pronoun_unless_told():
    assert NameUse("Ruiz", 3) == NameUse("Ruiz", 3, "", (), None)

from __future__ import annotations

from sayso.export.cast import UNNAMED, cast_entries, cast_ties
from sayso.export.supply import supplies
from sayso.record import Entity, Span, Tie


def test_the_cast_is_sorted_by_statements_then_as_it_stands(levy):
    shown = [(entry.name, entry.statements, entry.joint) for entry in cast_entries(levy)]
    assert shown == [
        ("Imelda Shaw", (1, 2), ()),
        ("Harbour Safety Board", (3,), ()),
        ("Ana Ruiz", (6,), ()),
        ("Ray Cole", (), (7,)),
        ("Dana Adair", (), (7,)),
        ("Ray Cole and Dana Adair", (7,), ()),
        ("A study by the board", (4,), ()),
        ("Luis Ruiz", (), ()),
        ("Port Ellery", (), ()),
    ]


def test_an_entry_tells_roles_aliases_and_members(levy):
    entries = {entry.entity.id: entry for entry in cast_entries(levy)}
    assert entries["e1"].roles == ("mayor of Port Ellery", "a former harbour pilot")
    assert entries["e2"].aliases == ("HSB", "the board")
    assert entries["e7"].members == ("Ray Cole", "Dana Adair")
    assert entries["e8"].number == 8


def test_words_are_told_once_and_the_name_is_no_alias(levy):
    levy.cast[0].aliases = ["Shaw", "Imelda  Shaw", "Shaw", " "]
    levy.cast[0].roles *= 2
    entry = cast_entries(levy)[0]
    assert entry.aliases == ("Shaw",)
    assert len(entry.roles) == 2


def test_a_role_without_words_of_its_own_takes_them_from_the_text(levy):
    levy.cast[0].roles[0].text = None
    assert cast_entries(levy)[0].roles[0] == "mayor of Port Ellery"


def test_what_the_cast_does_not_hold_is_left_aside(make_record):
    record = make_record("a said b", ("a", "said", "b", {"speaker": "e9"}))
    record.cast = [Entity(id="e1", type="group", name=" ", members=["e1", "e7"])]
    evidence = Span(start=0, end=1)
    record.ties = [Tie(a="e1", relation="of", b="e7", evidence=evidence, voice="narrator")]
    [entry] = cast_entries(record)
    assert (entry.name, entry.members, entry.speaks) == (UNNAMED, (UNNAMED,), False)
    assert cast_ties(record) == ()


def test_a_tie_tells_who_states_it_unless_the_narrator_does(levy):
    shown = [(tie.a, tie.relation, tie.b, tie.voice, tie.numbers) for tie in cast_ties(levy)]
    assert shown == [
        ("Luis Ruiz", "brother of", "Ana Ruiz", None, (4, 3)),
        ("Imelda Shaw", "mayor of", "Port Ellery", "in statement 1", (1, 8)),
    ]
    levy.ties[0].voice = "unclear"
    assert cast_ties(levy)[0].voice == "voice unclear"


def test_who_supplies_most_comes_first(levy):
    levy.profile.words = 100
    levy.profile.speakers = [
        {"id": "e3", "words": 6, "statements": 1},
        {"id": "e1", "name": "Imelda Shaw", "words": 17, "statements": 2},
        {"id": "e99", "words": 3, "statements": 1},
    ]
    shown = [(one.name, one.words, one.statements, one.share) for one in supplies(levy)]
    assert shown == [("Imelda Shaw", 17, 2, 0.17), ("Ana Ruiz", 6, 1, 0.06)]


def test_without_a_count_of_words_there_is_no_share(levy):
    levy.profile.words = 0
    levy.profile.speakers = [{"id": "e1", "words": 17, "statements": 2}]
    assert [one.share for one in supplies(levy)] == [None]

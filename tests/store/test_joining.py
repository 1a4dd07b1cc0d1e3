"""Who is the same in two reports, by names and roles, and by hand."""

from __future__ import annotations

import pytest

from sayso.errors import InvalidCorrection, UnknownEntry
from sayso.store import Library
from sayso.store.corrections.model import JoinPeople, Member, Reject, SplitPerson, anchor_of
from sayso.store.joining import LEAST, Bearer, keys_of, likeness, roles_agree
from tests.store.hand_made import Said, record_of


def person(name: str, *roles: str, days: tuple[str, str] = ("", "")) -> Bearer:
    return Bearer("person", (name,), roles, *days)


def body(*names: str) -> Bearer:
    return Bearer("organisation", names)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("Imelda Shaw"), person("Imelda Shaw"), True),
        (person("Mayor Imelda Shaw"), person("IMELDA SHAW"), True),
        (person("Zoë Marsh"), person("Zoe Marsh"), True),
        (person("Abdul Qadir Khan"), person("Abd al-Qadir Khan"), True),
        (person("Imelda R. Shaw"), person("Imelda Shaw"), True),
        (person("I. Shaw"), person("Imelda Shaw"), True),
        (person("Ji-hoon Park"), person("Park Ji-hoon"), True),
        (person("Shaw"), person("Shaw"), False),
        (person("Mayor Shaw"), person("Mayor Shaw"), False),
        (person("Shaw"), person("Imelda Shaw"), False),
        (person("Imelda Shaw"), person("Ian Shaw"), False),
        (person("Imelda Shaw"), person("Imelda Cole"), False),
        (person("R. Shaw"), person("Imelda Shaw"), False),
        (person("Imelda Rose Shaw"), person("Imelda Jane Shaw"), False),
        (person("Ray Cole Jr."), person("Ray Cole Sr."), False),
        (person("Maria Lind"), person("Mario Lind"), False),
        (person("Ray Cole", "mayor"), person("Ray Cole", "the mayor"), True),
        (person("R. Cole", "mayor of Dunmore"), person("Ray Cole", "Dunmore mayor"), True),
        (person("Ray Cole", "mayor"), person("Ray Cole", "an engineer"), True),
        (person("Ray Cole", "mayor"), person("Ray Cole", "bishop"), False),
        (person("Ray Cole", "mayor of Dunmore"), person("Ray Cole", "mayor of Ellery"), False),
        (
            person("Ray Cole", "mayor", days=("2010-01-01", "2012-01-01")),
            person("Ray Cole", "senator", days=("2019-01-01", "2019-01-01")),
            True,
        ),
        (person("Ellery Watch"), body("Ellery Watch"), False),
        (body("Harbour Authority of Ellery"), body("the Harbour Authority of Ellery"), True),
        (body("Vandermeer Shipping Ltd"), body("Vandermeer Shipping"), True),
        (body("Vandermeer"), body("Vandermeer"), True),
        (body("PEHA"), body("Port Ellery Harbour Authority", "PEHA"), True),
        (body("the Council"), body("the Council"), False),
        (body("Government"), body("government"), False),
        (body("North Union"), body("South Union"), False),
    ],
)
def test_the_same_or_not(one: Bearer, other: Bearer, same: bool) -> None:
    assert (likeness(one, other) >= LEAST) is same
    assert likeness(one, other) == likeness(other, one)
    if same:
        keys, others = (set(keys_of(who.type, who.names)) for who in (one, other))
        assert keys & others


def test_surer_reasons_give_more_confidence() -> None:
    full = person("Ray Cole", "mayor")
    ranked = [
        likeness(full, person("Ray Cole", "mayor")),
        likeness(full, person("Ray Cole")),
        likeness(full, person("R. Cole")),
        likeness(full, person("Ray Cole", "bishop")),
        likeness(full, person("Roy Cole")),
    ]
    assert ranked == sorted(ranked, reverse=True)
    assert ranked[0] > 0.95
    assert ranked[-1] == 0


def test_roles() -> None:
    assert roles_agree(["former mayor"], ["mayor of Dunmore"]) is True
    assert roles_agree(["mayor"], []) is None
    assert roles_agree(["engineer"], ["mayor"]) is None
    assert roles_agree(["bishop"], ["mayor"]) is False


def said(name: str, role: str = "", day: str = "2026-03-04", **options: object) -> object:
    text = f"it is {name} {role} {day} {options}"
    return record_of(Said(name, "said", text, role=role), published=day)


def names_of(library: Library) -> list[tuple[str, int]]:
    return [(row.name, row.reports) for row in library.people.list(order="name").items]


def test_people_are_joined_across_reports(library: Library) -> None:
    for record in (
        said("I. Shaw", "mayor"),
        said("Imelda Shaw", "the mayor"),
        said("Imelda Shaw"),
        said("Shaw"),
        said("Shaw", "mayor"),
        said("Imelda Shaw", "bishop"),
    ):
        library.reports.add(record)  # type: ignore[arg-type]
    assert names_of(library) == [
        ("Imelda Shaw", 3),
        ("Imelda Shaw", 1),
        ("Shaw", 1),
        ("Shaw", 1),
    ] or names_of(library) == [("Imelda Shaw", 1), ("Imelda Shaw", 3), ("Shaw", 1), ("Shaw", 1)]
    page = library.people.get(library.people.list(order="reports").items[0].id)
    assert page.row.aliases == ["I. Shaw"]
    assert {role.text for role in page.roles} == {"mayor", "the mayor"}
    confidences = {member.name: member.confidence for member in page.members}
    assert 0.8 < confidences["Imelda Shaw"] <= 1
    assert not any(member.by_hand for member in page.members)
    assert "Imelda Shaw" in {row.name for row in page.alike}


def test_two_of_one_report_are_never_one_by_names(library: Library) -> None:
    library.reports.add(record_of(Said("Ray Cole", "said", "yes"), Said("R. Cole", "said", "no")))
    assert names_of(library) == [("R. Cole", 1), ("Ray Cole", 1)]


def two_coles(library: Library) -> tuple[int, int, list[str]]:
    keys = [
        library.reports.add(said("Ray Cole", "mayor")).key,  # type: ignore[arg-type]
        library.reports.add(said("Ray Cole", "the mayor")).key,  # type: ignore[arg-type]
        library.reports.add(said("Raymond Koll")).key,  # type: ignore[arg-type]
    ]
    people = {row.name: row.id for row in library.people.list().items}
    return people["Ray Cole"], people["Raymond Koll"], keys


def test_people_are_joined_by_hand_and_parted_again(library: Library) -> None:
    cole, koll, _ = two_coles(library)
    before = [library.people.get(one) for one in (cole, koll)]
    made = library.corrections.make(JoinPeople(people=[cole, koll]), "ann")
    assert made.summary == "Joined “Raymond Koll” with “Ray Cole”"
    page = library.people.get(cole)
    assert (page.row.reports, page.row.statements, page.row.by_hand) == (3, 3, True)
    assert library.people.get(koll).row == page.row
    assert library.people.list().total == 1
    assert library.people.statements(cole).total == 3
    assert {row.person for row in library.search().page.items} == {cole}
    assert {edge.target for edge in library.network().edges} == {f"person:{cole}"}
    library.corrections.undo(made.id, "ann")
    assert [library.people.get(one) for one in (cole, koll)] == before
    library.corrections.redo(made.id, "ann")
    assert library.people.get(cole) == page


def test_a_join_holds_for_reports_that_come_later_and_for_new_readings(library: Library) -> None:
    cole, koll, keys = two_coles(library)
    library.corrections.make(JoinPeople(people=[cole, koll]), "ann")
    library.reports.add(said("Raymond Koll", day="2026-03-09"))  # type: ignore[arg-type]
    assert library.people.get(cole).row.reports == 4
    for key in keys:
        library.reports.replace_reading(key, library.reports.reading_of(key))
    page = library.people.get(cole)
    assert page.row.reports == 4
    assert all(member.by_hand for member in page.members if member.name == "Raymond Koll")
    assert page.row.statements == library.people.statements(cole).total == 4


def test_a_report_is_parted_from_a_person_by_hand(library: Library) -> None:
    cole, _, keys = two_coles(library)
    entity = next(iter(library.reports.get(keys[1]).people))
    made = library.corrections.make(
        SplitPerson(members=[Member(report=keys[1], entity=entity)]), "ben"
    )
    assert made.kind == "split_person"
    [other] = library.reports.get(keys[1]).people.values()
    assert other != cole
    assert library.people.get(other).row.by_hand
    assert library.people.get(cole).row.reports == 1
    assert library.people.statements(other).total == 1
    library.reports.replace_reading(keys[1], library.reports.reading_of(keys[1]))
    assert list(library.reports.get(keys[1]).people.values()) == [other]
    library.corrections.undo(made.id, "ben")
    assert list(library.reports.get(keys[1]).people.values()) == [cole]
    assert library.people.get(cole).row.reports == 2
    with pytest.raises(UnknownEntry):
        library.people.get(other)


def test_the_latest_decision_wins_and_undoing_brings_back_the_one_before(library: Library) -> None:
    cole, koll, keys = two_coles(library)
    join = library.corrections.make(JoinPeople(people=[cole, koll]), "ann")
    entity = next(iter(library.reports.get(keys[2]).people))
    split = library.corrections.make(
        SplitPerson(members=[Member(report=keys[2], entity=entity)]), "ben"
    )
    [third] = library.reports.get(keys[2]).people.values()
    assert third not in (cole, koll)
    library.corrections.undo(join.id, "ann")
    assert list(library.reports.get(keys[2]).people.values()) == [third]
    library.corrections.undo(split.id, "ann")
    assert list(library.reports.get(keys[2]).people.values()) == [koll]


def test_decisions_that_make_no_sense_are_told(library: Library) -> None:
    cole, koll, keys = two_coles(library)
    library.reports.add(record_of(Said("Ellery Watch", "said", "yes", type="organisation")))
    [watch] = library.people.list(type="organisation").items
    make = library.corrections.make
    with pytest.raises(UnknownEntry):
        make(JoinPeople(people=[cole, 99]), "ann")
    with pytest.raises(InvalidCorrection, match="one person already"):
        make(JoinPeople(people=[cole, cole]), "ann")
    with pytest.raises(InvalidCorrection, match="cannot be one"):
        make(JoinPeople(people=[cole, watch.id]), "ann")
    with pytest.raises(UnknownEntry):
        make(SplitPerson(members=[Member(report=keys[0], entity="e9")]), "ann")
    alone = next(iter(library.reports.get(keys[2]).people))
    with pytest.raises(InvalidCorrection, match="nothing would be left"):
        make(SplitPerson(members=[Member(report=keys[2], entity=alone)]), "ann")
    both = [
        Member(report=key, entity=next(iter(library.reports.get(key).people)))
        for key in (keys[0], keys[2])
    ]
    with pytest.raises(InvalidCorrection, match="several people"):
        make(SplitPerson(members=both), "ann")
    with pytest.raises(InvalidCorrection, match="author"):
        make(JoinPeople(people=[cole, koll]), " \n ")
    assert library.corrections.list().total == 0


def test_a_correction_moves_a_statement_to_another_persons_page(library: Library) -> None:
    cole, _, keys = two_coles(library)
    item = library.reports.get(keys[0]).record.attributions[0]
    library.corrections.make(Reject(report=keys[0], at=anchor_of(item)), "ann")
    assert library.people.get(cole).row.statements == library.people.statements(cole).total == 1
    assert library.search(person=cole).page.total == 1
    library.corrections.undo_last("ann")
    assert library.people.statements(cole).total == 2
    assert library.corrections.undo_last("ann") is None


def test_one_office_in_two_wordings_is_no_clash():
    roles = [
        "the association's chairman",
        "the pilots' chairman",
        "chairman",
        "who leads the pilots",
    ]
    for role in roles:
        for other in roles:
            assert roles_agree([role], [other]) in (True, None)
    assert roles_agree(["chairman of the Pilots' Union"], ["chairman of the Farmers' Union"])
    assert roles_agree(["chair of the Pilots"], ["chairman of the Farmers"]) is False

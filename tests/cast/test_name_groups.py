from __future__ import annotations

import random
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cast.name_groups import Grouping, NameUse, group_people

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("name_cases.toml").read_text(encoding="utf-8")
)["case"]


def uses(*names: str, gap: int = 40) -> list[NameUse]:
    out, start = [], 0
    for name in names:
        out.append(NameUse(name, start))
        start += len(name) + gap
    return out


def letters(found: Grouping, number: int) -> str:
    """The bearer of each use as a letter, in the order of groups; `?` where it is unclear."""
    out = ["?"] * number
    for letter, group in zip("ABCDEFGH", found.groups, strict=False):
        for use in group.uses:
            out[use] = letter
    return "".join(out)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_names_are_grouped(case: dict[str, Any]) -> None:
    found = group_people(uses(*case["names"]))
    assert letters(found, len(case["names"])) == case["groups"]
    for letter, canonical in case.get("canonical", {}).items():
        assert found.groups["ABCDEFGH".index(letter)].canonical == canonical
    if "first" in case:
        [unclear] = found.unclear
        assert "".join("ABCDEFGH"[one] for one in unclear.candidates) == case["first"]


def test_the_cases_are_of_many_traditions() -> None:
    assert len(CASES) >= 90
    assert len({case["id"].split("/")[0] for case in CASES}) >= 30


def test_aliases_are_as_written_with_their_titles() -> None:
    names = [NameUse("Imelda Shaw", 0), NameUse("Shaw's", 40, before="harbour-side Mayor")]
    [group] = group_people([*names, *uses("Shaw")]).groups
    assert group.canonical == "Imelda Shaw"
    assert group.aliases == ("Mayor Shaw", "Shaw")


def test_a_stated_byname_is_a_name() -> None:
    names = [NameUse("Ana Ruiz", 0, bynames=("the Heron",)), NameUse("the Heron", 90)]
    [group] = group_people(names).groups
    assert group.uses == (0, 1)
    assert group.aliases == ("the Heron",)


def test_a_pronoun_of_the_report_decides_between_two() -> None:
    names = [
        NameUse("Ana Ruiz", 0, pronoun="she"),
        NameUse("Luis Ruiz", 50),
        NameUse("Ruiz", 99, before="Ms."),
        NameUse("Ruiz", 150),
    ]
    found = group_people(names)
    assert letters(found, 4) == "ABA?"
    assert found.unclear[0].candidates == (0, 1)


def test_spellings_side_by_side_are_two_people() -> None:
    assert letters(group_people(uses("Karen Ostby", "Karin Ostby", gap=5)), 2) == "AB"


name_texts = st.lists(
    st.one_of(st.text(max_size=30), *(st.sampled_from(case["names"]) for case in CASES[::4])),
    max_size=12,
)


@given(name_texts)
def test_every_use_is_in_one_place(names: list[str]) -> None:
    found = group_people(uses(*names))
    placed = [use for group in found.groups for use in group.uses]
    placed += [unclear.use for unclear in found.unclear]
    assert sorted(placed) == list(range(len(names)))
    assert all(one < len(found.groups) for unclear in found.unclear for one in unclear.candidates)


@given(name_texts)
def test_the_same_names_give_the_same_groups(names: list[str]) -> None:
    assert group_people(uses(*names)) == group_people(uses(*names))


@pytest.mark.parametrize(
    "case", [case for case in CASES if "?" not in case["groups"]], ids=lambda c: c["id"]
)
def test_names_said_twice_stay_with_their_bearer(case: dict[str, Any]) -> None:
    once = group_people(uses(*case["names"]))
    twice = group_people(uses(*case["names"], *case["names"]))
    assert [one.canonical for one in twice.groups] == [one.canonical for one in once.groups]
    number = len(case["names"])
    assert letters(twice, 2 * number)[:number] == letters(once, number)


@pytest.mark.parametrize("surname", ["", "Ruiz"], ids=["all-different", "one-surname"])
def test_twenty_thousand_names_in_two_seconds(surname: str) -> None:
    made = random.Random(3)
    syllables = "ka ro mi ten sul bar dov lin esh qua zor nim pet wa".split()

    def word() -> str:
        return "".join(made.choice(syllables) for _ in range(3)).capitalize()

    full = [f"{word()} {surname or word()}" for _ in range(4000)]
    chosen = [made.choice(full) for _ in range(20_000)]
    names = [name if made.random() < 0.6 else name.split()[1] for name in chosen]
    # The processor's time: a busy machine must not fail the test.
    start = time.process_time()
    group_people(uses(*names))
    assert time.process_time() - start < 2.0

from __future__ import annotations

import pytest

from sayso.cast.role_nouns import described_as, is_plural, names_a_person, role_words


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("harbour master of Port Ellery", {"master"}),
        ("former deputy leader of the union", {"leader"}),
        ("minister's envoy to the Board", {"envoy"}),
        ("Lt. Gen.", {"gen", "general"}),
        ("mayor and former judge", {"mayor", "judge"}),
        ("director of ports and harbours", {"director"}),
        ("chairs the dockers union", {"chair"}),
        ("mayor from 2010 to 2014", {"mayor"}),
        ("then-mayor", {"mayor"}),
        ("attorney general", {"attorney"}),
        ("", set()),
        ("—", set()),
    ],
)
def test_the_nouns_that_take_a_role_up(role, words):
    assert role_words(role) == words


def test_somebody_is_described_by_the_nouns_of_all_roles():
    assert described_as(["mayor of Port Ellery", "retired diver"]) == {"mayor", "diver"}


def test_nouns_of_people():
    assert names_a_person("Spokeswomen")
    assert is_plural("spokeswomen")
    assert not is_plural("boss")
    assert not names_a_person("harbour")
    assert not names_a_person("list")

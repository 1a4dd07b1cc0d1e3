"""Roles that stand beside a name: titles and appositions."""

from __future__ import annotations

import pytest

from tests.cast.role_settings import NAMED_RUIZ, RUIZ, roles_in

STATED = [
    pytest.param(
        """
        Mayor NOUN 2 nmod
        Ana PROPN 4 nsubj
        Ruiz PROPN 2 flat
        left VERB 0 root
        """,
        NAMED_RUIZ,
        ["Mayor"],
        id="title",
    ),
    pytest.param(
        """
        former ADJ 3 amod
        harbour NOUN 3 compound
        master NOUN 4 nmod
        Ana PROPN 6 nsubj
        Ruiz PROPN 4 flat
        left VERB 0 root
        """,
        NAMED_RUIZ,
        ["former harbour master"],
        id="former-before-the-name",
    ),
    pytest.param(
        """
        Lt PROPN 5 nmod
        +. PUNCT 1 punct
        Gen PROPN 5 nmod
        +. PUNCT 3 punct
        Omar PROPN 7 nsubj
        Haddad PROPN 5 flat
        left VERB 0 root
        """,
        {"names": ["PER Omar Haddad"], "cast": {"e1": "person: name Omar Haddad"}},
        ["Lt. Gen."],
        id="shortened-titles",
    ),
    pytest.param(
        """
        Vice NOUN 4 nmod
        +- PUNCT 1 punct
        +President NOUN 1 flat
        Ruiz PROPN 5 nsubj
        left VERB 0 root
        """,
        RUIZ,
        ["Vice-President"],
        id="hyphen-in-the-title",
    ),
    pytest.param(
        """
        Ana PROPN 11 nsubj
        Ruiz PROPN 1 flat
        +, PUNCT 6 punct
        the DET 6 det
        harbour NOUN 6 compound
        master NOUN 1 appos
        of ADP 9 case
        Port PROPN 9 compound
        Ellery PROPN 6 nmod
        +, PUNCT 6 punct
        left VERB 0 root
        """,
        NAMED_RUIZ,
        ["harbour master of Port Ellery"],
        id="apposition-after",
    ),
    pytest.param(
        """
        The DET 3 det
        harbour NOUN 3 compound
        master NOUN 8 nsubj
        +, PUNCT 5 punct
        Ana PROPN 3 appos
        Ruiz PROPN 5 flat
        +, PUNCT 5 punct
        left VERB 0 root
        """,
        NAMED_RUIZ,
        ["harbour master"],
        id="apposition-before",
    ),
    pytest.param(
        """
        Ruiz PROPN 11 nsubj
        +, PUNCT 4 punct
        the DET 4 det
        mayor NOUN 1 appos
        and CCONJ 8 cc
        a DET 8 det
        retired ADJ 8 amod
        diver NOUN 4 conj
        +, PUNCT 4 punct
        then ADV 11 advmod
        left VERB 0 root
        """,
        RUIZ,
        ["mayor and a retired diver"],
        id="two-joined-in-one-apposition",
    ),
    pytest.param(
        """
        Ruiz PROPN 12 nsubj
        +, PUNCT 4 punct
        acting ADJ 4 amod
        mayor NOUN 1 appos
        from ADP 6 case
        2010 NUM 4 nmod
        to ADP 8 case
        2014 NUM 4 nmod
        +, PUNCT 4 punct
        42 NUM 1 appos
        +, PUNCT 10 punct
        left VERB 0 root
        """,
        RUIZ,
        ["acting mayor from 2010 to 2014"],
        id="dates-stay-and-ages-go",
    ),
    pytest.param(
        """
        Ruiz PROPN 11 nsubj
        +, PUNCT 4 punct
        a DET 4 det
        vet NOUN 1 appos
        and CCONJ 9 cc
        part NOUN 8 compound
        +- PUNCT 6 punct
        +time NOUN 9 compound
        coroner NOUN 1 conj
        +, PUNCT 1 punct
        left VERB 0 root
        """,
        RUIZ,
        ["vet and part-time coroner"],
        id="second-noun-that-the-tree-hangs-by-the-name",
    ),
    pytest.param(
        """
        The DET 2 det
        leader NOUN 9 nsubj
        of ADP 5 case
        the DET 5 det
        league NOUN 2 nmod
        +, PUNCT 7 punct
        Ana PROPN 5 appos
        Ruiz PROPN 7 flat
        left VERB 0 root
        """,
        {**NAMED_RUIZ, "mentions": ["organization the league"]},
        ["leader of the league"],
        id="name-that-the-tree-hangs-by-the-body",
    ),
    pytest.param(
        """
        Ruiz PROPN 7 nsubj
        and CCONJ 3 cc
        Cole PROPN 1 conj
        +, PUNCT 6 punct
        the DET 6 det
        mayor NOUN 1 appos
        left VERB 0 root
        """,
        {**RUIZ, "names": ["PER Ruiz", "PER Cole"]},
        [],
        id="said-of-the-nearer-name",
    ),
    pytest.param(
        """
        Reporters NOUN 7 nsubj
        such ADJ 4 case
        as ADP 2 fixed
        Ana PROPN 1 appos
        Ruiz PROPN 4 flat
        +, PUNCT 4 punct
        left VERB 0 root
        """,
        {**NAMED_RUIZ},
        [],
        id="one-of-many",
    ),
    pytest.param(
        """
        Tidewatch PROPN 7 nsubj
        +, PUNCT 5 punct
        the DET 5 det
        coast NOUN 5 compound
        charity NOUN 1 appos
        +, PUNCT 5 punct
        protested VERB 0 root
        """,
        {"cast": {"e1": "organisation: name Tidewatch"}},
        ["coast charity"],
        id="what-a-body-is",
    ),
    pytest.param(
        """
        Ruiz PROPN 7 nsubj
        +, PUNCT 5 punct
        the DET 5 det
        harbour NOUN 5 compound
        master NOUN 7 parataxis
        +, PUNCT 5 punct
        left VERB 0 root
        """,
        RUIZ,
        ["harbour master"],
        id="apposition-that-the-tree-hangs-elsewhere",
    ),
]


@pytest.mark.parametrize(("rows", "setting", "expected"), STATED)
def test_a_role_is_its_words_exactly(rows, setting, expected):
    assert roles_in(rows, setting) == expected


def test_a_role_is_cut_before_the_next_person():
    rows = """
    Ruiz PROPN 8 nsubj
    +, PUNCT 4 punct
    the DET 4 det
    mayor NOUN 1 appos
    and CCONJ 6 cc
    Luis PROPN 4 conj
    Cole PROPN 6 flat
    left VERB 0 root
    """
    setting = {
        "names": ["PER Ruiz", "PER Luis Cole"],
        "cast": {"e1": "person: name Ruiz", "e2": "person: name Luis Cole"},
    }
    assert roles_in(rows, setting) == ["mayor"]

"""Roles that a clause states, denies or only seems to state."""

from __future__ import annotations

import pytest

from tests.cast.role_settings import RUIZ, roles_in

STATED = [
    pytest.param(
        """
        Ruiz PROPN 14 nsubj
        +, PUNCT 4 punct
        who PRON 4 nsubj
        serves VERB 1 acl
        as ADP 10 case
        the DET 7 det
        minister NOUN 10 nmod
        +' PART 7 case
        +s PART 8 goeswith
        envoy NOUN 4 obl
        to ADP 12 case
        Torlund PROPN 10 nmod
        +, PUNCT 4 punct
        left VERB 0 root
        """,
        RUIZ,
        ["minister's envoy to Torlund"],
        id="who-serves-as",
    ),
    pytest.param(
        """
        Ruiz PROPN 9 nsubj
        +, PUNCT 4 punct
        who PRON 4 nsubj
        chairs VERB 1 acl
        the DET 7 det
        dockers NOUN 7 compound
        union NOUN 4 obj
        +, PUNCT 4 punct
        left VERB 0 root
        """,
        RUIZ,
        ["chairs the dockers union"],
        id="who-chairs",
    ),
    pytest.param(
        """
        Ruiz PROPN 5 nsubj
        was AUX 5 cop
        the DET 5 det
        harbour NOUN 5 compound
        master NOUN 0 root
        until ADP 7 case
        March PROPN 5 nmod
        """,
        RUIZ,
        ["harbour master until March"],
        id="copula",
    ),
    pytest.param(
        """
        Ruiz PROPN 2 nsubj
        became VERB 0 root
        mayor NOUN 2 xcomp
        in ADP 5 case
        2010 NUM 2 obl
        """,
        RUIZ,
        ["mayor"],
        id="became",
    ),
    pytest.param(
        """
        Ruiz PROPN 3 nsubj
        was AUX 3 aux
        appointed VERB 0 root
        deputy ADJ 5 amod
        director NOUN 3 xcomp
        """,
        RUIZ,
        ["deputy director"],
        id="was-appointed",
    ),
    pytest.param(
        """
        They PRON 2 nsubj
        elected VERB 0 root
        Ruiz PROPN 2 obj
        as ADP 5 case
        mayor NOUN 2 obl
        """,
        RUIZ,
        ["mayor"],
        id="elected-her",
    ),
    pytest.param(
        """
        Ruiz PROPN 4 nsubj
        +, PUNCT 4 punct
        often ADV 4 advmod
        joked VERB 0 root
        +, PUNCT 6 punct
        speaking VERB 4 advcl
        as ADP 8 case
        chair NOUN 6 obl
        of ADP 11 case
        the DET 11 det
        board NOUN 8 nmod
        """,
        RUIZ,
        ["chair of the board"],
        id="speaking-as",
    ),
    pytest.param(
        """
        Ruiz PROPN 5 nsubj
        is AUX 5 cop
        the DET 5 det
        chief ADJ 1 amod
        executive NOUN 0 root
        of ADP 7 case
        Tidewatch PROPN 1 nmod
        """,
        RUIZ,
        ["chief executive of Tidewatch"],
        id="parts-that-the-tree-hangs-by-the-name",
    ),
    pytest.param(
        """
        Ruiz PROPN 4 nsubj
        is AUX 4 cop
        a DET 4 det
        playwright NOUN 0 root
        +- PUNCT 6 punct
        +in ADP 4 dep
        +- PUNCT 6 punct
        +residence NOUN 4 dep
        """,
        RUIZ,
        ["playwright-in-residence"],
        id="one-written-word",
    ),
    pytest.param(
        """
        She PRON 4 nsubj
        is AUX 4 cop
        a DET 4 det
        welder NOUN 0 root
        """,
        {"cast": {"e1": "person: pronoun She"}},
        ["welder"],
        id="said-of-a-pronoun",
    ),
]

NOT_STATED = [
    pytest.param(
        """
        Ruiz PROPN 5 nsubj
        was AUX 5 cop
        never ADV 5 advmod
        the DET 5 det
        mayor NOUN 0 root
        """,
        RUIZ,
        id="denied",
    ),
    pytest.param(
        """
        Ruiz PROPN 6 nsubj
        isn AUX 6 cop
        +' PART 6 advmod
        +t PART 3 goeswith
        the DET 6 det
        mayor NOUN 0 root
        """,
        RUIZ,
        id="denied-in-short",
    ),
    pytest.param(
        """
        Ruiz PROPN 6 nsubj
        is AUX 6 cop
        no ADV 4 advmod
        longer ADV 6 advmod
        the DET 6 det
        mayor NOUN 0 root
        """,
        RUIZ,
        id="no-longer",
    ),
    pytest.param(
        """
        Ruiz PROPN 3 nsubj
        could AUX 3 aux
        become VERB 0 root
        mayor NOUN 3 xcomp
        """,
        RUIZ,
        id="supposed",
    ),
    pytest.param(
        """
        Is AUX 4 cop
        Ruiz PROPN 4 nsubj
        the DET 4 det
        mayor NOUN 0 root
        +? PUNCT 4 punct
        """,
        RUIZ,
        id="asked",
    ),
    pytest.param(
        """
        Ruiz PROPN 5 nsubj
        +, PUNCT 3 punct
        42 NUM 1 appos
        +, PUNCT 3 punct
        left VERB 0 root
        """,
        RUIZ,
        id="age",
    ),
    pytest.param(
        """
        Ruiz PROPN 6 nsubj
        +, PUNCT 4 punct
        of ADP 4 case
        Torlund PROPN 1 nmod
        +, PUNCT 1 punct
        left VERB 0 root
        """,
        RUIZ,
        id="home",
    ),
    pytest.param(
        """
        Mrs PROPN 2 nmod
        Ruiz PROPN 3 nsubj
        left VERB 0 root
        """,
        RUIZ,
        id="courtesy",
    ),
    pytest.param(
        """
        By ADP 2 case
        Ruiz PROPN 0 root
        +, PUNCT 5 punct
        Staff NOUN 5 compound
        Reporter NOUN 2 appos
        """,
        RUIZ,
        id="byline",
    ),
    pytest.param(
        """
        Ruiz PROPN 6 nsubj
        +, PUNCT 3 punct
        Cole PROPN 1 conj
        and CCONJ 5 cc
        Adair PROPN 1 conj
        left VERB 0 root
        """,
        RUIZ,
        id="list-of-names",
    ),
    pytest.param(
        """
        Ruiz PROPN 4 nsubj
        was AUX 4 cop
        a DET 4 det
        joy NOUN 0 root
        """,
        RUIZ,
        id="opinion",
    ),
    pytest.param(
        """
        Ruiz PROPN 7 nsubj
        +, PUNCT 4 punct
        who PRON 4 nsubj
        leads VERB 1 acl
        the DET 6 det
        race NOUN 4 obj
        left VERB 0 root
        """,
        RUIZ,
        id="leads-the-race",
    ),
]


@pytest.mark.parametrize(("rows", "setting", "expected"), STATED)
def test_a_role_is_its_words_exactly(rows, setting, expected):
    assert roles_in(rows, setting) == expected


@pytest.mark.parametrize(("rows", "setting"), NOT_STATED)
def test_what_is_no_role_is_not_found(rows, setting):
    assert roles_in(rows, setting) == []

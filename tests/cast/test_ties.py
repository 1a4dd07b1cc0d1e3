from __future__ import annotations

import numpy as np
import pytest

from sayso.cast.ties import find_ties
from tests.cast.trees import analysis_of, cast_of, where

CASES = [
    pytest.param(
        """
        Ana PROPN 9 nsubj
        Ruiz PROPN 1 flat
        +, PUNCT 5 punct
        deputy ADJ 5 amod
        leader NOUN 1 appos
        of ADP 8 case
        the DET 8 det
        union NOUN 5 nmod
        spoke VERB 0 root
        """,
        {"e1": "person: name Ana Ruiz", "e2": "organisation: description the union"},
        [("e1", "deputy leader of", "e2", "deputy leader of the union")],
        id="apposition-with-of",
    ),
    pytest.param(
        """
        Ruiz PROPN 4 nmod
        +' PART 1 case
        +s PART 2 goeswith
        daughter NOUN 6 nsubj
        Marta PROPN 4 appos
        left VERB 0 root
        """,
        {"e1": "person: name Ruiz", "e2": "person: name Marta"},
        [("e2", "daughter of", "e1", "Ruiz ' s daughter")],
        id="possessor",
    ),
    pytest.param(
        """
        Her PRON 3 nmod
        elder ADJ 3 amod
        daughter NOUN 5 nsubj
        Marta PROPN 3 appos
        left VERB 0 root
        """,
        {"e1": "person: pronoun Her", "e2": "person: name Marta"},
        [("e2", "elder daughter of", "e1", "Her elder daughter")],
        id="possessive-pronoun",
    ),
    pytest.param(
        """
        The DET 2 det
        union NOUN 5 nmod
        +' PART 2 case
        +s PART 3 goeswith
        lawyer NOUN 10 nsubj
        +, PUNCT 7 punct
        Omar PROPN 5 appos
        Haddad PROPN 7 flat
        +, PUNCT 7 punct
        agreed VERB 0 root
        """,
        {"e1": "person: name Omar Haddad", "e2": "organisation: description The union"},
        [("e1", "lawyer of", "e2", "union ' s lawyer")],
        id="possessor-name-after-comma",
    ),
    pytest.param(
        """
        Haddad PROPN 7 nsubj
        is AUX 7 cop
        the DET 4 det
        minister NOUN 7 nmod
        +' PART 4 case
        +s PART 5 goeswith
        envoy NOUN 0 root
        to ADP 11 case
        the DET 11 det
        Salt PROPN 11 compound
        Board PROPN 7 nmod
        """,
        {
            "e1": "person: name Haddad",
            "e2": "person: description the minister",
            "e3": "organisation: name Salt Board",
        },
        [
            ("e1", "envoy of", "e2", "minister ' s envoy"),
            ("e1", "envoy to", "e3", "envoy to the Salt Board"),
        ],
        id="two-ties-of-one-role",
    ),
    pytest.param(
        """
        Marta PROPN 8 nsubj
        +, PUNCT 3 punct
        daughter NOUN 1 appos
        of ADP 6 case
        the DET 6 det
        painter NOUN 1 nmod
        Ansgar PROPN 6 appos
        left VERB 0 root
        """,
        {"e1": "person: name Marta", "e2": "person: name Ansgar"},
        [("e1", "daughter of", "e2", "daughter of the painter Ansgar")],
        id="what-the-tree-hangs-by-the-name",
    ),
    pytest.param(
        """
        Ruiz PROPN 2 nsubj
        works VERB 0 root
        for ADP 5 case
        Harbour PROPN 5 compound
        Watch PROPN 2 obl
        """,
        {"e1": "person: name Ruiz", "e2": "organisation: name Harbour Watch"},
        [("e1", "works for", "e2", "works for Harbour Watch")],
        id="works-for",
    ),
    pytest.param(
        """
        Ruiz PROPN 7 nsubj
        +, PUNCT 4 punct
        who PRON 4 nsubj
        founded VERB 1 acl
        Tidewatch PROPN 4 obj
        +, PUNCT 4 punct
        smiled VERB 0 root
        """,
        {"e1": "person: name Ruiz", "e2": "organisation: name Tidewatch"},
        [("e1", "founded", "e2", "founded Tidewatch")],
        id="relative-clause",
    ),
    pytest.param(
        """
        Tidewatch PROPN 2 compound
        director NOUN 3 nmod
        Ana PROPN 5 nsubj
        Ruiz PROPN 3 flat
        smiled VERB 0 root
        """,
        {"e1": "person: name Ana Ruiz", "e2": "organisation: name Tidewatch"},
        [("e1", "director of", "e2", "Tidewatch director")],
        id="organisation-before-the-noun",
    ),
    pytest.param(
        """
        Ruiz PROPN 5 nsubj
        did AUX 5 aux
        never ADV 5 advmod
        have AUX 5 aux
        worked VERB 0 root
        for ADP 7 case
        Tidewatch PROPN 5 obl
        """,
        {"e1": "person: name Ruiz", "e2": "organisation: name Tidewatch"},
        [],
        id="denied",
    ),
    pytest.param(
        """
        Ruiz PROPN 3 nsubj
        may AUX 3 aux
        join VERB 0 root
        Tidewatch PROPN 3 obj
        """,
        {"e1": "person: name Ruiz", "e2": "organisation: name Tidewatch"},
        [],
        id="supposed",
    ),
    pytest.param(
        """
        Ruiz PROPN 6 nsubj
        +, PUNCT 4 punct
        a DET 4 det
        fisherman NOUN 1 appos
        +, PUNCT 4 punct
        met VERB 0 root
        Cole PROPN 6 obj
        """,
        {"e1": "person: name Ruiz", "e2": "person: name Cole"},
        [],
        id="two-people-in-one-clause",
    ),
    pytest.param(
        """
        Ruiz PROPN 8 nsubj
        +, PUNCT 4 punct
        a DET 4 det
        fisherman NOUN 1 appos
        from ADP 6 case
        Torlund PROPN 4 nmod
        +, PUNCT 4 punct
        waited VERB 0 root
        """,
        {"e1": "person: name Ruiz", "e2": "place: name Torlund"},
        [],
        id="home-is-no-tie",
    ),
]


@pytest.mark.parametrize(("rows", "cast", "expected"), CASES)
def test_ties_have_their_words_and_their_evidence(rows, cast, expected):
    _, analysis = analysis_of(rows)
    found = find_ties(analysis, cast_of(analysis, **cast))
    assert [(t.a, t.relation, t.b, (t.start, t.end)) for t in found] == [
        (a, relation, b, where(analysis, evidence)) for a, relation, b, evidence in expected
    ]


def test_a_tie_stated_twice_is_given_once_with_the_first_evidence():
    rows = """
    Ruiz PROPN 2 nsubj
    founded VERB 0 root
    Tidewatch PROPN 2 obj

    Ruiz PROPN 2 nsubj
    founded VERB 0 root
    Tidewatch PROPN 2 obj
    """
    _, analysis = analysis_of(rows)
    [tie] = find_ties(
        analysis,
        cast_of(analysis, e1="person: name Ruiz", e2="organisation: name Tidewatch"),
    )
    assert (tie.start, tie.end) == (1, 3)


def test_no_words_have_no_ties():
    _, analysis = analysis_of("One NUM 0 root")
    analysis.surface.clear()
    analysis.upos.clear()
    analysis.relation.clear()
    empty = np.zeros(0, np.int64)
    nothing = type(analysis)(
        analysis.words, [], empty, [], empty, [], [], [], np.zeros((0, 1), np.float32)
    )
    assert find_ties(nothing, []) == []

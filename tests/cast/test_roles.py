from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cast.members import Member, Place
from sayso.cast.role_nouns import described_as, is_plural, names_a_person, role_words
from sayso.cast.roles import find_roles, role_texts
from sayso.cast.ties import find_ties
from sayso.model.analysis import Mention, Name
from sayso.model.labels import MENTION_TYPES, UPOS
from tests.cast.trees import analysis_of, cast_of, make

NAMED_RUIZ = {"names": ["PER Ana Ruiz"], "cast": {"e1": "person: name Ana Ruiz"}}
RUIZ = {"names": ["PER Ruiz"], "cast": {"e1": "person: name Ruiz"}}

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
        She PRON 4 nsubj
        is AUX 4 cop
        a DET 4 det
        welder NOUN 0 root
        """,
        {"cast": {"e1": "person: pronoun She"}},
        ["welder"],
        id="said-of-a-pronoun",
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


def roles_in(rows, setting):
    text, analysis = analysis_of(
        rows, names=setting.get("names", ()), mentions=setting.get("mentions", ())
    )
    found = find_roles(analysis, cast_of(analysis, **setting["cast"]))
    return role_texts(text, analysis, found)


@pytest.mark.parametrize(("rows", "setting", "expected"), STATED)
def test_a_role_is_its_words_exactly(rows, setting, expected):
    assert roles_in(rows, setting) == expected


@pytest.mark.parametrize(("rows", "setting"), NOT_STATED)
def test_what_is_no_role_is_not_found(rows, setting):
    assert roles_in(rows, setting) == []


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


WORDS = st.sampled_from(
    "Ana Ruiz , the mayor of Port union 's ' s who is was not as leads chairs serves . ? - \" Mr "
    "Gen by and former became appointed works for her".split()
)
RELATIONS = st.sampled_from(
    "nsubj obj nmod appos compound flat amod acl cop case conj cc obl xcomp advcl punct aux".split()
)


@st.composite
def reports(draw):
    """Any words under any heads that stay in their sentence, circles included."""
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=3))
    count = sum(sizes)
    surface = draw(st.lists(WORDS, min_size=count, max_size=count))
    heads, sentence = [], []
    for number, size in enumerate(sizes):
        base = len(heads)
        heads += draw(st.lists(st.integers(base, base + size - 1), min_size=size, max_size=size))
        sentence += [number] * size
    starts, text = [], ""
    for word in surface:
        text += draw(st.sampled_from(["", " "]))
        starts.append(len(text))
        text += word
    analysis = make(
        surface,
        starts,
        [start + len(word) for start, word in zip(starts, surface, strict=True)],
        draw(st.lists(st.sampled_from(UPOS), min_size=count, max_size=count)),
        heads,
        draw(st.lists(RELATIONS, min_size=count, max_size=count)),
        sentence,
    )
    spans = st.tuples(st.integers(0, count - 1), st.integers(1, 5)).map(
        lambda pair: (pair[0], min(pair[0] + pair[1], count))
    )
    analysis.names.extend(Name(*span, "PER") for span in sorted(draw(st.lists(spans, max_size=2))))
    kinds = st.sampled_from(MENTION_TYPES)
    analysis.mentions.extend(
        Mention(*span, draw(kinds), 1.0) for span in sorted(draw(st.lists(spans, max_size=3)))
    )
    forms = st.sampled_from(["name", "description", "pronoun"])
    members = [
        Member(f"e{number}", kind, tuple(Place(*span, draw(forms)) for span in sorted(places)))
        for number, (kind, places) in enumerate(
            draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["person", "organisation", "place"]),
                        st.lists(spans, min_size=1, max_size=3),
                    ),
                    max_size=3,
                )
            )
        )
    ]
    return text, analysis, members


@settings(max_examples=60, deadline=None)
@given(reports())
def test_any_tree_gives_spans_inside_one_sentence(report):
    text, analysis, members = report
    roles = find_roles(analysis, members)
    ids = {member.id for member in members}
    for found in [*roles, *find_ties(analysis, members, roles)]:
        assert 0 <= found.start < found.end <= len(analysis.surface)
        assert analysis.sentence[found.start] == analysis.sentence[found.end - 1]
    assert {role.member for role in roles} <= ids
    assert all(role_texts(text, analysis, roles))
    for tie in find_ties(analysis, members, roles):
        assert tie.a != tie.b
        assert {tie.a, tie.b} <= ids
        assert tie.relation

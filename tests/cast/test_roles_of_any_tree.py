"""Roles and ties of any words under any tree, however little sense it makes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.cast.members import Member, Place
from sayso.cast.roles import find_roles, role_texts
from sayso.cast.ties import find_ties
from sayso.model.analysis import Mention, Name
from sayso.model.labels import MENTION_TYPES, UPOS
from tests.cast.trees import make

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

"""From clusters to the drafts of the cast, their types and names, and who answers for a source."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.cast.clusters import HE, SHE
from sayso.cast.descriptions import taken_up
from sayso.cast.drafts import Drafts, drafts_of
from sayso.cast.entities import Draft, belongs, entity_of, is_named, names_of, type_of
from sayso.cast.read import read_cast, who_is_who
from sayso.cast.speakers import NO_ANTECEDENT, NO_SOURCE, THE_AUTHOR, answers_for
from sayso.record import Attribution, Span
from tests.cast.hand_made import Pairer, report, words_at


def known_of(lines, *, names=(), mentions=(), sources=(), scores=None):
    """Resolve a hand-made report; sources are words, `scores` pairs of shown mentions."""
    text, analysis = report(lines, names=names, mentions=mentions)
    analysis = replace(analysis, vectors=np.zeros((len(analysis.mentions), 1), np.float32))
    attributions = [said(text, source) for source in sources]
    known = who_is_who(text, analysis, attributions, Pairer(scores or {}))
    return text, known, attributions


def said(text, source, content=None):
    start = text.index(source) if source else 0
    spans = [Span(start=start, end=start + len(source))] if source else []
    inside = content or text[-1:]
    at = text.index(inside)
    return Attribution(
        id="a1", source=spans, cue=[Span(start=at, end=at + 1)],
        content=[Span(start=at, end=at + len(inside))], kind="indirect", confidence=0.9,
    )  # fmt: skip


def drafted(known):
    """Return the words of each draft's references."""
    drafts = drafts_of(known)
    return drafts, [
        [words_at(known.analysis, r.start, r.end) for r in draft.references] for draft in drafts.all
    ]


TWO = (
    "Ana|PROPN|2|nsubj met|VERB|0|root Cole|PROPN|2|obj\n"
    "She|PRON|2|nsubj waved|VERB|0|root\nAna|PROPN|2|nsubj left|VERB|0|root"
)
PEOPLE = {
    "names": ["PER Ana", "PER Cole", "PER Ana|1"],
    "mentions": ["person Ana", "person Cole", "person She", "person Ana|1"],
}


def test_each_bearer_and_cluster_is_one_draft():
    _, known, _ = known_of(TWO, **PEOPLE, scores={(2, 0): 3.0})
    drafts, words = drafted(known)
    assert words == [["Ana", "She", "Ana"], ["Cole"]]
    assert drafts.all[0].pronouns == {SHE}
    assert [draft.is_only_pronouns for draft in drafts.all] == [False, False]


def test_merging_and_moving():
    _, known, _ = known_of(TWO, **PEOPLE)
    drafts, words = drafted(known)
    assert words == [["Ana", "Ana"], ["Cole"], ["She"]]
    ana, cole, she = drafts.all
    assert she.is_only_pronouns
    place = next(p for p, draft in drafts.of_reference.items() if draft is she)
    drafts.move(place, cole, known)
    assert drafts.all == [ana, cole]
    assert drafts.of_reference[place] is cole
    drafts.merge(ana, cole)
    assert drafts.all == [ana]
    assert [known.analysis.surface[r.start] for r in ana.references] == [
        "Ana",
        "Cole",
        "She",
        "Ana",
    ]
    assert set(drafts.of_reference.values()) == {ana}


JOINT = (
    "Cole|PROPN|4|nsubj and|CCONJ|3|cc Adair|PROPN|1|conj said|VERB|0|root so|ADV|4|obj\n"
    "They|PRON|2|nsubj said|VERB|0|root more|ADV|2|obj"
)


def test_a_joint_source_is_a_group_of_its_parts():
    _, known, _ = known_of(
        JOINT,
        names=["PER Cole", "PER Adair"],
        mentions=["person Cole and Adair", "person Cole", "person Adair", "person They"],
        sources=["Cole and Adair", "They"],
    )
    drafts, _ = drafted(known)
    group = drafts.of_reference[known.of_source[0]]
    assert [known.naming.bearers[part.bearer].group.canonical for part in group.parts] == [
        "Cole",
        "Adair",
    ]
    # *They* after it are the two.
    assert drafts.of_reference[known.of_source[1]] is group
    assert type_of(known.analysis, known.naming, group) == "group"


def test_a_part_stays_a_part_under_the_name_it_turns_out_to_have():
    # *The mayor and Cole said …*, and the mayor is Ana by a role that is found later.
    ana, mayor, cole = Draft(bearer=0), Draft(), Draft(bearer=1)
    group = Draft(parts=[mayor, cole])
    drafts = Drafts(all=[ana, mayor, group, cole])
    drafts.merge(ana, mayor)
    assert drafts.all == [ana, group, cole]
    assert group.parts == [ana, cole]


def test_what_loses_its_only_mention_gives_way_wherever_it_stood():
    _, known, _ = known_of(TWO, **PEOPLE)
    drafts, words = drafted(known)
    assert words == [["Ana", "Ana"], ["Cole"], ["She"]]
    ana, cole, she = drafts.all
    group, both = Draft(parts=[she, cole]), Draft(parts=[ana])
    both.parts.append(group)
    drafts.all += [group, both]
    place = next(p for p, draft in drafts.of_reference.items() if draft is she)
    cluster = next(c for c, draft in drafts.of_cluster.items() if draft is she)
    drafts.move(place, ana, known)
    assert group.parts == [ana, cole]
    assert drafts.of_cluster[cluster] is ana
    # Nothing becomes a part of itself: Cole's only mention is now that of those he is one of.
    [place] = [p for p, draft in drafts.of_reference.items() if draft is cole]
    drafts.move(place, both, known)
    assert (group.parts, both.parts) == ([ana], [ana, group])
    assert both.holds(ana)
    assert not group.holds(both)


def test_a_place_that_is_a_name_and_a_description_is_one_mention():
    text, known, _ = known_of(TWO, **PEOPLE)
    reference = known.references[1]
    draft = Draft([replace(reference, form="description"), reference], bearer=known.bearers[1])
    for references in (draft.references, draft.references[::-1]):
        draft.references = references
        entity = entity_of(text, known.analysis, known.naming, draft, "person", "e1")
        assert [(m.start, m.end, m.form) for m in entity.mentions] == [(8, 12, "name")]


def answers(known, attributions):
    drafts = drafts_of(known)
    return drafts, answers_for(known, drafts, attributions)


def test_nobody_and_the_author():
    _, known, attributions = known_of(
        "I|PRON|2|nsubj row|VERB|0|root", mentions=["person I"], sources=["", "I"]
    )
    _, found = answers(known, attributions)
    assert [(a.draft, a.reason) for a in found] == [(None, NO_SOURCE), (None, THE_AUTHOR)]


def test_a_name_a_pronoun_and_one_without_antecedent():
    _, known, attributions = known_of(TWO, **PEOPLE, sources=["Cole", "She"], scores={(2, 0): 3.0})
    drafts, found = answers(known, attributions)
    assert found[0].draft is drafts.all[1]
    assert found[0].confidence == 0.97
    assert found[1].draft is drafts.all[0]
    assert all(draft.speaks for draft in drafts.all)
    _, known, attributions = known_of(TWO, **PEOPLE, sources=["She"])
    _, [answer] = answers(known, attributions)
    assert (answer.draft, answer.reason) == (None, NO_ANTECEDENT)


def test_a_pronoun_between_two():
    # She who was the subject gains what he has more.
    scores = {(2, 0): 1.0, (2, 1): 3.0}
    _, known, attributions = known_of(TWO, **PEOPLE, sources=["She"], scores=scores)
    drafts, [answer] = answers(known, attributions)
    assert answer.draft is None
    assert list(answer.rivals) == drafts.all[:2]


QUOTED = (
    "Cole|PROPN|2|nsubj said|VERB|0|root +:|PUNCT|2|punct\n"
    '"|PUNCT|3|punct +Ana|PROPN|3|nsubj said|VERB|0|root rain|NOUN|3|obj\n'
    'but|CCONJ|3|cc I|PRON|3|nsubj row|VERB|0|root +"|PUNCT|3|punct'
)


def test_the_i_of_an_outer_quotation_is_its_speaker_s():
    text, known, _ = known_of(
        QUOTED,
        names=["PER Cole", "PER Ana"],
        mentions=["person Cole", "person Ana", "person I"],
        sources=["Cole", "Ana"],
    )
    outer, inner = said(text, "Cole", text[text.index('"') :]), said(text, "Ana", "rain")
    known = who_is_who(text, known.analysis, [outer, inner], Pairer({}))
    drafts = drafts_of(known)
    answers_for(known, drafts, [outer, inner])
    cole = next(d for d in drafts.all if known.naming.bearers[d.bearer].group.canonical == "Cole")
    assert [known.analysis.surface[r.start] for r in cole.references] == ["Cole", "I"]


CLERK = "the|DET|2|det clerk|NOUN|3|nsubj left|VERB|0|root"


def a_draft(known, **fields):
    return Draft(list(known.references), **fields)


def test_types_of_what_has_no_name():
    for words, mention, speaks, kind in (
        ("the clerk", "person", False, "person"),
        ("clerks", "person", False, "group"),
        ("the union", "organization", False, "organisation"),
        ("the quay", "place", False, "place"),
        ("the flood", "event", False, "event"),
        ("the hour", "time", False, None),
        ("the hour", "time", True, "work"),
        ("the report", "object", False, "work"),
    ):
        *_, noun = words.split()
        line = f"the|DET|2|det {noun}|NOUN|0|root" if " " in words else f"{noun}|NOUN|0|root"
        _, known, _ = known_of(line, mentions=[f"{mention} {words}"])
        draft = a_draft(known, speaks=speaks)
        assert type_of(known.analysis, known.naming, draft) == kind, words


def test_who_belongs_to_a_cast():
    _, known, _ = known_of(CLERK, mentions=["person the clerk"])
    once, twice = a_draft(known), Draft([*known.references, *known.references])
    assert not belongs(known.naming, once, "person")
    assert belongs(known.naming, twice, "person")
    assert not belongs(known.naming, twice, "place")
    assert not belongs(known.naming, twice, None)
    assert belongs(known.naming, a_draft(known, speaks=True), "person")


def test_names_of_drafts():
    text, known, _ = known_of(CLERK, mentions=["person the clerk"])
    draft = a_draft(known)
    assert names_of(text, known.analysis, known.naming, draft) == ("the clerk", [])
    again = Draft([*known.references, *known.references])
    assert names_of(text, known.analysis, known.naming, again) == ("the clerk", [])
    pair = Draft(parts=[draft, draft])
    assert names_of(text, known.analysis, known.naming, pair) == ("the clerk and the clerk", [])
    assert not is_named(known.analysis, draft, "person")
    _, known, _ = known_of(
        "the|DET|3|det Shaw|PROPN|3|compound campaign|NOUN|0|root",
        mentions=["organization the Shaw campaign"],
    )
    assert is_named(known.analysis, a_draft(known), "organisation")
    assert not is_named(known.analysis, a_draft(known), "person")


def test_he_and_she_clash():
    assert Draft(pronouns={HE}).pronouns_clash(Draft(pronouns={SHE}))
    assert not Draft(pronouns={HE}).pronouns_clash(Draft(pronouns={HE}))


def test_a_description_takes_up_the_role_that_one_alone_has():
    _, known, _ = known_of(CLERK, mentions=["person the clerk"])
    described, ana, cole = a_draft(known), Draft(bearer=0), Draft(bearer=1)
    every = [described, ana, cole]
    assert taken_up(known.analysis, every, {ana: ["clerk of Oxmoor"]}) == {described: ana}
    assert taken_up(known.analysis, every, {ana: ["clerk"], cole: ["clerk of Oxmoor"]}) == {}
    assert taken_up(known.analysis, every, {ana: ["rower"]}) == {}
    ana.pronouns, described.pronouns = {HE}, {SHE}
    assert taken_up(known.analysis, every, {ana: ["clerk"]}) == {}


def test_a_cast_of_nothing():
    text, known, _ = known_of("so|ADV|0|root")
    cast = read_cast(text, known.analysis, [], Pairer({}))
    assert (cast.entities, cast.ties, cast.attributions) == ([], [], [])

"""Which mentions become one, given what the network says of their pairs."""

from __future__ import annotations

import pytest

from sayso.cast.clusters import HE, SHE, Against, Cluster, agrees, fits
from sayso.cast.coreference import CLEARLY, LEAST, LEAST_OF_PEOPLE, pronouns_of_names, resolve
from tests.cast.hand_made import report, scored

TWO_PEOPLE = "Ana|PROPN|2|nsubj met|VERB|0|root Luis|PROPN|2|obj\nShe|PRON|2|nsubj left|VERB|0|root"


def people():
    return report(TWO_PEOPLE, mentions=["person Ana", "person Luis", "person She"])[1]


def clusters(resolution):
    return [cluster.mentions for cluster in resolution.clusters]


def test_a_mention_joins_the_best_of_the_earlier_ones():
    found = resolve(people(), scored(people(), {(2, 0): 1.0, (2, 1): 3.0}), [None] * 3)
    assert clusters(found) == [[0], [1, 2]]
    assert found.of == [0, 1, 1]


def test_a_cluster_scores_what_the_best_of_its_mentions_does():
    _, analysis = report(
        "Ana Cole Ana she",
        mentions=["person Ana", "person Cole", "person Ana|1", "person she"],
    )
    pairs = scored(analysis, {(3, 0): 1.0, (3, 1): 2.0, (3, 2): 3.0})
    found = resolve(analysis, pairs, [0, 1, 0, None], sources=[3])
    assert [(c.cluster, c.score) for c in found.candidates[3]] == [(0, 3.0), (1, 2.0)]


def test_mentions_of_one_name_are_one_whatever_their_scores():
    found = resolve(people(), scored(people(), {(2, 1): 9.0}), [7, None, 7])
    assert clusters(found) == [[0, 2], [1]]


def test_two_names_are_never_one():
    found = resolve(people(), scored(people(), {(1, 0): 9.0}), [1, 2, None])
    assert clusters(found) == [[0], [1], [2]]


@pytest.mark.parametrize(("score", "joined"), [(-0.2, True), (-0.4, False), (-0.6, False)])
def test_who_somebody_is_is_left_open_rather_than_guessed(score, joined):
    assert LEAST < -0.6 < LEAST_OF_PEOPLE < -0.2
    found = resolve(people(), scored(people(), {(2, 0): score}), [None] * 3)
    assert clusters(found) == ([[0, 2], [1]] if joined else [[0], [1], [2]])


def test_things_are_joined_sooner_than_people():
    _, analysis = report("quay weir that", mentions=["place quay", "place weir", "place that"])
    found = resolve(analysis, scored(analysis, {(2, 0): -0.6}), [None] * 3)
    assert clusters(found) == [[0, 2], [1]]


def test_he_is_nobody_whom_the_report_calls_she():
    _, analysis = report("clerk she he", mentions=["person clerk", "person she", "person he"])
    scores = {(1, 0): 3.0, (2, 0): 5.0, (2, 1): 4.0}
    assert clusters(resolve(analysis, scored(analysis, scores), [None] * 3)) == [[0, 1], [2]]


def test_he_is_no_place():
    _, analysis = report("quay he it", mentions=["place quay", "person he", "object it"])
    scores = {(1, 0): 5.0, (2, 0): 5.0}
    assert clusters(resolve(analysis, scored(analysis, scores), [None] * 3)) == [[0, 2], [1]]


def test_descriptions_with_other_proper_nouns_are_others():
    _, analysis = report(
        "the|DET|3|det Norland|PROPN|3|compound governor|NOUN|0|root\n"
        "the|DET|3|det Oxmoor|PROPN|3|compound governor|NOUN|0|root\n"
        "the|DET|2|det governor|NOUN|0|root",
        mentions=[f"person the {words}governor" for words in ("Norland ", "Oxmoor ", "")],
    )
    scores = {(1, 0): 8.0, (2, 1): 2.0}
    assert clusters(resolve(analysis, scored(analysis, scores), [None] * 3)) == [[0], [1, 2]]


def test_what_grammar_ties_is_one_whatever_its_score():
    found = resolve(people(), scored(people(), {}), [None] * 3, same_as={2: 1})
    assert clusters(found) == [[0], [1, 2]]


def test_a_name_that_two_bear_may_be_one_of_them_alone():
    _, analysis = report(
        "Cole Ruiz Shaw Ruiz",
        mentions=["person Cole", "person Ruiz", "person Shaw", "person Ruiz|1"],
    )
    scores = {(3, 0): 2.0, (3, 1): 1.0, (3, 2): 5.0}
    found = resolve(analysis, scored(analysis, scores), [0, 1, 2, None], may_be={3: (0, 1)})
    assert [(c.cluster, c.score) for c in found.candidates[3]] == [(0, 2.0), (1, 1.0)]
    assert found.of[3] == 0


def test_the_pronoun_of_a_source_rather_means_who_spoke_last():
    _, analysis = report(
        "saw|VERB|0|root Ana|PROPN|1|obj Luis|PROPN|1|obj She|PRON|1|nsubj",
        mentions=["person Ana", "person Luis", "person She"],
    )
    pairs = scored(analysis, {(2, 0): 1.0, (2, 1): 2.0})
    assert resolve(analysis, pairs, [0, 1, None], sources=[2]).of[2] == 1
    carried = resolve(analysis, pairs, [0, 1, None], sources=[0, 2])
    assert carried.of[2] == 0
    assert [c.score for c in carried.candidates[2]] == [3.0, 2.0]


def test_a_subject_named_since_takes_the_place_of_who_spoke_last():
    _, analysis = report(
        "Ana|PROPN|2|nsubj spoke|VERB|0|root\nLuis|PROPN|2|nsubj left|VERB|0|root\n"
        "They|PRON|2|nsubj said|VERB|0|root",
        mentions=["person Ana", "person Luis", "person They"],
    )
    scores = {(2, 0): 2.0, (2, 1): 1.0}
    found = resolve(analysis, scored(analysis, scores), [0, 1, None], sources=[0, 2])
    assert [(c.cluster, c.score) for c in found.candidates[2]] == [(1, 3.0), (0, 2.0)]


def test_a_definite_source_is_the_last_thing_called_so():
    _, analysis = report(
        "a|DET|2|det report|NOUN|0|root\nthe|DET|2|det report|NOUN|0|root",
        mentions=["object a report", "object the report"],
    )
    nothing = scored(analysis, {})
    assert clusters(resolve(analysis, nothing, [None] * 2, sources=[1])) == [[0, 1]]
    assert clusters(resolve(analysis, nothing, [None] * 2)) == [[0], [1]]


def test_what_scores_next_to_nothing_is_no_candidate():
    found = resolve(
        people(), scored(people(), {(2, 0): -3.9, (2, 1): -4.1}), [None] * 3, sources=[2]
    )
    assert [c.cluster for c in found.candidates[2]] == [0]


def test_only_a_clear_pronoun_says_what_a_name_is_called():
    scores = {(2, 0): CLEARLY + 0.1, (2, 1): 0.0}
    assert pronouns_of_names(people(), scored(people(), scores), [0, 1, None], 2) == ["she", None]
    scores = {(2, 0): CLEARLY - 0.1}
    assert pronouns_of_names(people(), scored(people(), scores), [0, 1, None], 2) == [None, None]


def test_the_likeliest_antecedent_alone_is_asked_for_its_name():
    scores = {(2, 0): 3.0, (2, 1): 4.0}
    assert pronouns_of_names(people(), scored(people(), scores), [0, None, None], 1) == [None]


def test_plain_contradictions():
    assert not fits(Cluster([0], names={1}), 0, 2)
    assert fits(Cluster([0], names={1}), 0, 1)
    assert fits(Cluster([0]), 0, 2)
    assert not fits(Cluster([0], pronouns={SHE}), HE, None)
    assert fits(Cluster([0], pronouns={SHE}), SHE, None)
    assert not agrees(Cluster([0], marks={"office": {"shaw"}}), "office", {"cole"})
    assert agrees(Cluster([0], marks={"office": {"shaw"}}), "campaign", {"cole"})
    assert agrees(Cluster([0], marks={"office": {"shaw"}}), "office", set())


def test_whom_a_description_is_told_by_it_is_not():
    _, analysis = report("Ana he aide", mentions=["person Ana", "person he", "person aide"])
    pairs = scored(analysis, {(1, 0): 5.0, (2, 0): 5.0, (2, 1): 4.0})
    free = resolve(analysis, pairs, [7, None, None])
    assert clusters(free) == [[0, 1, 2]]
    told = resolve(analysis, pairs, [7, None, None], against=Against(told_by={2: {7}}))
    assert clusters(told) == [[0, 1], [2]]


def test_an_office_is_its_holder_s_alone():
    against = Against(holders={4: 1})
    assert against.bars(4, {2})
    assert not against.bars(4, {1, 2})
    assert not against.bars(3, {2})


def test_what_is_called_which_is_nobody():
    assert Against(things={4}).bars(4, {2})
    assert not Against(things={4}).bars(3, {2})

"""The main clause of a sentence, from trees written by hand."""

from __future__ import annotations

import pytest

from sayso.voices.clause import is_past, main_clause
from tests.cast.trees import analysis_of


@pytest.mark.parametrize(
    ("rows", "root", "subject", "tense"),
    [
        ("He PRON 2 nsubj\nwaited VERB 0 root", "waited", "he", "past"),
        ("He PRON 3 nsubj\nhad AUX 3 aux\nwaited VERB 0 root", "waited", "he", "past perfect"),
        ("She PRON 3 nsubj\nwould AUX 3 aux\ncome VERB 0 root", "come", "she", "modal"),
        ("He PRON 3 nsubj\nwas AUX 3 aux\nrunning VERB 0 root", "running", "he", "past"),
        ("They PRON 2 nsubj\nhad VERB 0 root\nhope NOUN 2 obj", "had", "they", "past"),
        ("They PRON 2 nsubj\nhave VERB 0 root\nhope NOUN 2 obj", "have", "they", "present"),
        ("They PRON 2 nsubj\nrun VERB 0 root", "run", "they", "present"),
        ("There PRON 2 expl\nwas VERB 0 root\nhope NOUN 2 nsubj", "was", "there", "past"),
        ("Gone ADV 0 root", "gone", None, "present"),
    ],
)
def test_verb_subject_and_tense(rows: str, root: str, subject: str | None, tense: str) -> None:
    _, analysis = analysis_of(rows)
    lower = [word.lower() for word in analysis.surface]
    clause = main_clause(analysis, lower, 0, len(lower))
    assert lower[clause.root] == root
    assert (None if clause.subject is None else lower[clause.subject]) == subject
    assert clause.tense == tense
    assert not clause.has_copula
    assert not clause.is_passive


@pytest.mark.parametrize(
    ("rows", "tense", "copula", "passive"),
    [
        ("It PRON 3 nsubj\nis AUX 3 cop\nsafe ADJ 0 root", "present", True, False),
        ("It PRON 3 nsubj\nwas AUX 3 cop\nsafe ADJ 0 root", "past", True, False),
        ("It PRON 3 nsubj\nwas AUX 3 aux\nbuilt VERB 0 root", "past", False, True),
        (
            "It PRON 4 nsubj\nhas AUX 4 aux\nbeen AUX 4 aux\nbuilt VERB 0 root",
            "present perfect",
            False,
            True,
        ),
    ],
)
def test_what_is_something_and_what_is_done(
    rows: str, tense: str, copula: bool, passive: bool
) -> None:
    _, analysis = analysis_of(rows)
    lower = [word.lower() for word in analysis.surface]
    clause = main_clause(analysis, lower, 0, len(lower))
    assert (clause.tense, clause.has_copula, clause.is_passive) == (tense, copula, passive)


def test_a_sentence_without_a_root_has_its_first_word_for_one() -> None:
    _, analysis = analysis_of("Gone ADV 2 advmod\nhome NOUN 1 obj")
    assert main_clause(analysis, ["gone", "home"], 0, 2).root == 0


@pytest.mark.parametrize(("form", "past"), [("waited", True), ("rose", True), ("rise", False)])
def test_past_forms(form: str, past: bool) -> None:
    assert is_past(form) is past

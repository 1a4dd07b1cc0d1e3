"""The model of unclear sentences learns what is there to learn."""

from __future__ import annotations

import tomllib

import pytest

from sayso.voices.sign_words import weights
from sayso.voices.unclear import chance
from training.corpora.voices import Marked, MarkedPassage
from training.unclear import Example, cross_validated, examples, fit, written

TOLD = [Example(n, frozenset({"past modal", f"s{n % 3}"}), True) for n in range(20)]
FACTS = [Example(n, frozenset({"number", f"s{n % 3}"}), False) for n in range(20, 40)]


def test_signs_that_tell_get_weights_and_others_next_to_none() -> None:
    model = fit(TOLD + FACTS)
    assert model.of_signs["past modal"] > 1 > -1 > model.of_signs["number"]
    assert all(abs(model.of_signs[f"s{n}"]) < 0.2 for n in range(3))


def test_cross_validation_asks_models_that_have_not_seen_the_passage() -> None:
    likely = cross_validated(TOLD + FACTS)
    assert min(likely[:20]) > 0.5 > max(likely[20:])
    odd = Example(40, frozenset({"only here"}), True)
    alone = cross_validated([*TOLD, *FACTS, odd])[-1]
    assert alone == pytest.approx(0.5, abs=0.1)


def test_what_is_written_is_what_is_read() -> None:
    model = fit(TOLD + FACTS)
    read = tomllib.loads(written(model))
    assert (read["constant"], read["least"], read["signs"]) == (
        model.constant,
        model.least,
        model.of_signs,
    )


def test_examples_are_marked_sentences_after_a_report() -> None:
    text = "Shaw said he had waited. He had never lost hope. The pier is 3 miles off."
    marks = (Marked(25, 48, True), Marked(49, 73, False))
    (told, fact) = examples([MarkedPassage("local", text, marks)])
    assert (told.unclear, fact.unclear) == (True, False)
    assert "past perfect" in told.signs
    assert {"number", "further"} <= fact.signs
    assert chance(told.signs, weights()) > chance(fact.signs, weights())

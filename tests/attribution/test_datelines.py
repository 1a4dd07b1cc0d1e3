"""Where a report is sent from is nobody who speaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso import read_text
from sayso.attribution.datelines import after_dateline
from sayso.model.session import Session
from sayso.model.words import split_words

TOKENIZER = Session().tokenizer


def rest(text: str, start: int = 0) -> str:
    """Return the words of a text from `start` on, without the dateline that they begin with."""
    words = split_words(text, TOKENIZER)
    first = int(words.starts.searchsorted(start))
    begin, end = after_dateline(text, words, (first, len(words)))
    return text[words.starts[begin] : words.ends[end - 1]]


@pytest.mark.parametrize(
    "dateline",
    [
        "OXMOOR — ",
        "OXMOOR - ",
        "OXMOOR -- ",
        "PORT ELLERY – ",
        "ST. IVES — ",
        "ÉTOILE-SUR-MER — ",
        "OXMOOR, Norland — ",
        "OXMOOR (NPA) — ",
        "PORT ELLERY, Norland (NPA) — ",
    ],
)
def test_a_source_begins_behind_the_dateline(dateline: str) -> None:
    assert rest(f"{dateline}Ola Lind said") == "Ola Lind said"


@pytest.mark.parametrize(
    "text",
    [
        "Oxmoor — Ola Lind said",
        "OXMOOR Ola Lind said",
        "OXMOOR-Lind said",
        "OX — Ola Lind said",
        "2019 — Ola Lind said",
        "OXMOOR —",
    ],
)
def test_other_beginnings_stay(text: str) -> None:
    assert rest(text) == text


def test_a_dateline_opens_a_paragraph() -> None:
    text = "Then OXMOOR — Ola Lind said"
    assert rest(text, 5) == text[5:]
    assert rest("Headline\n\nOXMOOR — Ola Lind said", 10) == "Ola Lind said"


@given(st.text(alphabet="ABab.,-—() \n'", min_size=1, max_size=60))
def test_no_text_raises_and_the_end_stays(text: str) -> None:
    words = split_words(text, TOKENIZER)
    if len(words):
        first, last = after_dateline(text, words, (0, len(words)))
        assert 0 <= first < last == len(words)


def test_the_town_of_a_dateline_is_a_place_and_no_source() -> None:
    text = "OXMOOR — Ola Lind, the harbour master, called on Friday for an inquiry."
    record = read_text(text)
    [attribution] = record.attributions
    [source] = attribution.source
    assert text[source.start : source.end] == "Ola Lind, the harbour master"
    kinds = {entity.name: entity.type for entity in record.cast}
    assert kinds["Ola Lind"] == "person"
    assert kinds.get("OXMOOR", "place") == "place"
    assert next(e.name for e in record.cast if e.id == attribution.speaker) == "Ola Lind"

"""Reports with their trees, written by hand: what the network would say, for tests without it."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from sayso.cast.members import Member, Place
from sayso.model.analysis import Analysis, Mention, Name
from sayso.record import EntityType, MentionForm


def analysis_of(
    rows: str, *, names: Sequence[str] = (), mentions: Sequence[str] = ()
) -> tuple[str, Analysis]:
    """Make a text and its analysis of lines `word UPOS head relation`, one word a line.

    Heads count from 1 in their sentence, 0 is the root; an empty line ends a sentence. A word that
    begins with `+` follows the one before it without a blank. `names` are `PER Ana Ruiz`,
    `mentions` are `person the harbour master`: the first place where these words stand.
    """
    surface: list[str] = []
    starts: list[int] = []
    upos: list[str] = []
    heads: list[int] = []
    relations: list[str] = []
    sentence: list[int] = []
    text = ""
    for number, block in enumerate(rows.strip().split("\n\n")):
        base = len(surface)
        for line in block.strip().splitlines():
            word, part, head, relation = line.split()
            if word.startswith("+") and len(word) > 1:
                word = word[1:]
            elif text:
                text += " "
            heads.append(len(surface) if head == "0" else base + int(head) - 1)
            surface.append(word)
            starts.append(len(text))
            text += word
            upos.append(part)
            relations.append(relation)
            sentence.append(number)
    ends = [start + len(word) for start, word in zip(starts, surface, strict=True)]
    analysis = make(surface, starts, ends, upos, heads, relations, sentence)
    for row in names:
        kind, words = row.split(maxsplit=1)
        analysis.names.append(Name(*where(analysis, words), kind))
    for row in mentions:
        kind, words = row.split(maxsplit=1)
        analysis.mentions.append(Mention(*where(analysis, words), kind, 5.0))
    analysis.names.sort(key=lambda name: name.start)
    analysis.mentions.sort(key=lambda mention: (mention.start, -mention.end))
    return text, analysis


def make(
    surface: list[str],
    starts: Sequence[int],
    ends: Sequence[int],
    upos: list[str],
    heads: Sequence[int],
    relations: list[str],
    sentence: Sequence[int],
) -> Analysis:
    """Make an analysis of parallel lists over words, without names and mentions."""
    # Roles and ties read no more of the words than their offsets.
    words: Any = SimpleNamespace(
        starts=np.asarray(starts, np.int64), ends=np.asarray(ends, np.int64)
    )
    return Analysis(
        words,
        surface,
        np.asarray(sentence, np.int64),
        upos,
        np.asarray(heads, np.int64),
        relations,
        [],
        [],
        np.zeros((0, 1), np.float32),
    )


def where(analysis: Analysis, phrase: str, *, nth: int = 0) -> tuple[int, int]:
    """Return the half-open words of a phrase, given as its words parted by blanks."""
    wanted = phrase.split()
    size = len(wanted)
    found = [
        (start, start + size)
        for start in range(len(analysis.surface) - size + 1)
        if analysis.surface[start : start + size] == wanted
    ]
    return found[nth]


def cast_of(analysis: Analysis, **described: str) -> list[Member]:
    """Make members of `e1="person: name Ana Ruiz; pronoun she"`."""
    out = []
    for id_, line in described.items():
        type_, rest = line.split(": ", 1)
        places = []
        for item in rest.split("; "):
            form, words = item.split(maxsplit=1)
            places.append(Place(*where(analysis, words), _form(form)))
        out.append(Member(id_, _type(type_), tuple(sorted(places, key=lambda p: p.start))))
    return out


def _form(name: str) -> MentionForm:
    forms: dict[str, MentionForm] = {
        "name": "name",
        "description": "description",
        "pronoun": "pronoun",
    }
    return forms[name]


def _type(name: str) -> EntityType:
    types: dict[str, EntityType] = {
        "person": "person",
        "organisation": "organisation",
        "place": "place",
        "group": "group",
    }
    return types[name]

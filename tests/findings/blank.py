"""Readings of any text, with a grammar, a cast and statements thrown by dice."""

from __future__ import annotations

from random import Random

import numpy as np

from sayso.findings.reading import Reading
from sayso.ingest import from_text
from sayso.model.analysis import Analysis, Name
from sayso.model.labels import UPOS
from sayso.model.words import Words, split_words
from sayso.pipeline import load_model
from sayso.record import (
    Attribution,
    Entity,
    Mention,
    Occasion,
    Record,
    ReportInfo,
    Span,
    When,
)

RELATIONS = "nsubj appos obl nmod case amod compound flat acl det obj root punct".split()
_SENTENCE = 14
_SPOKEN_OF = 40


def blank_reading(text: str, seed: int = 0, *, published: str | None = "2026-03-04") -> Reading:
    """Make a reading of a text; the same seed throws the same dice."""
    dice = Random(seed)
    report = from_text(text)
    words = split_words(text, load_model()[0].tokenizer)
    size = len(words)
    sentence = np.arange(size) // _SENTENCE
    heads = [min(n - n % _SENTENCE + dice.randrange(_SENTENCE), size - 1) for n in range(size)]
    analysis = Analysis(
        words=words,
        surface=[text[s:e] or "�" for s, e in zip(words.starts, words.ends, strict=True)],
        sentence=sentence,
        upos=dice.choices(UPOS, k=size),
        head=np.asarray(heads, dtype=np.int64),
        relation=dice.choices(RELATIONS, k=size),
        names=[Name(n, n + 1, dice.choice(("PER", "ORG"))) for n in range(0, size, 3)],
        mentions=[],
        vectors=np.zeros((0, 2), np.float32),
    )
    starts = list(range(0, size, _SENTENCE))
    info = ReportInfo(
        id="0",
        published=published,
        text=text,
        headings=[Span(start=s, end=e) for s, e in report.headings],
        paragraphs=[Span(start=s, end=e) for s, e in report.paragraphs],
        sentences=[_span(words, s, min(s + _SENTENCE, size)) for s in starts],
    )
    record = Record(
        sayso="0",
        model="dice",
        report=info,
        cast=_cast(words, dice, text),
        attributions=_attributions(words, dice),
    )
    return Reading(record, analysis)


def _span(words: Words, first: int, last: int) -> Span:
    return Span(start=int(words.starts[first]), end=int(words.ends[last - 1]))


def _cast(words: Words, dice: Random, text: str) -> list[Entity]:
    out = []
    for number, first in enumerate(range(0, min(len(words), 400), 2)):
        last = min(first + dice.randint(1, 3), len(words))
        span = _span(words, first, last)
        form = dice.choice(("name", "name", "description", "pronoun"))
        name = text[span.start : span.end]
        out.append(
            Entity(
                id=f"e{number}",
                type=dice.choice(("person", "person", "organisation", "place")),
                name=name,
                mentions=[Mention(start=span.start, end=span.end, form=form)],
            )
        )
    return out


def _attributions(words: Words, dice: Random) -> list[Attribution]:
    out = []
    for number, first in enumerate(range(0, min(len(words), 4000) - 4, _SPOKEN_OF)):
        when = _span(words, first + 1, first + 2)
        out.append(
            Attribution(
                id=f"a{number}",
                source=[_span(words, first, first + 1)],
                cue=[_span(words, first + 1, first + 2)],
                content=[_span(words, first + 2, first + 4)],
                kind=dice.choice(("direct", "mixed", "indirect")),
                mode=dice.choice(("speech", "writing", "thought")),
                speaker=f"e{number}",
                grade=dice.choice(("named", "unnamed", "collective", "none")),
                chain=[f"e{number}"],
                occasion=Occasion(when=When(start=when.start, end=when.end)),
                confidence=0.9,
            )
        )
    return out

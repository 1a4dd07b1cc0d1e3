"""Other names, marks and layouts: the same report as another newsroom might have set it."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np

from sayso.model.words import Case, Gap, Quote, case_of
from training.documents import Labelled, remapped
from training.names import NameMaker

_MARKS = (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’"), ("'", "'"))
# They stand with names and are none.
_TITLES = frozenset(
    "mr mrs ms dr sen rep gov president senator . , miss mme madame monsieur sir dame lady king "
    "queen prince princess duke count countess emperor pope saint st father mother sister brother "
    "uncle aunt captain colonel general major sergeant judge justice professor prof rev reverend "
    "secretary minister mayor governor jr ii iii iv".split()
)


def augmented(document: Labelled, rng: random.Random, *, names: float) -> Labelled:
    """Return a changed copy of the document; labels stay exact.

    Args:
        document: The document; it is not changed.
        rng: The source of randomness.
        names: Probability that the report's people get invented names.
    """
    if document.people and rng.random() < names:
        document = rename(document, rng)
    if rng.random() < 0.3:
        document = remark(document, rng)
    if rng.random() < 0.15:
        gap = document.gap.copy()
        gap[gap == Gap.PARAGRAPH] = Gap.LINE
        gap[:1] = Gap.PARAGRAPH
        document = replace(document, gap=gap)
    return document


def rename(document: Labelled, rng: random.Random) -> Labelled:
    """Give every person of the report an invented name of one tradition, everywhere the same."""
    maker = NameMaker(rng)
    names = [
        own
        for start, end in document.people
        if (own := [place for place in range(start, end) if _is_name_word(document.words[place])])
    ]
    family = {document.words[own[-1]].lower() for own in names if len(own) > 1}
    given = {document.words[place].lower() for own in names for place in own[:-1]} - family
    renamed = {place for own in names for place in own}
    last = {own[-1] for own in names}
    counts, words, cases, gaps = [], [], [], []
    for place, word in enumerate(document.words):
        new = [word]
        if place in renamed:
            # *Mary* alone is *Mary* of *Mary Lennox*.
            is_family = word.lower() in family or (place in last and word.lower() not in given)
            new = maker.family(word) if is_family else maker.given(word)
            new = new[-1:] if place > 0 and document.gap[place] == Gap.NONE else new
        shout = word.isupper() and len(word) > 1
        for index, part in enumerate(new):
            written = part.upper() if shout else part
            words.append(written)
            cases.append(int(document.case[place]) if new == [word] else int(case_of(written)))
            glued = index > 0 and ("-" in (part, new[index - 1]) or part == ".")
            gaps.append(
                int(document.gap[place]) if index == 0 else Gap.NONE if glued else Gap.SPACE
            )
        counts.append(len(new))
    return remapped(
        document,
        counts,
        words,
        case=np.asarray(cases, dtype=np.int64),
        gap=np.asarray(gaps, dtype=np.int64),
    )


def _is_name_word(word: str) -> bool:
    return word[:1].isalpha() and word.lower() not in _TITLES


def remark(document: Labelled, rng: random.Random) -> Labelled:
    """Set the report's double quotation marks in another style."""
    opening, closing = rng.choice(_MARKS)
    words = list(document.words)
    for place, (word, quote) in enumerate(zip(words, document.quote, strict=True)):
        if word in '“”"':
            if quote == Quote.OPENING:
                words[place] = opening
            elif quote == Quote.CLOSING:
                words[place] = closing
    return replace(document, words=words)


def recased(case: np.ndarray, rng: random.Random) -> np.ndarray:
    """Return a window's case features, now and then as if all was typed in one case."""
    chance = rng.random()
    if chance < 0.02:
        return np.where(case >= Case.LOWER, np.where(case == Case.DIGIT, case, Case.LOWER), case)
    if chance < 0.035:
        return np.where(case >= Case.LOWER, np.where(case == Case.DIGIT, case, Case.UPPER), case)
    return case

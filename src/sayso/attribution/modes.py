"""Speech, writing or thought: from the cue, its clause and what kind of source it has.

References:
    Three kinds of attribution: Pareti (2016), who calls them assertion, belief and eventuality;
    here a text counts as writing, whatever verb goes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.attribution.mode_words import (
    BROADCAST,
    MEDIA,
    MINDED,
    PLACES,
    PRESS,
    PRESS_TOO,
    PRESUMED,
    PUBLISHING,
    RELEASING,
    REPORTING,
    SPEAKING,
    SPOKEN_WHEN_QUOTED,
    THINKING,
    THOUGHT_ALONE,
    THOUGHTS,
    WAYS,
    WRITING,
    WRITTEN,
)
from sayso.attribution.source_heads import SourceHead, head_of
from sayso.attribution.word_forms import base_forms, is_one_of, words_of
from sayso.record import Attribution, Grade, Kind, Mode, Span

_BETWEEN = r"(?:(?!(?:to|with|about|for|that|and|or|but|from|by|as)\b)[\w’'.-]+\s+){0,6}?"
_PLACES, _WAYS = "|".join(sorted(PLACES)), "|".join(sorted(WAYS))
_ON_PAPER = re.compile(
    rf"\b(?:on|to|via|over|through|across|at)\s+{_BETWEEN}(?:{_PLACES}|social media)s?\b"
    rf"|\b(?:by|via|over|through)\s+(?:an?\s+)?(?:direct\s+|text\s+)?(?:{_WAYS})\b"
    r"|\bin (?:writing|print)\b",
    re.IGNORECASE,
)
_IN_MEDIUM = re.compile(
    rf"\b(?:in|via|by|through|with)\s+(?P<words>{_BETWEEN})(?P<noun>(?:{'|'.join(sorted(MEDIA))})s?)\b",
    re.IGNORECASE,
)
_SPOKEN_STATEMENT = re.compile(
    r"\b(?:televised|video|taped|recorded|live|oral|verbal|spoken|opening|closing|brief"
    r"|tearful|emotional)\b",
    re.IGNORECASE,
)
# "He tweeted that the weir had held and" | "asked": the second verb of one stroke of the pen.
_WROTE_AND = re.compile(
    r"\b(?:tweeted|wrote|writes|posted|e-?mailed|blogged|took to (?:twitter|facebook|instagram"
    r"|social media))\b(?:(?!\b(?:said|says|told|tells)\b).)*\b(?:and|then|also|to)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = frozenset(
    "be have has had do does did will would shall should can could may might must to not never"
    " also now then still once just even only already often come came go get got able continue"
    " keep kept begin start stop tend like a an the no little more most first again".split()
)
_THOUGHT_PHRASE = re.compile(r"\b(?:would|\bd) like\b|\bhas? in mind\b")
# *Weighed in on*, *focused on* and *a sign of* are not what their first words are elsewhere.
_SPOKEN_PHRASE = re.compile(
    r"\bweigh(?:s|ed|ing)? in\b|\bfocus(?:ed|es|ing)\b|\b(?:an?|no|any) signs?\b"
    r"|\bsigns? (?:of|that)\b"
)
_DEGREE = re.compile(r"\w+ly$")
# A text that is given out is named among the first words: *issued* | *a series of tweets about*.
_BEGINNING = 5
_MARKS = "“”\"‘’'"


def clause_of(text: str, attribution: Attribution, sentence: tuple[int, int]) -> tuple[str, str]:
    """Return the words before and after the cue in its sentence, without the content.

    Args:
        text: The report's text.
        attribution: One of its attributions.
        sentence: Half-open range of code points of the sentence that holds the cue.
    """
    cue = (attribution.cue[0].start, attribution.cue[-1].end)
    content = [(span.start, span.end) for span in attribution.content]
    return (
        _outside(text, sentence[0], cue[0], content),
        _outside(text, cue[1], max(sentence[1], cue[1]), content),
    )


def _outside(text: str, start: int, end: int, left_out: Iterable[tuple[int, int]]) -> str:
    pieces, here = [], start
    for first, last in sorted(left_out):
        if last > here and first < end:
            pieces.append(text[here : max(first, here)])
            here = last
    pieces.append(text[here:end] if here < end else "")
    # A stop where content stood: nothing is read across it.
    return " … ".join(pieces)


def mode_in(
    text: str,
    attribution: Attribution,
    sentence: tuple[int, int],
    *,
    grade: Grade | None = None,
    speaker: str = "",
) -> Mode:
    """Tell the mode of an attribution of a record.

    Args:
        text: The report's text.
        attribution: One of its attributions.
        sentence: Half-open range of code points of the sentence that holds the cue.
        grade: The grade of its source, if known; else `attribution.grade` counts.
        speaker: What the speaker is called, if known: whether *it* is a film or a letter.
    """
    before, after = clause_of(text, attribution, sentence)
    return mode_of(
        _text(text, attribution.cue),
        source=_text(text, attribution.source),
        content=_text(text, attribution.content),
        before=before,
        after=after,
        kind=attribution.kind if _begins_quotation(text, attribution) else "indirect",
        grade=grade or attribution.grade,
        speaker=speaker,
    )


def _begins_quotation(text: str, attribution: Attribution) -> bool:
    """Tell own words from words that stand deep inside somebody else's quotation."""
    start = attribution.content[0].start
    return any(mark in _MARKS for mark in text[max(start - 1, 0) : start + 1].strip())


def _text(text: str, spans: Iterable[Span]) -> str:
    return " ".join(text[span.start : span.end] for span in spans)


def mode_of(
    cue: str,
    *,
    source: str = "",
    content: str = "",
    before: str = "",
    after: str = "",
    kind: Kind | None = None,
    grade: Grade | None = None,
    speaker: str = "",
) -> Mode:
    """Tell whether a content was said, written or thought.

    A text speaks in writing, an advertisement or a film in speech. For the rest the cue's first
    verb that says so decides, then where it was said: *said* is speech, *said in the letter* is
    writing. Refusing and not answering are speech; deciding, seeking and supporting are thought.

    Args:
        cue: The words of the cue.
        source: The words of the source.
        content: The words of the content.
        before: The words of the cue's sentence before the cue, without the content.
        after: Those after the cue.
        kind: Kind of the attribution; some verbs of thought, with somebody's own words, are speech.
        grade: Grade of the source, if known: it tells documents and bodies from people.
        speaker: What the speaker is called, if known: whether *it* is a film or a letter.
    """
    head = head_of(source)
    noun = head.head.lower()
    called = head_of(speaker).head.lower()
    if grade in (None, "document") and (is_one_of(noun, BROADCAST) or is_one_of(called, BROADCAST)):
        return "speech"
    cue_words = words_of(cue)
    if grade == "document" or (grade is None and is_one_of(noun, WRITTEN)):
        return "writing"
    if _gives_out_text(cue_words, content) or _publishes(head, cue_words, grade):
        return "writing"
    said = _by_words(cue_words, kind)
    if said != "speech":
        return said
    if (
        _is_on_paper(cue)
        or _is_on_paper(before)
        or _is_on_paper(after)
        or _WROTE_AND.search(before)
    ):
        return "writing"
    return "speech"


def _by_words(cue_words: list[str], kind: Kind | None) -> Mode:
    """Let the first word of the cue that tells a mode decide."""
    if len(cue_words) == 1 and cue_words[0] in THOUGHT_ALONE:
        return "thought"
    phrase = " ".join(cue_words)
    if _THOUGHT_PHRASE.search(phrase):
        return "thought"
    if _SPOKEN_PHRASE.search(phrase):
        return "speech"
    for word in cue_words:
        forms = base_forms(word)
        if word in PRESUMED or word in MINDED:
            return "thought"
        if not forms.isdisjoint(_AUXILIARY) or _DEGREE.match(word):
            continue
        if not forms.isdisjoint(WRITING):
            return "writing"
        if not forms.isdisjoint(SPEAKING):
            return "speech"
        if kind == "direct" and not forms.isdisjoint(SPOKEN_WHEN_QUOTED):
            return "speech"
        if not forms.isdisjoint(THINKING | THOUGHTS):
            return "thought"
    return "speech"


def _gives_out_text(cue_words: list[str], content: str) -> bool:
    """Tell whether the cue is the giving out of a text: *issued* | *a statement about …*."""
    for place, word in enumerate(cue_words):
        if is_one_of(word, RELEASING):
            rest = cue_words[place + 1 :]
            given_out = rest + words_of(content)[:_BEGINNING]
            return any(is_one_of(noun, MEDIA) for noun in given_out)
    return False


def _publishes(head: SourceHead, cue_words: list[str], grade: Grade | None) -> bool:
    """Tell whether a newspaper prints it, or a body reports it."""
    if grade not in (None, "organisation", "collective", "unnamed"):
        return False
    press = is_one_of(head.head.lower(), PRESS) or any(
        word.lower() in PRESS | PRESS_TOO for word in head.words if word[:1].isupper()
    )
    verbs = PUBLISHING if press else REPORTING if grade == "organisation" else frozenset()
    return any(is_one_of(word, verbs) for word in cue_words)


def _is_on_paper(words: str) -> bool:
    if _ON_PAPER.search(words):
        return True
    for found in _IN_MEDIUM.finditer(words):
        noun = found["noun"].lower()
        if noun != "statement" or not _SPOKEN_STATEMENT.search(found["words"]):
            return True
    return False

"""ATT002."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.source_heads import SourceHead
from sayso.attribution.word_forms import base_forms, is_one_of, words_of
from sayso.findings.data_files import either, listed, word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import (
    asserts,
    first_words,
    has_name,
    head_of_source,
    shortened,
    source_of,
)
from sayso.record import Attribution, Finding

_LISTS = "vague_sources.toml"
_INFORMANTS = word_set(_LISTS, "informants")
_PEOPLE = word_set(_LISTS, "informants", "people")
_CLOSE = word_set(_LISTS, "informants", "close")
_SINGULAR = word_set(_LISTS, "informants", "singular")
_ONE = frozenset("a an another one".split())
_NAMED_NEXT = word_set(_LISTS, "informants", "named_next")
_KNOWN = frozenset("the this that these those his her their its".split())
_CONDITION = re.compile(either(listed(_LISTS, "reasons", "conditions")), re.IGNORECASE)
_BECAUSE = re.compile(rf"\b{either(listed(_LISTS, 'reasons', 'because'))}\b", re.IGNORECASE)
_WHOLE = re.compile(either(listed(_LISTS, "reasons", "whole")), re.IGNORECASE)
# Sentences after the one with the source in which a reason may follow.
_SENTENCES_AFTER = 2
# Words of a title that may stand before the name that begins the next sentence.
_TITLE_WORDS = 4


@rule("ATT002")
def unnamed_source(reading: Reading) -> Iterator[Finding]:
    """An unnamed source, with no reason given why it is unnamed.

    Points at the first statement of a source that the report describes (*an official*, *a person
    close to the talks*, *a spokeswoman*) and gives no name to, unless the report says near
    by why not: *who asked not to be named because …*, *who was not authorised to speak*. That
    somebody spoke *on condition of anonymity* is a condition and no reason.

    Why:
        Readers cannot weigh what a nameless source says: neither what it knows nor what it wants.
        A name is often one question away, and where it is not, the reason belongs in the report.

    Guideline:
        The Associated Press wants a report to say why a source asked not to be named, and to tell
        what makes the source credible; "a source" alone is not enough (Statement of News Values
        and Principles, "Anonymous sources", https://www.ap.org/about/news-values-and-principles/).
        The Reuters Handbook of Journalism calls unnamed sources the weakest ones ("The Essentials
        of Reuters sourcing",
        https://handbook.reuters.com/index.php?title=The_Essentials_of_Reuters_sourcing).

    Flagged:
        The reservoir will be empty by August, an official at the Tarn Valley water board said on
        Friday.

    Clean:
        The reservoir will be empty by August, an official at the Tarn Valley water board said on
        Friday, asking not to be named because the figures have not been published.

    Silence:
        Name the source, or say why it is not named. Where neither can be done, `--ignore ATT002`
        or a comment in the draft keeps the rule quiet.
    """
    seen: set[str] = set()
    for attribution in reading.record.attributions:
        if attribution.grade != "unnamed" or not asserts(reading, attribution):
            continue
        # A headline has no room for names; the report below it has.
        if reading.paragraph_at(attribution.cue[0].start) is None:
            continue
        words = source_of(reading, attribution)
        head = head_of_source(reading, attribution)
        # *His lawyer* and *the officials*, after *an official*, are no new source.
        again = head.first in _KNOWN and head.head.lower() in seen
        key = attribution.speaker or words.lower()
        if again or key in seen or not _is_informant(reading, attribution, head):
            continue
        if _is_named_next(reading, attribution, head):
            continue
        # Once told why, a reader need not be told again when the officials speak once more.
        seen.update((key, head.head.lower()))
        condition = _reason(reading, attribution)
        if condition is None:
            continue
        span = first_words(reading, attribution)
        yield Finding(
            code="ATT002",
            start=span.start,
            end=span.end,
            message=f"“{shortened(words)}” is not named: {condition}",
            subject=attribution.id,
        )


def _is_informant(reading: Reading, attribution: Attribution, head: SourceHead) -> bool:
    noun = head.head.lower()
    if not noun or not head.head.isascii() or has_name(reading, attribution):
        return False
    one = head.first in _ONE or head.share in _ONE
    if is_one_of(noun, _INFORMANTS):
        return head.head.islower() or one
    if one and is_one_of(noun, _SINGULAR):
        return True
    if not base_forms(noun).isdisjoint(_PEOPLE):
        after = words_of(source_of(reading, attribution))
        return any(word in _CLOSE for word in after)
    return False


def _is_named_next(reading: Reading, attribution: Attribution, head: SourceHead) -> bool:
    """Tell whether the next sentence begins with a name: *A spokesman said … Jon Adair told …*."""
    number = reading.sentence_number(attribution.cue[0].start)
    sentences = reading.record.report.sentences
    if number is None or number + 1 >= len(sentences) or head.head.lower() not in _NAMED_NEXT:
        return False
    first, last = reading.analysis.words.spanned(
        [(sentences[number + 1].start, sentences[number + 1].end)]
    )[0]
    return any(
        name.kind == "PER" and first <= name.start < min(last, first + _TITLE_WORDS)
        for name in reading.analysis.names
    )


def _reason(reading: Reading, attribution: Attribution) -> str | None:
    """Say what is missing; None where the report gives a reason."""
    sentences = reading.record.report.sentences
    start = attribution.cue[0].start
    number = reading.sentence_number(start)
    if number is None:
        return None
    last = sentences[min(number + _SENTENCES_AFTER, len(sentences) - 1)]
    near = " ".join(reading.text[sentences[number].start : last.end].split())
    if _WHOLE.search(near):
        return None
    condition = _CONDITION.search(near)
    if condition is None:
        return "name the source, or say why not"
    if _BECAUSE.search(near, condition.end()):
        return None
    return "the report says so, but not why"

"""How well a report identifies a source: its grade, from the source's words and who it is.

References:
    Vague sources: Reuters Handbook of Journalism, "Sourcing", tells named from unnamed ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.attribution.impersonal import names_nobody
from sayso.attribution.source_heads import SourceHead, head_of
from sayso.attribution.word_forms import words_of
from sayso.cast.source_grades import (
    grade_of_antecedent,
    grade_of_words,
    says_what_it_is,
)
from sayso.cast.source_lists import FIRST_PERSON, NEVER_NAMED, RELATIVE
from sayso.record import Attribution, EntityType, Grade, Span

_AUTHOR = re.compile(
    r"(?:this|your|the present) (?:reporter|correspondent|writer|columnist)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """What is known of whom a source refers to.

    Attributes:
        type: Type of the entity.
        named: Whether the report gives it a proper name, anywhere.
        members: For a joint source, what is known of each of its members.
    """

    type: EntityType
    named: bool
    members: tuple[SpeakerFacts, ...] = ()


def grade_in(
    text: str,
    attribution: Attribution,
    sentence: tuple[int, int],
    *,
    speaker: SpeakerFacts | None = None,
    quoted: bool = False,
) -> Grade:
    """Tell the grade of the source of a record's attribution.

    Args:
        text: The report's text.
        attribution: One of its attributions.
        sentence: Half-open range of code points of the sentence that holds the cue.
        speaker: What is known of the speaker; None where that is unclear.
        quoted: Whether the source stands inside quotation marks, so that *I* is no reporter.
    """
    before = ""
    if attribution.source:
        first = attribution.source[0].start
        before = text[min(sentence[0], first) : first]
    return grade_of(
        _text(text, attribution.source),
        _text(text, attribution.cue),
        before=before,
        speaker=speaker,
        quoted=quoted,
    )


def _text(text: str, spans: Iterable[Span]) -> str:
    return " ".join(text[span.start : span.end] for span in spans)


def grade_of(
    source: str,
    cue: str = "",
    *,
    before: str = "",
    speaker: SpeakerFacts | None = None,
    quoted: bool = False,
) -> Grade:
    """Tell how well a report identifies a source.

    Who the speaker is decides between a named and an unnamed person or body. The words decide
    where they say what no name can change: a text, a class of people, officials without names.

    Args:
        source: The words of the source; "" where the report gives none.
        cue: The words of the cue.
        before: The words of the sentence before the source, for what *who* and *which* refer to.
        speaker: What is known of the speaker; None where that is unclear.
        quoted: Whether the source stands inside quotation marks, so that *I* is no reporter.
    """
    source = " ".join(source.split())
    if not words_of(source):
        return _of_facts(speaker) if speaker else "none"
    if names_nobody(source, cue):
        return "none"
    head = head_of(source)
    if (
        not quoted
        and not head.share
        and (head.head.lower() in FIRST_PERSON or _AUTHOR.match(source))
    ):
        return "author"
    if speaker is not None and head.head.lower() not in NEVER_NAMED:
        return _with_facts(source, head, speaker)
    if head.head.lower() in RELATIVE and len(head.words) == 1:
        return grade_of_antecedent(head.head.lower(), before)
    return grade_of_words(source, head)


def _with_facts(source: str, head: SourceHead, speaker: SpeakerFacts) -> Grade:
    by_words = grade_of_words(source, head) if says_what_it_is(head) else None
    if by_words == "document" and speaker.type in ("person", "organisation"):
        return "document"
    if by_words == "collective" and speaker.type != "organisation" and not speaker.members:
        return "collective"
    if speaker.type == "group" and not speaker.members:
        return by_words or grade_of_words(source, head)
    if by_words == "organisation" and speaker.type in ("person", "place"):
        return "organisation"
    if by_words == "unnamed" and speaker.type != "person":
        return "unnamed"
    return _of_facts(speaker)


def _of_facts(speaker: SpeakerFacts) -> Grade:
    match speaker.type:
        case "person":
            return "named" if speaker.named else "unnamed"
        case "organisation":
            return "organisation" if speaker.named else "unnamed"
        case "place":
            return "organisation"
        case "work":
            return "document"
        case "event":
            return "none"
        case "group":
            return _joint([_of_facts(member) for member in speaker.members])


def _joint(grades: Sequence[Grade]) -> Grade:
    """Return the grade of a joint source: that of its best identified member."""
    order: list[Grade] = ["named", "organisation", "document", "unnamed", "collective"]
    return next((grade for grade in order if grade in grades), "collective")

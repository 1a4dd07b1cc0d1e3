"""Kind and polarity of an attribution, from its words and the quotation marks around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model.quotes import QuotationIndex
from sayso.record import Kind, Polarity

# Shares of letters within marks, as in the yardstick: a stray word outside does not make a
# quotation mixed, nor a mark around one word an indirect statement.
_DIRECT, _INDIRECT = 0.95, 0.05

_NEGATION = re.compile(
    r"\b(?:not|never|cannot|neither|nor|without|nothing)\b|n[’']t\b"
    r"|\b(?:stop(?:s|ped|ping)? short of|fail(?:s|ed|ing)? to|neglect(?:s|ed|ing)? to"
    r"|(?:declin|refus)(?:e|es|ed|ing) to \w+)",
    re.IGNORECASE,
)
_LONE_NEGATION = re.compile(r"(?:^(?:not|never|without)|n[’']t)$", re.IGNORECASE)
# What takes the negation back: *does not doubt that* holds it, *not only said* said it.
_TAKEN_BACK = re.compile(
    r"(?:\bnot|n[’']t|\bnever|\bcannot)\s+(?:\w+\s+)?(?:only|just|merely|simply|doubt\w*|den(?:y|ies|ied)"
    r"|disput\w+|question\w*|hesitat\w+|help|hid\w*|rul\w+ out|stop\w* \w+ing)\b"
    r"|\bnothing but\b|\bwhether or not\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:no one|no-one|nobody|none|neither|not (?:one|a single)|few if any|no \w+)\b", re.IGNORECASE
)
_NAMES_LIKE_NOBODY = re.compile(r"no\.? \d|no 10|no\. ", re.IGNORECASE)


def kind_of(text: str, content: Iterable[tuple[int, int]], quotations: QuotationIndex) -> Kind:
    """Tell whether a content stands wholly, partly or not within quotation marks.

    Args:
        text: The report's text.
        content: Spans of code points.
        quotations: The report's quotations.
    """
    letters = quoted = 0
    for start, end in content:
        letters += sum(map(str.isalnum, text[start:end]))
        for inner, outer in quotations.within(start, end):
            quoted += sum(map(str.isalnum, text[inner:outer]))
    share = quoted / letters if letters else 0.0
    if share > _DIRECT:
        return "direct"
    return "indirect" if share < _INDIRECT else "mixed"


def polarity_of(source: str, cue: str, before: str) -> Polarity:
    """Tell whether the report says that the source did not say or think the content.

    A denial (*denied that*) is affirmed speech, and so is a refusal as such (*declined to
    comment*); *declined to say* whether something is so leaves that unsaid.

    Args:
        source: The words of the source.
        cue: The words of the cue.
        before: The word before the cue, where a negation may have been left outside.
    """
    words = f"{before} {cue}" if _LONE_NEGATION.search(before) else cue
    if _TAKEN_BACK.search(words):
        return "affirmed"
    negated = _NEGATION.search(words) is not None
    nobody = _NOBODY.match(source) is not None and not _NAMES_LIKE_NOBODY.match(source)
    # "Nobody did not say it": two make one said.
    return "negated" if negated != nobody else "affirmed"

"""Kind and polarity of an attribution, from its words and the quotation marks around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model.quotes import QuotationIndex
from sayso.record import Kind, Polarity

# Shares of letters within marks, as in the yardstick: a stray word outside does not make a
# quotation mixed, nor a mark around one word an indirect statement.
_DIRECT, _INDIRECT = 0.95, 0.05

_NOT = r"(?:\b(?:not|never|cannot)\b|n[’']t\b)"
_NEGATION = re.compile(
    # *Asked them not to* and *without evidence* say nothing against the asking or the claim.
    rf"{_NOT}(?! to\b)|\b(?:neither|nor|nothing|no longer|yet to)\b"
    r"|^without\s+(?:\w+ly\s+)?\w+ing\b"
    r"|\b(?:stop(?:s|ped|ping)? short of"
    r"|(?:fail|neglect|omit|forget|forgot|forgotten)(?:s|t?ed|t?ing)? to"
    # A refusal to talk at all is a statement; a refusal to say a thing leaves it unsaid.
    r"|(?:declin|refus)(?:e|es|ed|ing) to (?!(?:(?:publicly|further)\s+)?(?:comment|elaborate|speak"
    r"|talk|respond|reply|answer|discuss|be|take|give|join|deny|doubt|dispute|rule out)\b)\w+"
    r"|(?:mak(?:e|es|ing)|made|giv(?:e|es|ing)|gave|offer(?:s|ed|ing)?) no (?:mention|reference"
    r"|promise|claim|commitment|assurance|guarantee|indication|suggestion|hint|prediction"
    r"|allegation|accusation|admission)s?)\b",
    re.IGNORECASE,
)
# A negation that the cue has left outside, with an adverb between: *did not immediately* | *say*.
_LONE_NEGATION = re.compile(
    r"(?:(?:^|\s)(?:(?<!\bor\s)not|never|without)|n[’']t)(?:\s+(?:\w+ly|ever|even|yet|also))?$",
    re.IGNORECASE,
)
# What takes the negation back: *does not doubt that* holds it, *not only said* said it.
_TAKEN_BACK = re.compile(
    rf"(?:{_NOT}|^nobody)\s+(?:\w+\s+)?(?:only|just|merely|simply|doubt\w*|den(?:y|ies|ied|ying)"
    r"|disput\w+|question\w*|hesitat\w+|help|hid\w*|rul\w+ out|stop\w* \w+ing"
    r"|(?:fail|neglect|forget|forgot)\w* to|(?:declin|refus)\w+ to|agree more"
    r"|be(?:en)? (?:more|clearer|happier|prouder))\b"
    r"|\bnothing but\b|\bwhether or not\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:no one|no-one|nobody|none(?! other)|neither|not (?:one|a single)|few if any"
    r"|no (?!(?:fewer|less|more) than\b)\w+)\b",
    re.IGNORECASE,
)
_NAMES_LIKE_NOBODY = re.compile(r"no\.? \d|no\. ", re.IGNORECASE)


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
        before: The words of the same clause before the cue, where a negation may have been left.
    """
    outside = _LONE_NEGATION.search(before)
    words = f"{outside[0].strip()} {cue}" if outside else cue
    nobody = _NOBODY.match(source) is not None and not _NAMES_LIKE_NOBODY.match(source)
    if _TAKEN_BACK.search(f"nobody {words}" if nobody else words):
        return "affirmed"
    negated = _NEGATION.search(words) is not None
    # "Nobody did not say it": two make one said.
    return "negated" if negated != nobody else "affirmed"

"""ATT003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.findings.data_files import either, listed
from sayso.findings.phrases import find_phrases, first_words_of
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding, Span

_LISTS = "nobody.toml"
_ADVERBS = rf"{either(listed(_LISTS, 'adverbs'))}\b"
_SAID = either(listed(_LISTS, "participles", "said"))
_SAID_TO = either(listed(_LISTS, "participles", "said_to"))
_JUDGED = either(listed(_LISTS, "participles", "judged"))
_WIDELY = either(listed(_LISTS, "participles", "widely"))
_DEGREE = r"(?:\s(?:widely|often|generally|commonly|also|now|long|frequently|repeatedly|already))?"
_IT_IS = rf"it(?:[’']s|\s(?:is|was|has\sbeen|had\sbeen|is\sbeing)){_DEGREE}\s{_SAID}\sthat\b"
_IS_SAID_TO = (
    rf"(?:is|are|was|were|been){_DEGREE}\s{_SAID_TO}\s(?:to\s(?:be|have|own|hold|want|include)\b)"
)
_SOME_DO = (
    rf"(?:(?:has|have|had)\s(?:\w+ly\s|often\s|sometimes\s|long\s|also\s)?been(?:\s\w+ly)?"
    rf"|(?:is|are|was|were)\s(?:being|{_WIDELY}))\s{_JUDGED}\b"
)
_PHRASES = rf"{either(listed(_LISTS, 'phrases'))}\b"
_NOBODY = re.compile(rf"{_ADVERBS}|{_IT_IS}|{_IS_SAID_TO}|{_SOME_DO}|{_PHRASES}", re.IGNORECASE)
_FIRST = first_words_of((*listed(_LISTS, "adverbs"), *listed(_LISTS, "phrases"))) | frozenset(
    "it is are was were been has have had".split()
)
_SOMEBODY = re.compile(either(listed(_LISTS, "somebody")), re.IGNORECASE)
# Who does it: *was seen by critics*; *by* and a verb or a number says how.
_BY = re.compile(r"[^.!?;]{0,120}?\bby\s+(?!\w+ing\b|\d)\w")
# Code points after a sentence in which the next one begins.
_NEXT = 24


@rule("ATT003")
def nobody(reading: Reading) -> Iterator[Finding]:
    """An attribution to nobody: *it was noted*, *reportedly*.

    Points at words by which the narrator puts a statement at a distance and says nowhere in the
    sentence whose statement it is: *reportedly*, *allegedly*, *it is believed that*, *is said to
    have*, *rumour has it*. Quotations and statements of a source are left alone, and so is a
    sentence that tells who says it.

    Why:
        The words say that the newsroom has it from somebody, and keep from the reader from whom.
        They also protect nobody: a report answers for an allegation that it repeats.

    Guideline:
        The BBC wants claims and allegations that it cannot check to be attributed (Editorial
        Guidelines, Section 3: Accuracy, 3.2.3,
        https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy). Reuters asks for a source
        for every statement that is no established fact and was not witnessed by its journalist
        ("The Essentials of Reuters sourcing",
        https://handbook.reuters.com/index.php?title=The_Essentials_of_Reuters_sourcing).

    Flagged:
        The bridge was reportedly closed after a crack was found. It is believed that the repairs
        will cost four million crowns.

    Clean:
        The bridge was closed after a crack was found, the county engineer, Orla Fenn, said. She
        believes that the repairs will cost four million crowns.

    Silence:
        Say who reports, alleges or believes it. `--ignore ATT003` or a comment in the draft keeps
        the rule quiet where a court or the law wants the word.
    """
    for found in find_phrases(reading, _NOBODY, _FIRST):
        if not reading.is_narrated(found.start()):
            continue
        if reading.paragraph_at(found.start()) is None:
            continue
        sentence = reading.sentence_at(found.start())
        if sentence is None or _says_who(reading, sentence, found.start(), found.end()):
            continue
        words = " ".join(found.group().split())
        yield Finding(
            code="ATT003",
            start=found.start(),
            end=found.end(),
            message=f"“{words}” attributes this to nobody: say who",
        )


def _says_who(reading: Reading, sentence: Span, start: int, end: int) -> bool:
    """Tell whether the sentence names a source for what the words put at a distance."""
    words = reading.text[sentence.start : sentence.end]
    after = reading.text[sentence.end : sentence.end + _NEXT].lstrip()
    # A headline without the looks of one: the report begins with whose word it is.
    if sentence == reading.record.report.sentences[0] and after.startswith("According to"):
        return True
    if _SOMEBODY.search(words) or _BY.match(reading.text, end):
        return True
    return any(
        attribution.source
        and attribution.polarity == "affirmed"
        and any(span.start <= start < span.end for span in attribution.content)
        for attribution in reading.attributions_in(sentence)
    )

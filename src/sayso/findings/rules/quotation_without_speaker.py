"""ATT001."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import shortened
from sayso.model.quotes import Quotation
from sayso.record import Attribution, Finding

_Content = tuple[int, int, Attribution]

# Fewer words than this are a term, a title or a word at arm's length, not somebody's sentence.
_FEWEST_WORDS = 6
_WORD = re.compile(r"[^\W\d_]{2,}")
_TURN = re.compile(r"\s*(?:[A-Z][\w.’'-]*\s?){1,4}:\s")
_ENDS = re.compile(r"[.!?…,]['’]?[”\"’'»]?$")
_MARKS = "“”„‟\"'‘’«»‹› \t\n"
# Characters around a quotation in which words such as *the sign read* introduce it.
_NEAR = 60
# *“…” [Reuters.]* and *“…” – Ana Ruiz* say whose it is after it.
_SIGNED = re.compile(r"\s{0,3}(?:\[|\(|[—–―-]{1,2}\s?[A-Z])")
_LEADS_ON = (":", "”", '"', "’’", "''")
# Statements before a quotation's end among which those that reach into it are.
_BACK = 40
_INTRODUCED = re.compile(
    r"(?:\b(?:read|reads|reading|titled|entitled|called|dubbed|headlined|labell?ed|captioned|named"
    r"|known as|slogan|sign|banner|motto|chant|chants|chanting|chanted|lyrics?|song|hymn|book|film"
    r"|movie|novel|essay|column|caption|hashtag|phrase|words?|motion|question|ballot|such as"
    r"|article|the likes of|so-called|as in|like)\b[^.!?]{0,25})$",
    re.IGNORECASE,
)


@rule("ATT001")
def quotation_without_speaker(reading: Reading) -> Iterator[Finding]:
    """A direct quotation whose speaker cannot be told.

    Points at a whole sentence or more within quotation marks of which the report does not tell who
    says it: neither in its own sentence nor, in the same paragraph, in the one before or after it.
    Single words at arm's length, titles of works, slogans and signs are nobody's speech and are
    left alone, and so is a quotation that goes on over several paragraphs.

    Why:
        A quotation is a promise that somebody said just this. Readers must know who, and at once; a
        cut or a moved paragraph is the usual way to lose it.

    Guideline:
        Reuters wants the source of a quotation to be told as soon as possible, as a rule after its
        first sentence, and quotations of two people never to stand together without saying whose
        they are ("The Essentials of Reuters sourcing",
        https://handbook.reuters.com/index.php?title=The_Essentials_of_Reuters_sourcing).

    Flagged:
        The lock gates at Wenlow were opened for the first time in ten years on Saturday.

        “We thought we would never see a boat here again in our lives.”

        The canal trust plans a festival in June.

    Clean:
        The lock gates at Wenlow were opened for the first time in ten years on Saturday.

        “We thought we would never see a boat here again in our lives,” said Hanne Brook, who keeps
        the lock.

        The sign on the gate reads “Please do not feed the swans”.

    Silence:
        Say whose words they are, in the same paragraph. `--ignore ATT001` or a comment in the draft
        keeps the rule quiet.
    """
    contents = _contents(reading)
    starts = [start for start, _, _ in contents]
    carried = False
    end_of_last = -1
    for quotation in reading.analysis.words.quotations:
        if quotation.start < end_of_last:
            continue
        end_of_last = quotation.end
        continued, carried = carried, not quotation.closed
        if continued or not quotation.closed or not _is_speech(reading, quotation):
            continue
        if (
            _is_claimed(quotation, contents, starts)
            or _is_introduced(reading, quotation)
            or _goes_on(reading, quotation)
        ):
            continue
        words = reading.text[quotation.start : quotation.end]
        yield Finding(
            code="ATT001",
            start=quotation.start,
            end=quotation.end,
            message=f"nobody is said to say “{shortened(words.strip(_MARKS))}”: name the speaker",
        )


def _contents(reading: Reading) -> list[_Content]:
    """Return where there is a statement, in code points, in text order."""
    found = [
        (span.start, span.end, attribution)
        for attribution in reading.record.attributions
        for span in attribution.content
    ]
    return sorted(found, key=lambda content: content[:2])


def _is_speech(reading: Reading, quotation: Quotation) -> bool:
    """Tell a quoted sentence from a term or a title."""
    text = reading.text[quotation.start : quotation.end].strip(_MARKS)
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS or not text[0].isupper():
        return False
    if sum(word[0].isupper() for word in words) > len(words) / 2:
        return False
    if reading.paragraph_at(quotation.start) is None:
        return False
    first, last = reading.analysis.words.spanned([(quotation.start, quotation.end)])[0]
    tree = reading.tree
    return any(
        tree.upos[word] in {"VERB", "AUX"} and tree.children(word, "nsubj", "expl", "csubj")
        for word in range(first, last)
    ) or any(tree.upos[word] == "AUX" for word in range(first, last))


def _is_claimed(quotation: Quotation, contents: list[_Content], starts: list[int]) -> bool:
    """Tell whether an attribution holds some of a quotation and says or implies who speaks."""
    last = bisect_left(starts, quotation.end)
    for start, end, attribution in contents[max(0, last - _BACK) : last]:
        if end > quotation.start and start < quotation.end:
            if attribution.source or attribution.speaker:
                return True
    return False


def _goes_on(reading: Reading, quotation: Quotation) -> bool:
    """Tell whether the sentence before or after, in the same paragraph, tells of a speaker."""
    paragraph = reading.paragraph_at(quotation.start)
    first = reading.sentence_number(quotation.start)
    last = reading.sentence_number(quotation.end - 1)
    if paragraph is None or first is None or last is None:
        return False
    sentences = reading.record.report.sentences
    for number in (first - 1, first, last, last + 1):
        if not 0 <= number < len(sentences):
            continue
        sentence = sentences[number]
        if sentence.end <= paragraph.start or sentence.start >= paragraph.end:
            continue
        if any(a.source and a.mode != "thought" for a in reading.attributions_in(sentence)):
            return True
    return False


def _is_introduced(reading: Reading, quotation: Quotation) -> bool:
    """Tell whether words before a quotation say that it is a title, a sign or a turn of talk."""
    paragraph = reading.paragraph_at(quotation.start)
    start = max(quotation.start - _NEAR, paragraph.start if paragraph else 0)
    before = reading.text[start : quotation.start].rstrip()
    if (
        _INTRODUCED.search(before)
        or _TURN.match(before)
        or _SIGNED.match(reading.text, quotation.end)
    ):
        return True
    # A colon, or another quotation, just before the paragraph: it goes on from there.
    earlier = reading.text[max(quotation.start - _NEAR, 0) : quotation.start].rstrip()
    return earlier.endswith(_LEADS_ON)

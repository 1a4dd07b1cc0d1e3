"""TXT005: a passage repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.findings.lines import pieces
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FEWEST_WORDS = 8
# Sentences are near enough where so few words of small letters differ, for each so many words.
_WORDS_A_CHANGE = 12
# Four words in a row that stand in many sentences are a formula and lead to none of them.
_MOST_WITH_A_SHINGLE = 8
_SHOWN = 60
_QUOTES = " \t\n\"“”‘’'«»„"


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    written: tuple[str, ...]
    folded: tuple[str, ...]


@rule("TXT005")
def repeated_passage(reading: Reading) -> Iterator[Finding]:
    """A passage repeated.

    A sentence of eight words or more that stands in the report already, letter for letter or but
    for a small word. The second one is pointed at, and sentences that are repeated together are
    one passage. A headline may say what the text says, and short lines and refrains may recur. A
    quotation set off between the paragraphs is told as one: it may be meant.

    Why:
        A repeated paragraph is mostly an accident of cutting and pasting, or of two versions
        merged; readers take it for carelessness.

    Guideline:
        No newsroom guideline that we know of deals with it. It follows the practice of sub-editors,
        who cut what has been said.

    Flagged:
        The mole was closed on Monday after a survey found a crack as long as a bus in it.

        The council meets on Thursday.

        The mole was closed on Monday after a survey found a crack as long as a bus in it.

    Clean:
        The mole was closed on Monday after a survey found a crack as long as a bus in it.

        The bridge was closed on Friday after a lorry driver found that its lamps were out.

    Silence:
        Take one of the two out. `--ignore TXT005` silences the rule.
    """
    text = reading.text
    sentences = list(_sentences(reading))
    earlier: dict[int, int] = {}
    for number, twin in _twins(sentences):
        earlier[number] = twin
    paragraphs = pieces(reading)
    number = 0
    while number < len(sentences):
        if number not in earlier:
            number += 1
            continue
        last = number
        while last + 1 in earlier and earlier[last + 1] == earlier[last] + 1:
            last += 1
        start, end = sentences[number].start, sentences[last].end
        first = sentences[earlier[number]]
        shown = " ".join(text[first.start : first.start + _SHOWN].strip(_QUOTES).split())
        message = f"This passage stands in the report already: “{shown} …”"
        if _is_set_off(text, start, end, paragraphs):
            message = f"This quotation stands in the report already: a pull quote? “{shown} …”"
        yield Finding(code="TXT005", start=start, end=end, message=message)
        number = last + 1


def _sentences(reading: Reading) -> Iterator[_Sentence]:
    """Yield the sentences of paragraphs that are long enough, cut at the paragraphs' ends."""
    text = reading.text
    spans = reading.record.report.sentences
    number = 0
    for start, end, heading in pieces(reading):
        while number < len(spans) and spans[number].end <= start:
            number += 1
        while not heading and number < len(spans) and spans[number].start < end:
            begin, stop = max(start, spans[number].start), min(end, spans[number].end)
            words = _WORD.findall(text, begin, stop)
            if len(words) >= _FEWEST_WORDS:
                folded = "\n".join(words).casefold().split("\n")
                yield _Sentence(begin, stop, tuple(words), tuple(folded))
            if stop == end:
                break
            number += 1


def _twins(sentences: list[_Sentence]) -> Iterator[tuple[int, int]]:
    """Yield each sentence that repeats an earlier one, with that one, by their numbers."""
    whole: dict[tuple[str, ...], int] = {}
    shingles: dict[tuple[str, ...], list[int]] = {}
    for number, sentence in enumerate(sentences):
        words = sentence.folded
        twin = whole.setdefault(words, number)
        if twin != number:
            yield number, twin
            continue
        found = list(zip(words, words[1:], words[2:], words[3:], strict=False))
        counts = Counter(
            other for shingle in found if shingle in shingles for other in shingles[shingle]
        )
        for likely, count in counts.most_common(1):
            if 2 * count >= len(found) and _nearly_same(sentences[likely], sentence):
                yield number, likely
        for shingle in found:
            others = shingles.setdefault(shingle, [])
            if len(others) < _MOST_WITH_A_SHINGLE:
                others.append(number)


def _nearly_same(one: _Sentence, other: _Sentence) -> bool:
    """Tell whether two sentences differ in few words, none of them a name or a number."""
    from rapidfuzz.distance import Indel

    changes = Indel.opcodes(one.folded, other.folded)
    changed = [
        *(
            word
            for c in changes
            if c.tag == "delete"
            for word in one.written[c.src_start : c.src_end]
        ),
        *(
            word
            for c in changes
            if c.tag == "insert"
            for word in other.written[c.dest_start : c.dest_end]
        ),
    ]
    most = 2 * max(1, len(one.folded) // _WORDS_A_CHANGE)
    return len(changed) <= most and all(word.islower() for word in changed)


def _is_set_off(text: str, start: int, end: int, paragraphs: list[tuple[int, int, bool]]) -> bool:
    """Tell whether a passage is a paragraph of its own, and a quotation."""
    return text[start] in _QUOTES and any(
        first == start and last <= end + 1 for first, last, _ in paragraphs
    )

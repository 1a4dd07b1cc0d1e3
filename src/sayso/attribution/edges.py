"""Contents that a window has cut: a quotation goes on beyond it as far as its marks tell."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribution.candidates import Candidate
from sayso.model.quotes import QuotationIndex
from sayso.model.words import Gap, Words

# A quotation over paragraphs is followed so far; longer ones are speeches printed whole.
_MOST_PARAGRAPHS = 12


def whole_quotations(candidate: Candidate, words: Words, quotations: QuotationIndex) -> Candidate:
    """Return the candidate with quotations completed that its window has cut.

    Only a content that touches the window's edge is changed: inside the window, the network has
    seen where the quotation ends and decided for itself.
    """
    if candidate.window is None:
        return candidate
    start, end = candidate.window
    content = list(candidate.content)
    if content[0][0] == start > 0:
        content[0] = (_start_of(content[0][0], words, quotations), content[0][1])
    if content[-1][1] == end < len(words):
        content[-1] = (content[-1][0], _end_of(end, words, quotations))
    return replace(candidate, content=tuple(content))


def _start_of(word: int, words: Words, quotations: QuotationIndex) -> int:
    quotation = quotations.at(int(words.starts[word]))
    if quotation is None:
        return word
    return words.spanned([(quotation.start, quotation.end)])[0][0]


def _end_of(word: int, words: Words, quotations: QuotationIndex) -> int:
    """Return the word behind the quotation that the word before `word` stands in."""
    for _ in range(_MOST_PARAGRAPHS):
        quotation = quotations.at(int(words.starts[word - 1]))
        if quotation is None:
            break
        word = words.spanned([(quotation.start, quotation.end)])[0][1]
        reopens = (
            not quotation.closed
            and word < len(words)
            and words.gap[word] == Gap.PARAGRAPH
            and (following := quotations.at(int(words.starts[word]))) is not None
            and following.start == int(words.starts[word])
        )
        if not reopens:
            break
        word += 1
    return word

"""What rules ask of an attribution: its words, its source's head, how it is put forward."""

from __future__ import annotations

import re

from sayso.attribution.source_heads import SourceHead, head_of
from sayso.attribution.word_forms import is_one_of, words_of
from sayso.findings.data_files import either, listed, word_set
from sayso.findings.reading import Reading
from sayso.record import Attribution, Span

_LISTS = "vague_sources.toml"
ASSERTING = word_set(_LISTS, "asserting")
_PHRASES = re.compile(either(listed(_LISTS, "asserting", "phrases")), re.IGNORECASE)
_SHOWN = 60


def source_of(reading: Reading, attribution: Attribution) -> str:
    """Return the words of an attribution's source, with single spaces; "" where there are none."""
    return _joined(reading, attribution.source)


def cue_of(reading: Reading, attribution: Attribution) -> str:
    """Return the words of an attribution's cue, with single spaces."""
    return _joined(reading, attribution.cue)


def head_of_source(reading: Reading, attribution: Attribution) -> SourceHead:
    """Return the word that says what an attribution's source is."""
    return head_of(source_of(reading, attribution))


def asserts(reading: Reading, attribution: Attribution, also: frozenset[str] = frozenset()) -> bool:
    """Tell whether a source, in the narrator's own words, states something to the reader.

    Deciding, voting and being asked are no statements, and nor is what the report denies that
    somebody said.

    Args:
        reading: The report.
        attribution: One of its attributions.
        also: Verbs in their base forms that count beside those that assert.
    """
    if attribution.polarity == "negated" or not reading.is_narrated(attribution.cue[0].start):
        return False
    cue = cue_of(reading, attribution)
    if _PHRASES.search(cue):
        return True
    words = words_of(cue)
    return bool(words) and any(is_one_of(word, ASSERTING | also) for word in words)


def first_words(reading: Reading, attribution: Attribution) -> Span:
    """Return the span to point at: the source's first words, or the cue's where there is none."""
    return (attribution.source or attribution.cue)[0]


def shortened(words: str) -> str:
    """Return words for a message, cut after a whole word where they are many."""
    words = " ".join(words.split())
    if len(words) <= _SHOWN:
        return words
    return words[: _SHOWN - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def has_name(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether the words of a source hold the name of a person who is the source.

    *Her lawyer, Ana Ruiz* does, *the lawyer for Ana Ruiz* and *Ana Ruiz's lawyer* do not.
    """
    words, tree = reading.analysis.words, reading.tree
    for span in attribution.source:
        ((first, last),) = words.spanned([(span.start, span.end)])
        if first >= last:
            continue
        head = tree.head_of(first, last)
        for name in reading.analysis.names:
            if name.kind != "PER" or not first <= name.start < last:
                continue
            top = tree.head_of(name.start, name.end)
            if top == head or tree.relation[top] in {"appos", "flat"}:
                return True
    return False


def _joined(reading: Reading, spans: list[Span]) -> str:
    return " ".join(" ".join(reading.text[span.start : span.end].split()) for span in spans)

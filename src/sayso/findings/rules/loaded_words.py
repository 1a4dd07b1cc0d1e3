"""NAR001."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.word_forms import base_forms
from sayso.findings.data_files import either, listed, word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

_LISTS = "loaded_words.toml"
_CLASSES = {"ADJ": "adjectives", "ADV": "adverbs", "NOUN": "nouns", "VERB": "verbs"}
_STRONG = {tag: word_set(_LISTS, table, "strong") for tag, table in _CLASSES.items()}
_MILD = {tag: word_set(_LISTS, table, "mild") for tag, table in _CLASSES.items()}
_LISTED = frozenset[str]().union(*_STRONG.values(), *_MILD.values())
_DEGREE = word_set(_LISTS, "context", "degree")
_NEGATION = word_set(_LISTS, "context", "negation")
_CALLED = word_set(_LISTS, "context", "called")
_TERMS = re.compile(rf"\b{either(listed(_LISTS, 'context', 'terms'))}\b", re.IGNORECASE)
# Words before a loaded one among which a negation or a word of degree counts.
_BEFORE = 3
# Code points around a word that hold any term of which it is a part.
_AROUND = 40


@rule("NAR001")
def loaded_words(reading: Reading) -> Iterator[Finding]:
    """A judgement in the narrator's own voice: loaded words.

    Points at words that judge in nearly every use (*disgraceful*, *brilliantly*, *fiasco*) where
    nobody but the report says them. Milder ones (*controversial*, *impressive*) are pointed at only
    with a word of degree before them (*truly impressive*) or in a sentence with a stronger one.
    What sources say and think, quotations, headings, names and denials are left alone.

    The lists were made by hand for this rule and are short: it misses judgements in plain words and
    all irony.

    Why:
        The reader is to judge. A loaded word in the report's own voice tells them how, and from
        then on they read the rest as an opinion.

    Guideline:
        Reuters counts among its ten hallmarks that its journalists keep unattributed opinion out
        of a news story, and asks them to be on guard against bias in the choice of words ("Freedom
        from bias", https://handbook.reuters.com/index.php?title=Freedom_from_bias).

    Flagged:
        The council's shambolic budget was voted down on Monday. In a truly remarkable speech, the
        treasurer defended it.

    Clean:
        The council's budget was voted down on Monday. The opposition called it shambolic. In a
        speech of forty minutes, the treasurer defended it.

    Silence:
        Say what happened instead, or let a source judge. In comment, reviews and features,
        `--ignore NAR001`.
    """
    words = reading.analysis.words
    seen = list(_judging(reading))
    sentence = reading.tree.sentence
    judged = {sentence[number] for number, strong in seen if strong}
    for number, strong in seen:
        if not strong and sentence[number] not in judged and not _is_strengthened(reading, number):
            continue
        start, end = int(words.starts[number]), int(words.ends[number])
        yield Finding(
            code="NAR001",
            start=start,
            end=end,
            message=f"“{reading.text[start:end]}” judges in the report's own voice: say what "
            "happened, or let somebody say it",
        )


def _judging(reading: Reading) -> Iterator[tuple[int, bool]]:
    """Yield the numbers of the narrator's judging words, and whether each is a strong one."""
    tree, words = reading.tree, reading.analysis.words
    for number, word in enumerate(tree.words):
        tag = tree.upos[number]
        if tag not in _CLASSES or not (forms := _forms(word, tag)):
            continue
        strong = not forms.isdisjoint(_STRONG[tag])
        if not strong and forms.isdisjoint(_MILD[tag]):
            continue
        start, end = int(words.starts[number]), int(words.ends[number])
        if _is_negated(reading, number) or not _is_plain(reading, number):
            continue
        if not reading.is_narrated(start) or reading.paragraph_at(start) is None:
            continue
        if not _is_term(reading, start, end):
            yield number, strong


def _forms(word: str, tag: str) -> frozenset[str]:
    if word in _LISTED:
        return frozenset((word,))
    return base_forms(word) & _LISTED if tag in {"NOUN", "VERB"} else frozenset()


def _is_strengthened(reading: Reading, number: int) -> bool:
    tree = reading.tree
    first = max(number - 2, 0)
    return any(
        tree.words[before] in _DEGREE and tree.sentence[before] == tree.sentence[number]
        for before in range(first, number)
    )


def _is_negated(reading: Reading, number: int) -> bool:
    """Tell whether a word is denied, or somebody else's name for the thing."""
    tree = reading.tree
    first = max(number - _BEFORE, 0)
    return any(
        (tree.words[before] in _NEGATION or tree.words[before] in _CALLED)
        and tree.sentence[before] == tree.sentence[number]
        for before in range(first, number)
    )


def _is_plain(reading: Reading, number: int) -> bool:
    """Tell a word of the sentence from a part of a name, a title or a compound."""
    tree = reading.tree
    if tree.is_title(number):
        begins = number == 0 or tree.sentence[number - 1] != tree.sentence[number]
        if not begins:
            return False
    following = number + 1
    if following < len(tree) and tree.is_joined(following) and tree.words[following] in {"-", "–"}:
        return False
    return not (tree.is_joined(number) and tree.words[number - 1] in {"-", "–", "#", "@"})


def _is_term(reading: Reading, start: int, end: int) -> bool:
    first = max(start - _AROUND, 0)
    return any(
        found.start() + first <= start and end <= found.end() + first
        for found in _TERMS.finditer(reading.text[first : end + _AROUND])
    )

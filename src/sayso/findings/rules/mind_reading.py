"""NAR002."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.word_forms import base_forms
from sayso.findings.data_files import either, listed, word_set
from sayso.findings.phrases import find_phrases, first_words_of
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Entity, Finding, Span

_LISTS = "inner_states.toml"
_VERBS = word_set(_LISTS, "verbs")
_FORMS = word_set(_LISTS, "verbs", "forms")
_ADJECTIVES = word_set(_LISTS, "adjectives")
_MOTIVES = re.compile(rf"{either(listed(_LISTS, 'motives'))}\b", re.IGNORECASE)
_FIRST = first_words_of(listed(_LISTS, "motives"))
_I = frozenset("i we you one who".split())
_BE = frozenset("be been being is are was were 's 're".split())
_LINKS = frozenset("cop aux".split())
_SEEN = frozenset("appear appeared appears apparently seem seemed seems look looked looks".split())


@rule("NAR002", default=False)
def mind_reading(reading: Reading) -> Iterator[Finding]:
    """The narrator reports a thought or a motive as fact, with no source.

    Points at what only the person can know (*feared*, *resented*, *was jealous*, *out of spite*),
    told of a single person in the report's own voice, where neither the sentence nor the one
    before or after it has somebody say something. Plans, decisions and positions are made public
    and are no thoughts here.

    Why:
        Nobody sees into a head. Either the person told somebody, and then the reader should know
        whom, or the report guesses.

    Guideline:
        The Reuters Handbook of Journalism warns that words like "fears" or "hopes" may suggest that
        the report takes a side ("Freedom from bias",
        https://handbook.reuters.com/index.php?title=Freedom_from_bias).

    Flagged:
        The mayor, Imelda Shaw, resented the engineer and dreaded the vote. She closed the quay out
        of spite.

    Clean:
        The mayor, Imelda Shaw, closed the quay before the vote. She told the council that she
        dreaded the result.

    Silence:
        Say how it is known: *told friends that*, *wrote in her diary that*. `--ignore NAR002` or a
        comment in the draft keeps the rule quiet, as in a profile that rests on long talks.
    """
    yield from _states(reading)
    yield from _motives(reading)


def _states(reading: Reading) -> Iterator[Finding]:
    tree = reading.tree
    words = reading.analysis.words
    for number, word in enumerate(tree.words):
        tag = tree.upos[number]
        if word in _ADJECTIVES:
            if tag not in {"ADJ", "VERB"} or not tree.children(number, *_LINKS):
                continue
        elif tag != "VERB" or not _is_thinking(reading, number, word):
            continue
        start = int(words.starts[number])
        if not reading.is_narrated(start) or reading.paragraph_at(start) is None:
            continue
        subjects = tree.children(number, "nsubj")
        if len(subjects) != 1 or not tree.comes_true(number) or _is_seeming(reading, number):
            continue
        if tree.words[subjects[0]] in _I:
            continue
        person = _person(reading, subjects[0])
        if person is None or _is_told(reading, start, person):
            continue
        yield _finding(reading, start, int(words.ends[number]))


def _motives(reading: Reading) -> Iterator[Finding]:
    for found in find_phrases(reading, _MOTIVES, _FIRST):
        start, end = found.span()
        if not reading.is_narrated(start) or reading.paragraph_at(start) is None:
            continue
        if _is_told(reading, start, None):
            continue
        yield _finding(reading, start, end)


def _finding(reading: Reading, start: int, end: int) -> Finding:
    words = " ".join(reading.text[start:end].split())
    return Finding(
        code="NAR002",
        start=start,
        end=end,
        message=f"“{words}” tells what goes on in a head: say how it is known",
    )


def _is_seeming(reading: Reading, number: int) -> bool:
    tree = reading.tree
    return any(tree.words[word] in _SEEN for word in range(max(0, number - 4), number))


def _is_thinking(reading: Reading, number: int, word: str) -> bool:
    if word in _FORMS:
        return not reading.tree.has(number, "aux", _BE)
    return not base_forms(word).isdisjoint(_VERBS)


def _person(reading: Reading, number: int) -> Entity | None:
    """Return the person of the cast whom a subject is a mention of."""
    place = int(reading.analysis.words.starts[number])
    for entity in reading.record.cast:
        if entity.type == "person" and any(m.start <= place < m.end for m in entity.mentions):
            return entity
    return None


def _is_told(reading: Reading, place: int, person: Entity | None) -> bool:
    """Tell whether this sentence, or one beside it, may say where the thought is known from.

    Args:
        reading: The report.
        place: Where the thought is told.
        person: Whose it is; None where that is not known, and anybody may have told it.
    """
    number = reading.sentence_number(place)
    if number is None:
        return True
    sentences = reading.record.report.sentences
    here = sentences[number]
    near = Span(
        start=sentences[max(number - 1, 0)].start,
        end=sentences[min(number + 1, len(sentences) - 1)].end,
    )
    for attribution in reading.attributions_in(near):
        if not attribution.source or attribution.mode == "thought":
            continue
        same = here.start <= attribution.cue[0].start < here.end
        if same or person is None or attribution.speaker in {None, person.id}:
            return True
    return False

"""ATT006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.word_forms import is_one_of
from sayso.findings.data_files import either, listed, word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import (
    ASSERTING,
    cue_of,
    first_words,
    head_of_source,
    shortened,
    source_of,
)
from sayso.record import Attribution, Entity, Finding, Span

_LISTS = "hearsay.toml"
_TELLING = word_set(_LISTS, "telling")
_PAST = word_set(_LISTS, "telling", "past")
_PASSING_ON = re.compile(either(listed(_LISTS, "passing_on")), re.IGNORECASE)
_NOBODY = word_set(_LISTS, "nobody")
_SPOKESPEOPLE = word_set(_LISTS, "spokespeople")
_INFORMANTS = word_set("vague_sources.toml", "informants")
_ASKED = re.compile(either(listed(_LISTS, "asked")), re.IGNORECASE)
# Two mouths are one too many for what is to be taken as fact.
_MOUTHS = 2
# Below this, an attribution inside another is too often none.
_SURE = 0.4
# Sentences after the statement in which the report may say that it asked.
_SENTENCES_AFTER = 2
# Characters after a role in which the one that is spoken for may stand: *attorney* | *for Adair*.
_AFTER_ROLE = 40
# Fewer words than these state nothing.
_LEAST_WORDS = 3
_VERBS = frozenset({"VERB", "AUX"})
# Clauses that say something by the way: *the reform that Adair promised*, *even as he says so*.
_ASIDE = frozenset({"acl", "acl:relcl", "advcl"})
# What a report calls somebody whom it has named before.
_PRONOUNS = frozenset("he she it they who that which".split())


@rule("ATT006")
def hearsay(reading: Reading) -> Iterator[Finding]:
    """Hearsay: the statement comes through two mouths or more.

    Points at what a source says that somebody else said or wrote: *Shaw said that the minister had
    promised help*. The inner source is one that could be asked: somebody with a name or an
    office, a body, a document. Left alone are wishes, questions and thoughts, what speakers say of
    their own words, a spokesperson's words for the one they speak for, turns of an interview, and
    what stands beside a word on the inner source's answer (*could not be reached*).

    Why:
        The report has the promise from Shaw, not from the minister. The minister may never have
        made it, or with other words, and one call would tell.

    Guideline:
        The BBC wants its journalists to gather information first-hand wherever they can (Editorial
        Guidelines, Section 3: Accuracy, 3.3.3,
        https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy), and the Code of Ethics of
        the Society of Professional Journalists to use original sources whenever possible
        (https://www.spj.org/spj-code-of-ethics/).

    Flagged:
        Councillor Imelda Shaw said that the transport minister, Jon Adair, had promised her two
        million crowns for the ferry.

    Clean:
        The transport minister, Jon Adair, said that he would give two million crowns for the ferry.

    Silence:
        Ask the inner source, or say that it could not be reached. `--ignore ATT006` or a comment in
        the draft keeps the rule quiet.
    """
    for attribution in reading.record.attributions:
        outer = reading.attributions.get(attribution.parent or "")
        if outer is None or attribution.mouths < _MOUTHS or attribution.confidence < _SURE:
            continue
        if not (_is_told(outer) and _is_told(attribution)):
            continue
        if not (_passes_on(reading, outer) and _is_statement(reading, attribution, outer)):
            continue
        if not _could_be_asked(reading, attribution) or _speaks_for(reading, outer, attribution):
            continue
        if _was_asked(reading, attribution):
            continue
        span = first_words(reading, attribution)
        told = f"“{_called(reading, attribution)}”"
        teller = _called(reading, outer)
        # Whom a pronoun stands for may have been read wrongly: the message must stay true.
        by = "another source" if teller.lower() in _PRONOUNS else f"“{teller}”"
        yield Finding(
            code="ATT006",
            start=span.start,
            end=span.end,
            message=f"what {told} said is told by {by}: is it confirmed?",
            subject=attribution.id,
        )


def _is_told(attribution: Attribution) -> bool:
    """Tell whether somebody said or wrote it."""
    return (
        bool(attribution.source)
        and attribution.polarity != "negated"
        and attribution.mode != "thought"
    )


def _words_of(reading: Reading, spans: list[Span]) -> list[tuple[int, int]]:
    return reading.analysis.words.spanned([(span.start, span.end) for span in spans])


def _was_asked(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether the report says near by what came of asking the inner source."""
    sentences = reading.record.report.sentences
    number = reading.sentence_number(attribution.cue[0].start)
    if number is None:
        return False
    last = sentences[min(number + _SENTENCES_AFTER, len(sentences) - 1)]
    near = reading.text[sentences[number].start : last.end]
    return _ASKED.search(near) is not None


def _called(reading: Reading, attribution: Attribution) -> str:
    """Return what to call a source: by name where the report does so there, else by its words."""
    # A source inside a content may begin with the conjunction: *said* | *that her deputy*.
    words = source_of(reading, attribution).removeprefix("that ")
    entity = reading.cast.get(attribution.speaker or "")
    if entity is not None and words.lower() not in _PRONOUNS and _has_name(entity):
        words = entity.name
    return shortened(words)


def _has_name(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def _passes_on(reading: Reading, outer: Attribution) -> bool:
    """Tell whether an outer source states something to the reader."""
    if _PASSING_ON.search(cue_of(reading, outer)):
        return True
    verb = _verb_of(reading, outer, ASSERTING | _TELLING)
    return verb is not None and reading.tree.comes_true(verb)


def _is_statement(reading: Reading, inner: Attribution, outer: Attribution) -> bool:
    """Tell whether an inner source is said to have stated something that can be confirmed."""
    tree = reading.tree
    words = _words_of(reading, inner.content)
    if sum(last - first for first, last in words) < _LEAST_WORDS:
        return False
    verb = _verb_of(reading, inner, _TELLING)
    if verb is None or not _is_past(tree.words[verb]) or not tree.comes_true(verb):
        return False
    if tree.relation[verb] in _ASIDE:
        # Hung to the outer cue itself, it is what was said, whatever the tree calls it.
        cue = _words_of(reading, outer.cue)
        if not any(first <= tree.head[verb] < last for first, last in cue):
            return False
    if reading.quotations.at(inner.cue[0].start) is not None:
        return True
    # Outside quotation marks a sentence of its own is the narrator's, wherever the content ends.
    return tree.relation[verb] != "root" and tree.sentence[verb] == _sentence_of(reading, outer)


def _is_past(word: str) -> bool:
    return word in _PAST or word.endswith("ed")


def _verb_of(reading: Reading, attribution: Attribution, verbs: frozenset[str]) -> int | None:
    """Return the first of these verbs among the words of a cue."""
    tree = reading.tree
    for first, last in _words_of(reading, attribution.cue):
        for number in range(first, last):
            if tree.upos[number] in _VERBS and is_one_of(tree.words[number], verbs):
                return number
    return None


def _sentence_of(reading: Reading, attribution: Attribution) -> int | None:
    word = reading.word_at(attribution.cue[0].start)
    return None if word is None else reading.tree.sentence[word]


def _could_be_asked(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether a source is somebody or something that the newsroom could turn to."""
    head = head_of_source(reading, attribution).head.lower()
    if head in _NOBODY:
        return False
    if attribution.grade in {"organisation", "document"} or head in _INFORMANTS:
        return True
    entity = reading.cast.get(attribution.speaker or "")
    if entity is None or entity.type not in {"person", "organisation"}:
        return False
    return _has_name(entity)


def _speaks_for(reading: Reading, outer: Attribution, inner: Attribution) -> bool:
    """Tell whether the outer source is the inner one's own spokesperson or lawyer."""
    entity = reading.cast.get(outer.speaker or "")
    roles = entity.roles if entity else []
    told = [reading.text[role.start : role.end + _AFTER_ROLE] for role in roles]
    words = " ".join([source_of(reading, outer), *told]).lower()
    if not any(is_one_of(word, _SPOKESPEOPLE) for word in re.findall(r"\w+", words)):
        return False
    spoken_for = reading.cast.get(inner.speaker or "")
    if spoken_for is None:
        return False
    names = [spoken_for.name, *spoken_for.aliases]
    return any(re.search(rf"\b{re.escape(name.lower())}\b", words) for name in names)

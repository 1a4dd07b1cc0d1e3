"""What a sentence shows of whether it carries on the report before it.

Free indirect speech keeps the tense of the report (*had waited*, *would come*), takes up its people
by pronouns, and judges, denies and foresees; the narrator tells what happened, when, where and how
many.

References:
    Free indirect speech and its marks: Banfield, Unspeakable Sentences (1982). The signs here are
    those that told the marked examples of `bench/data/voices` apart.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sayso.attribution.word_forms import base_forms
from sayso.model.analysis import Analysis
from sayso.record import Attribution
from sayso.voices.clause import Clause, is_past, main_clause
from sayso.voices.sign_words import sign_words

_SHORT, _LONG = 8, 16
_PERSONS = frozenset({"he", "she", "they"})
_OBLIGED = frozenset({"had", "has", "have"})
_PAST_MODALS = frozenset("would could should might must ought 'd d".split())
_CONTRAST = frozenset({"but", "yet", "and", "still", "so"})
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_POINTING = frozenset({"that", "those", "such", "this", "these"})
_OF_VIEWS = frozenset({"negation", "sweeping", "degree", "comparison"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "most"})


@dataclass(frozen=True, slots=True)
class Report:
    """What was said before a sentence.

    Attributes:
        attribution: The last attribution before it.
        words: The words of the sentence in which that ends, in small letters.
        speaker: Id of the speaker.
        spoken_of: Ids of those whom the content mentions.
        has_clause: The content says something of something: it has a subject and a verb.
        distance: How many sentences stand between, all of which carry it on.
    """

    attribution: Attribution
    words: frozenset[str]
    speaker: str | None
    spoken_of: frozenset[str]
    has_clause: bool
    distance: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: words `first` to `end`, half-open, with what is known of the whole report.

    Attributes:
        analysis: The report's analysis.
        lower: Its words in small letters.
        first: First word of the sentence.
        end: Word after the last one.
        entity_at: Which of the cast is mentioned from each word on.
        in_name: The words that are part of names.
    """

    analysis: Analysis
    lower: Sequence[str]
    first: int
    end: int
    entity_at: dict[int, str]
    in_name: Collection[int]


def signs_of(passage: Passage, report: Report) -> frozenset[str]:
    """Return the signs that a sentence shows, by the names they have in weights.toml."""
    words = sign_words()
    clause = main_clause(passage.analysis, passage.lower, passage.first, passage.end)
    inside = range(passage.first, passage.end)
    forms = {passage.lower[word] for word in inside}
    spoken = [word for word in inside if passage.lower[word][:1].isalnum()]
    new_names = {
        passage.lower[word]
        for word in inside
        if word in passage.in_name and passage.lower[word] not in report.words
    }
    found = {
        "negation": not forms.isdisjoint(words.negations),
        "sweeping": not forms.isdisjoint(words.sweeping),
        "degree": not forms.isdisjoint(words.degree),
        "comparison": not forms.isdisjoint(words.comparison),
        "time": not forms.isdisjoint(words.time),
        "number": not forms.isdisjoint(words.numbers) or any(form[:1].isdigit() for form in forms),
        "new name": bool(new_names),
        "several new names": len(new_names) > 2,
        "short": len(spoken) <= _SHORT,
        "long": len(spoken) >= _LONG,
        "contrast": passage.lower[passage.first] in _CONTRAST,
        "further": report.distance > 0,
        "after a quotation": report.attribution.kind == "direct",
        "after a thought": report.attribution.mode == "thought",
        "after a document": report.attribution.grade == "document",
        "after a denial": report.attribution.polarity == "negated",
        "after a clause": report.has_clause,
        **_signs_of_tense(passage, clause, report),
        **_signs_of_subject(passage, clause, report),
    }
    return frozenset(name for name, holds in found.items() if holds)


def is_narrators(passage: Passage, signs: frozenset[str]) -> bool:
    """Tell whether a sentence is the narrator's whatever it stands after.

    So are a turn (*But*), a plain event of the past, what a bill or a plan would do, and that
    nobody answered the reporter.
    """
    words = sign_words()
    if "contrast" in signs or ("past otherwise" in signs and signs.isdisjoint(_OF_VIEWS)):
        return True
    forms = [passage.lower[word] for word in range(passage.first, passage.end)]
    if "negation" in signs and not words.unanswered.isdisjoint(forms):
        return True
    clause = main_clause(passage.analysis, passage.lower, passage.first, passage.end)
    subject = None if clause.subject is None else passage.lower[clause.subject]
    return clause.tense == "modal" and not words.measures.isdisjoint(base_forms(subject or ""))


def _signs_of_tense(passage: Passage, clause: Clause, report: Report) -> dict[str, bool]:
    words = sign_words()
    root = passage.lower[clause.root]
    following = passage.lower[clause.root + 1] if clause.root + 1 < passage.end else ""
    obliged = root in _OBLIGED and following == "to"
    modals = {
        passage.lower[word]
        for word in range(passage.first, passage.end)
        if passage.analysis.head[word] == clause.root
    } & words.modals
    modal = clause.tense == "modal" or obliged
    told_in_past = any(
        is_past(word) for span in report.attribution.cue for word in _forms(span.text)
    )
    event = not clause.has_copula and not base_forms(root).isdisjoint(words.events)
    past = clause.tense == "past" and not obliged
    present = clause.tense in {"present", "present perfect"} and not obliged
    return {
        "past modal": modal and (obliged or not modals.isdisjoint(_PAST_MODALS)),
        "present modal": modal and not obliged and modals.isdisjoint(_PAST_MODALS),
        "past perfect": clause.tense == "past perfect",
        "past state": past and clause.has_copula,
        "past event": past and event,
        "past passive": past and clause.is_passive,
        "past otherwise": past and not event and not clause.has_copula,
        "present after past": present and told_in_past,
        "present after present": present and not told_in_past,
        "present event": present and event,
        "present after a thought": present and report.attribution.mode == "thought",
        "copula": clause.has_copula,
        "past after present": past and not told_in_past,
    }


def _signs_of_subject(passage: Passage, clause: Clause, report: Report) -> dict[str, bool]:
    if clause.subject is None:
        return {"no subject": True}
    subject = passage.lower[clause.subject]
    is_pronoun = subject in sign_words().pronouns
    below = {
        passage.lower[word]
        for word in range(passage.first, passage.end)
        if passage.analysis.head[word] == clause.subject
    }
    # The mention of the subject begins at its first word; that of a pronoun is the word itself.
    entity = passage.entity_at.get(clause.subject) or passage.entity_at.get(passage.first)
    named = clause.subject in passage.in_name
    return {
        "person": subject in _PERSONS,
        "it": subject == "it",
        "there": subject == "there",
        "subject nobody": subject in sign_words().sweeping or bool(below & {"no", "every"}),
        "subject speaker": entity is not None and entity == report.speaker,
        "subject spoken of": entity is not None
        and entity != report.speaker
        and entity in report.spoken_of,
        "subject word repeated": not is_pronoun and subject in report.words,
        "subject named": named,
        "subject possessed": bool(below & _POSSESSIVE),
        "subject pointed at": subject in _POINTING or bool(below & _POINTING),
        "subject indefinite": not is_pronoun and bool(below & _INDEFINITE),
        "subject new": not is_pronoun and not named and subject not in report.words,
    }


def _forms(text: str | None) -> list[str]:
    return (text or "").lower().split()

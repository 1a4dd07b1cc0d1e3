"""Whom a source's words mean: names in place of ids, and how the words refer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.record import Attribution, MentionForm, Record

# Shorter words are articles, prepositions and initials, which two names may share by chance.
_TELLING_LETTERS = 4


def names_of(record: Record) -> dict[str, str]:
    """Return the name of each of the cast by its id, as it stands in the record."""
    return {entity.id: entity.name for entity in record.cast}


def reason_in_words(reason: str, names: Mapping[str, str]) -> str:
    """Return why there is no speaker, with names in place of ids.

    Args:
        reason: A record's `speaker_reason`, such as `two candidates: e3, e7`.
        names: Name of each entity by its id.

    Returns:
        The reason for a reader, such as `two candidates, Ana Ruiz or Luis Ruiz`. A reason that
        lists no ids comes back as it is.
    """
    head, found, tail = reason.partition(":")
    ids = [key.strip() for key in tail.split(",")]
    if not found or not any(names.get(key) for key in ids):
        return reason
    return f"{head}, {listed([names.get(key) or key for key in ids], 'or')}"


def listed(words: Sequence[str], last: str) -> str:
    """Join words as in a sentence: `a, b or c`, where `last` is `or`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def form_of(record: Record, attribution: Attribution) -> MentionForm:
    """Tell how a source's words refer to its speaker.

    The speaker's mentions within the source decide; a name among them makes it a name. Without
    any, words that share one of four letters or more with the speaker's names count as a name, for
    a record may come from a program that leaves mentions out.
    """
    speaker = next((one for one in record.cast if one.id == attribution.speaker), None)
    if speaker is None:
        return "description"
    forms = [
        mention.form
        for mention in speaker.mentions
        for span in attribution.source
        if span.start <= mention.start and mention.end <= span.end
    ]
    if "name" in forms:
        return "name"
    if forms:
        return forms[0]
    text = record.report.text
    source = " ".join(text[span.start : span.end] for span in attribution.source)
    known = " ".join([speaker.name, *speaker.aliases])
    return "name" if _telling(source) & _telling(known) else "description"


def _telling(text: str) -> set[str]:
    words = (word.strip(".,;:()\"'“”‘’") for word in text.casefold().split())
    return {word for word in words if len(word) >= _TELLING_LETTERS}

"""NAM002: a bare surname, never introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.cast.data_files import is_title
from sayso.cast.role_nouns import names_a_person
from sayso.cast.spelling import fold
from sayso.findings.data_files import word_set
from sayso.findings.names import NameUse, name_uses, uses_of
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Entity, Finding

_NAME = re.compile(r"[^\W\d_][\w'’-]*[^\W\d_]")
_SUBJECTS = frozenset({"nsubj"})
_AROUND = 3
_NEAR = 2
_LEAST_FOR_NEAR = 7
_PERSONAL = frozenset("he she him her his hers himself herself".split())


@rule("NAM002")
def bare_name(reading: Reading) -> Iterator[Finding]:
    """A bare surname, never introduced.

    A person who speaks or does something in the report, and whom it calls by one word only: no
    other name, no title, no word on who that is, in headings and bylines neither. Pointed at where
    the reader first meets them so. Names from history that stand alone are known to everybody;
    whom an outlet's readers know besides, its settings say.

    Why:
        The reader does not know who speaks. Often the paragraph that introduced the person was
        cut, and sometimes there never was one.

    Guideline:
        The AP Stylebook asks for first and last name at the first mention of a person; the Reuters
        Handbook of Journalism wants people introduced with full name and function.

    Flagged:
        The council of Port Ellery voted for the levy on Thursday.

        Tornby said that the mole would be closed. He did not say when.

    Clean:
        The council of Port Ellery voted for the levy on Thursday.

        Eskil Tornby, the harbour master, said that the mole would be closed. Tornby did not say
        when. His wife, Ada, said nothing.

    Silence:
        Introduce the person, or name them in the settings under `known-names`. `--ignore NAM002`
        silences the rule.
    """
    bylines = " ".join(reading.record.report.byline)
    for entity in reading.record.cast:
        if entity.type != "person" or entity.roles or not _is_bare(entity):
            continue
        uses = list(uses_of(reading, entity))
        word = fold(uses[0].words[0]) if uses and uses[0].words else ""
        if not word or any(len(use.words) != 1 or use.titled for use in uses):
            continue
        if word in _known(reading.settings.known_names) or word in fold(bylines):
            continue
        if not _is_somebody(reading, entity) or _is_word(reading, uses[0].words[0]):
            continue
        if any(_is_introduced(reading, use) for use in uses) or _is_elsewhere(reading, uses[0]):
            continue
        if _is_misspelled(reading, entity.id, uses[0].words[0]):
            continue
        for use in uses:
            if _acts(reading, entity, use):
                yield Finding(
                    code="NAM002",
                    start=use.start,
                    end=use.start + len(use.words[0]),
                    message=f"“{use.words[0]}” is not introduced anywhere in the report",
                    subject=entity.id,
                )
                break


def _is_bare(entity: Entity) -> bool:
    return all(
        _NAME.fullmatch(name) and name[0].isupper() and not name.isupper() and len(name) > 2
        for name in (entity.name, *entity.aliases)
    )


@cache
def _known(names: frozenset[str]) -> frozenset[str]:
    listed = word_set("known_names.toml", "one_name") | word_set(
        "known_names.toml", "one_word_bodies"
    )
    return listed | {fold(word) for name in names for word in name.split()}


def _is_somebody(reading: Reading, entity: Entity) -> bool:
    """Tell whether the report has the entity speak, or calls it *he* or *she*."""
    text = reading.text
    return any(a.speaker == entity.id for a in reading.record.attributions) or any(
        mention.form == "pronoun" and text[mention.start : mention.end].lower() in _PERSONAL
        for mention in entity.mentions
    )


def _is_word(reading: Reading, name: str) -> bool:
    """Tell whether a name is a word that a capital made one."""
    return (
        names_a_person(name.lower()) or re.search(rf"\b{name.lower()}\b", reading.text) is not None
    )


def _is_introduced(reading: Reading, use: NameUse) -> bool:
    """Tell whether words beside a name say who it is, or it is part of a longer name."""
    tree, first = reading.tree, reading.word_at(use.start)
    last = reading.word_at(use.end - 1)
    if first is None or last is None:
        return True
    before = (
        tree.surface[first - 1]
        if first and tree.sentence[first - 1] == tree.sentence[first]
        else ""
    )
    after = (
        tree.surface[last + 1]
        if last + 1 < len(tree) and tree.sentence[last + 1] == tree.sentence[first]
        else ""
    )
    # A noun or a name right before it says who it is: *the pilot Renn*, *Wells Fargo*.
    if (
        before
        and (before[-1].isalnum() or before in "&-.'’@#")
        and (
            tree.upos[first - 1] in ("NOUN", "PROPN", "ADJ", "NUM", "DET")
            or before in "&-.'’@#"
            or is_title(before)
        )
    ):
        return True
    if after and (after in "&-@" or (after[0].isupper() and tree.upos[last + 1] == "PROPN")):
        return True
    around = [first, *tree.children(first)]
    return any(
        tree.relation[word] in ("appos", "compound", "flat", "amod", "acl", "det", "nmod")
        for word in around
        if word != first
    ) or tree.relation[first] in ("appos", "compound", "flat", "vocative")


def _is_elsewhere(reading: Reading, use: NameUse) -> bool:
    """Tell whether the report holds the word inside a longer name that nobody saw as one."""
    word = re.escape(use.words[0])
    longer = re.search(
        rf"[^\W\d_a-z][\w.'’-]*[ \t-]{{1,2}}(?:[a-z]{{2,3}} )?{word}\b|\b{word}[ \t-][^\W\d_a-z]\w",
        reading.text,
    )
    return longer is not None


def _is_misspelled(reading: Reading, subject: str, name: str) -> bool:
    """Tell whether somebody else's name is nearly this one: that is for NAM001 to say."""
    from rapidfuzz.distance import Levenshtein

    if len(name) < _LEAST_FOR_NEAR:
        return False
    return any(
        Levenshtein.distance(name, word, score_cutoff=_NEAR) <= _NEAR
        for use in name_uses(reading, "person")
        if use.subject != subject
        for word in use.words
    )


def _acts(reading: Reading, entity: Entity, use: NameUse) -> bool:
    """Tell whether a name is a subject or a source in the narrator's words."""
    if not reading.is_narrated(use.start):
        return False
    word = reading.word_at(use.start)
    if reading.text[use.end : use.end + 1] in ("'", "’"):
        return False
    if word is None or reading.tree.upos[word] != "PROPN":
        return False
    if reading.paragraph_at(use.start) is None:
        return False
    if reading.tree.relation[word] in _SUBJECTS:
        return True
    return any(
        span.start <= use.start < span.end and span.end - span.start <= len(use.words[0]) + _AROUND
        for attribution in reading.record.attributions
        if attribution.speaker == entity.id
        for span in attribution.source
    )

"""What the spelling of a source's words tells: capitals, plurals, possessives, appositions."""

from __future__ import annotations

import re

from sayso.attribution.mode_words import PRESS
from sayso.attribution.word_forms import base_forms, is_one_of
from sayso.cast.role_nouns import names_an_organisation
from sayso.cast.source_lists import ABSTRACT_ENDINGS, BODIES, HAPPENINGS

_INSIDE = re.compile(r"[-’']")
_BOTH = re.compile(r"^(?:both|the)\s+", re.IGNORECASE)
_LONGEST_NAME = 6


def is_capitalised(word: str) -> bool:
    """Tell whether a word has a capital as names have: *Shaw*, *Élodie*, *al-Qadir*."""
    return any(part[:1].isupper() for part in _INSIDE.split(word))


def is_plural(noun: str) -> bool:
    """Tell whether a noun in small letters looks like several: *critics*, *fishermen*."""
    if noun == "people" or noun.endswith(("men", "children")):
        return True
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def begins_with_name(words: str) -> bool:
    """Tell whether words begin with a name, after *both* or *the*."""
    return is_capitalised(_BOTH.sub("", words))


def is_possessor(word: str) -> bool:
    """Tell whether a word is a name in the possessive: *Shaw’s*."""
    return is_capitalised(word) and word.endswith(("’s", "'s", "s’", "s'"))


def has_apposed_name(source: str) -> bool:
    """Tell whether two words of a name or more come after a comma: *a critic, Ana Ruiz*."""
    before, comma, after = source.partition(", ")
    words = after.split(",")[0].split()
    name = sum(map(is_capitalised, words[:_LONGEST_NAME]))
    return bool(
        comma and not is_capitalised(before.split()[-1]) and name > 1 and is_capitalised(words[0])
    )


def is_body(word: str) -> bool:
    """Tell whether a noun in small letters, one or many, says what a body is."""
    return any(map(names_an_organisation, base_forms(word))) or is_one_of(word, BODIES | PRESS)


def happens(word: str) -> bool:
    """Tell whether a noun in small letters is one for what happens or is the case."""
    return is_one_of(word, HAPPENINGS) or any(
        form.endswith(ABSTRACT_ENDINGS) for form in base_forms(word)
    )

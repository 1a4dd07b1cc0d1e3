"""The grade that a source's words alone give it: *critics*, *the survey*, *a spokeswoman*."""

from __future__ import annotations

import re

from sayso.attribution.mode_words import PRESS, PRESS_TOO
from sayso.attribution.source_heads import SourceHead, head_of
from sayso.attribution.word_forms import is_one_of
from sayso.cast.role_nouns import names_a_person
from sayso.cast.source_forms import (
    begins_with_name,
    happens,
    has_apposed_name,
    is_body,
    is_capitalised,
    is_plural,
    is_possessor,
)
from sayso.cast.source_lists import (
    BODIES,
    BODIES_IN_MASS,
    CLASSES,
    COLLECTIVE_PRONOUNS,
    CROWDS,
    DOCUMENTS,
    ENDS_OF_STATES,
    FIRST_PERSON,
    HAPPENINGS,
    IN_NAMES_OF_BODIES,
    NEVER_NAMED,
    PARTISANS,
    PEOPLES,
    PERSON_PRONOUNS,
    PERSONS,
    PRONOUNS,
    STARTS_OF_STATES,
    STATES,
    THING_PRONOUNS,
    UNNAMED_PRONOUNS,
    WE,
)
from sayso.record import Grade

_NUMBER = re.compile(
    r"(?:\d[\d,]*|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)$"
)
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}$")
_GENERATIONS = frozenset("II III IV JR SR".split())
_JOINED = re.compile(r"\s*,\s+and\s+|\s+and\s+|\s*,\s+")
_INDEFINITE = frozenset("a an another one any some".split())
_NOBODY = re.compile(r"(?:no one|not one|no-one)\b", re.IGNORECASE)
# *Six in 10 voters*
_OF_SO_MANY = re.compile(r"(?:\w+\s+){0,3}?\w+ (?:in|out of) (?:\d+|three|four|five|ten)\b")
_BEFORE_NAMES = frozenset("the a an many some most few all other both two".split())
_WITHOUT_ARTICLE = frozenset("poll report study survey analysis source data research".split())
# Parts of the names of bodies that are surnames as well.
_SURNAMES_TOO = frozenset("bank church city club court force front guard house school".split())
_ANTECEDENT = re.compile(r"[^.!?;:\n“”\"]*$")
_TITLE_BEFORE = re.compile(r"[”\"][\s,]*$")
_ARTICLES = _INDEFINITE | {"the", "this", "that", "its"}
_NEAR = 8


def says_what_it_is(head: SourceHead) -> bool:
    """Tell whether a source's head is a common noun, which may overrule who it was taken for."""
    return head.head.islower() and head.head not in PRONOUNS


def grade_of_antecedent(pronoun: str, before: str) -> Grade:
    """Grade *who*, *which* or *that* by the words that it takes up.

    Args:
        pronoun: The pronoun in small letters.
        before: The words of the sentence before it.
    """
    of_people = pronoun in ("who", "whom", "whose")
    if not of_people and _TITLE_BEFORE.search(before):
        return "document"
    found = _ANTECEDENT.search(before.rstrip(" ,–—-"))
    words = found[0].split()[-_NEAR:] if found else []
    words = [word.strip("(),’'") for word in words]
    if not words:
        return "named" if of_people else "none"
    if of_people:
        grade = _of_noun(
            SourceHead(words[-1].lower(), (words[-1],), words[-1], "", possessed=False)
        )
        return grade if grade in ("collective", "unnamed") else "named"
    if any(is_one_of(word.lower(), DOCUMENTS) and word.islower() for word in words):
        return "document"
    grade = _of_noun(SourceHead(words[-1].lower(), (words[-1],), words[-1], "", possessed=False))
    return "none" if grade == "named" else grade


def grade_of_words(source: str, head: SourceHead) -> Grade:
    """Grade a source by its words.

    Args:
        source: The words, with single spaces.
        head: Their head.
    """
    parts = [part for part in _JOINED.split(source) if part]
    if " and " in source and len(parts) > 1 and all(map(begins_with_name, parts)):
        grades = [_of_noun(head_of(part)) for part in parts]
        if all(grade in ("named", "organisation") for grade in grades):
            return "named" if "named" in grades else "organisation"
    if _NOBODY.match(source) or _OF_SO_MANY.match(source):
        return "collective"
    grade = _of_noun(head)
    # *Another critic, Ana Ruiz*: the name comes after what she is.
    if grade == "unnamed" or (grade == "collective" and head.first == "the"):
        if has_apposed_name(source):
            return "organisation" if is_body(head.head.lower()) else "named"
    return grade


def _of_noun(head: SourceHead) -> Grade:
    word = head.head.lower()
    if len(head.words) == 1 and (by_pronoun := _of_pronoun(word, head.share)):
        return by_pronoun
    if word == "two" and head.first == "the":
        return "named"
    if word.endswith("%") or word[:1].isdigit() or word == "percent":
        return "collective"
    # A capital at the start of a sentence makes no name of *Polls* or *Critics*.
    if is_capitalised(head.head) and not (len(head.words) == 1 and _is_listed(word)):
        return _of_name(head)
    return _of_common_noun(word, head)


def _of_pronoun(word: str, share: str) -> Grade | None:
    if share and word in PRONOUNS:
        return "unnamed" if share in ("one", "another") else "collective"
    if word in COLLECTIVE_PRONOUNS or word in WE:
        return "collective"
    if word in PERSON_PRONOUNS or word in FIRST_PERSON:
        return "named"
    if word in UNNAMED_PRONOUNS:
        return "unnamed"
    if word in THING_PRONOUNS:
        return "organisation"
    return "none" if word in ("this", "which", "what", "that") else None


def _is_listed(word: str) -> bool:
    # *Law* alone is a name, as a noun it has an article; in headlines a few go without.
    if word in BODIES_IN_MASS or word in _WITHOUT_ARTICLE:
        return True
    return is_plural(word) and (
        is_one_of(word, DOCUMENTS | CLASSES | PERSONS | HAPPENINGS) or names_a_person(word)
    )


def _of_name(head: SourceHead) -> Grade:
    word = head.head.lower()
    capitals = [
        re.sub(r"[’']s?$", "", name)
        for name in head.words
        if is_capitalised(name) and name.lower() not in _BEFORE_NAMES
    ]
    if _is_state(word, capitals):
        return "organisation"
    if _is_a_people(word, head, len(capitals)):
        return "collective"
    if is_one_of(word, PARTISANS) and (head.first in _INDEFINITE or _NUMBER.match(head.first)):
        return "unnamed"
    if word.isalpha() and head.head.isupper() and names_a_person(word):
        return _of_common_noun(word, head)
    if head.head in IN_NAMES_OF_BODIES and (head.first == "the" or word not in _SURNAMES_TOO):
        return "organisation"
    if _is_press(word, head, capitals):
        return "organisation"
    if is_one_of(word, DOCUMENTS) and len(capitals) > 1 and head.first in _ARTICLES:
        return "document"
    if (
        _INITIALS.match(head.head)
        and len(capitals) <= 2
        and head.head.replace(".", "") not in _GENERATIONS
    ):
        return "organisation"
    of_body = any(name in IN_NAMES_OF_BODIES for name in capitals)
    titled = any(names_a_person(name) for name in capitals[:-1])
    if of_body and head.first == "the" and not titled:
        return "organisation"
    return "named"


def _is_state(word: str, capitals: list[str]) -> bool:
    # *Britain*, *the United States*; a surname that is a state's name has a first name before it.
    alone = all(name.lower() in STARTS_OF_STATES for name in capitals[:-1])
    return (word in STATES and alone) or (word in ENDS_OF_STATES and len(capitals) > 1)


def _is_press(word: str, head: SourceHead, capitals: list[str]) -> bool:
    if len(head.words) == 1:
        return word == "reuters"
    after_place = len(capitals) > 1 and capitals[-2].lower() in STATES
    return word in PRESS or (word in PRESS_TOO and (head.first == "the" or after_place))


def _is_a_people(word: str, head: SourceHead, capitals: int) -> bool:
    """Tell whether a capitalised word is one for a people or party: *Mexicans*, *Democrats*."""
    if _NUMBER.match(head.first) or head.first in _INDEFINITE - {"some", "any"}:
        return False
    if word in PEOPLES or (word.endswith("s") and is_one_of(word, PARTISANS)):
        return True
    if word.endswith("s") and capitals == 1 and is_one_of(word, CLASSES):
        return True
    if capitals > 1:
        return False
    if head.first in ("the", "many", "some", "most", "few"):
        return word.endswith(("ans", "ese", "crats", "ists"))
    return head.first == word and word.endswith(("ians", "icans", "crats", "ists"))


def _of_common_noun(word: str, head: SourceHead) -> Grade:
    body = is_body(word)
    if word in CROWDS:
        return "collective"
    if word in BODIES_IN_MASS and not head.share:
        return "organisation"
    if is_one_of(word, DOCUMENTS) and not body:
        return "document"
    if is_plural(word):
        return _of_several(word, head, body=body or is_one_of(word, CLASSES & BODIES))
    if names_a_person(word) or word in NEVER_NAMED or is_one_of(word, PERSONS):
        vague = head.first in _INDEFINITE or head.share or any(map(is_possessor, head.words))
        return "unnamed" if vague or word in NEVER_NAMED else "named"
    if body:
        return "unnamed" if head.first in _INDEFINITE and not head.possessed else "organisation"
    if happens(word):
        return "none"
    return "unnamed" if head.first in _INDEFINITE else "none"


def _of_several(word: str, head: SourceHead, *, body: bool) -> Grade:
    number = any(_NUMBER.match(name.lower()) for name in head.words)
    people = names_a_person(word) or is_one_of(word, PERSONS)
    if number and head.first in ("both", "the"):
        # *Both men*, *the two ministries*: the report has named them.
        return "named" if people else "organisation" if body else "collective"
    if head.share in ("one", "another"):
        return "unnamed"
    if is_one_of(word, PERSONS):
        return "unnamed"
    if number and people:
        return "unnamed"
    if people or body or is_one_of(word, CLASSES):
        return "collective"
    return "none" if happens(word) else "collective"

"""The grade that a source's words alone give it: *critics*, *the survey*, *a spokeswoman*."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from sayso.attribution.modes import BROADCAST, PRESS, WRITTEN
from sayso.attribution.source_heads import SourceHead, head_of
from sayso.attribution.word_forms import base_forms, is_one_of
from sayso.cast.role_nouns import names_a_person, names_an_organisation
from sayso.record import Grade

_DATA = tomllib.loads((files("sayso.cast") / "data" / "sources.toml").read_text("utf-8"))


def _words(table: str, key: str) -> frozenset[str]:
    return frozenset(_DATA[table][key].split())


FIRST_PERSON = _words("pronouns", "first")
"""*I*, *we* and their forms."""
NEVER_NAMED = _words("persons", "singular")
"""What nobody is called whom the report names: *source*, *insider*."""
RELATIVE = frozenset("who whom whose which that".split())
"""Pronouns that take up the words before them."""

_COLLECTIVE_PRONOUNS = _words("pronouns", "collective")
_UNNAMED_PRONOUNS = _words("pronouns", "unnamed")
_PERSON_PRONOUNS = _words("pronouns", "person")
_THING_PRONOUNS = _words("pronouns", "thing")
_WE = frozenset("we us our ours".split())
_PRONOUNS = (
    FIRST_PERSON
    | RELATIVE
    | _COLLECTIVE_PRONOUNS
    | _UNNAMED_PRONOUNS
    | _PERSON_PRONOUNS
    | _THING_PRONOUNS
)
_CLASSES = _words("classes", "plural")
_CROWDS = _words("classes", "singular")
_PERSONS = _words("persons", "plural")
_BODIES = _words("bodies", "singular")
_BODIES_IN_MASS = _words("bodies", "mass")
_IN_NAMES_OF_BODIES = _words("bodies", "named")
_STATES = _words("states", "names")
_ENDS_OF_STATES = _words("states", "ends")
_PEOPLES = _words("states", "peoples")
_HAPPENINGS = _words("happenings", "nouns")
_ABSTRACT_ENDINGS = tuple(_words("happenings", "endings"))
_DOCUMENTS = WRITTEN | BROADCAST

_NUMBER = re.compile(
    r"(?:\d[\d,]*|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)$"
)
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}$")
_GENERATIONS = frozenset("II III IV JR SR".split())
_JOINED = re.compile(r"\s*,\s+and\s+|\s+and\s+|\s*,\s+")
_CAPITAL = re.compile(r"(?:(?:both|the)\s+)?[A-Z]")
_INDEFINITE = frozenset("a an another one any some".split())
_BEFORE_NAMES = frozenset("the a an many some most few all other both two".split())
_APPOSED_NAME = re.compile(r"\b[a-z]\w*,\s+(?:[A-Z][\w.’'-]*\s+){1,4}[A-Z][\w’'-]+")
_POSSESSOR = re.compile(r"[A-Z].*(?:[’']s|s[’'])$")
_ANTECEDENT = re.compile(r"[^.!?;:\n“”\"]*$")
_TITLE_BEFORE = re.compile(r"[”\"][\s,]*$")
_NEAR = 8


def says_what_it_is(head: SourceHead) -> bool:
    """Tell whether a source's head is a common noun, which may overrule who it was taken for."""
    return head.head.islower() and head.head not in _PRONOUNS


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
    if any(is_one_of(word.lower(), _DOCUMENTS) and word.islower() for word in words):
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
    if " and " in source and len(parts) > 1 and all(map(_CAPITAL.match, parts)):
        grades = [_of_noun(head_of(part)) for part in parts]
        if all(grade in ("named", "organisation") for grade in grades):
            return "named" if "named" in grades else "organisation"
    grade = _of_noun(head)
    # *Another critic, Ana Ruiz*: the name comes after what she is.
    return "named" if grade == "unnamed" and _APPOSED_NAME.search(source) else grade


def _of_noun(head: SourceHead) -> Grade:
    word = head.head.lower()
    if len(head.words) == 1 and (by_pronoun := _of_pronoun(word, head.share)):
        return by_pronoun
    if word == "two" and head.first == "the":
        return "named"
    if word.endswith("%") or word[:1].isdigit() or word == "percent":
        return "collective"
    # A capital at the start of a sentence makes no name of *Polls* or *Critics*.
    if head.head[:1].isupper() and not (len(head.words) == 1 and _is_listed(word)):
        return _of_name(head)
    return _of_common_noun(word, head)


def _of_pronoun(word: str, share: str) -> Grade | None:
    if share and word in _PRONOUNS:
        return "unnamed" if share in ("one", "another") else "collective"
    if word in _COLLECTIVE_PRONOUNS or word in _WE:
        return "collective"
    if word in _PERSON_PRONOUNS or word in FIRST_PERSON:
        return "named"
    if word in _UNNAMED_PRONOUNS:
        return "unnamed"
    if word in _THING_PRONOUNS:
        return "organisation"
    return "none" if word in ("this", "which", "what", "that") else None


def _is_listed(word: str) -> bool:
    return is_one_of(word, _DOCUMENTS | _CLASSES | _PERSONS) or word in (
        _CROWDS | _BODIES_IN_MASS | _HAPPENINGS
    )


def _of_name(head: SourceHead) -> Grade:
    word = head.head.lower()
    capitals = [
        re.sub(r"[’']s?$", "", name)
        for name in head.words
        if name[:1].isupper() and name.lower() not in _BEFORE_NAMES
    ]
    if word in _STATES or (word in _ENDS_OF_STATES and len(capitals) > 1):
        return "organisation"
    if _is_a_people(word, head, len(capitals)):
        return "collective"
    if head.head in _IN_NAMES_OF_BODIES or (word in PRESS and len(head.words) > 1):
        return "organisation"
    if is_one_of(word, _DOCUMENTS) and len(capitals) > 1:
        return "document"
    if (
        _INITIALS.match(head.head)
        and len(capitals) <= 2
        and head.head.replace(".", "") not in _GENERATIONS
    ):
        return "organisation"
    of_body = any(name in _IN_NAMES_OF_BODIES for name in capitals)
    titled = any(names_a_person(name) for name in capitals[:-1])
    if of_body and head.first == "the" and not titled:
        return "organisation"
    return "named"


def _is_a_people(word: str, head: SourceHead, capitals: int) -> bool:
    """Tell whether a capitalised word is one for a people or party: *Mexicans*, *Democrats*."""
    if word in _PEOPLES or (word.endswith("s") and capitals == 1 and is_one_of(word, _CLASSES)):
        return True
    alone = head.first in (word, "the", "many", "some", "most", "few")
    return alone and capitals == 1 and word.endswith(("ans", "ese", "crats", "ists"))


def _of_common_noun(word: str, head: SourceHead) -> Grade:
    plural = word in ("people", "men", "women", "children") or (
        word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
    body = names_an_organisation(word) or is_one_of(word, _BODIES) or is_one_of(word, PRESS)
    if word in _CROWDS:
        return "collective"
    if word in _BODIES_IN_MASS and not head.share:
        return "organisation"
    if is_one_of(word, _DOCUMENTS) and not body:
        return "document"
    if plural:
        return _of_several(word, head, body=body or is_one_of(word, _CLASSES & _BODIES))
    if names_a_person(word) or word in NEVER_NAMED or is_one_of(word, _PERSONS):
        vague = head.first in _INDEFINITE or head.share or any(map(_POSSESSOR.match, head.words))
        return "unnamed" if vague or word in NEVER_NAMED else "named"
    if body:
        return "unnamed" if head.first in _INDEFINITE and not head.possessed else "organisation"
    if _happens(word):
        return "none"
    return "unnamed" if head.first in _INDEFINITE else "none"


def _of_several(word: str, head: SourceHead, *, body: bool) -> Grade:
    number = any(_NUMBER.match(name.lower()) for name in head.words)
    people = names_a_person(word) or is_one_of(word, _PERSONS)
    if number and head.first in ("both", "the"):
        # *Both men*, *the two ministries*: the report has named them.
        return "named" if people else "organisation" if body else "collective"
    if head.share in ("one", "another"):
        return "unnamed"
    if is_one_of(word, _PERSONS):
        return "unnamed"
    if number and people:
        return "unnamed"
    if people or body or is_one_of(word, _CLASSES):
        return "collective"
    return "none" if _happens(word) else "collective"


def _happens(word: str) -> bool:
    return is_one_of(word, _HAPPENINGS) or any(
        form.endswith(_ABSTRACT_ENDINGS) for form in base_forms(word)
    )

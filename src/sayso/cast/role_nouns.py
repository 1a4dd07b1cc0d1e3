"""Nouns that say what a person is: *mayor*, *envoy*, *spokesman*."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.cast.data_files import read_data

_DATA = read_data("role_nouns.toml")
COURTESY = frozenset(_DATA["courtesy"].split())
"""*Mr* and its kind: they say how to address somebody, not what somebody is."""
GENERAL = frozenset(_DATA["general"].split())
"""Nouns that say nothing of a person unless other words stand beside them."""
_SHORT: dict[str, str] = _DATA["short"]
SHORT = frozenset(_SHORT) | {"jr", "sr", "st"}
"""Short forms that a full stop may follow, in lower case."""
_DOING: dict[str, str] = _DATA["doing"]
_NOUNS = frozenset(noun for group in _DATA["nouns"].values() for noun in group.split())
_BODIES = frozenset(_DATA["bodies"].split())
KIN = frozenset(_DATA["nouns"]["kin"].split())
"""Relatives."""
DOING = frozenset(_DOING)
"""Verbs that make a role of what a relative clause says: *who chairs the board*."""
TITLES = frozenset(_SHORT) | {
    noun for group in ("office", "rank", "faith", "crown") for noun in _DATA["nouns"][group].split()
}
"""What may stand before a name as a title, in lower case and without full stops."""
# Titles that are given names as well: *Dean Cole* may be no dean.
GIVEN_NAMES_TOO = frozenset("dean earl duke king prince major judge marshal pope justice".split())

_MADE_NOUN = re.compile(
    r"\w(?:ologist|ographer|ician|keeper|maker|holder|worker|writer|master|mistress|monger|wright"
    r"|player|fighter|leader|owner|founder|grower|builder|seller|dealer|driver|hunter|teacher"
    r"|(?<!hu)(?<!ger)man|woman|person|father|mother|ist|eer)$"
)
_NOT_PEOPLE = frozenset("list mist twist fist gist career beer deer pioneer peer veneer".split())
# Where the head of a phrase ends: what follows says more about it.
_AFTER_HEAD = re.compile(
    r"\s*(?:[,;:()\[\]–—]|\b(?:of|for|to|at|in|on|with|from|since|until|by|under|between|during|who"
    r"|which|that|whose|within|against|near|through|over|behind|as|based|elect|emeritus|designate"
    r"|general|then)\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s+(?:and|or|but)\s+|\s*[,/]\s*")


def names_a_person(noun: str) -> bool:
    """Tell whether a noun, one or many, in any case, says what a person is."""
    noun = noun.lower().strip(".")
    if noun in _NOUNS or noun in _SHORT or noun in GENERAL:
        return True
    if noun in _NOT_PEOPLE:
        return False
    return (_singular(noun) != noun and names_a_person(_singular(noun))) or bool(
        _MADE_NOUN.search(noun)
    )


def names_an_organisation(noun: str) -> bool:
    """Tell whether a noun says what a body is: *union*, *regulator*."""
    return noun.lower() in _BODIES


def is_plural(noun: str) -> bool:
    """Tell whether a role noun stands for several people: *leaders*, *spokeswomen*."""
    noun = noun.lower()
    return noun not in _NOUNS and _singular(noun) != noun and names_a_person(_singular(noun))


def _singular(noun: str) -> str:
    if noun == "people":
        return "person"
    for many, one in (("men", "man"), ("wives", "wife"), ("children", "child"), ("ies", "y")):
        if noun.endswith(many):
            return noun[: -len(many)] + one
    if noun.endswith("s") and not noun.endswith("ss"):
        return noun[:-1]
    return noun


def role_words(role: str) -> frozenset[str]:
    """Return the lower-case nouns by which a report may take a role up again.

    Of *former deputy leader of the union* this is `leader`: the noun at the head of the phrase. A
    shortened title gives its long form as well (*Lt. Gen.*: `gen`, `general`), and a verb the noun
    that it makes (*chairs the board*: `chair`). Of joined phrases each gives its own.

    Args:
        role: Words of a role, as the report has them.
    """
    found: set[str] = set()
    pieces = _JOINED.split(role.strip())
    for number, piece in enumerate(pieces):
        words = [word.strip(".'’\"“”‘ ") for word in piece.lower().replace("’", "'").split()]
        if not words:
            continue
        if number == 0 and words[0].replace("-", "") in _DOING and len(words) > 1:
            found.add(_DOING[words[0].replace("-", "")])
            continue
        noun = _head_noun(piece.lower())
        if noun and (number == 0 or names_a_person(noun)):
            found |= {noun, _SHORT.get(noun, noun)}
    return frozenset(found)


def _head_noun(piece: str) -> str:
    before = _AFTER_HEAD.split(piece, maxsplit=1)[0].split() or piece.split()
    if not before:
        return ""
    noun = before[-1].strip(".'’\"“”‘")
    # *lieutenant-governor*, *then-mayor*, *co-founder*: only the first word may be cut off.
    for prefix in ("then-", "ex-", "now-", "vice-", "co-"):
        if noun.startswith(prefix) and len(noun) > len(prefix) + 2:
            noun = noun[len(prefix) :]
    return noun if any(letter.isalpha() for letter in noun) else ""


def described_as(roles: Iterable[str]) -> frozenset[str]:
    """Return the lower-case nouns by which somebody with these roles may be taken up.

    Args:
        roles: The words of each role.
    """
    return frozenset().union(*(role_words(role) for role in roles))

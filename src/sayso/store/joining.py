"""Are two the same? Somebody of one report and somebody of another, by their names and roles.

The names decide first. A full name that is the same, letter for letter or in another spelling, may
be one person; a given name and its initial may, too; a surname alone, or a word that any body may
be called by (*the Council*), never. Then the roles: the same office speaks for one person, two
offices at one time speak against it. What comes out is a confidence, and below `LEAST` two stay
apart. The numbers are told in docs/library.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.cast.organisation_names import organisation_words_of
from sayso.cast.person_names import NameWord, PersonName, parse
from sayso.cast.role_nouns import TITLES, names_an_organisation, role_words
from sayso.cast.spelling import coarse_key, variants
from sayso.store.wording import words

LEAST = 0.65
"""From this confidence on two are joined."""
CLEAR = 0.05
"""By so much the best must be ahead of the next; otherwise nobody is chosen."""

_SAME_NAME = 0.9
_PART_LEFT_OUT = 0.85
_OTHER_SPELLING = 0.8
_OTHER_ORDER = 0.75
_INITIAL = 0.7
_BODY_NAME = 0.92
_SHORT_BODY_NAME = 0.75
_ROLES_AGREE = 0.6  # of what is missing to certainty
_ROLES_CLASH = 0.6  # of the confidence, in one year
_ROLES_CHANGED = 0.85  # of it, years apart
_YEARS_APART = 2

# One office under several words, and words that whoever holds an office may be called by.
_CHAIR = frozenset(("chairman", "chairwoman", "chairperson"))
_ANY_OFFICE = frozenset(("leader", "head", "chief", "member", "official"))
_TELLING = (TITLES - _ANY_OFFICE) | {"chair"}

_MOST_KEYS = 12
_VOWELS = frozenset("aeiouyhw")
_NO_QUALITY = frozenset(
    "a an the of for to in at on and with former then current new acting longtime late ex first"
    " own his her their its".split()
)
# What a body may be called in any town.
_ANY_BODY = frozenset(
    "council board police government parliament senate congress court ministry cabinet army navy"
    " club church party union company commission committee department agency office group team"
    " state city house opposition treasury university school hospital foundation force staff"
    " press media news museum library harbour port authority association federation".split()
)
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who is compared: somebody of a report, or of the library.

    Attributes:
        type: person or organisation.
        names: The names, the fullest first; for a body its aliases, too.
        roles: Roles, as reports word them.
        first: First day they are reported of, as far as known; else nothing.
        last: The last one.
    """

    type: str
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def keys_of(type: str, names: Sequence[str]) -> list[str]:
    """Return what two who may be the same have one of in common; few others have it."""
    found: dict[str, None] = {}
    for name in names[:_MOST_KEYS]:
        if type == "person":
            found.update(dict.fromkeys(_person_keys(name)))
        elif key := body_key(name):
            found[f"o {key}"] = None
    return list(found)[:_MOST_KEYS]


def likeness(one: Bearer, other: Bearer) -> float:
    """Return the confidence that two are the same; 0 where their names say that they are not."""
    if one.type != other.type:
        return 0.0
    compare = _person_names if one.type == "person" else _body_names
    best = max((compare(a, b) for a in one.names for b in other.names), default=0.0)
    if not best:
        return 0.0
    agreeing = roles_agree(one.roles, other.roles)
    if agreeing:
        best += (1 - best) * _ROLES_AGREE
    elif agreeing is False:
        best *= _ROLES_CHANGED if _apart(one, other) else _ROLES_CLASH
    return round(best, 3)


def roles_agree(some: Iterable[str], others: Iterable[str]) -> bool | None:
    """Tell whether two lists of roles share an office or trade (True), or clash (False).

    None: nothing can be told. A trade beside an office is no clash: a mayor may be an engineer. Nor
    is one office in two wordings, *the association's chairman* and *the pilots' chairman*: only
    two names, as of *the mayor of Skarnes* and *of Port Ellery*, tell two offices of a kind apart.
    """
    clash = False
    theirs = [_role(role) for role in others]
    for role in some:
        heads, qualities, proper = _role(role)
        for other_heads, other_qualities, other_proper in theirs:
            if heads & other_heads:
                if not qualities or not other_qualities or qualities & other_qualities:
                    return True
                clash = clash or bool(heads & other_heads & _TELLING and proper and other_proper)
            elif heads & _TELLING and other_heads & _TELLING:
                clash = True
    return False if clash else None


def is_full(name: str) -> bool:
    """Tell whether a personal name has more than one word, so that it can tell people apart."""
    return len(_content(_parsed(name))) > 1


@lru_cache(maxsize=16384)
def body_key(name: str) -> str:
    """Return the words of a body's name that count; empty where any body may be called so."""
    found = organisation_words_of(name)
    if len(found) == 1:
        [word] = found
        plain = word in _ANY_BODY or names_an_organisation(word)
        if plain or len(word) < _LEAST_LETTERS or name.strip().islower():
            return ""
    return " ".join(found)


@lru_cache(maxsize=65536)
def _parsed(name: str) -> PersonName:
    return parse(name)


def _content(name: PersonName) -> list[NameWord]:
    return [word for word in name.words if word.kind != "particle"]


@lru_cache(maxsize=65536)
def _person_keys(name: str) -> tuple[str, ...]:
    content = _content(_parsed(name))
    if len(content) < 2:
        return ()
    first, last = content[0].folded, content[-1].folded
    pairs = ((last, first), (first, last))
    return tuple(f"p {coarse_key(a) or a} {_letter(b)}" for a, b in pairs if len(a) > 1)


def _letter(word: str) -> str:
    """Return the sound group of the first letter: spellings of one name share it."""
    return "a" if word[:1] in _VOWELS else coarse_key(word[:1]) or word[:1]


@lru_cache(maxsize=65536)
def _person_names(one: str, other: str) -> float:
    a, b = _parsed(one), _parsed(other)
    first, second = _content(a), _content(b)
    if len(first) < 2 or len(second) < 2:
        return 0.0
    if a.generation and b.generation and a.generation != b.generation:
        return 0.0
    doubt = 0.95 if a.generation != b.generation else 1.0
    some, others = [word.folded for word in first], [word.folded for word in second]
    if some == others and not (a.initials or b.initials):
        return _SAME_NAME * doubt
    if not variants(some[-1], others[-1]):
        reordered = sorted(some) == sorted(others) and not (a.initials or b.initials)
        return _OTHER_ORDER * doubt if reordered else 0.0
    given = _given(first[0], second[0])
    if not given or not _middle(first[1:-1], second[1:-1]):
        return 0.0
    if given == _SAME_NAME and len(some) != len(others):
        given = _PART_LEFT_OUT
    return (given if some[-1] == others[-1] else min(given, _OTHER_SPELLING)) * doubt


def _given(one: NameWord, other: NameWord) -> float:
    if "initial" in (one.kind, other.kind):
        return _INITIAL if one.folded[:1] == other.folded[:1] else 0.0
    if one.folded == other.folded:
        return _SAME_NAME
    return _OTHER_SPELLING if variants(one.folded, other.folded) else 0.0


def _middle(some: Sequence[NameWord], others: Sequence[NameWord]) -> bool:
    """Tell whether the names in the middle allow one person: one has none, or they fit in turn."""
    if not some or not others:
        return True
    return all(_given(a, b) > 0 for a, b in zip(some, others, strict=False))


@lru_cache(maxsize=65536)
def _body_names(one: str, other: str) -> float:
    key = body_key(one)
    if not key or key != body_key(other):
        return 0.0
    return _BODY_NAME if " " in key else _SHORT_BODY_NAME


@lru_cache(maxsize=16384)
def _role(role: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return what somebody is, the words that tell of what, and those of them that are names."""
    heads = frozenset("chair" if word in _CHAIR else word for word in role_words(role[:200]))
    qualities = frozenset(words(role[:200])) - heads - _NO_QUALITY
    capitals = " ".join(word for word in role[:200].split() if word[:1].isupper())
    return heads, qualities, qualities & frozenset(words(capitals))


def _apart(one: Bearer, other: Bearer) -> bool:
    """Tell whether years lie between the times that two are reported of; one may follow other."""
    if not (one.first and other.first and one.last and other.last):
        return False
    first, second = sorted((one, other), key=lambda who: who.first)
    return int(second.first[:4]) - int(first.last[:4]) >= _YEARS_APART

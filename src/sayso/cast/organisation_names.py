"""Names of organisations and places, in text order -> which are names of the same.

A body is brought in by its full name and referred to by less: its last words (*the Safety Board*,
*the Board*), what stands before *of* (*the National Union*), its name without the kind of body
(*Vandermeer* for *Vandermeer Shipping Ltd*), or its initials.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.cast.abbreviations import Abbreviation, is_short_form, plain_short_form
from sayso.cast.data_files import organisation_words
from sayso.cast.name_kinds import STORMS
from sayso.cast.name_uses import Grouping, NameGroup, NameUse, UnclearUse
from sayso.cast.person_names import without_possessive
from sayso.cast.spelling import coarse_key, fold, variants

DESCRIPTION = "a description, no name"
SEVERAL = "several bear this name"
_COMPASS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "upper",
     "lower", "central", "greater", "northeast", "northwest", "southeast", "southwest"]
)  # fmt: skip
_MOST_TOLD = 8
_MOST_WORDS = 24
_TOKEN = re.compile(r"[^\s,;:()\[\]\"“”«»]+")


@dataclass(slots=True, eq=False)
class _Body:
    """An organisation or a place, while its names are gathered."""

    words: tuple[str, ...]
    introduced: int
    uses: list[int] = field(default_factory=list)
    last_used: int = -1


Words = tuple[str, ...]


def group_organisations(
    names: Sequence[NameUse], abbreviations: Sequence[Abbreviation] = ()
) -> Grouping:
    """Tell which uses mean the same organisation; see `group_people` for what comes back.

    Args:
        names: All names of organisations in a report, in text order. One in small letters only
            (*the university*) is a description: it is unclear, without candidates.
        abbreviations: What `find_abbreviations` found in the report.
    """
    return _Bodies(list(names), abbreviations, organisation_words_of, _organisation_shorts).group()


def group_places(names: Sequence[NameUse], abbreviations: Sequence[Abbreviation] = ()) -> Grouping:
    """Tell which uses mean the same place; see `group_organisations`.

    *City of Ellery*, *Ellery City* and *Ellery* are one; *North Ellery* and *Lake Ellery* are not.
    """
    return _Bodies(list(names), abbreviations, place_words_of, _place_shorts, spelled=True).group()


def organisation_words_of(name: str) -> Words:
    """Return the words of an organisation's name that count: no *the*, *of*, *Ltd*; folded."""
    known = organisation_words()
    tokens = _tokens(name)
    words = [word for word in tokens if word not in known.small]
    # A body may be called *Group* or *SA*; only what follows its name is its legal form.
    while len(words) > 1 and words[-1] in known.legal_forms:
        words.pop()
    return tuple(words or tokens)


def place_words_of(name: str) -> Words:
    """Return the words of a place's name that count: no *the*, *City of*, *Province*; folded."""
    known = organisation_words()
    tokens = [known.spellings.get(word, word) for word in _tokens(name)]
    if "of" in tokens[1:-1]:
        kind = " ".join(word for word in tokens[: tokens.index("of")] if word != "the")
        if kind in known.before_of:
            tokens = tokens[tokens.index("of") + 1 :]
    words = [word for word in tokens if word != "the"]
    while len(words) > 1 and words[-1] in known.after:
        words.pop()
    return tuple(words or tokens)


class _Bodies:
    """Gathers names into bodies, the fullest first, then the short ones in text order."""

    def __init__(
        self,
        uses: list[NameUse],
        abbreviations: Sequence[Abbreviation],
        words_of: Callable[[str], Words],
        shorts_of: Callable[[Words, str], Iterator[Words]],
        *,
        spelled: bool = False,
    ) -> None:
        self.uses = uses
        known: dict[str, Words] = {}
        for use in uses:
            if use.text not in known:
                known[use.text] = words_of(use.text)
        self.words = [known[use.text] for use in uses]
        self.shorts_of, self.spelled = shorts_of, spelled
        self.stated: dict[str, list[Words]] = defaultdict(list)
        for made in abbreviations:
            self.stated[plain_short_form(made.short)].append(words_of(made.long))
        self.bodies: dict[Words, _Body] = {}
        self.by_short: defaultdict[Words, list[_Body]] = defaultdict(list)
        self.by_set: dict[frozenset[str], _Body] = {}
        self.by_key: defaultdict[str, list[_Body]] = defaultdict(list)

    def group(self) -> Grouping:
        first: dict[Words, int] = {}
        surface: dict[Words, str] = {}
        described = {index for index, use in enumerate(self.uses) if not _is_name(use.text)}
        for index, words in enumerate(self.words):
            if index not in described:
                first.setdefault(words, index)
                surface.setdefault(words, self.uses[index].text)
        unclear: dict[int, list[_Body]] = {index: [] for index in described}
        short: dict[Words, list[_Body]] = {}
        for words in sorted(first, key=lambda words: (-len(words), first[words])):
            found = self._find(words, surface[words])
            if len(found) == 1:
                self.bodies[words] = found[0]
                found[0].introduced = min(found[0].introduced, first[words])
            elif found:
                short[words] = found
            else:
                self._add(words, surface[words], first[words])
        for index, words in enumerate(self.words):
            if index in described:
                continue
            body = self.bodies.get(words) or self._latest(short[words], index)
            if body is None:
                unclear[index] = sorted(
                    short[words], key=lambda one: (-one.last_used, one.introduced)
                )
            else:
                body.uses.append(index)
                body.last_used = index
        return self._result(unclear, described)

    def _find(self, words: Words, written: str) -> list[_Body]:
        """Return the fuller names that a name is short for."""
        written = _without_the(written)
        letters = plain_short_form(written)
        if is_short_form(written) or letters in self.stated:
            stated = [
                self.by_set[frozenset(long)]
                for long in self.stated.get(letters, ())
                if frozenset(long) in self.by_set
            ]
            if stated:
                return list(dict.fromkeys(stated))
        same = self.by_set.get(frozenset(words))
        if same is not None and len(words) > 1:
            return [same]
        found = list(dict.fromkeys(self.by_short.get(words, ())))
        if not found and is_short_form(written):
            found = list(dict.fromkeys(self.by_short.get(("", letters), ())))
        if not found and self.spelled:
            found = [
                body
                for body in self.by_key.get(_key(words), ())
                if len(body.words) == len(words) and all(map(variants, words, body.words))
            ]
        return found

    def _add(self, words: Words, written: str, index: int) -> None:
        body = _Body(words, index)
        self.bodies[words] = body
        self.by_set.setdefault(frozenset(words), body)
        if self.spelled:
            self.by_key[_key(words)].append(body)
        for short in dict.fromkeys(self.shorts_of(words, written)):
            self.by_short[short].append(body)

    @staticmethod
    def _latest(found: list[_Body], index: int) -> _Body | None:
        """Return the only one of several that has been named so far; None where that is unclear."""
        before = [body for body in found if body.introduced < index]
        return before[0] if len(before) == 1 else None

    def _result(self, unclear: dict[int, list[_Body]], described: set[int]) -> Grouping:
        bodies = sorted(
            (body for body in dict.fromkeys(self.bodies.values()) if body.uses),
            key=lambda body: body.uses[0],
        )
        number = {body: index for index, body in enumerate(bodies)}
        return Grouping(
            [self._group_of(body) for body in bodies],
            [
                UnclearUse(
                    index,
                    tuple(number[body] for body in unclear[index][:_MOST_TOLD]),
                    DESCRIPTION if index in described else SEVERAL,
                )
                for index in sorted(unclear)
            ],
        )

    def _group_of(self, body: _Body) -> NameGroup:
        written: dict[str, int] = {}
        size: dict[str, int] = {}
        for use in body.uses:
            form = _without_the(self.uses[use].text)
            written[form] = written.get(form, 0) + 1
            size[form] = len(self.words[use])
        canonical = max(
            written,
            key=lambda form: (
                size[form], not is_short_form(form), not form.isupper(), written[form]
            ),
        )  # fmt: skip
        return NameGroup(
            canonical, tuple(form for form in written if form != canonical), tuple(body.uses)
        )


def _organisation_shorts(words: Words, written: str) -> Iterator[Words]:
    """Yield the shorter names of a body: last words, the words before *of*, its name, initials."""
    known = organisation_words()
    tokens = _tokens(written)
    joint = next((index for index, word in enumerate(tokens) if index and word in {"of", "for"}), 0)
    core = tuple(word for word in tokens[:joint] if word not in known.small)
    if core and core[-1] in known.heads:
        for index in range(len(core)):
            yield core[index:]
    elif words[-1] in known.heads:
        for index in range(1, len(words)):
            yield words[index:]
        for index in range(1, len(words) - 1):
            yield (words[0], *words[index + 1 :])
    # *Vandermeer* for *Vandermeer Shipping*; *Ellery Police* is not the *Ellery Police Federation*.
    for index in range(len(words) - 1, 0, -1):
        if not all(word in known.heads or word in known.legal_forms for word in words[index:]):
            break
        if words[index - 1] not in known.heads:
            yield words[:index]
    if len(words) > 1 and words[0] in STORMS:
        yield words[1:]
    yield from _initials(tokens, known.small | known.legal_forms)


def _place_shorts(words: Words, written: str) -> Iterator[Words]:
    """Yield the shorter names of a place: the initials of one of several words."""
    yield from _initials(_tokens(written), frozenset({"the"}))
    if len(words) > 1 and words[0] not in _COMPASS and "of" in _tokens(written):
        yield words[-1:]


def _initials(tokens: Sequence[str], left_out: frozenset[str]) -> Iterator[Words]:
    for words in (tokens, [word for word in tokens if word not in left_out]):
        letters = "".join(word[0] for word in words)
        if len(letters) > 1:
            yield "", letters


def _tokens(name: str) -> list[str]:
    name = without_possessive(name).replace("&", " and ").replace("/", " ")
    found = [fold(token.replace(".", "")) for token in _TOKEN.findall(name)[:_MOST_WORDS]]
    return [token for token in found if token]


def _is_name(text: str) -> bool:
    """Tell whether a name holds a capital, or a script that has none."""
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    return any(
        not word.islower() or any(map(str.isdigit, word)) for word in words if not word.isdigit()
    )


def _without_the(text: str) -> str:
    text = without_possessive(text).strip(" \t\r\n\u00a0,;:")
    return text[4:].lstrip() if text[:4].lower() == "the " and text[4:].strip() else text


def _key(words: Words) -> str:
    return " ".join(map(coarse_key, words))

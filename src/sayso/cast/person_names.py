"""A personal name as it is written -> its parts, for names of any tradition.

Which word is the family name cannot be known from a name alone (*Park Ji-hoon*, *Ji-hoon Park*), so
the first and the last word both count as possible family names; what the report does decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.cast.bynames import split_bynames
from sayso.cast.data_files import name_parts, title_key, titles
from sayso.cast.spelling import fold

_POSSESSIVE = re.compile(r"(?:['’][sS]|(?<=[sSzZxX])['’])$")
_ABD = re.compile(r"abd(?:u[lrsn]|[eao]l|ar|er)?-?(?!l?lah?i?$)(?=\w{3})")
# Letters at the start that may be initials when written together (*JR Halloway*).
_MOST_INITIALS = 3
# What stands for a name is short; the rest of a longer string is not looked at.
_MOST_WORDS = 16
_NUMERALS = frozenset("ivx")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One word of a name.

    Attributes:
        written: The word as it stands.
        folded: The word without case, accents and apostrophes.
        kind: A word, an initial, or a particle such as *van*.
        alone: Another form that stands for this word alone (*Qadir* for *Abdul Qadir*), folded.
    """

    written: str
    folded: str
    kind: Literal["word", "initial", "particle"]
    alone: str | None = None


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of one written personal name.

    Attributes:
        titles: Titles and honorifics as written (*Lt. Gen.*, *Haj*), in order.
        words: The words of the name in order, without titles, suffix and bynames.
        generation: *jr*, *iii* and the like, folded; None where the name has none.
        suffix: What follows the name (*Jr.*, *III*, *MP*), as written.
        bynames: Names in quotation marks or brackets, or after *known as*, inside the name.
        doubtful_title: First word, folded, where it may be a title or a name (*Dean Adair*).
        full: The name without titles, bynames, letters after the name and possessive.
        key: Folded words; equal keys are one spelling. Empty where the string holds no name.
    """

    titles: tuple[str, ...]
    words: tuple[NameWord, ...]
    generation: str | None
    suffix: tuple[str, ...]
    bynames: tuple[str, ...]
    doubtful_title: str | None
    full: str
    key: str

    @property
    def given(self) -> tuple[str, ...]:
        """The words before the last one, as written, initials and particles left out."""
        return tuple(word.written for word in self._content[:-1] if word.kind == "word")

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials, folded, one letter each."""
        return tuple(word.folded for word in self.words if word.kind == "initial")

    @property
    def particles(self) -> tuple[str, ...]:
        """The particles, as written."""
        return tuple(word.written for word in self.words if word.kind == "particle")

    @property
    def surnames(self) -> tuple[str, ...]:
        """The words that may be the family name: the last one and the first one, no initials."""
        content = self._content
        ends = dict.fromkeys((content[-1].written, content[0].written)) if content else ()
        return tuple(name for name in ends if fold(name) not in self.initials)

    @property
    def _content(self) -> tuple[NameWord, ...]:
        return tuple(word for word in self.words if word.kind != "particle")


def without_possessive(name: str) -> str:
    """Return a name without the *'s* or the apostrophe at its end."""
    return _POSSESSIVE.sub("", name.strip())


def parse(name: str, before: str = "") -> PersonName:
    """Take a written personal name apart.

    Args:
        name: The name as it stands; any string is accepted.
        before: Words directly before it, of which titles are kept.
    """
    name = without_possessive(name.strip(" \t\r\n\u00a0,;:")[:400])
    plain, bynames = split_bynames(name)
    tokens = [token for token in plain.replace(",", " , ").split() if any(map(str.isalnum, token))]
    front, _, rest = plain.partition(",")
    after_comma = set(rest.split())
    tokens = [token.strip(",;:") for token in tokens][:_MOST_WORDS]
    tokens, suffix, generation = _cut_suffix(tokens, after_comma)
    turned = after_comma and not suffix and front.split() == tokens[:1]
    if turned and all(token[0].isupper() for token in tokens):
        tokens = [*tokens[1:], tokens[0]]  # *Ruiz, Roberto*
    found, tokens = _cut_titles(tokens)
    words = _words(tokens)
    doubtful = titles().doubtful
    key = [word.folded for word in words if word.kind != "particle"]
    full = " ".join(tokens + [part for part in suffix if fold(part) == generation])
    return PersonName(
        titles=(*_titles_before(before), *found),
        words=words,
        generation=generation,
        suffix=tuple(suffix),
        bynames=bynames,
        doubtful_title=key[0] if len(key) > 1 and key[0] in doubtful else None,
        full=full,
        key=" ".join([*key, generation] if generation else key),
    )


def is_generation(word: str) -> bool:
    """Tell whether a word after a name is *Jr.*, *III* and the like; *Xi* is a name."""
    folded = fold(word.replace(".", ""))
    if folded not in name_parts().generations:
        return False
    return word.isupper() or not set(folded) <= _NUMERALS


def _cut_suffix(
    tokens: list[str], after_comma: set[str]
) -> tuple[list[str], list[str], str | None]:
    """Return the tokens before the suffix, the suffix, and the generation that it tells."""
    parts = name_parts()
    shouted = all(token.isupper() for token in tokens)
    suffix: list[str] = []
    generation = None
    while len(tokens) > 1:
        last, folded = tokens[-1], fold(tokens[-1].replace(".", ""))
        numeral = is_generation(last)
        lettered = folded in parts.letters and (
            last in after_comma or last.islower() or (last.isupper() and not shouted)
        )
        if not (numeral or (lettered and len(tokens) > 2) or (lettered and last in after_comma)):
            break
        if numeral:
            generation = {"jnr": "jr", "junior": "jr", "snr": "sr"}.get(folded, folded)
        suffix.insert(0, last)
        tokens = tokens[:-1]
    return tokens, suffix, generation


def _cut_titles(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Return the titles at the start, and the tokens of the name after them, at least one."""
    found: list[str] = []
    cased = any(token[:1].isupper() for token in tokens)
    while len(tokens) > 1:
        size = _title_at(tokens)
        if size:
            found.append(" ".join(tokens[:size]))
        elif fold(tokens[0]) in name_parts().before_titles and _title_at(tokens[1:]):
            size = 1
        elif cased and tokens[0].islower() and fold(tokens[0]) not in name_parts().particles:
            size = 1  # *spokesman Rui Alves*: small letters are no name among capitals
        else:
            break
        tokens = tokens[size:]
    return found, tokens


def _title_at(tokens: list[str], *, keep: int = 1) -> int:
    """Return how many tokens at the start are one title, the longest; 0: none."""
    known = titles()
    for size in range(min(known.longest, len(tokens) - keep), 0, -1):
        key = title_key(" ".join(tokens[:size]))
        if key not in known.phrases:
            continue
        if key in known.doubtful and len(tokens) - size < 2 * keep:
            continue
        if key in known.in_capitals and not tokens[0].replace(".", "").isupper():
            continue
        return size
    return 0


def _titles_before(before: str) -> list[str]:
    """Return the titles that end the words before a name, in order."""
    tokens = re.split(r"[,;:]", before)[-1].split()[-_MOST_WORDS:]
    for first in range(len(tokens)):
        found, rest = [], tokens[first:]
        while rest and (size := _title_at(rest, keep=0)):
            found.append(" ".join(rest[:size]))
            rest = rest[size:]
        if not rest:
            return found
    return []


def _words(tokens: list[str]) -> tuple[NameWord, ...]:
    parts = name_parts()
    shouted = all(token.isupper() for token in tokens)
    out: list[NameWord] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        first, last = index == 0, index == len(tokens) - 1
        folded = fold(token)
        head, hyphen, rest = token.partition("-")
        index += 1
        if folded in parts.joined and not last:
            following = tokens[index]
            index += 1
            rest = fold(following)
            written = f"{token} {following}"
            if rest in parts.articles and index < len(tokens):  # *Abd al Rahman*
                rest, written = fold(tokens[index]), f"{written} {tokens[index]}"
                index += 1
            article, _, bare = rest.partition("-")
            out.append(
                _joined(written, folded, bare if bare and article in parts.articles else rest)
            )
        elif (
            folded in parts.particles
            and not last
            and not (first and folded in parts.also_given and token[:1].isupper())
        ):
            out.append(NameWord(token, folded, "particle"))
        elif hyphen and rest and fold(head) in parts.articles and _is_article(head, first):
            out.append(NameWord(head, fold(head), "particle"))
            out.append(NameWord(rest, fold(rest), "word"))
        elif letters := _initials(token, last=last, shouted=shouted):
            out.extend(NameWord(letter, fold(letter), "initial") for letter in letters)
        elif folded:
            out.append(_plain(token, folded))
    return tuple(out)


def _is_article(head: str, first: bool) -> bool:
    # *En-lai*, *An-ling* are given names; *al-*, *el-* are articles wherever they stand.
    return not first or fold(head) in {"al", "el", "ul", "il", "ash"}


def _joined(written: str, prefix: str, rest: str) -> NameWord:
    if prefix in name_parts().rest_alone:
        return NameWord(written, f"abdul{rest}", "word", alone=rest)
    return NameWord(written, prefix.replace("mc", "mac") + rest, "word")


def _plain(token: str, folded: str) -> NameWord:
    found = _ABD.match(folded)
    if found and len(folded) > len(found[0]):
        rest = folded[found.end() :]
        return NameWord(token, f"abdul{rest}", "word", alone=rest)
    if folded.startswith("mc") and len(folded) > 4:
        folded = f"mac{folded[2:]}"
    return NameWord(token, folded, "word")


def _initials(token: str, *, last: bool, shouted: bool) -> str:
    """Return the letters of a token that is initials (*J.*, *J.R.*, *JR*); empty: it is none."""
    letters = token.replace(".", "").replace("-", "")
    # Scripts without case have no initials, and names of one letter.
    if not letters.isalpha() or not letters.isupper():
        return ""
    if "-" in token and "." in token:
        return letters[0]  # *J.-L.* is one hyphenated name
    if len(letters) == 1 or ("." in token.rstrip(".") and len(letters) <= _MOST_INITIALS + 1):
        return letters
    together = len(letters) <= _MOST_INITIALS and "-" not in token and not last and not shouted
    return letters if together else ""

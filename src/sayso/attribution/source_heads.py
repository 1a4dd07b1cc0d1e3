"""The word that says what a source is: *one of the mayor's aides at the port* -> *aides*."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.attribution.word_forms import is_one_of

_TOKEN = re.compile(
    r"\d[\d,.]*%?"
    r"|[^\W\d_](?:[^\W_]|[-.&’'](?=[^\W_])|(?<=\b[A-Z])\.)*(?:’|'(?!'))?"
    r"|[,;:—–()\[\]“”\"]|''"
)
_DASH = re.compile(r"\s-{1,2}\s")
_ASIDE = re.compile(r"\s\([^()]*\)")
_LEADING = frozenset("by to for among from even only just in with perhaps nor".split())
# What follows a source's head: a preposition, a relative clause, an adjective with its complement.
_END = frozenset(
    "of for from at in on with to by about near inside outside within against among behind under"
    " between across around during before after into who whom whose which that where when as than"
    " close familiar aware worried responsible opposed loyal including like such himself herself"
    " themselves itself is are was were has have who's"
    " released published issued conducted commissioned obtained called named led based aligned"
    " backing supporting calling seeking working living"
    " , ; : — – ( [ ) ] “ ” \" ''".split()
)
_PARTITIVE = frozenset(
    "one two three four five six seven several some most many few any each all none both half"
    " majority minority number group couple coalition dozens hundreds thousands percent % handful"
    " pair crowd plurality third quarter plenty lot lots rest part share array range series string"
    " flurry barrage set stream wave raft slew collection spate trio others member members"
    " vast kind sort type neither either another army cadre body much lot bulk quarters"
    " thirds".split()
)
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ed|ing)$")
_DETERMINERS = frozenset(
    "a an the this that these those another other one some any no every each either neither its"
    " his her their our my your".split()
)


@dataclass(frozen=True, slots=True)
class SourceHead:
    """What a source's words are about.

    Attributes:
        first: The first word, in small letters: an article, a pronoun, a number.
        words: The words from the first up to and with the head, as written.
        head: The head as written, or "" where the source has no words.
        share: The word before *of* where the source is a part of something (*one* of ...), in
            small letters, else "".
        possessed: Whether a possessor stands before the head (*the mayor's aides*, *her staff*).
    """

    first: str
    words: tuple[str, ...]
    head: str
    share: str
    possessed: bool


# The grade and the mode of an attribution both ask, and a report quotes few people many times.
@lru_cache(maxsize=512)
def head_of(source: str) -> SourceHead:
    """Find the head of a source's words by their order alone, without a tree."""
    whole = _DASH.sub(" — ", source)
    tokens = _TOKEN.findall(_ASIDE.sub(" ", whole)) or _TOKEN.findall(whole)
    while len(tokens) > 1 and tokens[0].lower() in _LEADING:
        del tokens[0]
    if not tokens:
        return SourceHead("", (), "", "", possessed=False)
    first, share = tokens[0].lower(), ""
    group = _group(tokens)
    while (
        len(tokens) > len(group) + 1
        and tokens[len(group)].lower() == "of"
        and (_is_share(group[-1]))
    ):
        share = share or group[-1].lower()
        tokens = tokens[len(group) + 1 :]
        group = _group(tokens)
    head = group[-1] if group else tokens[0]
    before = group[:-1]
    return SourceHead(
        first,
        tuple(group),
        re.sub(r"[’'](?:s|S)?$", "", head),
        share,
        possessed=any(
            word.endswith(("’s", "'s", "s’", "s'"))
            or word.lower() in ("his", "her", "their", "its")
            for word in before
        ),
    )


def _is_share(word: str) -> bool:
    return is_one_of(word.lower().removesuffix("%") or "percent", _PARTITIVE) or word[0].isdigit()


def _group(tokens: list[str]) -> list[str]:
    end = 1
    while end < len(tokens) and tokens[end].lower() not in _END:
        end += 1
    group = tokens[:end]
    # "People briefed (on ...)", "sources speaking (to ...)": the participle is no head.
    if (
        len(group) > 1
        and end < len(tokens)
        and _PARTICIPLE.match(group[-1])
        and group[-2].lower() not in _DETERMINERS
        and group[-1].lower() not in ("briefing", "filing", "ruling", "posting", "meeting")
    ):
        group = group[:-1]
    if len(group) > 1 and group[-1].endswith("ly") and group[-1].islower():
        group = group[:-1]
    return group

"""NAM003: an abbreviation never spelled out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from sayso.cast.abbreviations import find_abbreviations, plain_short_form, short_forms
from sayso.cast.spelling import fold
from sayso.findings.data_files import tables
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

_FILE = "known_names.toml"
_SHORT = re.compile(
    r"(?<![\w@#$/.&’'-])(?:[A-Z]{2,6}|(?:[A-Z]\.){2,6}|[A-Z]{1,3}&[A-Z]{1,3})(?:s\b)?(?![\w/@&])"
)
_ROMAN = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
# *(NYSE: ABC)*, *KQED-TV*, *the A4*, *a $5M deal*, *(D-FL)*
_TICKER = re.compile(r"[(:]\s?$")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL = frozenset("of the and for in on to de la du des von a an".split())
_LONGEST_GAP = 3


@rule("NAM003")
def unexplained_abbreviation(reading: Reading) -> Iterator[Finding]:
    """An abbreviation never spelled out.

    Letters that stand for the name of a body or a thing, where the report does not say for which,
    before or after: neither in brackets nor by any name in it that begins with these letters.
    Those that general readers know are left alone, and so are Roman numerals, units, the letters
    of broadcasters, tickers, and what is shouted in capitals. What an outlet's readers know
    besides, its settings say.

    Why:
        Readers who do not know the letters cannot tell who is meant, and two bodies often share
        them.

    Guideline:
        The AP Stylebook advises against abbreviations that readers would not quickly recognise;
        the BBC News style guide and the Reuters Handbook of Journalism ask that a body is given
        its name in full at the first mention, but for the best known.

    Flagged:
        The mole was closed on Monday on the advice of the HSRB, the harbour master said.

    Clean:
        The mole was closed on Monday on the advice of the Harbour Safety Review Board. The HSRB
        will meet on Friday. The FBI and the RSB (Rivers and Streams Board) were told.

    Silence:
        Spell it out once, or name it in the settings under `known-names`. `--ignore NAM003`
        silences the rule.
    """
    text = reading.text
    spelled = {short for short, _ in short_forms(find_abbreviations(text))}
    known = _known(reading.settings.known_names)
    told: set[str] = set()
    initials: str | None = None
    for found in _SHORT.finditer(text):
        written = found[0]
        key = plain_short_form(written)
        if key in told or key in spelled or key in known or _is_other(text, found):
            continue
        number = reading.word_at(found.start())
        if number is None or reading.paragraph_at(found.start()) is None:
            continue
        if not _is_name(reading, number) or _is_shouted(text, found.start(), found.end()):
            continue
        if initials is None:
            report = reading.record.report
            initials = _initials("\n".join(filter(None, (text, report.outlet, report.title))))
        if key in initials:
            continue
        told.add(key)
        yield Finding(
            code="NAM003",
            start=found.start(),
            end=found.end(),
            message=f"“{written}” is not spelled out anywhere in the report",
            subject=_subject(reading, found.start()),
        )


@cache
def _known(names: frozenset[str]) -> frozenset[str]:
    lists = tables(_FILE)["abbreviations"].values()
    words = [word for words in lists for word in words.split()]
    return frozenset(map(plain_short_form, [*words, *names]))


def _is_other(text: str, found: re.Match[str]) -> bool:
    """Tell whether capitals are no abbreviation of a name, by what stands around them."""
    written, start, end = found[0], found.start(), found.end()
    letters = written.rstrip("s").replace(".", "")
    if _ROMAN.fullmatch(letters) or len(set(letters)) == 1:
        return True
    if _TICKER.search(text[max(0, start - 2) : start]) and text[end : end + 1] in (":", ")"):
        return True  # a ticker or its exchange, a party's letters, the agency of a dateline
    if text[end : end + 1] in "-–" and text[end + 1 : end + 2].isalnum():
        return True  # a part of a longer form: *KQED-TV*, *HSRB-2*
    if _CALL_SIGN.fullmatch(letters) and len(letters) > 3:
        return True
    # Letters between two names are a person's: *R. J. Cole*, *AJ Cole*.
    following = _WORD.match(text, end + 1)
    return (
        "." in written
        and len(letters) < _LONGEST_GAP + 1
        and following is not None
        and following[0].istitle()
    )


def _is_name(reading: Reading, word: int) -> bool:
    """Tell whether the network takes a word for a name of something, or part of one."""
    if reading.analysis.upos[word] != "PROPN":
        return False
    names = reading.analysis.names
    number = bisect_right(names, word, key=lambda name: name.start) - 1
    if number < 0 or word >= names[number].end or names[number].kind not in ("ORG", "MISC"):
        return False
    # *HSRB Compliant Fuels*: part of a name that is told in full.
    tree, rest = reading.tree, range(word + 1, names[number].end)
    if any(tree.is_title(other) and tree.upos[other] == "PROPN" for other in rest):
        return False
    # *HSRB, the region's safety board*, *PCP, or angel dust*: it is told what that is.
    return not reading.tree.children(word, "appos") and reading.tree.surface[
        word + 1 : word + 3
    ] != [",", "or"]


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Tell whether the words beside capitals are in capitals too."""
    before = _WORD.findall(text[max(0, start - 30) : start])[-1:]
    after = _WORD.findall(text[end : end + 30])[:1]
    return any(len(word) > 2 and word.isupper() for word in (*before, *after))


def _initials(text: str) -> str:
    """Return the first letters of the words of all names, name by name, folded."""
    out: list[str] = []
    end = 0
    for word in _WORD.finditer(text):
        if word[0].lower() in _SMALL:
            if word[0].islower():
                continue
        elif not word[0][0].isupper() or (len(word[0]) > 1 and word[0].isupper()):
            out.append(" ")
            end = word.end()
            continue
        if any(mark in text[end : word.start()] for mark in ".!?;:,()\n"):
            out.append(" ")
        out.append("".join(fold(part[:1]) for part in word[0].split("-")))
        end = word.end()
    return "".join(out)


def _subject(reading: Reading, place: int) -> str | None:
    for entity in reading.record.cast:
        for mention in entity.mentions:
            if mention.form == "name" and mention.start <= place < mention.end:
                return entity.id
    return None

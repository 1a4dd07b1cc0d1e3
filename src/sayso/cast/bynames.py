"""Other names that a report states: *Roberto "Beto" Ruiz*, *also known as the Heron*."""

from __future__ import annotations

import re
from functools import cache

from sayso.cast.data_files import name_parts

_LONGEST = 60
# Marks that open a byname inside a name, and what closes them.
_INSIDE = re.compile(
    rf"(?:[\"“”„«‟]([^\"“”„«»‟\n]{{1,{_LONGEST}}})[\"”“»]"
    rf"|(?:(?<=\s)|^)['‘‚]([^'‘’‚\n]{{1,{_LONGEST}}})['’](?=\s|,|$)"
    rf"|[(\[]([^()\[\]\n]{{1,{_LONGEST}}})[)\]])"
)
_QUOTED = re.compile(rf"[\"“‘'„«]([^\"”“‘’'„«»\n]{{1,{_LONGEST}}})[\"”’'»]")
_CAPITALISED = re.compile(r"(?:the\s+)?(?:[^\W\d_a-zà-öø-ÿ][\w'’.-]*\s?){1,4}")
_MOST_WORDS = 5


@cache
def _known_as() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in name_parts().known_as)
    return re.compile(rf"[\s,(–—-]{{0,4}}\b(?:{phrases})(?!\w)\s{{0,3}}", re.IGNORECASE)


def split_bynames(name: str) -> tuple[str, tuple[str, ...]]:
    """Return a name without the bynames that stand inside it, and these.

    Bynames stand in quotation marks, in brackets or after a phrase such as *known as*. Brackets
    that hold anything else (an age, a party) go, too.
    """
    bynames: list[str] = []

    def take(found: re.Match[str]) -> str:
        quoted = found[1] or found[2]
        inside = (quoted or found[3] or "").strip(" ,.")
        phrase = _known_as().match(inside)
        if phrase:
            inside = inside[phrase.end() :].strip("\"“”‘’' ,.")
        if _is_byname(inside, quoted=bool(quoted or phrase)):
            bynames.append(inside)
        return " "

    plain = _INSIDE.sub(take, name)
    if not any(map(str.isalnum, plain)):
        return name.strip("\"“”„«»‟'‘’()[] "), ()  # the whole name stands in marks
    phrase = _known_as().search(plain)
    if phrase and phrase.start() > 0 and any(map(str.isalnum, plain[: phrase.start()])):
        byname = plain[phrase.end() :].strip(" ,.")
        if _is_byname(byname, quoted=True):
            bynames.append(byname)
            plain = plain[: phrase.start()]
    return plain, tuple(dict.fromkeys(bynames))


def bynames_after(text: str, end: int) -> tuple[str, ...]:
    """Return the bynames that a text states directly after a name.

    Args:
        text: The report's text.
        end: Code point after the last one of the name.

    Returns:
        The other names as written, without marks: *the Heron* of *Ana Ruiz, also known as "the
        Heron"*. Empty where none follows directly.
    """
    after = text[end : end + 3 * _LONGEST]
    phrase = _known_as().match(after)
    if phrase is None:
        return ()
    rest = after[phrase.end() :]
    found = _QUOTED.match(rest)
    byname = found[1] if found else ""
    if not found:
        plain = _CAPITALISED.match(rest)
        byname = plain[0] if plain else ""
    byname = byname.strip(" ,.")
    return (byname,) if _is_byname(byname, quoted=True) else ()


def _is_byname(inside: str, *, quoted: bool) -> bool:
    words = inside.split()
    if not 1 <= len(words) <= _MOST_WORDS or any(map(str.isdigit, inside)):
        return False
    letters = [letter for letter in inside if letter.isalpha()]
    if len(letters) < 2 and not quoted:
        return False
    # In brackets, (D-Ellery) and (NYT) are a party and a paper; names begin with one capital.
    return bool(letters) and (
        quoted or not (inside[0].islower() or sum(map(str.isupper, words[0])) > 1)
    )

"""TXT004: words of a text generator left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.findings.data_files import listed, opening, tables, word_set
from sayso.findings.lines import Line, lines
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

_FILE = "generator_words.toml"
_BRACKETS = re.compile(r"\[([^\[\]\n]{1,80})\]")
_ERROR = re.compile(
    r"(?:error|http)\s?[:#]?\s?[1-5]\d\d(?!\d)[\s:.–—-]{0,3}.{0,120}", re.IGNORECASE
)
_FIELD = re.compile(r"\W{0,4}([A-Za-z][A-Za-z -]{2,30}?)\W{0,3}:(?=\W{0,3}\s|$)")
_MARKS = " \t\"“”‘’'*_#>«»:.!…-"
_LONGEST_ERROR = 300


@rule("TXT004")
def generator_words(reading: Reading) -> Iterator[Finding]:
    """Words of a text generator left in the text.

    What a generator says of itself (*as an AI language model*), refuses or answers (*Certainly!
    Here is a draft*), what it was told, a placeholder in brackets (*[insert name]*), the field
    names of a template, and an error that stands as a paragraph of its own (*Error 500: ...*,
    *undefined*). What somebody is quoted as saying is left alone, and so are the words of a
    generator in a report on generators.

    Why:
        It shows that nobody read the text before it went out, and casts doubt on all of it; and
        what was to be filled in is missing.

    Guideline:
        The AP's standards on generative AI and the BBC's guidance on its use ask that whatever
        such a program writes is treated as unchecked material, and that a person edits and
        answers for what is published.

    Flagged:
        Certainly! Here is a draft of the news report:

        The mayor of Port Ellery, [insert name], opened the new quay on Monday.

        Error 500: upstream timed out

    Clean:
        The mayor of Port Ellery opened the new quay on Monday.

        “As an AI language model, I cannot open quays,” read the answer of the city's machine,
        the mayor said.

        “He [the pilot] said no,” she said.

    Silence:
        Take the words out. `--ignore TXT004` silences the rule.
    """
    text = reading.text
    if not text:
        return
    folded = _plain(text)
    about = _is_about_generators(folded)
    own: list[tuple[int, int, str]] = []
    if not about:
        own.extend(_phrases(folded))
    fields: list[tuple[int, int, str]] = []
    for line in lines(reading):
        written = text[line.start : min(line.end, line.start + _LONGEST_ERROR + 1)]
        own.extend(_opening(written, line))
        if (name := _field(written)) is not None and not about:
            fields.append((line.start, line.start + len(name[0]), name[1]))
        if _is_error(written, line):
            own.append((line.start, line.end, tables(_FILE)["errors"]["says"]))
    own.extend(_fields(fields))
    own.extend(_placeholders(text))
    end = -1
    for start, stop, says in sorted(own):
        if start >= end and reading.quotations.at(start) is None:
            end = stop
            message = f"“{' '.join(text[start:stop][:60].split())}” looks like {says}"
            yield Finding(code="TXT004", start=start, end=stop, message=message)


def _phrases(folded: str) -> Iterator[tuple[int, int, str]]:
    for phrase in listed(_FILE, "anywhere"):
        at = folded.find(phrase)
        while at >= 0:
            yield at, at + len(phrase), tables(_FILE)["anywhere"]["says"]
            at = folded.find(phrase, at + len(phrase))


def _opening(written: str, line: Line) -> Iterator[tuple[int, int, str]]:
    bare = written.lstrip(_MARKS)
    found = opening(_plain(bare), listed(_FILE, "opens_paragraph"))
    if found is not None:
        start = line.start + len(written) - len(bare)
        yield start, start + len(found), tables(_FILE)["opens_paragraph"]["says"]


def _field(written: str) -> tuple[str, str] | None:
    found = _FIELD.match(written)
    if found is None:
        return None
    name = found[1].strip().casefold()
    known = word_set(_FILE, "fields") | word_set(_FILE, "fields", "in_company")
    return (found[0], name) if name in known else None


def _fields(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    company = len({name for _, _, name in found}) > 1
    for start, stop, name in found:
        if company and (
            name in word_set(_FILE, "fields")
            or any(other in word_set(_FILE, "fields") for _, _, other in found)
            or len({other for _, _, other in found}) > 2
        ):
            yield start, stop, tables(_FILE)["fields"]["says"]


def _placeholders(text: str) -> Iterator[tuple[int, int, str]]:
    begins = word_set(_FILE, "placeholders", "begins")
    whole = word_set(_FILE, "placeholders", "whole")
    for found in _BRACKETS.finditer(text):
        inner = " ".join(found[1].casefold().replace("’", "'").strip("_ ").split())
        first = re.split(r"\W", inner, maxsplit=1)[0]
        if (first in begins and " " in inner) or inner in whole:
            yield found.start(), found.end(), "a placeholder that was not filled in"
    for word in listed(_FILE, "placeholders", "capitals"):
        for found in re.finditer(rf"\b{word}\b", text) if word in text else ():
            yield found.start(), found.end(), "a placeholder that was not filled in"


def _is_error(written: str, line: Line) -> bool:
    if not line.alone or line.end - line.start > _LONGEST_ERROR:
        return False
    folded = written.casefold().strip()
    if _ERROR.fullmatch(folded):
        return True
    bare = folded.strip(_MARKS)
    return (
        bare in word_set(_FILE, "errors", "whole")
        or bare in word_set(_FILE, "errors", "phrases")
        or opening(bare, listed(_FILE, "errors", "begins")) is not None
    )


def _is_about_generators(folded: str) -> bool:
    """Tell whether a report speaks of text generators beside the words that one has left."""
    for phrase in listed(_FILE, "anywhere"):
        if "language model" in phrase:
            folded = folded.replace(phrase, " ")
    return any(subject in folded for subject in listed(_FILE, "subjects"))


def _plain(text: str) -> str:
    """Return a text in small letters and with straight apostrophes, every place kept."""
    small = text.lower()
    return (small if len(small) == len(text) else text).replace("’", "'")

"""TXT003: an unbalanced quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.findings.lines import pieces
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.model.quotes import find_quotations
from sayso.record import Finding

_DOUBLE = re.compile('["“”„‟«»]')
_OPENS = "\"“„‟«»'‘‹"
# *a 12" pipe*, *6'2"*, *45°12'30"*: after a number a straight mark may be inches or seconds.
_INCHES = re.compile('[0-9½¼¾]"|[0-9½¼¾]”(?=[ -]?(?:x|by|wide|long|tall|high|deep)\\b)')
_FEET = re.compile(r"[0-9]['’′]\s?[0-9]{1,2}[\"”″]")
_SINGLE_OPENING = re.compile(r"(?<![\w’'])‘(?=[^\W\d_]{2})")
_SINGLE_CLOSING = re.compile(r"[’'](?!\w)")
# What loses its beginning, and names from Arabic and Hawaiian, begin with such a mark as well.
_NO_QUOTATION = re.compile(
    r"‘(?:em|tis|twas|til|cause|bout|round|cos|abd|ali|aisha|umar)\b", re.IGNORECASE
)
_FEWEST_WORDS = 5


@rule("TXT003")
def unbalanced_quotation(reading: Reading) -> Iterator[Finding]:
    """An unbalanced quotation mark.

    A double mark that opens and is not closed in its paragraph, or closes what nothing opened. A
    quotation over several paragraphs rightly leaves all but its last one open, as long as each
    paragraph opens anew. Apostrophes, feet and inches are no quotation marks; single ones are
    looked at only where a curly one opens a paragraph and none closes it.

    Why:
        The reader cannot tell where the speaker's words end and the reporter's begin.

    Guideline:
        The Reuters Handbook of Journalism and the AP Stylebook hold quotations to be exact words,
        set off from the reporter's own. The AP's advice on quotation marks tells that a quotation
        of several paragraphs opens each of them and closes the last.

    Flagged:
        “The mole has good days and bad days, the harbour master wrote to the council on Monday.

        The council meets on Thursday.

    Clean:
        “They sent us a calendar,” he said.

        “It was a very nice calendar.

        “It had a picture for every month.” The pole is 6'2" tall.

    Silence:
        Close the quotation, or open each of its paragraphs. `--ignore TXT003` silences the rule.
    """
    text = reading.text
    found = pieces(reading)
    left_open = False
    for number, (start, end, _) in enumerate(found):
        piece = text[start:end]
        following = text[found[number + 1][0]] if number + 1 < len(found) else ""
        opened, closing = _unmatched(piece)
        if len(opened) > len(closing) and not _is_explained_by_inches(piece):
            place = opened[-1]
            continued = following != "" and following in _OPENS
            # Only what reaches to the end can go on in the next paragraph.
            if not continued:
                yield _finding(start + place, "opens and is not closed in its paragraph")
            left_open = True
        elif len(closing) > len(opened):
            if not left_open and not _is_explained_by_inches(piece):
                yield _finding(start + closing[0], "closes a quotation that nothing opened")
            left_open = False
        elif _DOUBLE.search(piece):
            left_open = False
        if (at := _single_left_open(piece)) is not None and following not in ("‘", "“"):
            yield _finding(start + at, "opens and is not closed in its paragraph")


def _unmatched(piece: str) -> tuple[list[int], list[int]]:
    """Return the places of marks that open for nothing, and of those that close nothing."""
    opened: list[int] = []
    used: set[int] = set()
    for quotation in find_quotations(piece):
        used.add(quotation.start)
        if quotation.closed:
            used.add(quotation.end - 1)
        elif quotation.style != "single":
            opened.append(quotation.start)
    closing = [
        mark.start()
        for mark in _DOUBLE.finditer(piece)
        if mark.start() not in used and not _INCHES.match(piece, max(mark.start() - 1, 0))
    ]
    return opened, closing


def _is_explained_by_inches(piece: str) -> bool:
    return _INCHES.search(piece) is not None or _FEET.search(piece) is not None


def _single_left_open(piece: str) -> int | None:
    """Return the place of a single mark that opens a paragraph which none closes."""
    if not piece.startswith("‘") or not _SINGLE_OPENING.match(piece):
        return None
    if _NO_QUOTATION.match(piece) or _SINGLE_CLOSING.search(piece):
        return None
    return 0 if len(piece.split()) >= _FEWEST_WORDS else None


def _finding(place: int, says: str) -> Finding:
    message = f"This quotation mark {says}"
    return Finding(code="TXT003", start=place, end=place + 1, message=message)

"""Where the paragraphs of an extracted main text stand in the source of their page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.ingest.html_characters import ShownCharacters, shown_characters, visible

# Occurrences of the same words that are looked at for one that fills its element.
_MOST_TRIES = 20
# Paragraphs that are searched through the whole page although they were not found where expected.
_MOST_MISSES = 200
# Words that must agree where a paragraph is not in the page as it was extracted.
_RUN = 4
_WINDOW = 20_000

Stretch = tuple[int, int, int]
"""`start` and `end` in a paragraph's text, and the code point of the source where they begin."""


def stretches_of(page: str, paragraphs: Sequence[str]) -> list[list[Stretch]]:
    """Tell where in the source of a page the characters of its paragraphs stand.

    Paragraphs are looked for in their order. Where the same words stand in several places (a
    teaser, a breadcrumb), the place closest to the following paragraph is taken.

    Args:
        page: The source, decoded.
        paragraphs: The words of paragraphs and headings, white space set anew.

    Returns:
        For each paragraph its stretches, in text order: half-open code points `start` and `end` of
        the paragraph that stand in the source literally, and where. A character written as a
        reference (`&amp;`) is in none; a paragraph that the page does not hold has none.
    """
    shown = shown_characters(page)
    keys = [visible(paragraph) for paragraph in paragraphs]
    firsts = _closest_to_the_next(shown, keys, _in_order(shown, keys))
    result: list[list[Stretch]] = []
    reached = 0
    misses = 0
    for paragraph, key, first in zip(paragraphs, keys, firsts, strict=True):
        if first is not None:
            numbers: list[int | None] = list(range(first, first + len(key)))
            reached = first + len(key)
        elif misses < _MOST_MISSES:
            misses += 1
            numbers = _in_runs(shown, paragraph, reached)
        else:
            numbers = [None] * len(key)
        result.append(list(_stretches(page, paragraph, shown, numbers)))
    return result


def _in_order(shown: ShownCharacters, keys: Sequence[str]) -> list[int | None]:
    """The first letter of each key, each behind the one before it where it can be."""
    found: list[int | None] = []
    reached = misses = 0
    for key in keys:
        # What is missing is looked for to the end of the page, and only so many times.
        end = len(shown.letters) if misses < _MOST_MISSES else reached + _WINDOW
        first = _search(shown, key, reached, end) if key else None
        if first is not None:
            reached = first + len(key)
        elif key and misses < _MOST_MISSES:
            misses += 1
            first = _search(shown, key, 0, len(shown.letters))
        found.append(first)
    return found


def _search(shown: ShownCharacters, key: str, start: int, end: int) -> int | None:
    """The first place of a key between edges of blocks; failing that, its first place."""
    first = at = shown.letters.find(key, start, end)
    for _ in range(_MOST_TRIES):
        if at < 0:
            break
        if at in shown.edges and at + len(key) in shown.edges:
            return at
        at = shown.letters.find(key, at + 1, end)
    return first if first >= 0 else None


def _closest_to_the_next(
    shown: ShownCharacters, keys: Sequence[str], firsts: list[int | None]
) -> list[int | None]:
    moved = list(firsts)
    limit: int | None = None
    for number in range(len(keys) - 1, -1, -1):
        first, key = moved[number], keys[number]
        if first is None:
            continue
        if limit is not None and first + len(key) <= limit:
            at = shown.letters.rfind(key, first, limit)
            whole = first in shown.edges and first + len(key) in shown.edges
            for _ in range(_MOST_TRIES):
                if at <= first:
                    break
                if not whole or (at in shown.edges and at + len(key) in shown.edges):
                    moved[number] = first = at
                    break
                at = shown.letters.rfind(key, first, at + len(key) - 1)
        limit = first
    return moved


def _in_runs(shown: ShownCharacters, paragraph: str, start: int) -> list[int | None]:
    """The letters of a paragraph that extraction has changed: those in runs of the same words."""
    words = [visible(word) for word in paragraph.split()]
    numbers: list[int | None] = []
    end = start + 2 * len(paragraph) + _WINDOW
    at = 0
    reached = start
    while at < len(words):
        run = "".join(words[at : at + _RUN])
        place = shown.letters.find(run, reached, end) if run else -1
        if place < 0 and shown.letters.startswith(words[at], reached) and reached > start:
            run, place = words[at], reached
        if place < 0:
            numbers.extend([None] * len(words[at]))
            at += 1
            continue
        numbers.extend(range(place, place + len(run)))
        reached = place + len(run)
        at += 1 if run == words[at] else len(words[at : at + _RUN])
    return numbers


def _stretches(
    page: str, paragraph: str, shown: ShownCharacters, numbers: Sequence[int | None]
) -> Iterator[Stretch]:
    start = end = source = -1
    left = iter(numbers)
    for at, letter in enumerate(paragraph):
        if letter.isspace() or not letter.isprintable():
            continue
        number = next(left)
        if number is None or number in shown.written_otherwise:
            continue
        place = shown.places[number]
        # White space between the two is part of the stretch where the source has the same.
        if (
            start >= 0
            and place - source == at - start
            and (at == end or page[source + end - start : place] == paragraph[end:at])
        ):
            end = at + 1
            continue
        if start >= 0:
            yield start, end, source
        start, end, source = at, at + 1, place
    if start >= 0:
        yield start, end, source

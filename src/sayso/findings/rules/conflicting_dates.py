"""DAT002: two dates for one event, or a date after the report's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sayso.findings.data_files import listed, word_set
from sayso.findings.names import entities_by_word
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.written_dates import WrittenDate, written_dates
from sayso.record import Finding

_FILE = "dates.toml"
_PAST = frozenset("was were had did said told".split())
# A report is at times dated by the clock of another place.
_GRACE = timedelta(days=1)
_FIRST_YEAR = 1500


@rule("DAT002")
def conflicting_dates(reading: Reading) -> Iterator[Finding]:
    """Two dates for one event, or a date after the report's own.

    Two different years for what happens once (*was founded in 1908 ... founded in 1918*), a day
    that no month has, a weekday that is not the date's, and, where the report's own date is
    known, something told as past that has a later date.

    Why:
        One of the two must be wrong, and a wrong date makes a true story useless to whoever
        relies on it.

    Guideline:
        The Reuters Handbook of Journalism and the BBC's Editorial Guidelines ask, under accuracy,
        that facts and figures are checked; a weekday beside its date is the classic test of it.

    Flagged:
        The mole was repaired on Monday, March 4, 2026, the harbour office said.

        The bridge was founded in 1908. A plate says that the bridge was founded in 1918.

    Clean:
        The mole was repaired on Wednesday, March 4, 2026, the harbour office said.

        The bridge was founded in 1908 and burnt in 1918.

    Silence:
        Correct one of the two. `--ignore DAT002` silences the rule.
    """
    published = _published(reading)
    found = [*_of_days(reading, published), *_of_events(reading)]
    yield from sorted(found, key=lambda finding: finding.start)


def _published(reading: Reading) -> date | None:
    try:
        return date.fromisoformat((reading.record.report.published or "")[:10])
    except ValueError:
        return None


def _of_days(reading: Reading, published: date | None) -> Iterator[Finding]:
    text = reading.text
    for day in written_dates(text):
        written = " ".join(text[day.start : day.end].split())
        if not day.exists:
            yield _finding(day, f"There is no {written}")
        elif not _weekday_fits(day, published):
            yield _finding(day, f"“{written}”: {_weekday_of(day, published)}")
        elif published is not None and _is_later(day, published) and _is_told(reading, day):
            yield _finding(
                day, f"“{written}” comes after the report's own date, {published.isoformat()}"
            )


def _weekday_fits(day: WrittenDate, published: date | None) -> bool:
    """Tell whether the weekday is the date's; without a year, in a year near the report's."""
    if day.weekday is None:
        return True
    if day.year is not None:
        years = [day.year]
    elif published is not None:
        years = [published.year - 1, published.year, published.year + 1]
    else:
        return True
    days = [exact for year in years if (exact := day.in_year(year)) is not None]
    return not days or any(exact.weekday() == day.weekday for exact in days)


def _weekday_of(day: WrittenDate, published: date | None) -> str:
    year = day.year or (published.year if published else 0)
    exact = day.in_year(year) if year else None
    if exact is None:
        return "the weekday does not fit the date"
    name = listed(_FILE, "weekdays")[exact.weekday()].title()
    return f"that day is a {name}" if day.year else f"that day is a {name} in {year}"


def _is_later(day: WrittenDate, published: date) -> bool:
    if day.year is None:
        return False
    exact = day.in_year(day.year)
    return exact is not None and exact > published + _GRACE


def _is_told(reading: Reading, day: WrittenDate) -> bool:
    """Tell whether a date stands in a sentence of the narrator that tells what has happened."""
    if not reading.is_narrated(day.start):
        return False
    sentence = reading.sentence_at(day.start)
    if sentence is None:
        return False
    first, last = reading.word_at(sentence.start), reading.word_at(sentence.end - 1)
    if first is None or last is None:
        return False
    words = reading.tree.words[first : last + 1]
    if not word_set(_FILE, "to_come").isdisjoint(words):
        return False
    upos = reading.tree.upos[first : last + 1]
    return any(
        word in _PAST or (kind == "VERB" and word.endswith("ed"))
        for word, kind in zip(words, upos, strict=True)
    )


def _of_events(reading: Reading) -> Iterator[Finding]:
    """Yield the second year that is given for what happens to one thing once."""
    tree = reading.tree
    once = word_set(_FILE, "once")
    if once.isdisjoint(tree.words):
        return
    verbs, entities = _bases(), entities_by_word(reading)
    known: dict[tuple[str, str], tuple[int, int]] = {}
    for verb, word in enumerate(tree.words):
        if word not in once or tree.upos[verb] not in ("VERB", "ADJ"):
            continue
        who = _who(reading, entities, verb)
        year = _year(reading, verb)
        if who is None or year is None:
            continue
        first = known.setdefault((verbs[word], who), year)
        if first[0] != year[0]:
            start, end = _place(reading, year[1])
            yield Finding(
                code="DAT002",
                start=start,
                end=end,
                message=f"“{word}” in {year[0]} here, in {first[0]} earlier in the report",
                subject=who if who in reading.cast else None,
            )


def _bases() -> dict[str, str]:
    """Return for each form of a verb the one that stands for all of its forms."""
    same = {"died": "die", "founded": "found", "established": "establish", "erected": "erect"}
    same |= {"assassinated": "assassinate", "drowned": "drown", "executed": "execute"}
    return {word: same.get(word, word) for word in word_set(_FILE, "once")}


def _who(reading: Reading, entities: dict[int, str], verb: int) -> str | None:
    """Return whom a verb is said of: the entity's id, else the words."""
    tree = reading.tree
    subjects = [child for child in tree.children(verb, "nsubj") if child < verb]
    if [tree.words[subject] for subject in subjects] == ["who"] and tree.relation[verb] == "acl":
        subjects = [tree.head[verb]]
    if len(subjects) != 1 or tree.upos[subjects[0]] not in ("NOUN", "PROPN", "PRON"):
        return None
    if subjects[0] in entities:
        return entities[subjects[0]]
    if tree.upos[subjects[0]] == "PRON" or tree.words[subjects[0]].endswith("s"):
        return None
    articles = {tree.words[child] for child in tree.children(subjects[0], "det")}
    return f"the {tree.words[subjects[0]]}" if articles == {"the"} else None


def _year(reading: Reading, verb: int) -> tuple[int, int] | None:
    """Return the year that a verb is said of with *in* or a date, and its word."""
    tree = reading.tree
    found = []
    for child in tree.children(verb, "obl", "nmod"):
        for word in (child, *tree.children(child)):
            written = tree.words[word]
            if len(written) == 4 and written.isascii() and written.isdigit() and word > verb:
                cases = {tree.words[case] for case in tree.children(child, "case")}
                if cases <= {"in", "on"} and cases and _FIRST_YEAR <= int(written) <= 2100:
                    found.append((int(written), word))
    return found[0] if len(found) == 1 else None


def _place(reading: Reading, word: int) -> tuple[int, int]:
    words = reading.analysis.words
    return int(words.starts[word]), int(words.ends[word])


def _finding(day: WrittenDate, message: str) -> Finding:
    return Finding(code="DAT002", start=day.start, end=day.end, message=message)

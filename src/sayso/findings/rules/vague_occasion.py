"""DAT001: an occasion that cannot be placed in time."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.findings.data_files import word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Finding

_SPOKEN = frozenset({"speech", "writing"})


@rule("DAT001")
def vague_occasion(reading: Reading) -> Iterator[Finding]:
    """An occasion that cannot be placed in time.

    Words such as *recently*, *in a recent address* or *some time ago* for when somebody said or
    wrote something. A weekday, a date, or words that count back from the report's own day place
    it, and so do words that the story itself places (*the next day*).

    Why:
        What somebody said before an event and after it are two things. Without the day, readers
        cannot tell which it was, nobody can look it up, and an old quotation passes for news.

    Guideline:
        The Reuters Handbook of Journalism wants it said when and where words were spoken that were
        not said to Reuters or today; the SPJ Code of Ethics asks for context, and to take
        special care not to misrepresent in summing a story up.

    Flagged:
        The mayor of Port Ellery said in a recent address that the levy would rise every year.

    Clean:
        The mayor of Port Ellery said in an address on Monday that the levy would rise every year.

    Silence:
        Give the day, the month or the year. `--ignore DAT001` silences the rule.
    """
    vague = word_set("dates.toml", "vague")
    told: set[int] = set()
    for attribution in reading.record.attributions:
        if attribution.occasion is None or attribution.mode not in _SPOKEN:
            continue
        when = attribution.occasion.when
        if when is None or when.value is not None or when.start in told:
            continue
        words = " ".join(reading.text[when.start : when.end].casefold().split())
        if words not in vague or reading.quotations.at(when.start) is not None:
            continue
        if not _is_a_time(reading, words, when.end):
            continue
        told.add(when.start)
        yield Finding(
            code="DAT001",
            start=when.start,
            end=when.end,
            message=f"“{words}” does not say when this was said",
            subject=attribution.speaker,
        )


def _is_a_time(reading: Reading, words: str, end: int) -> bool:
    """Tell *she once said* from *once more*, and *recently* from *most recently on Monday*."""
    word = reading.word_at(end - 1)
    following = None if word is None or word + 1 >= len(reading.tree) else word + 1
    if words == "once":
        return following is not None and reading.tree.upos[following] == "VERB"
    if words.endswith("recently"):
        return following is None or reading.tree.upos[following] != "ADP"
    return True

"""ATT006."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import first_words, shortened, source_of
from sayso.record import Attribution, Finding

# Two mouths are one too many for what is to be taken as fact.
_MOUTHS = 2


@rule("ATT006")
def hearsay(reading: Reading) -> Iterator[Finding]:
    """Hearsay: the statement comes through two mouths or more.

    Points at what a source says that somebody else said or wrote: *Shaw said that the minister had
    promised help*. What somebody thinks of another's thoughts counts too, as nobody can see into a
    head; what speakers say of their own words or thoughts does not.

    Why:
        The report has the promise from Shaw, not from the minister. The minister may never have
        made it, or with other words, and one call would tell.

    Guideline:
        The BBC wants its journalists to gather information first-hand wherever they can (Editorial
        Guidelines, Section 3: Accuracy, 3.3.3,
        https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy), and the Code of Ethics of
        the Society of Professional Journalists to use original sources whenever possible
        (https://www.spj.org/spj-code-of-ethics/).

    Flagged:
        Councillor Imelda Shaw said that the transport minister, Jon Adair, had promised her two
        million crowns for the ferry.

    Clean:
        The transport minister, Jon Adair, said that he would give two million crowns for the ferry.

    Silence:
        Ask the inner source, or say that it could not be reached. `--ignore ATT006` or a comment in
        the draft keeps the rule quiet.
    """
    for attribution in reading.record.attributions:
        outer = reading.attributions.get(attribution.parent or "")
        if outer is None or attribution.mouths < _MOUTHS or attribution.polarity == "negated":
            continue
        if not attribution.source or attribution.mode == "thought":
            continue
        span = first_words(reading, attribution)
        inner, teller = _called(reading, attribution), _called(reading, outer)
        yield Finding(
            code="ATT006",
            start=span.start,
            end=span.end,
            message=f"that {inner} said this comes only from {teller}: is it confirmed?",
            subject=attribution.id,
        )


def _called(reading: Reading, attribution: Attribution) -> str:
    entity = reading.cast.get(attribution.speaker or "")
    name = entity.name if entity else source_of(reading, attribution)
    return f"“{shortened(name)}”" if name else "the source"

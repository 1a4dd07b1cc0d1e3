"""ATT004."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.source_heads import SourceHead
from sayso.attribution.word_forms import is_one_of
from sayso.cast.source_lists import PARTISANS
from sayso.findings.data_files import word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import asserts, first_words, head_of_source, shortened, source_of
from sayso.record import Attribution, Finding, Span

_LISTS = "vague_sources.toml"
_KNOWN = frozenset("the these those both all his her their our its he she".split())
_SOME = frozenset("some many most few several other".split())
_CROWDS = word_set(_LISTS, "crowds")
_ALONE = word_set(_LISTS, "crowds", "alone")
_OPINIONS = word_set(_LISTS, "crowds", "opinions")
# A count or a share makes data of a crowd, and *including Ana Ruiz* says who.
_COUNTED = re.compile(
    r"\d|%|\bper\s?cent|\b(?:poll|survey|half|third|quarter|majority|including|such as|like|both"
    r"|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_POLLED = re.compile(r"%|\bper\s?cent\b|\bpolls?\b|\bsurvey|\bpoints?\b", re.IGNORECASE)


@rule("ATT004")
def crowd(reading: Reading) -> Iterator[Finding]:
    """A crowd as the source: *critics say*, *observers*, *many believe*.

    Points at the first place where the narrator has a class of people, and nobody in particular,
    say or think something. Polls and counts (*six in ten voters*) are data and are left alone,
    and so is a crowd of which the report names somebody (*critics, including …*) or quotes somebody
    by name in the next sentence.

    Why:
        *Critics say* may stand for a thousand people, for one, or for the reporter. Readers cannot
        tell, and nobody can be asked.

    Guideline:
        The Reuters Handbook of Journalism tells its journalists never to cite sources in the plural
        where there is one ("The Essentials of Reuters sourcing",
        https://handbook.reuters.com/index.php?title=The_Essentials_of_Reuters_sourcing); the Code
        of Ethics of the Society of Professional Journalists wants sources to be identified clearly,
        so that the public can judge them (https://www.spj.org/spj-code-of-ethics/).

    Flagged:
        The new tram line opens in May. Critics say it will never pay for itself.

    Clean:
        The new tram line opens in May. It will never pay for itself, said Piet Oduya, who led the
        campaign against it.

    Silence:
        Name one of them, or say how many they are and how that is known. `--ignore ATT004` or a
        comment in the draft keeps the rule quiet.
    """
    seen: set[str] = set()
    for attribution in reading.record.attributions:
        if attribution.grade != "collective" or not asserts(reading, attribution, _OPINIONS):
            continue
        words = source_of(reading, attribution)
        head = head_of_source(reading, attribution)
        noun = head.head.lower()
        if noun in seen or not _is_crowd(words, head):
            continue
        if _is_polled(reading, attribution) or _is_borne_out(reading, attribution):
            continue
        seen.add(noun)
        span = first_words(reading, attribution)
        yield Finding(
            code="ATT004",
            start=span.start,
            end=span.end,
            message=f"“{shortened(words)}” is a crowd: name somebody who says it",
            subject=attribution.id,
        )


def _is_crowd(words: str, head: SourceHead) -> bool:
    noun = head.head.lower()
    alone = len(head.words) == 1 and not head.share and noun in _ALONE
    if not alone:
        # *The experts* are those whom the report told of, *the critic* is somebody.
        if not noun.endswith("s") or head.first in _KNOWN:
            return False
        # A party or its members may speak as one; *some Democrats* do not.
        some = head.share in _SOME or head.first in _SOME
        if not is_one_of(noun, _CROWDS) and not (some and is_one_of(noun, PARTISANS)):
            return False
    return not _COUNTED.search(words)


def _is_polled(reading: Reading, attribution: Attribution) -> bool:
    sentence = reading.sentence_at(attribution.cue[0].start)
    return sentence is None or bool(_POLLED.search(reading.text[sentence.start : sentence.end]))


def _is_borne_out(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether the next sentence begins a quotation by name, as of one of the crowd."""
    number = reading.sentence_number(attribution.cue[0].start)
    sentences = reading.record.report.sentences
    if number is None or number + 1 >= len(sentences):
        return False
    following, last = sentences[number + 1], sentences[min(number + 3, len(sentences) - 1)]
    near = Span(start=following.start, end=last.end)
    return any(
        follower.grade == "named"
        and follower.kind in {"direct", "mixed"}
        and follower.content[0].start < following.end
        for follower in reading.attributions_in(near)
    )

"""ATT007."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import first_words
from sayso.record import Attribution, Finding

# A report with fewer attributed words, or fewer statements, is too short for a share to mean much.
_FEWEST_WORDS = 150
_FEWEST_STATEMENTS = 6
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


@rule("ATT007", default=False)
def one_speaker(reading: Reading) -> Iterator[Finding]:
    """One speaker supplies most of what the report attributes.

    Counts the words inside statements, each for its innermost speaker, and points at the first
    statement of a speaker who supplies 60 % of them or more. Reports with fewer than 150 words or
    six statements attributed are left alone. It is off by default: on real news about four in ten
    of its findings are interviews, speeches and profiles, where one voice is the point.

    Why:
        A report that rests on one voice is that voice's report. Another side, a document or a
        second witness may be missing.

    Guideline:
        The BBC is reluctant to rely on a single source (Editorial Guidelines, Section 3: Accuracy,
        3.3.4, https://www.bbc.co.uk/editorialguidelines/guidelines/accuracy); Reuters asks for all
        sides of a dispute to be told ("Freedom from bias",
        https://handbook.reuters.com/index.php?title=Freedom_from_bias).

    Flagged:
        The harbour master, Ada Quill, said that the mole would be closed from Monday because the
        storm had loosened forty of its stones and two of the lamps. She said that the fishing fleet
        could use the northern quay, which had been dredged in the spring, and that nobody would
        have to pay for a berth until the work was done.

        Quill said that divers had found a crack eleven metres long below the waterline. “It is not
        going to fall tomorrow, but I would not want to have my breakfast on it,” she said. She told
        the town council that she had warned of the crack three years ago, that her letters had not
        been answered, and that she had kept copies of every one of them in a drawer.

        She said that the repairs would take until October and cost six million crowns, of which the
        port could pay two. Quill added that she would ask the ministry for the rest, and that she
        did not expect an answer before the winter storms began.

        A spokesman for the ministry, Bram Oakes, said that it would look at the request.

    Clean:
        The harbour master, Ada Quill, said that the mole would be closed from Monday. The mayor,
        Imre Stahl, said that the town would pay for berths elsewhere.

    Silence:
        Add another voice. In an interview or a profile, where one voice is the point,
        `--ignore ATT007`; `most_of_attributed` in the settings moves the limit.
    """
    spoken: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    total = 0
    first: dict[str, Attribution] = {}
    for attribution in reading.record.attributions:
        if attribution.parent is not None or attribution.polarity == "negated":
            continue
        words = sum(
            len(_WORD.findall(reading.text, span.start, span.end)) for span in attribution.content
        )
        total += words
        if attribution.speaker is not None:
            spoken[attribution.speaker] += words
            statements[attribution.speaker] += 1
            first.setdefault(attribution.speaker, attribution)
    if total < _FEWEST_WORDS or len(reading.record.attributions) < _FEWEST_STATEMENTS:
        return
    speaker, words = max(spoken.items(), key=lambda item: item[1], default=("", 0))
    share = words / total
    if not speaker or share < reading.settings.most_of_attributed:
        return
    span = first_words(reading, first[speaker])
    name = reading.cast[speaker].name
    yield Finding(
        code="ATT007",
        start=span.start,
        end=span.end,
        message=f"“{name}” supplies {share:.0%} of what is attributed: is another voice missing?",
        subject=speaker,
    )

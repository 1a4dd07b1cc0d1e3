"""ATT008."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.attribution.word_forms import base_forms
from sayso.findings.data_files import either, listed, tables, word_set
from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.record import Attribution, Finding

_LISTS = "judging_cues.toml"
_WHAT_IT_SAYS = {
    verb: str(table["says"])
    for name, table in tables(_LISTS).items()
    if "says" in table
    for verb in word_set(_LISTS, name)
}
_OTHER_SENSES = re.compile(either(listed(_LISTS, "other_senses")), re.IGNORECASE)
_VERBS = frozenset({"VERB", "AUX"})
_DETERMINERS = frozenset("a an any her his its my our such that the their this your".split())
# Characters after a verb in which its other senses show.
_NEAR = 40


@rule("ATT008")
def judging_cue(reading: Reading) -> Iterator[Finding]:
    """A cue that judges: *claimed*, *admitted*, *boasted*.

    Points at a verb by which the narrator tells how somebody spoke and lets readers know what to
    think of it: that it is untrue (*claimed*), that it was hidden (*admitted*), that it is vain
    (*boasted*) or ugly (*ranted*, *sneered*). What somebody inside a quotation says of another is
    left alone, and so are other senses: *claimed responsibility*, *admitted to hospital*.

    Why:
        *Said* tells that somebody said it. Each of these verbs takes a side, often without anybody
        having meant to, and often only towards one of two sides.

    Guideline:
        The Reuters Handbook of Journalism warns that "claimed" can suggest doubt about what is
        said, and wants the choice of words to be free from bias ("Freedom from bias",
        https://handbook.reuters.com/index.php?title=Freedom_from_bias).

    Flagged:
        The minister claimed that the tunnel was finished on time. Her predecessor boasted that he
        had planned it.

    Clean:
        The minister said that the tunnel was finished on time. Her predecessor said that he had
        planned it. No group has claimed responsibility for the leaflets.

    Silence:
        Write *said*, or show what speaks against it. Where the verb is right (*admitted* in a court
        report), `--ignore ATT008` or a comment in the draft keeps the rule quiet.
    """
    for attribution in reading.record.attributions:
        if attribution.polarity == "negated" or not attribution.source:
            continue
        if attribution.grade in {"none", "author"}:
            continue
        found = _judging_word(reading, attribution)
        if found is None:
            continue
        start, end, verb = found
        if not reading.is_narrated(start) or _OTHER_SENSES.match(
            " ".join(reading.text[start : end + _NEAR].split())
        ):
            continue
        words = reading.text[start:end]
        yield Finding(
            code="ATT008",
            start=start,
            end=end,
            message=f"“{words}” {_WHAT_IT_SAYS[verb]}: does “said” do?",
            subject=attribution.id,
        )


def _judging_word(reading: Reading, attribution: Attribution) -> tuple[int, int, str] | None:
    """Return the first judging verb of a cue, in code points, with its base form."""
    words = reading.analysis.words
    for first, last in words.spanned([(span.start, span.end) for span in attribution.cue]):
        for number in range(first, last):
            if reading.tree.upos[number] not in _VERBS or _is_noun(reading, number):
                continue
            for verb in sorted(base_forms(reading.tree.words[number])):
                if verb in _WHAT_IT_SAYS:
                    return int(words.starts[number]), int(words.ends[number]), verb
    return None


def _is_noun(reading: Reading, number: int) -> bool:
    """Tell *his claim* from *he claims*, whatever the part of speech was taken for."""
    return number > 0 and reading.tree.words[number - 1] in _DETERMINERS

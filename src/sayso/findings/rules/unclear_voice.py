"""NAR003."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.findings.reading import Reading
from sayso.findings.registry import rule
from sayso.findings.sources import shortened
from sayso.record import Finding

# How the newsroom and its sources talked is the newsroom's own to tell.
_ABOUT_THE_TALK = re.compile(
    r"\b(?:on (?:the )?condition of anonymity|not authori[sz]ed to (?:speak|discuss|talk)"
    r"|declined to|(?:could|can) not (?:immediately )?be (?:reached|contacted)"
    r"|request(?:s|ed)? for comment)\b"
)


@rule("NAR003", default=False)
def unclear_voice(reading: Reading) -> Iterator[Finding]:
    """A sentence that may carry on the report before it: the narrator's voice or the speaker's.

    Points at a sentence without a source that follows a statement and may go on with it (*Shaw
    said he had waited all night. He had never lost hope.*). Readers can take it either way.

    Why:
        Where readers cannot tell who answers for a sentence, the newsroom does. A few words settle
        it.

    Guideline:
        The Associated Press wants an attribution to be repeated where later details come from the
        same source, unless it is perfectly clear from the context ("When is it OK to use anonymous
        sources?", on attribution,
        https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources).

    Flagged:
        The ferry captain, Osric Vane, said on Monday that he had waited all night for the tide. He
        had never lost hope.

    Clean:
        The ferry captain, Osric Vane, said on Monday that he had waited all night for the tide. He
        said that he had never lost hope.

    Silence:
        Repeat the source (*he added*), or say how the report knows. `--ignore NAR003` or a comment
        in the draft keeps the rule quiet.
    """
    for voice in reading.record.voices:
        if voice.voice != "unclear":
            continue
        words = reading.text[voice.start : voice.end]
        start = voice.start + len(words) - len(words.lstrip())
        end = voice.start + len(words.rstrip())
        if start < end and not _ABOUT_THE_TALK.search(words):
            yield Finding(
                code="NAR003",
                start=start,
                end=end,
                message=f"is “{shortened(words)}” the speaker's or the report's own? Say whose",
            )

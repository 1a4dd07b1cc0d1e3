"""The findings under the report on its page, by rule, with links to their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from sayso.export.block_text import escaped
from sayso.export.finding_list import FindingEntry, finding_entries
from sayso.record import Record

_ITALIC = re.compile(r"\*([^*]+)\*")


def findings_section(record: Record, anchored: Collection[int]) -> str:
    """Return the section of the findings; empty where there are none.

    Args:
        record: The record.
        anchored: Numbers of the findings that have an anchor in the text.
    """
    entries = finding_entries(record)
    if not entries:
        return ""
    by_code: dict[str, list[FindingEntry]] = defaultdict(list)
    for entry in entries:
        by_code[entry.code].append(entry)
    # Rules are loaded only for a page that has findings.
    from sayso.findings.registry import all_rules

    told = {code: rule.summary for code, rule in all_rules().items()}
    groups = "\n".join(
        _group(code, told.get(code, ""), by_code[code], anchored) for code in sorted(by_code)
    )
    return f"""<section id="findings" tabindex="-1" aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
<p class="lead">Places that an editor may want to look at. None of them is a verdict.</p>
{groups}
</section>
"""


def _group(
    code: str, summary: str, entries: Sequence[FindingEntry], anchored: Collection[int]
) -> str:
    rows = "\n".join(_row(entry, linked=entry.number in anchored) for entry in entries)
    # A rule's summary is Markdown, whose examples are in italics.
    words = _ITALIC.sub(r"<i>\1</i>", escaped(summary))
    about = f' <span class="about">{words}</span>' if summary else ""
    return f"""<div class="rule">
<h3><span class="code">{escaped(code)}</span>{about}</h3>
<ol>
{rows}
</ol>
</div>"""


def _row(entry: FindingEntry, *, linked: bool) -> str:
    place = "heading" if entry.paragraph is None else f"paragraph {entry.paragraph}"
    if linked:
        place = f'<a href="#f{entry.number}">{place}</a>'
    message = f'<bdi class="message">{escaped(entry.message)}</bdi>'
    return f'<li id="i{entry.number}"><span class="place">{place}</span> {message}</li>'

"""What stands above the report on its page: the record in numbers, and how it is marked."""

from __future__ import annotations

from sayso.export.block_text import escaped
from sayso.export.page_notes import grade_mark
from sayso.export.spacing import one_line
from sayso.export.statements import KINDS
from sayso.export.summary import Summary
from sayso.record import GroupCount

_LABEL_LIMIT = 80


def summary_section(summary: Summary, people: str, findings: int, *, unclear: bool) -> str:
    """Return the section of the summary.

    Args:
        summary: The record in numbers.
        people: The row of speakers to choose from, as markup.
        findings: How many findings there are.
        unclear: Whether the text has marks of passages whose voice is unclear.
    """
    figures = "".join(f"<li>{figure}</li>" for figure in _figures(summary, findings))
    return f"""<section class="summary" aria-label="Summary">
<ul class="figures">{figures}</ul>
{_share(summary)}{_groups(summary)}\
<ul class="legend" aria-label="How it is marked">
{_legend(summary, findings, unclear=unclear)}
</ul>
{_grades(summary)}{people}{_switch() if findings else ""}\
<p class="keys"><kbd>j</kbd> next statement, <kbd>k</kbd> the one before</p>
</section>"""


def _figures(summary: Summary, findings: int) -> list[str]:
    figures = [_figure(len(summary.statements), "statement")]
    figures += [f"<b>{summary.by_kind[kind]}</b> {kind}" for kind in KINDS if summary.by_kind[kind]]
    if summary.negated:
        figures.append(f"<b>{summary.negated}</b> negated")
    if summary.hearsay:
        figures.append(f"<b>{summary.hearsay}</b> hearsay")
    figures.append(_figure(len(summary.sources), "source"))
    if summary.nobody:
        figures.append(f"<b>{len(summary.nobody)}</b> by nobody")
    if findings:
        figures.append(f'<a href="#findings">{_figure(findings, "finding")}</a>')
    return figures


def _figure(count: int, noun: str) -> str:
    return f"<b>{count}</b> {noun}" + ("" if count == 1 else "s")


def _legend(summary: Summary, findings: int, *, unclear: bool) -> str:
    """Return the key of the marks: the common ones, and of the others those that occur."""
    rows = [
        '<span class="src">source</span>',
        '<span class="cue">cue</span>',
        '<span class="con">content of a statement</span>',
        '<span class="con neg">negated: not said</span>',
    ]
    if any(item.inside is not None for item in summary.statements):
        rows.append(
            '<span class="con">content <span class="con nested">inside another</span></span>'
        )
    if any(item.outer_mouths for item in summary.statements):
        inner = '<span class="con nested hearsay">hearsay</span>'
        rows.append(f'<span class="con">content {inner}</span>: through two mouths or more')
    if unclear:
        words = (
            '<span class="q" aria-hidden="true"></span><span class="unclear">voice unclear</span>'
        )
        rows.append(f"{words}: the narrator’s, or the source’s before it?")
    if findings:
        rows.append(
            '<span class="f">words</span><span class="flag" data-code="ABC001"></span> of a finding'
        )
    return "\n".join(f"<li>{row}</li>" for row in rows)


def _grades(summary: Summary) -> str:
    """Return the legend of the shades: each grade that occurs, with its number of statements."""
    if not summary.by_grade:
        return ""
    told = []
    for grade, count in summary.by_grade.items():
        share = summary.grade_shares.get(grade)
        of_words = "" if share is None else f", {_percent(share)} % of the words"
        told.append(f"<li>{grade_mark(grade)} <span>{count}{of_words}</span></li>")
    return (
        f'<ul class="grades" aria-label="Statements by grade of the source">{"".join(told)}</ul>\n'
    )


def _share(summary: Summary) -> str:
    """Return the bar of the words by voice, with its numbers, and what of them is hearsay."""
    if not summary.words:
        return ""
    said = _percent(summary.attributed_share)
    unsure = min(100 - said, _percent(summary.share_of(summary.unclear_words)))
    told = [f"<b>{said} %</b> of the words attributed ({summary.attributed_words})"]
    if summary.unclear_words:
        told.append(f"{unsure} % unclear ({summary.unclear_words})")
    told.append(f"{100 - said - unsure} % the narrator’s own ({summary.narrator_words})")
    if summary.hearsay_share or summary.vague_share:
        hearsay, vague = _percent(summary.hearsay_share), _percent(summary.vague_share)
        told.append(f"<b>{hearsay} %</b> hearsay, <b>{vague} %</b> of vague sources")
    # Widths are attributes of a drawing, since the page's policy bars styles within elements.
    return f"""<div class="share">
<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">\
<rect class="rest" width="100" height="1"/><rect class="said" width="{said}" height="1"/>\
{_unsure(said, unsure)}</svg>
<p>{" ".join(f"<span>{part}</span>" for part in told)}</p>
</div>
"""


def _unsure(said: int, unsure: int) -> str:
    """Return stripes: the part of the bar that is unclear is told apart without colour."""
    if not unsure:
        return ""
    stripes = "".join(
        f'<rect class="said" x="{said + place + 0.3:.1f}" width="0.4" height="1"/>'
        for place in range(unsure)
    )
    return f'<rect class="unsure" x="{said}" width="{unsure}" height="1"/>{stripes}'


def _groups(summary: Summary) -> str:
    rows = [_group(name, group) for name, group in summary.groups]
    if summary.not_in_list:
        rows.append(f"{_figure(summary.not_in_list, 'speaker')} in no group")
    if not rows:
        return ""
    listed = "".join(f"<li>{row}</li>" for row in rows)
    return f'<ul class="figures" aria-label="What each group of speakers supplies">{listed}</ul>\n'


def _group(name: str, group: GroupCount) -> str:
    label = escaped(one_line(name, _LABEL_LIMIT))
    speakers = f"{group.speakers} speaker" + ("" if group.speakers == 1 else "s")
    return f"<bdi>{label}</bdi> <b>{_percent(group.share)} %</b> of the words, {speakers}"


def _switch() -> str:
    """Return the box that takes the marks of findings out of the text, by the page's style."""
    box = '<input type="checkbox" id="marks" checked autocomplete="off">'
    return f'<p class="switch"><label>{box} Mark the findings in the text</label></p>\n'


def _percent(share: float) -> int:
    return round(100 * min(1.0, max(0.0, share)))

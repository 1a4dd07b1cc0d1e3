"""HTML: one self-contained page a report, with the statements marked and noted in the margin.

Nothing of the report is ever markup or script here: all of it passes `escaped`. The page's policy
allows no network and no script or style but the two that the package ships, named by their digest.
The article's elements with the attribute `data-text` hold the report's text, character for
character (controls replaced), beside what is hidden for screen readers.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from string import Template

from sayso.errors import UsageError
from sayso.export.block_text import escaped
from sayso.export.cast import cast_entries
from sayso.export.common import Exporter
from sayso.export.page_cast import cast_section, people
from sayso.export.page_findings import findings_section
from sayso.export.page_notes import label, notes_list, through, who
from sayso.export.page_summary import summary_section
from sayso.export.page_text import PageText, block_markup
from sayso.export.segments import UNCLEAR, Block, blocks
from sayso.export.spacing import one_line
from sayso.export.statements import Statement, place_of
from sayso.export.summary import Summary, summarize
from sayso.record import Failure, Record, ReportInfo

_EXCERPT = 180  # Code points of a content in the list of statements.
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:.,Z+-]+)?)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WEB_ADDRESS = re.compile(r"https?://[^\s]+", re.IGNORECASE)


class HtmlExporter(Exporter):
    """Writes one page. A second record is refused, and a failure leaves no trace."""

    name = "html"
    suffix = ".html"
    description = "One self-contained page, for reading and printing; no network needed."
    many = False
    keeps_failures = False

    _written = False

    def write(self, row: Record | Failure) -> None:
        """Write the page of one record.

        Raises:
            UsageError: There is a page on the stream already.
        """
        if isinstance(row, Failure):
            return
        if self._written:
            raise UsageError("an HTML page holds one report.", hint="Read one report at a time.")
        self._written = True
        self.stream.write(page(row))


def page(record: Record) -> str:
    """Return a record as a whole HTML document."""
    report = record.report
    summary = summarize(record)
    entries = cast_entries(record)
    found = summary.statements
    places = {one.entity.id: one.number for one in entries}
    text = PageText(found, [finding.code for finding in record.findings])
    body = blocks(record, mentions=True, findings=True)
    unclear = any(voice.voice == UNCLEAR for voice in record.voices)
    title = one_line(report.title or "")

    def shown(block: Block, element: str) -> str:
        words = text.text(block)  # before its notes, which lead to the anchors in it
        items = [found[number - 1] for number in block.notes]
        return block_markup(words, element, notes_list(items, places, text.number_link))

    # A headline that opens the text is the page's headline: shown once, with its statements.
    own = body[:1] if body and body[0].heading and _same(title, _words(body[0])) else []
    if own:
        title = title or one_line(_words(own[0]))
        headline = shown(own[0], "h1")
    else:
        title = title or PurePath(place_of(report) or "").name or "Untitled report"
        headline = f'<h1 dir="auto">{escaped(title)}</h1>'
    rest = [shown(block, "h2" if block.heading else "p") for block in body[len(own) :]]
    language = report.language or ""
    return Template(_resource("page.html")).substitute(
        language=language if _LANGUAGE.fullmatch(language) else "en",
        policy=_policy(),
        version=escaped(record.sayso),
        model=escaped(record.model),
        title=escaped(f"{title} · sourced record"),
        style=_resource("page.css"),
        script=_resource("page.js"),
        kicker=_element("p", "kicker", " · ".join(_kicker(report))),
        headline=headline,
        byline=_element("p", "byline", escaped(f"By {', '.join(report.byline)}"))
        if report.byline
        else "",
        summary=summary_section(summary, people(entries), len(record.findings), unclear=unclear),
        body="\n".join(rest),
        findings=findings_section(record, text.flagged),
        skip_to_findings='<a class="skip" href="#findings">Skip to the findings</a>\n'
        if record.findings
        else "",
        cast=cast_section(record, entries, summary.supplies, text.number_link),
        skip_to_cast='<a class="skip" href="#cast">Skip to the cast</a>\n' if entries else "",
        sources=_sources(summary, text),
        origin=_origin(report),
    )


def _words(block: Block) -> str:
    return "".join(segment.text for segment in block.segments)


def _same(title: str, heading: str) -> bool:
    return not title or title.casefold() == one_line(heading).casefold()


def _element(name: str, style: str, inner: str) -> str:
    return f'<{name} class="{style}">{inner}</{name}>' if inner else ""


def _kicker(report: ReportInfo) -> list[str]:
    parts = [escaped(one_line(report.outlet))] if report.outlet else []
    if report.published:
        date = escaped(report.published)
        known = _DATE.fullmatch(report.published)
        # The hour is of no use in a kicker.
        parts.append(f'<time datetime="{date}">{date[:10]}</time>' if known else date)
    return parts


def _origin(report: ReportInfo) -> str:
    if report.url and _WEB_ADDRESS.fullmatch(report.url):
        address = escaped(report.url)
        return f'<p>Report: <a href="{address}" rel="noopener noreferrer">{address}</a></p>'
    place = place_of(report)
    return f"<p>Report: <bdi>{escaped(place)}</bdi></p>" if place else ""


def _sources(summary: Summary, text: PageText) -> str:
    if not summary.statements:
        return "<p>No statements were found in this report.</p>"
    groups = [_group(source.name, source.statements, text) for source in summary.sources]
    if summary.nobody:
        groups.append(_group(None, summary.nobody, text))
    return "\n".join(groups)


def _group(name: str | None, items: Sequence[Statement], text: PageText) -> str:
    count = f"{len(items)} statement" + ("" if len(items) == 1 else "s")
    rows = "\n".join(
        f'<li data-a="{item.number}"><a href="{text.number_link(item.number)}">'
        f'<span class="no">{item.number}</span>'
        f'<bdi class="words">{escaped(one_line(item.words, _EXCERPT))}</bdi></a> '
        f'<span class="told">{through(item)}{label(item)}</span></li>'
        for item in items
    )
    return f"""<div class="group">
<h3>{who(name)} <small>{count}</small></h3>
<ol>
{rows}
</ol>
</div>"""


@cache
def _resource(name: str) -> str:
    return (files("sayso.export") / name).read_text(encoding="utf-8")


@cache
def _policy() -> str:
    def digest(name: str) -> str:
        return b64encode(hashlib.sha256(_resource(name).encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest('page.css')}'; "
        f"script-src 'sha256-{digest('page.js')}'; base-uri 'none'; form-action 'none'"
    )

"""Findings in a report's text -> findings in its file, but for those that a comment silences."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.checking.comments import find_comments, set_reach, unused
from sayso.checking.result import Checked, Excerpt, PlacedFinding, Remark
from sayso.ingest import Input
from sayso.ingest.formats import format_of
from sayso.ingest.places import Place, Places
from sayso.ingest.report import Report
from sayso.record import Finding

# How much of a long line is kept on each side of a finding's words, in code points.
_EXCERPT = 300


def placed(
    name: str,
    given: Input,
    places: Places,
    report: Report,
    found: Sequence[Finding],
    *,
    codes: frozenset[str],
    warn_unused: bool,
) -> Checked:
    """Give findings their places in the input, and leave out those that a comment silences.

    Args:
        name: What the report is called.
        given: The input.
        places: Its lines and columns.
        report: The report.
        found: Findings in the report's text.
        codes: The rules that are on.
        warn_unused: Remark on comments that silence nothing.
    """
    kind = format_of(given.data, path=given.path, url=given.url, media_type=given.media_type)
    comments = find_comments(places.source, kind)
    if comments:
        pieces = (*report.headings, *report.paragraphs)
        set_reach(comments, places.source, [places.span(*piece) for piece in pieces])
    findings: list[PlacedFinding] = []
    silenced = 0
    for finding in found:
        first, last = places.span(finding.start, finding.end)
        # All of them are asked, so that each knows that it is of use.
        if sum(comment.silences(finding.code, first) for comment in comments):
            silenced += 1
            continue
        place = places.place_of_span(first, last)
        findings.append(
            PlacedFinding(
                path=name,
                line=place.line,
                column=place.column,
                end_line=place.end_line,
                end_column=place.end_column,
                code=finding.code,
                message=finding.message,
                subject=finding.subject,
                start=finding.start,
                end=finding.end,
                text=report.text[finding.start : finding.end],
                excerpt=_excerpt(places, place),
            )
        )
    remarks: list[Remark] = []
    for comment in comments:
        problems = [*comment.problems, *(unused(comment, codes) if warn_unused else ())]
        place = places.place_of_span(comment.start, comment.end)
        remarks.extend(
            Remark(path=name, line=place.line, column=place.column, message=problem)
            for problem in problems
        )
    findings.sort(key=lambda f: (f.line, f.column, f.code, f.end_line, f.end_column))
    return Checked(path=name, findings=findings, silenced=silenced, remarks=remarks)


def _excerpt(places: Places, place: Place) -> Excerpt:
    line = places.line(place.line)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    first, last = max(0, start - _EXCERPT), min(len(line), max(end, start) + _EXCERPT)
    last = min(last, first + 4 * _EXCERPT)
    return Excerpt(
        text=line[first:last],
        start=start - first,
        end=min(end, last) - first,
        cut_before=first > 0,
        cut_after=last < len(line),
    )

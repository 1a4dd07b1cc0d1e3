"""Print what the package makes of each hand-marked report.

python -m tests.cast.report_cases                  a line a report, differences below it
python -m tests.cast.report_cases --model DIR      with other weights
python -m tests.cast.report_cases --write          make expected_reports.json anew
"""

from __future__ import annotations

import argparse
from collections import Counter

from tests.cast.marked_reports import REPORTS
from tests.cast.reading_reports import expected, outcome_of, write_expected


def main() -> None:
    """Read every report and print the table."""
    parser = argparse.ArgumentParser(description="What the package makes of each marked report.")
    parser.add_argument("--model", help="folder of other weights")
    parser.add_argument("--only", default="", help="reports whose id begins so")
    parser.add_argument("--aspect", help="differences of this kind only, such as speaker")
    parser.add_argument("--write", action="store_true", help="make expected_reports.json anew")
    options = parser.parse_args()
    if options.write and (options.model or options.only):
        parser.error("--write holds the package's own weights to all reports: no --model, --only")
    before = {report: level for level, reports in expected().items() for report in reports}
    outcomes = []
    for report in REPORTS:
        if not report.id.startswith(options.only):
            continue
        outcome = outcome_of(report, model=options.model)
        outcomes.append(outcome)
        was = before.get(report.id, "not")
        change = "" if was == outcome.level else f"  (expected: {was})"
        print(f"{outcome.level:10}{report.id}{change}")  # noqa: T201 - a table is what this is for
        for one in outcome.differences:
            if options.aspect in (None, one.aspect):
                print(f"          {one.aspect:8} {one.told}")  # noqa: T201
    counts = Counter(outcome.level for outcome in outcomes)
    aspects = Counter(one.aspect for outcome in outcomes for one in outcome.differences)
    cues = sum(len(outcome.report.cues) for outcome in outcomes)
    print(  # noqa: T201
        f"{len(outcomes)} reports: {counts['fully']} fully, {counts['speakers']} speakers,"
        f" {counts['not']} not; {cues} cues"
    )
    for aspect, number in aspects.most_common():
        print(f"{number:5} {aspect}")  # noqa: T201
    if options.write:
        write_expected(outcomes)


if __name__ == "__main__":
    main()

"""Print what the model makes of each hand-marked case.

python -m tests.attribution.report_cases                  a line a case, differences below it
python -m tests.attribution.report_cases --model DIR      with other weights
python -m tests.attribution.report_cases --write          make expected_cases.json anew
"""

from __future__ import annotations

import argparse
from collections import Counter

from tests.attribution.cases import CASES
from tests.attribution.reading_cases import expected, outcome_of, write_expected


def main() -> None:
    """Read every case and print the table."""
    parser = argparse.ArgumentParser(description="What the model makes of each hand-marked case.")
    parser.add_argument("--model", help="folder of other weights")
    parser.add_argument("--only", default="", help="cases whose id begins so")
    parser.add_argument("--write", action="store_true", help="make expected_cases.json anew")
    options = parser.parse_args()
    if options.write and (options.model or options.only):
        parser.error("--write holds the package's own weights to all cases: no --model, no --only")
    before = {case: level for level, cases in expected().items() for case in cases}
    outcomes = []
    for case in CASES:
        if not case.id.startswith(options.only):
            continue
        outcome = outcome_of(case, model=options.model)
        outcomes.append(outcome)
        was = before.get(case.id, "not")
        change = "" if was == outcome.level else f"  (expected: {was})"
        print(f"{outcome.level:8}{case.id}{change}")  # noqa: T201 - a table is what this is for
        for line in outcome.differences:
            print(f"        {line}")  # noqa: T201
    counts = Counter(outcome.level for outcome in outcomes)
    print(  # noqa: T201
        f"{len(outcomes)} cases: {counts['fully']} fully, {counts['loosely']} loosely,"
        f" {counts['not']} not"
    )
    if options.write:
        write_expected(outcomes)


if __name__ == "__main__":
    main()

"""A process that brings reports in, item by item, and is meant to be killed.

It writes a line for what is confirmed, after it is: `job ID`, `done ITEM KEY`, `end`.
"""

from __future__ import annotations

from typing import TextIO

from sayso.record import Record
from sayso.store import NewItem, open_library
from tests.store.hand_made import Said, record_of

REPORTS = 60


def report(number: int) -> Record:
    """The report of an item, the same in every process."""
    return record_of(
        Said(f"Ada{chr(97 + number % 7)} Shaw", "said", f"gate {number} would close", role="mayor"),
        Said("Ray Cole", "said", f"Imelda Lind had asked {number} crews"),
        url=f"https://ellery.example/{number}",
    )


def run(place: str, stream: TextIO) -> None:
    """Make the job if there is none, take up what was left, and read to the end."""

    def tell(*words: object) -> None:
        stream.write(" ".join(map(str, words)) + "\n")
        stream.flush()

    with open_library(place) as library:
        if not library.jobs.list():
            job = library.jobs.create("import", [NewItem(str(n)) for n in range(REPORTS)])
            tell("job", job)
        library.jobs.resume()
        while (item := library.jobs.take()) is not None:
            added = library.reports.add(report(int(item.name)))
            tell("added", added.key)
            library.jobs.finish(item.id, added.key, known=not added.new)
            tell("done", item.id, added.key)
        tell("end")

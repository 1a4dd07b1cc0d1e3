"""Which pages of a large library are asked for, to time them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from bench import invented_words as words


@dataclass(frozen=True, slots=True)
class Asked:
    """A page to ask for: what kind it is, and its path with the query."""

    kind: str
    path: str


KINDS = (
    "report",
    "person",
    "the most frequent person",
    "search",
    "search with filters",
    "library",
    "people",
    "findings",
    "network",
)


def pages_to_ask(library: Any, *, rounds: int, draw: random.Random) -> list[Asked]:
    """Choose `rounds` pages of each kind, in random order."""
    places = _Places(library, draw)
    makers: dict[str, Callable[[], str]] = {
        "report": places.report,
        "person": places.person,
        "the most frequent person": places.most_frequent,
        "search": places.search,
        "search with filters": places.filtered_search,
        "library": places.reports,
        "people": places.people,
        "findings": places.findings,
        "network": places.network,
    }
    asked = [Asked(kind, makers[kind]()) for kind in KINDS for _ in range(rounds)]
    draw.shuffle(asked)
    return asked


class _Places:
    def __init__(self, library: Any, draw: random.Random) -> None:
        self._draw = draw
        total = library.reports.list(size=1).total
        pages = draw.sample(range(1, -(-total // 50) + 1), min(20, -(-total // 50)))
        self._keys = [r.key for n in pages for r in library.reports.list(page=n, size=50).items]
        self._last = -(-total // 50)
        known = library.people.list(size=1).total
        some = draw.sample(range(1, -(-known // 50) + 1), min(10, -(-known // 50)))
        self._people = [p.id for n in some for p in library.people.list(page=n, size=50).items]
        self._first = [p.id for p in library.people.list(order="statements", size=3).items]
        self._outlets = [row.value for row in library.reports.outlets()]
        self._codes = [row.value for row in library.findings.codes()]

    def report(self) -> str:
        return f"/reports/{self._draw.choice(self._keys)}"

    def person(self) -> str:
        return f"/people/{self._draw.choice(self._people)}"

    def most_frequent(self) -> str:
        page = self._draw.choice((1, 1, 1, 2, 5))
        return f"/people/{self._draw.choice(self._first)}?page={page}"

    def _query(self) -> str:
        thing = self._draw.choice(words.THINGS).removeprefix("the ")
        return self._draw.choice(
            (
                thing.split()[-1],  # one frequent word
                f"{thing} {self._draw.choice(('storm', 'court', 'autumn', 'insurers'))}",
                f'"{thing}"',
                f"{thing} -storm",
                f"{thing[:4]}*",
            )
        )

    def search(self) -> str:
        return f"/search?{urlencode({'q': self._query()})}"

    def filtered_search(self) -> str:
        choices: tuple[dict[str, Any], ...] = (
            {"outlet": self._draw.choice(self._outlets)},
            {"grade": self._draw.choice(("named", "unnamed", "collective"))},
            {"kind": "direct", "since": "2024-01-01", "until": "2024-06-30"},
            {"person": self._draw.choice(self._first)},
            {"rule": self._draw.choice(self._codes)},
        )
        query = self._draw.choice((self._query(), self._query(), ""))
        return f"/search?{urlencode({'q': query, **self._draw.choice(choices)})}"

    def reports(self) -> str:
        outlet = quote(self._draw.choice(self._outlets))
        order = self._draw.choice(("published", "title", "outlet", "findings"))
        page = self._draw.randint(1, self._last)
        return self._draw.choice(
            ("/", f"/?page={page}", f"/?order={order}", f"/?outlet={outlet}", "/?text=harbour")
        )

    def people(self) -> str:
        letters = self._draw.choice(("ada", "bram", "dorn", "ister"))
        return self._draw.choice(
            ("/people", "/people?order=name&page=7", f"/people?text={letters}")
        )

    def findings(self) -> str:
        code = self._draw.choice(self._codes)
        return self._draw.choice(
            ("/findings", f"/findings?code={code}", f"/findings?code={code}&page=9")
        )

    def network(self) -> str:
        outlet = quote(self._draw.choice(self._outlets))
        person = self._draw.choice(self._first)
        return self._draw.choice(
            ("/network", f"/network?outlet={outlet}", f"/network?person={person}")
        )

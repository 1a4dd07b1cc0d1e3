"""What facets stand for, remembered: a row of the table `facets` never changes its meaning."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from sayso.store.tables import NO_OUTLET, facets, outlets


@dataclass(frozen=True, slots=True)
class Facet:
    """A combination of what statements are counted by; None and nothing stand for themselves."""

    outlet: str | None
    grade: str
    kind: str
    mode: str
    rules: tuple[str, ...]


@dataclass(slots=True)
class KnownFacets:
    """The facets of a library as far as they were asked for."""

    _known: dict[int, Facet] = field(default_factory=dict)

    def all(self, connection: sa.Connection) -> dict[int, Facet]:
        """Return all facets by their ids."""
        newest = max(self._known, default=0)
        rows = connection.execute(
            sa.select(facets, outlets.c.name)
            .outerjoin(outlets, outlets.c.id == facets.c.outlet_id)
            .where(facets.c.id > newest)
        ).all()
        if rows:
            # Another thread may do the same now; it finds the same.
            self._known = self._known | {
                row.id: Facet(
                    None if row.outlet_id == NO_OUTLET else row.name,
                    row.grade,
                    row.kind,
                    row.mode,
                    tuple(row.rules.split()),
                )
                for row in rows
            }
        return self._known

"""Who cites whom, across all reports."""

from __future__ import annotations

from collections import Counter

import sqlalchemy as sa

from sayso.store.database import Database
from sayso.store.listing import mapping
from sayso.store.rows import Network, NetworkEdge, NetworkNode
from sayso.store.tables import edges, outlets, people
from sayso.store.wording import clean

_MOST_NODES = 1000
_MOST_EDGES = 20_000
_UNKNOWN_OUTLET = "no outlet"


def network(
    database: Database, *, outlet: str | None, person: int | None, least: int, limit: int
) -> Network:
    """Return who cites whom; see `Library.network`."""
    least, limit = max(least, 1), min(max(limit, 1), _MOST_NODES)
    count = sa.func.sum(edges.c.count).label("number")
    keys = (edges.c.outlet_id, edges.c.source_id, edges.c.target_id)
    # Somebody who cites is one node, whichever outlet the report is of.
    by_outlet = sa.case((edges.c.source_id.is_(None), edges.c.outlet_id), else_=None)
    chosen = sa.select(by_outlet.label("outlet_id"), *keys[1:], count).where(
        edges.c.relation == "cites",
        sa.or_(edges.c.source_id.is_(None), edges.c.source_id != edges.c.target_id),
    )
    if outlet is not None:
        one = sa.select(outlets.c.id).where(outlets.c.name == clean(outlet)).scalar_subquery()
        chosen = chosen.where(edges.c.outlet_id == one)
    if person is not None:
        id = person
        chosen = chosen.where(sa.or_(edges.c.source_id == id, edges.c.target_id == id))
    chosen = chosen.group_by(by_outlet, *keys[1:]).having(count >= least)
    chosen = chosen.order_by(count.desc(), edges.c.target_id, edges.c.source_id)
    with database.read() as connection:
        rows = connection.execute(chosen.limit(_MOST_EDGES)).all()
        names = mapping(connection, sa.select(outlets.c.id, outlets.c.name))
        found = [
            NetworkEdge(
                source=f"outlet:{names.get(row.outlet_id, _UNKNOWN_OUTLET)}"
                if row.source_id is None
                else f"person:{row.source_id}",
                target=f"person:{row.target_id}",
                count=int(row.number),
            )
            for row in rows
        ]
        weights: Counter[str] = Counter()
        given: Counter[str] = Counter()
        for edge in found:
            weights[edge.source] += edge.count
            weights[edge.target] += edge.count
            given[edge.target] += edge.count
        kept = [node for node, _ in sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))]
        left_out, kept = max(len(kept) - limit, 0), kept[:limit]
        ids = [int(node.partition(":")[2]) for node in kept if node.startswith("person:")]
        persons = {
            row.id: row
            for row in connection.execute(
                sa.select(people.c.id, people.c.name, people.c.type).where(people.c.id.in_(ids))
            )
        }
    nodes = []
    for node in kept:
        kind, _, value = node.partition(":")
        who = persons[int(value)] if kind == "person" else None
        nodes.append(
            NetworkNode(
                id=node,
                label=value if who is None else who.name,
                type="outlet" if who is None else who.type,
                statements=weights[node] if who is None else given[node],
            )
        )
    drawn = set(kept)
    return Network(
        nodes=nodes,
        edges=[edge for edge in found if edge.source in drawn and edge.target in drawn],
        left_out=left_out,
    )

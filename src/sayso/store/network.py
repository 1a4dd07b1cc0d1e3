"""Who cites whom, across all reports."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import sqlalchemy as sa

from sayso.store.database import Database
from sayso.store.listing import mapping
from sayso.store.rows import Network, NetworkEdge, NetworkNode
from sayso.store.tables import NO_OUTLET, edges, outlets, people

_MOST_NODES = 1000
# Whoever is cited less often than all of these is in no picture that can be read.
_MOST_EDGES = 2000
_UNKNOWN_OUTLET = "no outlet"


class _Node(NamedTuple):
    is_outlet: bool
    id: int


class _Edge(NamedTuple):
    source: _Node
    target: _Node
    times: int


def network(
    database: Database, *, outlet: str | None, person: int | None, least: int, limit: int
) -> Network:
    """Return who cites whom; see `Library.network`."""
    least, limit = max(least, 1), min(max(limit, 1), _MOST_NODES)
    wanted: list[sa.ColumnElement[bool]] = [edges.c.relation == "cites"]
    if outlet is not None:
        one = sa.select(outlets.c.id).where(outlets.c.name == outlet).scalar_subquery()
        wanted.append(edges.c.outlet_id == one)
    if person is not None:
        wanted.append(sa.or_(edges.c.source_id == person, edges.c.target_id == person))
    with database.read() as connection:
        found = _edges(connection, wanted, least)
        weights: Counter[_Node] = Counter()
        given: Counter[_Node] = Counter()
        for edge in found:
            weights[edge.source] += edge.times
            weights[edge.target] += edge.times
            given[edge.target] += edge.times
        ranked = sorted(weights, key=lambda node: (-weights[node], node))
        kept = ranked[:limit]
        nodes = _nodes(connection, kept, weights, given)
        everybody = len(ranked)
        if len(found) >= _MOST_EDGES and person is None:
            spoken = sa.select(sa.func.count()).where(people.c.statements > 0)
            everybody = max(everybody, connection.scalar(spoken) or 0)
    ids = {node: shown.id for node, shown in zip(kept, nodes, strict=True)}
    return Network(
        nodes=nodes,
        edges=[
            NetworkEdge(source=ids[edge.source], target=ids[edge.target], count=edge.times)
            for edge in found
            if edge.source in ids and edge.target in ids
        ],
        left_out=everybody - len(kept),
    )


def _edges(
    connection: sa.Connection, wanted: list[sa.ColumnElement[bool]], least: int
) -> list[_Edge]:
    """Return who cites whom, the most frequent first: outlets first-hand, people through mouths."""
    number = sa.func.sum(edges.c.count).label("number")
    found = []
    for is_outlet, source, more in (
        (True, edges.c.outlet_id, edges.c.source_id.is_(None)),
        (
            False,
            edges.c.source_id,
            sa.and_(edges.c.source_id.is_not(None), edges.c.source_id != edges.c.target_id),
        ),
    ):
        rows = connection.execute(
            sa.select(source.label("source"), edges.c.target_id, number)
            .where(*wanted, more)
            .group_by(source, edges.c.target_id)
            .having(number >= least)
            .order_by(number.desc(), edges.c.target_id, source)
            .limit(_MOST_EDGES)
        )
        found += [
            _Edge(
                _Node(is_outlet, NO_OUTLET if row.source is None else row.source),
                _Node(False, row.target_id),
                int(row.number),
            )
            for row in rows
        ]
    return sorted(found, key=lambda edge: (-edge.times, edge.target, edge.source))


def _nodes(
    connection: sa.Connection,
    kept: list[_Node],
    weights: Counter[_Node],
    given: Counter[_Node],
) -> list[NetworkNode]:
    names = mapping(connection, sa.select(outlets.c.id, outlets.c.name))
    ids = [node.id for node in kept if not node.is_outlet]
    persons = {
        row.id: row
        for row in connection.execute(
            sa.select(people.c.id, people.c.name, people.c.type).where(people.c.id.in_(ids))
        )
    }
    found = []
    for node in kept:
        if node.is_outlet:
            label = names.get(node.id, _UNKNOWN_OUTLET)
            id, type, count = f"outlet:{label}", "outlet", weights[node]
        else:
            who = persons[node.id]
            label, type, count = who.name, who.type, given[node]
            id = f"person:{node.id}"
        found.append(NetworkNode(id=id, label=label, type=type, statements=count))
    return found

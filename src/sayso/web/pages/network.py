"""Who cites whom: the page around the picture, whose table says the same."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from sayso.store.rows import Count, Network, NetworkNode, PersonRow
from sayso.web.dependencies import TheLibrary
from sayso.web.pages.asked import Listing, one_of, params_of, whole_of
from sayso.web.rendering import render

router = APIRouter()

ORDERS = {
    "count": "most statements first",
    "source": "by who hands on",
    "target": "by who is quoted",
}
_OFFERED = 200
_MOST_LEAST = 10_000


@dataclass(frozen=True, slots=True)
class Edge:
    """Who cites whom, both with what is known of them.

    Attributes:
        source: Who hands statements on.
        target: Who is said to have made them.
        count: How many.
    """

    source: NetworkNode
    target: NetworkNode
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """What the page shows.

    Attributes:
        listing: The page's own address and the order of its table.
        data: Address of the same network as JSON.
        edges: The rows of the table.
        outlets: Outlets that can be drawn alone.
        people: People that it can be drawn around, most statements first.
        centre: The person it is drawn around.
        least: Fewest statements of an edge.
        left_out: Nodes left out for want of room.
        filtered: Not all is drawn.
    """

    listing: Listing
    data: str
    edges: list[Edge]
    outlets: list[Count]
    people: list[PersonRow]
    centre: PersonRow | None
    least: int
    left_out: int
    filtered: bool


@router.get("/network")
def show(request: Request, library: TheLibrary) -> Response:
    """Show the network, whole or around an outlet or a person."""
    params = params_of(request, "outlet", "person", "least", "order")
    order = one_of(params, "order", tuple(ORDERS)) or "count"
    person = whole_of(params, "person")
    least = whole_of(params, "least", most=_MOST_LEAST) or 1
    centre = None if person is None else library.people.get(person).row
    network = library.network(outlet=params.get("outlet"), person=person, least=least)
    people = library.people.list(order="statements", page=1, size=_OFFERED).items
    if centre is not None and all(row.id != centre.id for row in people):
        people = [centre, *people]
    asked = {name: value for name, value in params.items() if name != "order"}
    view = NetworkView(
        listing=Listing("/network", params, order, falling=("count",)),
        data=Listing("/network/data", asked).link(),
        edges=_edges(network, order),
        outlets=library.reports.outlets(),
        people=people,
        centre=centre,
        least=least,
        left_out=network.left_out,
        filtered=bool(asked),
    )
    return render(request, "network.html", section="network", view=view, order_words=ORDERS[order])


@router.get("/network/data")
def data(request: Request, library: TheLibrary) -> Network:
    """Give the network of the page as JSON, for the picture."""
    params = params_of(request, "outlet", "person", "least")
    return library.network(
        outlet=params.get("outlet"),
        person=whole_of(params, "person"),
        least=whole_of(params, "least", most=_MOST_LEAST) or 1,
    )


def _edges(network: Network, order: str) -> list[Edge]:
    nodes = {node.id: node for node in network.nodes}
    edges = [
        Edge(nodes[edge.source], nodes[edge.target], edge.count)
        for edge in network.edges
        if edge.source in nodes and edge.target in nodes
    ]
    if order == "source":
        return sorted(edges, key=lambda e: (e.source.label.casefold(), -e.count))
    if order == "target":
        return sorted(edges, key=lambda e: (e.target.label.casefold(), -e.count))
    return sorted(edges, key=lambda e: -e.count)

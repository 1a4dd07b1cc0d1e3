"""Who cites whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from sayso.store.rows import Network
from sayso.web.api.answers import Outlet, Person
from sayso.web.dependencies import TheLibrary

router = APIRouter(tags=["network"])


@router.get("/network", operation_id="getNetwork")
def get_network(
    library: TheLibrary,
    outlet: Outlet = None,
    person: Person = None,
    least: Annotated[
        int, Query(ge=1, le=1_000_000, description="Leave out what was handed on less often.")
    ] = 1,
    limit: Annotated[int, Query(ge=2, le=500, description="Most nodes.")] = 80,
) -> Network:
    """Get who cites whom, most frequent first: of the library, an outlet or a person."""
    return library.network(outlet=outlet, person=person, least=least, limit=limit)

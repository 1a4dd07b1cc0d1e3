"""The pages, one module a group of them; each has a `router`.

A module that makes pages adds its name to `MODULES`. Forms with other methods than GET carry the
field `csrf_token`, which the application checks before the page's function is called; a page that
reads its form takes it as `security.CheckedForm`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from fastapi import APIRouter

MODULES = (
    "add",
    "jobs",
    "feeds",
    "login",
    "library",
    "report",
    "people",
    "search",
    "network",
    "findings",
    "corrections",
    "about",
    "api_docs",
)


def routers() -> list[APIRouter]:
    """The routers of all pages."""
    return [
        import_module(f"{__name__}.{name}").router
        for name in MODULES
        if find_spec(f"{__name__}.{name}") is not None
    ]

"""Records go in; a library that can be searched, corrected and kept comes out.

`open_library` opens one, in a file (SQLite) or on a server (PostgreSQL). What it gives back are the
models in `rows`.
"""

from sayso.store.jobs import NewItem, WaitingItem
from sayso.store.library import Library, open_library
from sayso.store.reports import Added

__all__ = ["Added", "Library", "NewItem", "WaitingItem", "open_library"]

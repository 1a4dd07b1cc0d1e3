"""A library of reports in the browser: the reading room.

In come a library of `sayso.store` and settings, out comes an application that uvicorn runs: pages
made on this machine (`pages`, `templates`, `static`), a REST interface (`api`), and a queue that
reads what is brought in (`queue`, `reading`). Nothing here leaves the machine but the requests for
addresses that a person gives.

Importing this loads neither FastAPI nor a database; `sayso.web.app` does.
"""

"""Where the roles of hand-made reports are read."""

from __future__ import annotations

from sayso.cast.roles import find_roles, role_texts
from tests.cast.trees import analysis_of, cast_of

NAMED_RUIZ = {"names": ["PER Ana Ruiz"], "cast": {"e1": "person: name Ana Ruiz"}}
RUIZ = {"names": ["PER Ruiz"], "cast": {"e1": "person: name Ruiz"}}


def roles_in(rows, setting):
    text, analysis = analysis_of(
        rows, names=setting.get("names", ()), mentions=setting.get("mentions", ())
    )
    found = find_roles(analysis, cast_of(analysis, **setting["cast"]))
    return role_texts(text, analysis, found)

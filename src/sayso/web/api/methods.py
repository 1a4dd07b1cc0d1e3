"""Which methods an address takes: all of them, for the answer to one that it does not take.

Starlette asks the first route that fits an address, which knows its own method alone, and takes
`/reports/files` for the key of a report where the method is another. The description of the
interface knows better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sayso.web.errors import Refusal

_VERBS = ("GET", "POST", "PUT", "PATCH", "DELETE")


class Methods:
    """The methods of every address of the interface.

    Args:
        paths: The `paths` of its OpenAPI description.
    """

    def __init__(self, paths: Mapping[str, Mapping[str, Any]]) -> None:
        # What stands as it is goes before what stands for anything.
        self._known = [
            (_pattern(path), tuple(verb for verb in _VERBS if verb.lower() in paths[path]))
            for path in sorted(paths, key=lambda path: path.count("{"))
        ]

    def check(self, method: str, path: str) -> None:
        """Refuse a method that an address does not take; what is no address is let pass.

        Raises:
            Refusal: The address takes others, which the header Allow names.
        """
        for pattern, methods in self._known:
            if pattern.fullmatch(path):
                if method not in methods:
                    raise Refusal(
                        405,
                        f"This address takes {' and '.join(methods)}, not {method}.",
                        headers={"Allow": ", ".join(methods)},
                    )
                return


def _pattern(path: str) -> re.Pattern[str]:
    parts = (
        "[^/]+" if part.startswith("{") else re.escape(part)
        for part in re.split(r"(\{\w+\})", path)
    )
    return re.compile("".join(parts))

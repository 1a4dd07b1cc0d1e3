"""How large the package is once installed, with everything it depends on."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
_MEGABYTE = 1e6


def own_requirements() -> list[str]:
    """What the package asks for without its extras, as pyproject.toml says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return list(project["dependencies"])


def closure(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Follow requirements through the environment; name -> distribution.

    Requirements whose markers do not hold here are left out, extras are followed where asked for.

    Raises:
        PackageNotFoundError: A requirement is not installed.
    """
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, str]] = set()
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        found.setdefault(name, distribution(name))
        # As pip does, an extra that the distribution does not offer is passed over.
        offered = found[name].metadata.get_all("Provides-Extra") or []
        for wanted in ("", *(extra for extra in requirement.extras if extra in offered)):
            if (name, wanted) not in seen:
                seen.add((name, wanted))
                needs = found[name].requires or []
                waiting += [(Requirement(text), wanted) for text in needs]
    return found


def size_of(package: Distribution) -> int:
    """Bytes of a distribution's files, as they are now; compiled ones where they are recorded."""
    paths = {Path(str(file.locate())) for file in package.files or []}
    return sum(path.stat().st_size for path in paths if path.is_file())


def size_of_folder(folder: Path) -> int:
    """Bytes of a folder's files without compiled ones."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )


def installed_size(package: Path = ROOT / "src" / "sayso") -> dict[str, Any]:
    """Size of the package's folder and of each distribution that it needs, in MB (10^6 bytes).

    Returns:
        `total`, `sayso`, and `distributions`: name -> MB, largest first. `missing` names a
        requirement that is not installed here, so that `total` is too small; else None.
    """
    missing = None
    try:
        needed = closure(own_requirements())
    except PackageNotFoundError as error:
        needed, missing = {}, str(error)
    sizes = {name: size_of(found) / _MEGABYTE for name, found in needed.items()}
    own = size_of_folder(package) / _MEGABYTE
    return {
        "total": own + sum(sizes.values()),
        "sayso": own,
        "distributions": dict(sorted(sizes.items(), key=lambda pair: -pair[1])),
        "missing": missing,
    }

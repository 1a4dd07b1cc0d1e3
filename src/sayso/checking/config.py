"""Settings files: where they are, and what is wrong with one, said plainly."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sayso.checking.selection import Selection, known_selectors
from sayso.checking.settings import CheckSettings, CheckSettingsBase
from sayso.errors import UsageError

NAME = "sayso.toml"
PYPROJECT = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that were read from a file, or the defaults.

    Attributes:
        check: The table `[check]`.
        file: The file; None for the defaults.
    """

    check: CheckSettingsBase = field(default_factory=CheckSettings)
    file: Path | None = None

    def ignored_in(self, path: Path) -> Selection:
        """Return what `per-file-ignores` switches off in a file."""
        folder = (self.file.parent if self.file else Path()).absolute()
        whole = path.absolute()
        names = [whole.name, whole.as_posix()]
        if whole.is_relative_to(folder):
            names.append(whole.relative_to(folder).as_posix())
        return Selection(
            ignore=tuple(
                code
                for pattern, codes in self.check.per_file_ignores.items()
                if any(fnmatchcase(name, pattern) for name in names)
                for code in codes
            )
        )


@dataclass(frozen=True, slots=True)
class SettingsFiles:
    """The settings of a run, ready to travel to another process.

    Attributes:
        found: By the path of the file: what it holds.
        only: Settings for every report, whatever files there are.
    """

    found: Mapping[Path, Settings] = field(default_factory=dict)
    only: Settings | None = None

    def near(self, folder: Path) -> Settings:
        """Return the settings for reports of a folder: the nearest file in it or above it."""
        if self.only is not None:
            return self.only
        for one in _upwards(folder):
            for name in (NAME, PYPROJECT):
                if one / name in self.found:
                    return self.found[one / name]
        return Settings()


def find_settings(
    folders: Iterable[Path], *, config: Path | None = None, isolated: bool = False
) -> SettingsFiles:
    """Read the settings files that count for reports of some folders.

    `sayso.toml` counts before `pyproject.toml` of the same folder; a `pyproject.toml` without
    `[tool.sayso]` is passed over.

    Args:
        folders: The folders of the reports.
        config: The one file to read, in place of those that are found.
        isolated: Read none.

    Raises:
        UsageError: A file cannot be read, is no TOML, or holds what is no setting or no rule.
    """
    if config is not None:
        settings = read_settings(config)
        if settings is None:
            raise UsageError(
                "there is no [tool.sayso] in it.", where=str(config), hint="Name another file."
            )
        return SettingsFiles(only=settings)
    if isolated:
        return SettingsFiles(only=Settings())
    found: dict[Path, Settings] = {}
    seen: set[Path] = set()
    for folder in folders:
        for one in _upwards(folder):
            if one in seen:
                break
            seen.add(one)
            settings = None
            for name in (NAME, PYPROJECT):
                if settings is None and (one / name).is_file():
                    settings = read_settings(one / name)
                    if settings is not None:
                        found[one / name] = settings
            if settings is not None:
                break
    return SettingsFiles(found)


def read_settings(path: Path) -> Settings | None:
    """Read a settings file; None for a `pyproject.toml` without `[tool.sayso]`.

    Raises:
        UsageError: It cannot be read, is no TOML, or holds what is no setting or no rule.
    """
    where = str(path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"the settings cannot be read ({reason}).", where=where, hint="Check the path."
        ) from error
    except ValueError as error:  # also what is not UTF-8
        raise UsageError(
            f"this is no TOML: {error}.", where=where, hint="Correct that line."
        ) from error
    prefix = ""
    if path.name == PYPROJECT:
        data = data.get("tool", {}).get("sayso")
        prefix = "tool.sayso."
        if data is None:
            return None
    _only_tables(data, where, prefix)
    try:
        check = CheckSettings.model_validate(data.get("check", {}))
    except ValidationError as error:
        raise _unsettled(error, where, f"{prefix}check") from error
    return Settings(_with_known_codes(check, where), path)


def _only_tables(data: object, where: str, prefix: str) -> None:
    table = f"[{prefix}check]"
    if not isinstance(data, dict):
        raise UsageError(f"{prefix.rstrip('.')} is no table.", where=where, hint=f"Use {table}.")
    for key in data:
        if key == "check":
            continue
        known = _keys()
        near = get_close_matches(key, ["check"], n=1)
        hint = f"Put it under {table}." if key in known else f"The table is {table}."
        if near:
            hint = f"Did you mean 'check'? {hint}"
        raise UsageError(f"there is no setting '{prefix}{key}'.", where=where, hint=hint)


def _keys() -> list[str]:
    return [info.alias or name for name, info in CheckSettings.model_fields.items()]


def _unsettled(error: ValidationError, where: str, table: str) -> UsageError:
    first: Any = error.errors()[0]
    parts = [str(part) for part in first["loc"]]
    key = ".".join([table, *parts[:1]])
    if first["type"] == "extra_forbidden":
        near = get_close_matches(parts[0], _keys(), n=1)
        guess = f"Did you mean '{near[0]}'? " if near else ""
        return UsageError(
            f"there is no setting '{key}'.",
            where=where,
            hint=f"{guess}The settings are {', '.join(_keys())}.",
        )
    told = first["msg"][:1].lower() + first["msg"][1:]
    for name in ("tuple", "frozenset", "set"):
        told = told.replace(f"a valid {name}", 'a list, such as ["ATT"]')
    told = told.replace("valid dictionary", "table").replace("input should", "it should")
    at = f" (at {'.'.join(parts[1:])})" if parts[1:] else ""
    return UsageError(
        f"the setting '{key}' cannot be used{at}: {told}.",
        where=where,
        hint="Correct it; docs/settings.md tells what each setting takes.",
    )


def _with_known_codes(check: CheckSettingsBase, where: str) -> CheckSettingsBase:
    def known(codes: Iterable[str], key: str) -> tuple[str, ...]:
        return tuple(known_selectors(codes, option=f"'{key}'", where=where))

    return check.model_copy(
        update={
            "select": None if check.select is None else known(check.select, "select"),
            "extend_select": known(check.extend_select, "extend-select"),
            "ignore": known(check.ignore, "ignore"),
            "per_file_ignores": {
                pattern: known(codes, f"per-file-ignores.{pattern}")
                for pattern, codes in check.per_file_ignores.items()
            },
        }
    )


def _upwards(folder: Path) -> Iterable[Path]:
    folder = folder.absolute()
    return (folder, *folder.parents)

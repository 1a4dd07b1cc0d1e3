"""What a settings file may hold."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Annotated, Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from sayso.checking.selection import Selection
from sayso.findings.settings import FindingSettings

Codes = tuple[str, ...]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class CheckSettingsBase(BaseModel):
    """The settings of `[check]` that say which rules are on."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=_kebab, populate_by_name=True
    )

    select: Annotated[
        Codes | None, Field(description="Rules that are on, and no others: codes, prefixes, ALL.")
    ] = None
    extend_select: Annotated[Codes, Field(description="Rules that are on as well.")] = ()
    ignore: Annotated[Codes, Field(description="Rules that are off.")] = ()
    per_file_ignores: Annotated[
        dict[str, Codes],
        Field(
            description="Rules that are off in some files: a pattern for names or paths, with "
            "`*`, `?` and `[…]`, and codes. Paths count from the folder of the settings file."
        ),
    ] = {}

    @property
    def selection(self) -> Selection:
        """The choice of rules."""
        return Selection(self.select, self.ignore, self.extend_select)

    @property
    def of_findings(self) -> FindingSettings:
        """What rules compare with."""
        return FindingSettings(**{f.name: getattr(self, f.name) for f in fields(FindingSettings)})


def _descriptions() -> dict[str, str]:
    """What the docstring of `FindingSettings` says of each attribute."""
    found: dict[str, str] = {}
    name = ""
    _, _, attributes = (FindingSettings.__doc__ or "").partition("Attributes:")
    for line in map(str.strip, attributes.splitlines()):
        before, colon, after = line.partition(": ")
        if colon and before.isidentifier():
            name, found[before] = before, after
        elif name and line:
            found[name] += f" {line}"
    return found


def _of_findings() -> dict[str, Any]:
    """The fields of `FindingSettings`, so that what a rule can be told can be set in a file."""
    types = get_type_hints(FindingSettings, include_extras=True)
    told = _descriptions()
    return {
        field.name: (
            Annotated[types[field.name], Field(description=told.get(field.name))],
            field.default if field.default is not MISSING else ...,
        )
        for field in fields(FindingSettings)
    }


CheckSettings: type[CheckSettingsBase] = create_model(
    "CheckSettings", __base__=CheckSettingsBase, __doc__="The table `[check]`.", **_of_findings()
)

"""The rules by their codes, and how a rule becomes one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sayso.findings.reading import Reading
from sayso.record import Finding

Found = Iterable[Finding]
_CODE = re.compile(r"[A-Z]{3}\d{3}")
_RULES: dict[str, Rule] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        code: Such as ATT002.
        find: Yields its findings in a reading; its docstring is the rule's page.
        default: It is on unless a user says otherwise.
    """

    code: str
    find: Callable[[Reading], Found]
    default: bool

    @property
    def summary(self) -> str:
        """The first line of the rule's page, without its full stop."""
        return (self.find.__doc__ or "").strip().partition("\n")[0].rstrip(".")


def rule(
    code: str, *, default: bool = True
) -> Callable[[Callable[[Reading], Found]], Callable[[Reading], Found]]:
    """Register a function as the rule of a code.

    Args:
        code: Three capitals and three digits; no other rule has it.
        default: It is on unless a user says otherwise.
    """
    if not _CODE.fullmatch(code) or code in _RULES:
        raise ValueError(f"{code} is no rule code, or another rule has it")

    def registered(find: Callable[[Reading], Found]) -> Callable[[Reading], Found]:
        _RULES[code] = Rule(code, find, default)
        return find

    return registered


@cache
def all_rules() -> dict[str, Rule]:
    """Return all rules by code, in the order of their codes."""
    package = import_module("sayso.findings.rules")
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
    return dict(sorted(_RULES.items()))


def default_codes() -> frozenset[str]:
    """Return the codes of the rules that are on unless a user says otherwise."""
    return frozenset(code for code, found in all_rules().items() if found.default)


def find_all(reading: Reading, codes: Iterable[str] | None = None) -> list[Finding]:
    """Return the findings of some rules.

    Args:
        reading: The report.
        codes: Rules to use; None takes those that are on by default.

    Returns:
        Findings in text order, then by code; none twice.
    """
    chosen = default_codes() if codes is None else frozenset(codes)
    found = {(f.start, f.code, f.end): f for f in _found(reading, chosen)}
    return [found[key] for key in sorted(found)]


def _found(reading: Reading, chosen: frozenset[str]) -> Iterator[Finding]:
    for code, one in all_rules().items():
        if code in chosen:
            yield from one.find(reading)

"""Which rules are on: codes and prefixes, and how one choice builds on another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sayso.errors import UsageError
from sayso.findings import registry

ALL = "ALL"
"""Names every rule, those that are off by default too."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of rules, by codes (ATT002), prefixes of codes (ATT) and ALL.

    Attributes:
        select: Rules that are on; None leaves those that were on before.
        ignore: Rules that are off.
        extend_select: Rules that are on as well.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()


def matches(selector: str, code: str) -> bool:
    """Whether a code, a prefix or ALL names the rule of a code."""
    return selector == ALL or code.startswith(selector)


def nearest_rule(selector: str) -> str | None:
    """Return the code, or the prefix, that is spelled most like one that does not exist."""
    codes = list(registry.all_rules())
    known = [*codes, *dict.fromkeys(code[:3] for code in codes), ALL]
    near = get_close_matches(selector.upper(), known, n=1)
    return near[0] if near else None


def is_known(selector: str) -> bool:
    """Whether a code, a prefix or ALL names a rule that exists."""
    return bool(selector) and any(matches(selector, code) for code in registry.all_rules())


def known_selectors(given: Iterable[str], *, option: str, where: str | None = None) -> list[str]:
    """Return codes and prefixes in capitals.

    Args:
        given: What the user wrote.
        option: The option or setting that holds them, for the error.
        where: The file that holds them, for the error.

    Raises:
        UsageError: One of them names no rule.
    """
    found = [selector.strip().upper() for selector in given]
    for selector in found:
        if not is_known(selector):
            near = nearest_rule(selector)
            guess = f"Did you mean {near}? " if near else ""
            raise UsageError(
                f"{option} names '{selector}', which is no rule.",
                where=where,
                hint=f"{guess}`sayso rule` lists the rules.",
            )
    return found


def chosen_codes(choices: Sequence[Selection]) -> frozenset[str]:
    """Return the codes of the rules that are on after choices that build on one another.

    A choice with `select` starts anew; any other goes on from what was on before it, at first the
    rules that are on by default. Within a choice the longer name wins: `select` ATT002 and
    `ignore` ATT leaves ATT002 on. Names of equal length: `ignore` wins.
    """
    rules = registry.all_rules()
    on = set(registry.default_codes())
    for choice in choices:
        if choice.select is not None:
            on = set()
        wanted = (*(choice.select or ()), *choice.extend_select)
        for length in (0, *range(1, 1 + max(map(len, rules), default=0))):
            on |= {code for code in rules if _named(code, wanted, length)}
            on -= {code for code in rules if _named(code, choice.ignore, length)}
    return frozenset(on)


def _named(code: str, selectors: Iterable[str], length: int) -> bool:
    return any(
        matches(selector, code) and (0 if selector == ALL else len(selector)) == length
        for selector in selectors
    )

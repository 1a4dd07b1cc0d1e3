from __future__ import annotations

import pytest

from sayso.checking.selection import Selection, chosen_codes, known_selectors
from sayso.errors import UsageError

DEFAULT = {"ZEB001", "ZEB002"}
ALL = {"QUA001", *DEFAULT}


@pytest.mark.parametrize(
    ("choices", "codes"),
    [
        pytest.param([], DEFAULT, id="default"),
        pytest.param([Selection()], DEFAULT, id="nothing-chosen"),
        pytest.param([Selection(select=())], set(), id="none"),
        pytest.param([Selection(select=("ALL",))], ALL, id="all"),
        pytest.param([Selection(select=("QUA",))], {"QUA001"}, id="prefix"),
        pytest.param([Selection(ignore=("ZEB001",))], {"ZEB002"}, id="ignore"),
        pytest.param([Selection(extend_select=("QUA001",))], ALL, id="extend"),
        pytest.param([Selection(ignore=("ALL",))], set(), id="ignore-all"),
        pytest.param(
            [Selection(select=("ZEB001",), ignore=("ZEB",))], {"ZEB001"}, id="longer-name-wins"
        ),
        pytest.param(
            [Selection(select=("ZEB",), ignore=("ZEB002",))], {"ZEB001"}, id="longer-ignore-wins"
        ),
        pytest.param([Selection(select=("ZEB",), ignore=("ZEB",))], set(), id="ignore-wins-a-tie"),
        pytest.param(
            [Selection(ignore=("ZEB001",)), Selection(extend_select=("QUA",))],
            {"QUA001", "ZEB002"},
            id="one-builds-on-another",
        ),
        pytest.param(
            [Selection(ignore=("ZEB001",)), Selection(select=("ZEB",))], DEFAULT, id="select-anew"
        ),
    ],
)
def test_choices(choices: list[Selection], codes: set[str]) -> None:
    assert chosen_codes(choices) == codes


def test_codes_are_taken_in_any_case() -> None:
    assert known_selectors([" zeb001 ", "all"], option="--select") == ["ZEB001", "ALL"]


@pytest.mark.parametrize("selector", ["ZEB01", "ZEB0011", "X", ""])
def test_what_names_no_rule_is_an_error(selector: str) -> None:
    with pytest.raises(UsageError, match=f"--ignore names '{selector}', which is no rule"):
        known_selectors([selector], option="--ignore")


def test_the_error_tells_the_nearest_rule() -> None:
    with pytest.raises(UsageError, match="Did you mean ZEB001"):
        known_selectors(["ZBE001"], option="--ignore")

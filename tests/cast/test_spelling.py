from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cast.spelling import coarse_key, fold, variants


@pytest.mark.parametrize(
    "pair",
    [
        "Qadir Kadir", "Kadir Kader", "Mohamed Muhammad", "Yusuf Youssef", "Hussein Husayn",
        "Khaled Khalid", "Sergei Sergey", "Aleksandr Alexander", "Dmitry Dimitri", "Kyiv Kiev",
        "Fatimah Fatima", "Müllner Muellner", "Tarek Tariq", "Jon John", "Anna Ana", "Thomas Tomas",
    ],
)  # fmt: skip
def test_spellings_of_one_name(pair: str) -> None:
    one, other = map(fold, pair.split())
    assert variants(one, other)
    assert coarse_key(one) == coarse_key(other)


@pytest.mark.parametrize(
    "pair",
    [
        "Marta Martin", "Maria Mario", "Cole Coles", "Zhang Zheng", "Chen Chan", "Wei Wai",
        "Juan Jean", "Petrov Petrova", "Hansen Hanson", "Marta Mirta", "Ivan Ivana", "Li Lu",
        "Jia-ling Jie-ling", "Zielonski Zielonska",
    ],
)  # fmt: skip
def test_names_apart(pair: str) -> None:
    assert not variants(*map(fold, pair.split()))


@given(st.text(max_size=20), st.text(max_size=20))
def test_variants_are_mutual(one: str, other: str) -> None:
    assert variants(fold(one), fold(other)) == variants(fold(other), fold(one))

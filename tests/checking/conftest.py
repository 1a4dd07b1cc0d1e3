from __future__ import annotations

import pytest

from tests import fake_rules


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    fake_rules.use(monkeypatch)

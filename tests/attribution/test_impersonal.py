from __future__ import annotations

import pytest

from sayso.attribution.impersonal import names_nobody


@pytest.mark.parametrize(
    ("source", "cue", "nobody"),
    [
        pytest.param("It", "was said", True, id="passive"),
        pytest.param("it", "has been widely reported", True, id="perfect-passive"),
        pytest.param("It", "is not known", True, id="negated"),
        pytest.param("It", "emerged", True, id="verb-of-appearing"),
        pytest.param("there", "were hoped", True, id="there"),
        pytest.param("It", "said", False, id="organisation-speaks"),
        pytest.param("It", "is demanding", False, id="organisation-acts"),
        pytest.param("It", "recommends", False, id="document-speaks"),
        pytest.param("Italy", "was said", False, id="a-longer-word"),
        pytest.param("It and the union", "were told", False, id="joint-source"),
        pytest.param("She", "was told", False, id="a-person"),
    ],
)
def test_empty_subject_is_nobody(source: str, cue: str, nobody: bool) -> None:
    assert names_nobody(source, cue) is nobody

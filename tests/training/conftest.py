"""The tokenizer of the weights, as training reads the corpora with it."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from sayso.model.session import PACKAGED


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(PACKAGED / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made

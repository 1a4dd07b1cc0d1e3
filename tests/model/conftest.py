"""A small tokenizer of the kind that the weights have, so that these tests need no weights."""

from __future__ import annotations

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Letters, digits, marks and a few words; every word is known by its letters."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    marks = list("\"'“”‘’«»„.,:;!?()-—…#*")
    vocabulary = ["[PAD]", "[UNK]", *letters, *(f"##{letter}" for letter in letters), *marks]
    vocabulary += ["said", "harbour", "##ful", "is", "safe", "she", "the"]
    made = Tokenizer(
        WordPiece({piece: number for number, piece in enumerate(vocabulary)}, unk_token="[UNK]")
    )
    made.normalizer = BertNormalizer(
        clean_text=True, handle_chinese_chars=True, strip_accents=True, lowercase=True
    )
    made.pre_tokenizer = BertPreTokenizer()
    return made

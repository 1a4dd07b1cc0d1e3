"""Gold speakers of an invented report that move with its new names."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Any

import pytest

from bench import names, renamed_speakers, renaming
from bench.record_scorer import fold
from bench.renamed_speakers import measure_renamed, new_forms, renamed_gold, table_renamed
from bench.renaming import KeepNames, Namer, Renamed, rename
from bench.speaker_gold import GoldEntity, GoldNested, GoldSpeaker, SpeakerGold
from training.corpora.corenlp import Layer, Name
from training.corpora.packed import CorpusError
from training.corpora.polnear import Article, Attribution

TRADITION: dict[str, Any] = {
    "order": "title given middle family family2",
    "title": {"m": ["Don"], "f": ["Don"]},
    "given": {"m": ["Ulises"], "f": ["Ulises"]},
    "middle": {"m": ["Antonio"], "f": ["Antonio"]},
    "family": ["de Oro"],
    "family2": ["Tovar"],
}
TEXT = "Ada Marsh said no. Mrs. Marsh’s aide said the Pier Watch agreed. Ada left."


def layer_of(text: str, *people: str) -> Layer:
    """A layer in which every place of the people's names is tagged."""
    tokens = tuple(m.span() for m in re.finditer(r"Mrs\.|’s|\w+|\S", text))
    tags = {"said": "VBD", "’s": "POS"}
    pos = tuple(tags.get(text[a:b], "NNP" if text[a].isupper() else "X") for a, b in tokens)
    found = []
    for person in people:
        for match in re.finditer(rf"\b{person}\b", text):
            inside = [i for i, (a, b) in enumerate(tokens) if match.start() <= a < match.end()]
            if all(inside[0] not in range(n.start, n.end) for n in found):
                found.append(Name(inside[0], inside[-1] + 1, "PERSON"))
    found.sort(key=lambda n: n.start)
    return Layer("d", tokens, ((0, len(tokens)),), pos, tuple(found), ())


def spans(words: str) -> tuple[tuple[int, int], ...]:
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


ARTICLE = Article(
    "d",
    TEXT,
    "aa",
    (
        Attribution("E1", spans("Ada Marsh"), spans("said"), spans("no")),
        Attribution("E2", spans("the Pier Watch"), spans("agreed"), spans("Mrs. Marsh’s aide")),
    ),
)
GOLD = SpeakerGold(
    ARTICLE,
    {
        "e1": GoldEntity("e1", "person", "Ada Marsh", ("Mrs. Marsh", "Ada", "Marsh’s aide")),
        "e2": GoldEntity("e2", "organisation", "the Pier Watch", ("Watch Board",)),
    },
    (
        GoldSpeaker(ARTICLE.attributions[0], "e1", "named", "speech"),
        GoldSpeaker(ARTICLE.attributions[1], "e2", "organisation", "speech"),
    ),
    (GoldNested(0, ((20, 23),)),),
)
LAYER = layer_of(TEXT, "Ada Marsh", "Marsh", "Ada")


@pytest.fixture
def renamed(monkeypatch: pytest.MonkeyPatch) -> Renamed:
    monkeypatch.setattr(renaming, "_BOTH_SURNAMES", 0.0)
    return rename(ARTICLE, LAYER, Namer(TRADITION, random.Random(2)))


def test_forms_follow_the_text(renamed: Renamed) -> None:
    assert renamed.article.text == (
        "Don Ulises Antonio de Oro Tovar said no. Mrs. de Oro’s aide said the Pier Watch agreed. "
        "Ulises left."
    )
    assert new_forms("Ada Marsh", TEXT, renamed) >= {
        "Don Ulises Antonio de Oro Tovar",
        "Ulises Antonio de Oro Tovar",
        "Ulises de Oro",
    }
    assert new_forms("Mrs. Marsh", TEXT, renamed) == {"Mrs. de Oro", "Mrs. de Oro Tovar"}
    assert new_forms("Marsh’s aide", TEXT, renamed) >= {"de Oro’s aide"}
    assert new_forms("Ada", TEXT, renamed) == {"Ulises", "Don Ulises"}


def test_what_has_no_new_name_stays(renamed: Renamed) -> None:
    assert new_forms("the Pier Watch", TEXT, renamed) == {"the Pier Watch"}
    assert new_forms("not in the text", TEXT, renamed) == {"not in the text"}
    assert new_forms("Marshy", TEXT, renamed) == {"Marshy"}


def test_gold_moves_as_a_whole(renamed: Renamed) -> None:
    gold = renamed_gold(GOLD, renamed)
    text = gold.article.text
    assert [[text[a:b] for a, b in row.attribution.source] for row in gold.rows] == [
        ["Don Ulises Antonio de Oro Tovar"],
        ["the Pier Watch"],
    ]
    assert [row.speaker for row in gold.rows] == ["e1", "e2"]
    assert {"ulises de oro", "mrs de oro"} & {fold(f) for f in gold.cast["e1"].forms}
    assert not any("Marsh" in form or "Ada" in form for form in gold.cast["e1"].forms)
    assert gold.cast["e2"] == GOLD.cast["e2"]
    assert gold.nested == ()


def test_own_names_change_nothing() -> None:
    kept = renamed_gold(GOLD, rename(ARTICLE, LAYER, KeepNames()))
    assert kept.article.text == TEXT
    assert [row.attribution for row in kept.rows] == [row.attribution for row in GOLD.rows]
    for id_, entity in GOLD.cast.items():
        assert set(kept.cast[id_].forms) == set(entity.forms)
        assert kept.cast[id_].name == entity.name


def as_read(texts: dict[str, str]) -> dict[str, Any]:
    """Find the first source by what stands before `said`, and know only one old name."""
    found = {}
    for doc, text in texts.items():
        words = text[: text.index(" said")]
        rows = [
            {
                "id": "a1",
                "source": [[0, len(words)]],
                "cue": [[len(words) + 1, len(words) + 5]],
                "content": [[len(words) + 6, len(words) + 8]],
                "speaker": "p1" if words == "Ada Marsh" else None,
            }
        ]
        cast = [{"id": "p1", "name": words, "aliases": []}]
        found[doc] = {"attributions": rows, "cast": cast}
    return found


def test_the_loss_is_that_of_the_speaker() -> None:
    choices = [names.OWN_NAMES, "slavic"]
    result = measure_renamed([GOLD], {"d": LAYER}, choices, as_read)
    assert result["original"]["speaker"] == 0.5
    assert result["traditions"][names.OWN_NAMES]["speaker"]["loss"] == 0
    slavic = result["traditions"]["slavic"]
    assert (slavic["speaker"]["share"], slavic["speaker"]["loss"]) == (0, 0.5)
    assert slavic["changed"] == 3
    assert table_renamed(result).endswith("worst loss of speaker: +50.00 points (slavic)")


def test_an_article_without_a_layer_is_left_out_and_named() -> None:
    other = replace(GOLD, article=replace(ARTICLE, doc="other"))
    result = measure_renamed([GOLD, other], {"d": LAYER}, [], as_read)
    assert (result["documents"], result["without layer"]) == (1, ["other"])
    with pytest.raises(CorpusError, match="none of the articles"):
        renamed_speakers.measure_renamed([other], {"d": LAYER}, [], as_read)

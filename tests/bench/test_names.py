"""Replacing the names of an invented report: who is found, how they are written, what gold does."""

from __future__ import annotations

import itertools
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest

from bench import names, renaming
from bench.people import find_people, genders
from bench.predictions import Predicted
from bench.renaming import KeepNames, Namer, read_traditions, rename
from bench.scorer import score_document
from training.corpora.corenlp import Layer, Name
from training.corpora.polnear import Article, Attribution
from training.names import _TRADITIONS

TRADITION: dict[str, Any] = {
    "order": "title given middle family family2",
    "title": {"m": ["Don"], "f": ["Doña"]},
    "given": {"m": ["Ulises"], "f": ["Itzel"]},
    "middle": {"m": ["Antonio"], "f": ["Isabel"]},
    "family": ["de Oro"],
    "family2": ["Tovar"],
}
PLAIN = ("So", "It", "And", "She", "He")


def report(marked: str, **more: Any) -> tuple[str, Layer]:
    """An invented report and its layer: `[Ada Marsh]` is a name that the layer tagged.

    Words with a capital are proper nouns, but for those that begin the sentences here.
    """
    people, text = [], ""
    for piece in re.split(r"([\[\]])", marked):
        if piece == "[":
            people.append([len(text), 0])
        elif piece == "]":
            people[-1][1] = len(text)
        else:
            text += piece
    found = list(re.finditer(r"['’]s?(?!\w)|(?:Sen|Jr|B)\.|[\w@]+(?:[-.]\w+)*|\S", text))
    tokens = tuple(m.span() for m in found)
    pos = tuple(
        "POS" if m[0][0] in "'’" else "NNP" if m[0][0].isupper() and m[0] not in PLAIN else "X"
        for m in found
    )
    firsts = [i for i, (s, _) in enumerate(tokens) if s == 0 or text[s - 2 : s] == ". "]
    names = [
        Name(
            next(i for i, (s, _) in enumerate(tokens) if s == start),
            next(i for i, (_, e) in enumerate(tokens) if e == end) + 1,
            "PERSON",
        )
        for start, end in people
    ]
    sentences = tuple(itertools.pairwise([*firsts, len(tokens)]))
    names += more.get("names", [])
    return text, Layer("d", tokens, sentences, pos, tuple(names), more.get("chains", ()))


def article(text: str, *spans: tuple[str, str, str]) -> Article:
    def of(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Article(
        "d",
        text,
        "aa",
        tuple(Attribution(f"E{i}", of(s), of(c), of(w)) for i, (s, c, w) in enumerate(spans)),
    )


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param("So [Ada Marsh] went.", ["Ada Marsh"], id="full"),
        pytest.param("So [Ada B. Marsh] went.", ["Ada B. Marsh"], id="initial"),
        pytest.param("So [Bo de la Cour] went.", ["Bo de la Cour"], id="particles"),
        pytest.param("So [Bo Marsh Jr.] went.", ["Bo Marsh"], id="suffix-off"),
        pytest.param("So [Mayor Marsh] went.", ["Marsh"], id="title-off"),
        pytest.param(
            "[Ada Marsh] met [Bo Lind]. So [Ada Marsh Bo Lind] met.",
            ["Ada Marsh", "Bo Lind", "Ada Marsh", "Bo Lind"],
            id="joined-neighbours-parted",
        ),
        pytest.param(
            "So [Ada Marsh]. So [Ada] and [Marsh].",
            ["Ada Marsh", "Ada", "Marsh"],
            id="one-person-is-not-parted",
        ),
        pytest.param("So [Ada Marsh\nBo] ran.", ["Ada Marsh", "Bo"], id="cut-at-line-ends"),
        pytest.param(
            "So [Ada Marsh] ran, anti-Marsh MARSH Marshs, not marsh nor Marshy.",
            ["Ada Marsh", "Marsh", "MARSH", "Marsh"],
            id="missed-surnames",
        ),
        pytest.param("So [Marsh] at @Marsh and Marsh.com", ["Marsh"], id="handles-stay"),
        pytest.param("So [Ada Marsh] and the [Marshs].", ["Ada Marsh", "Marsh"], id="plural"),
        pytest.param("So [marshy] ran.", [], id="not-a-proper-noun"),
    ],
)
def test_people_are_found(marked: str, expected: list[str]) -> None:
    text, layer = report(marked)
    assert [text[m.start : m.end] for m in find_people(text, layer)] == expected


def test_a_particle_belongs_to_the_surname() -> None:
    text, layer = report("So [Bo de la Cour] met [de la Cour] and [Ben Lind].")
    families = [text[slice(*m.family)] for m in find_people(text, layer) if m.family]
    assert families == ["de la Cour", "de la Cour", "Lind"]


def test_a_place_that_bears_the_name_keeps_it() -> None:
    marked = "So [Ada Marsh] went to Marsh Bay."
    assert len(find_people(*report(marked))) == 2
    text, layer = report(marked, names=[Name(5, 7, "LOCATION")])
    assert [text[m.start : m.end] for m in find_people(text, layer)] == ["Ada Marsh"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "So [Ada Marsh] left. So [Ada Marsh] ran. [Marsh] sat.",
            "So Don Ulises Antonio de Oro Tovar left. So Ulises de Oro Tovar ran. De Oro sat.",
            id="long-at-first-then-short",
        ),
        pytest.param(
            "So Sen. [Ada Marsh] left.",
            "So Sen. Ulises Antonio de Oro Tovar left.",
            id="a-title-is-not-doubled",
        ),
        pytest.param(
            "And [Marsh]'s dog, [Marsh]’s cat.",
            "And de Oro's dog, de Oro’s cat.",
            id="possessive",
        ),
        pytest.param("And [Ames]’ dog.", "And de Oro’s dog.", id="possessive-without-s"),
        pytest.param("And [MARSH] won.", "And DE ORO won.", id="capitals"),
        pytest.param(
            "So [Ada Marsh], or [Ada].",
            "So Don Ulises Antonio de Oro Tovar, or Ulises.",
            id="given-name-alone",
        ),
    ],
)
def test_names_are_written_as_their_tradition_does(
    marked: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renaming, "_BOTH_SURNAMES", 0.0)
    men = {k: dict.fromkeys("mf", TRADITION[k]["m"]) for k in ("title", "given", "middle")}
    text, layer = report(marked)
    assert rename(article(text), layer, Namer(TRADITION | men, random.Random(6))).article.text == (
        expected
    )


def test_gold_moves_exactly_with_the_text() -> None:
    text, layer = report(
        "It is late, [Ada Marsh] said. [Marsh]’s aide denied that [Ada Marsh] left."
    )
    gold = article(
        text,
        ("Ada Marsh", "said", "It is late"),
        ("Marsh’s aide", "denied", "that Ada Marsh left"),
    )
    result = rename(gold, layer, Namer(TRADITION, random.Random(2)))
    new = result.article
    words = [
        [new.text[s:e] for role in (a.source, a.cue, a.content) for s, e in role]
        for a in new.attributions
    ]
    full = new.text[new.text.index(", ") + 2 : new.text.index(" said")]
    assert words[0] == [full, "said", "It is late"]
    assert words[1][0] == "De Oro’s aide"
    assert words[1][2].startswith("that ")
    assert words[1][2].endswith(" de Oro Tovar left")
    assert (result.changed, result.left) == (3, 0)


def test_gold_that_cuts_a_name_is_not_lost() -> None:
    text, layer = report("So [Ada Marsh] said no.")
    between = rename(
        article(text, ("Marsh", "said", "no")), layer, Namer(TRADITION, random.Random(2))
    )
    [moved] = between.article.attributions
    assert [between.article.text[s:e] for s, e in moved.source] == ["de Oro"]
    text, layer = report("So [Marsh] said no.")
    within = rename(
        article(text, ("arsh", "said", "no")), layer, Namer(TRADITION, random.Random(2))
    )
    assert within.article.text == text
    assert (within.changed, within.left) == (0, 1)


def test_pronouns_of_the_chain_tell_the_gender() -> None:
    marked = "So [Ada Marsh] left. She ran, she sat. He won."
    text, layer = report(marked)
    words = [text[s:e] for s, e in layer.tokens]
    she = [(i, i + 1) for i, word in enumerate(words) if word.lower() == "she"]
    text, chained = report(marked, chains=(((1, 3), *she),))
    assert genders(text, chained, find_people(text, chained)) == {"ada": "f"}
    assert genders(text, layer, find_people(text, layer)) == {}
    new = rename(article(text), chained, Namer(TRADITION, random.Random(2))).article.text
    assert new.startswith("So Doña Itzel Isabel de Oro Tovar left.")


def test_relatives_share_a_surname_and_everybody_keeps_theirs() -> None:
    lists = read_traditions()["slavic"]
    text, layer = report(
        "So [Ada Marsh] met [Bo Marsh]. So [Marsh] met [Cy Lind]. Lind saw [Ada Marsh] and Marsh."
    )
    new = rename(article(text), layer, Namer(lists, random.Random(4))).article.text
    words = re.findall(r"\w+", new)
    assert sorted(words.count(name) for name in lists["family"] if name in words) == [2, 5]


@pytest.mark.parametrize("tradition", read_traditions())
def test_lists_are_whole_and_have_no_doubles(tradition: str) -> None:
    lists = read_traditions()[tradition]
    assert set(lists["order"].split()) >= {"given", "family"}
    # more than the most people that any article of dev names, so that two never share by chance
    assert len(lists["family"]) >= 30
    for words in (lists["family"], *lists["given"].values()):
        assert len(words) == len(set(words))
        assert all(word == word.strip() and word for word in words)


def test_training_cannot_make_these_names() -> None:
    taught = {
        (start + end).lower()
        for parts in _TRADITIONS.values()
        for kind in ("given", "family")
        for start in parts[kind]
        for end in parts[f"{kind}_end"]
    }
    assert taught
    ours = {
        word.lower()
        for lists in read_traditions().values()
        for name in (
            *lists["family"],
            *lists["family2"],
            *lists["given"]["m"],
            *lists["given"]["f"],
        )
        for word in re.split(r"[ -]", name)
    }
    assert taught & ours == set()


def test_the_control_changes_nothing() -> None:
    text, layer = report("So [Ada Marsh] left, [Ames]’ dog and MARSH too.")
    gold = article(text, ("Ada Marsh", "left", "dog"))
    result = rename(gold, layer, KeepNames())
    assert result.article == gold
    assert result.changed == 3


def test_loss_is_measured_on_the_same_documents() -> None:
    text = "Ada Marsh said it rained."
    gold = [Attribution("E1", ((0, 9),), ((10, 14),), ((15, 24),))]
    good = Predicted(((10, 14),), ((0, 9),), ((15, 24),))
    before = [score_document(str(i), text, gold, [good]) for i in range(10)]
    after = [score_document(str(i), text, gold, [good] if i else []) for i in range(10)]
    loss = names.losses(before, after)["found"]
    assert loss.f1 == pytest.approx(2 * 9 / 19)
    assert loss.loss == pytest.approx(1 - 2 * 9 / 19)
    assert loss.interval[0] == 0 < loss.loss < loss.interval[1]
    assert names.losses(before, before)["all exact"].interval == (0, 0)


def test_the_command_reports_every_tradition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text, layer = report("So [Ada Marsh] said it rained.")
    gold = {"id": "E1", "source": [[3, 12]], "cue": [[13, 17]], "content": [[18, 27]]}
    rows = [{"doc": d, "text": text, "annotator": "aa", "attributions": [gold]} for d in "de"]
    (tmp_path / "dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    row = {
        "doc": "d",
        "tokens": layer.tokens,
        "sentences": layer.sentences,
        "pos": layer.pos,
        "ner": [[n.start, n.end, n.type] for n in layer.names],
        "coref": [],
    }
    (tmp_path / "corenlp-dev.jsonl").write_text(json.dumps(row), encoding="utf-8")

    def predict(texts: dict[str, str], **_: Any) -> dict[str, tuple[Predicted, ...]]:
        """A reader that knows a source only by the name it was taught."""
        found = {}
        for doc, words in texts.items():
            said = words.index(" said") + 1
            source = ((3, said - 1),) if "Ada Marsh" in words else ()
            found[doc] = (Predicted(((said, said + 4),), source, ((said + 5, len(words) - 1),)),)
        return found

    monkeypatch.setattr(names, "predict", predict)
    options = ["--gold", str(tmp_path / "dev.jsonl")]
    assert names.main([*options, "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["without layer"] == ["e"]
    assert len(result["traditions"]) == 8
    assert result["traditions"]["own names"]["all exact"]["loss"] == 0
    assert {
        row["all exact"]["loss"]
        for name, row in result["traditions"].items()
        if name != "own names"
    } == {1.0}
    assert names.main([*options, "--tradition", "slavic"]) == 0
    assert "worst loss of all overlap F1" in capsys.readouterr().out

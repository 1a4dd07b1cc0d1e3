"""The cast's losses: nothing where all is right, more where it is wrong, documents kept apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="PyTorch is only installed for training")

from sayso.model.labels import MENTION_TYPES, NAME_LABELS, UPOS  # noqa: E402 - as above
from training.batches import Cut  # noqa: E402
from training.cast_losses import mention_losses, name_loss, syntax_losses  # noqa: E402
from training.documents import NO_SUCH_NAME, UNKNOWN, Labelled, Mention  # noqa: E402

SURE = 30.0


def document(count: int, mentions: list[Mention], *, complete: bool = True) -> Labelled:
    nothing = np.zeros(count, dtype=np.int64)
    return Labelled(
        words=[f"w{number}" for number in range(count)],
        case=nothing,
        gap=nothing,
        quote=nothing,
        sentence=nothing,
        mentions=mentions,
        all_mentions=complete,
    )


# Both have an entity 0; in the first it is a person, in the second a place.
FIRST = document(12, [Mention(0, 2, 0, 0), Mention(3, 4, 1, 1), Mention(7, 8, 0, 0)])
SECOND = document(6, [Mention(0, 1, 2, 0), Mention(2, 4, 2, 0)])
CUTS = [Cut(FIRST, 0, 6), Cut(FIRST, 6, 12), Cut(SECOND, 0, 6)]


class Right:
    """Heads that know the mentions of some cuts, and are told where to be wrong.

    A mention's vector holds its entity and which document it is in.
    """

    def __init__(self, chosen: list[Cut], *, spurious: tuple[int, int, int] | None = None) -> None:
        size = max(cut.end - cut.start for cut in chosen)
        self.scores = torch.full((len(chosen), size, size), -SURE)
        self.known: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        for row, cut in enumerate(chosen):
            for m in cut.document.mentions or ():
                if cut.start <= m.start and m.end <= cut.end:
                    place = (row, m.start - cut.start, m.end - 1 - cut.start)
                    self.known[place] = (m.type, m.entity, id(cut.document))
                    self.scores[place] = SURE
        if spurious is not None:
            self.scores[spurious] = SURE
        self.words = torch.zeros(len(chosen), size, 4)
        self.batch = {
            "word_mask": torch.tensor(
                [[place < cut.end - cut.start for place in range(size)] for cut in chosen]
            )
        }
        self.mentions = self
        self.link = SURE
        self.compared: list[list[tuple[int, int, int]]] = []

    def parts(self, words: Any) -> tuple[Any, ...]:
        return (words,)

    def spans(self, words: Any) -> Any:
        return self.scores.clone()

    def vectors(self, words: Any, spans: Any) -> tuple[Any, Any]:
        found = [self.known.get(tuple(place), (0, -9, 0)) for place in spans.tolist()]
        self.compared.append([tuple(place) for place in spans.tolist()])
        types = torch.full((len(found), len(MENTION_TYPES)), -SURE)
        for row, (kind, _, _) in enumerate(found):
            types[row, kind] = SURE
        return types, torch.tensor([entity for _, entity, _ in found])

    def pairs(self, vectors: Any, later: Any, earlier: Any, features: Any) -> Any:
        same = vectors[later] == vectors[earlier]
        return torch.where(same, self.link, -self.link)

    def losses(self, chosen: list[Cut]) -> dict[str, float]:
        found = mention_losses(self, self.words, self.batch, chosen)
        return {name: float(loss) for name, loss in found.items()}


def test_what_is_right_costs_nothing() -> None:
    losses = Right(CUTS).losses(CUTS)
    assert losses == {"mention": pytest.approx(0, abs=1e-6), "type": pytest.approx(0, abs=1e-6),
                      "coref": pytest.approx(0, abs=1e-6)}  # fmt: skip


def test_mentions_of_one_document_are_compared_across_its_windows_and_no_others() -> None:
    heads = Right(CUTS)
    heads.losses(CUTS)
    assert heads.compared == [[(0, 0, 1), (0, 3, 3), (1, 1, 1)], [(2, 0, 0), (2, 2, 3)]]


def test_a_missed_mention_costs() -> None:
    heads = Right(CUTS)
    heads.scores[0, 0, 1] = -SURE
    losses = heads.losses(CUTS)
    # Summed over spans, for each of five mentions.
    assert losses["mention"] == pytest.approx(SURE / 5, abs=1e-3)
    assert losses["coref"] == pytest.approx(0, abs=1e-6)


def test_a_wrong_type_costs() -> None:
    heads = Right(CUTS)
    heads.known[2, 0, 0] = (5, 0, 0)
    losses = heads.losses(CUTS)
    assert losses["type"] == pytest.approx(2 * SURE / 5, abs=1e-3)


def test_missed_and_wrong_antecedents_cost() -> None:
    heads = Right(CUTS)
    heads.link = -SURE
    # Each mention that has an antecedent misses it, and the second of three takes a wrong one.
    assert heads.losses(CUTS)["coref"] == pytest.approx((SURE + 2 * SURE + SURE) / 5, abs=0.1)


def test_an_undecided_network_pays_for_each_choice() -> None:
    heads = Right(CUTS)
    heads.link = 0.0
    # Of "none" and 0, 1 and 2 mentions before, one is right; then of 0 and 1.
    expected = (np.log(1) + np.log(2) + np.log(3) + np.log(1) + np.log(2)) / 5
    assert heads.losses(CUTS)["coref"] == pytest.approx(expected, abs=1e-5)


def test_a_mistaken_mention_learns_to_have_no_antecedent() -> None:
    heads = Right(CUTS, spurious=(0, 4, 5))
    losses = heads.losses(CUTS)
    assert losses["mention"] == pytest.approx(SURE / 5, abs=1e-3)
    assert heads.compared[0] == [(0, 0, 1), (0, 3, 3), (0, 4, 5), (1, 1, 1)]
    # It links to nothing, which is right, and its type teaches nothing.
    assert losses["coref"] == pytest.approx(0, abs=1e-6)
    assert losses["type"] == pytest.approx(0, abs=1e-6)
    heads.known[0, 4, 5] = (3, 0, 0)
    assert heads.losses(CUTS)["coref"] == pytest.approx(SURE / 6, abs=0.2)


def test_two_mistaken_mentions_are_not_each_others_antecedents() -> None:
    heads = Right(CUTS, spurious=(0, 4, 5))
    heads.scores[1, 3, 4] = SURE
    # Their vectors are alike, so the network links them; neither refers to anything.
    assert heads.losses(CUTS)["coref"] == pytest.approx(SURE / 7, abs=1e-3)


def test_where_not_all_is_marked_nothing_is_a_mistake_beside_documents_where_it_is() -> None:
    partly = document(6, SECOND.mentions or [], complete=False)
    chosen = [*CUTS, Cut(partly, 0, 6)]
    heads = Right(chosen, spurious=(3, 4, 5))
    assert heads.losses(chosen)["mention"] == pytest.approx(0, abs=1e-6)
    assert heads.compared[-1] == [(3, 0, 0), (3, 2, 3)]


def test_words_outside_known_mentions_teach_nothing_where_not_all_are_marked() -> None:
    partly = document(6, SECOND.mentions or [], complete=False)
    chosen = [Cut(partly, 0, 6)]
    heads = Right(chosen, spurious=(0, 4, 5))
    losses = heads.losses(chosen)
    assert set(losses) == {"type", "coref"}
    assert heads.compared == [[(0, 0, 0), (0, 2, 3)]]


def test_padding_and_mentions_that_a_window_cuts_are_left_out() -> None:
    long = document(12, [Mention(0, 1, 0, 0), Mention(5, 7, 0, 0)])
    chosen = [Cut(long, 0, 6), Cut(long, 6, 12), Cut(document(2, []), 0, 2)]
    heads = Right(chosen)
    heads.scores[2, :, 2:] = SURE
    losses = heads.losses(chosen)
    assert heads.compared == [[(0, 0, 0)]]
    assert losses["mention"] == pytest.approx(0, abs=1e-6)
    assert losses["coref"] == pytest.approx(0, abs=1e-6)


def test_windows_without_mentions_have_no_loss_of_who_is_who() -> None:
    chosen = [Cut(document(4, []), 0, 4)]
    assert Right(chosen).losses(chosen) == {"mention": pytest.approx(0, abs=1e-6)}


def syntax(batch: dict[str, Any], *, machine_names: float = 1.0, **wrong: int) -> dict[str, float]:
    """Take the losses of heads that give the batch's labels, but those named `wrong` for word 0."""

    def right(name: str, size: int) -> Any:
        labels = batch[name].clamp_min(0)
        if name in wrong:
            labels = labels.clone()
            labels[0, 0] = wrong[name]
        return torch.nn.functional.one_hot(labels, size) * SURE

    count = batch["head"].shape[1]
    heads = SimpleNamespace(
        upos=lambda _: right("upos", len(UPOS)),
        names=lambda _: right("names", len(NAME_LABELS)),
        parts=lambda _: (right("relation", 5), right("head", count)),
        arcs=lambda scores: scores,
    )
    words = torch.zeros(*batch["head"].shape, 4)
    network = SimpleNamespace(syntax=heads)
    found = syntax_losses(network, words, batch, machine_names=machine_names)
    return {name: float(loss) for name, loss in found.items()}


@pytest.fixture
def batch() -> dict[str, Any]:
    labels = {
        "upos": [[3, 4, UNKNOWN], [5, 0, UNKNOWN]],
        "names": [[1, 2, UNKNOWN], [UNKNOWN, 0, UNKNOWN]],
        "relation": [[1, 0, 2], [3, 4, UNKNOWN]],
        "head": [[1, 1, 0], [0, UNKNOWN, UNKNOWN]],
    }
    made = {name: torch.tensor(values) for name, values in labels.items()}
    return made | {
        "word_mask": torch.tensor([[True] * 3, [True, True, False]]),
        "machine_names": torch.tensor([True, False]),
    }


def test_right_syntax_costs_nothing(batch: dict[str, Any]) -> None:
    nothing = pytest.approx(0, abs=1e-6)
    assert syntax(batch) == dict.fromkeys(("upos", "names", "relation", "arc"), nothing)


@pytest.mark.parametrize(
    ("name", "loss", "labels"),
    [("upos", "upos", 4), ("names", "names", 3), ("relation", "relation", 5), ("head", "arc", 4)],
)
def test_a_wrong_label_costs_its_share(
    batch: dict[str, Any], name: str, loss: str, labels: int
) -> None:
    losses = syntax(batch, **{name: 2 if name == "head" else 4})
    assert losses.pop(loss) == pytest.approx(SURE / labels, abs=1e-3)
    assert max(losses.values()) < 1e-6


def test_names_made_by_a_machine_count_less(batch: dict[str, Any]) -> None:
    # The first window's, where the wrong one is.
    losses = syntax(batch, machine_names=0.3, names=4)
    assert losses["names"] == pytest.approx(0.3 * SURE / 3, abs=1e-3)
    batch["machine_names"][:] = False
    losses = syntax(batch, machine_names=0.3, names=4)
    assert losses["names"] == pytest.approx(SURE / 3, abs=1e-3)


def test_labels_that_a_batch_lacks_have_no_loss(batch: dict[str, Any]) -> None:
    batch["names"][:] = UNKNOWN
    batch["head"][:] = UNKNOWN
    assert set(syntax(batch)) == {"upos"}


def sure_of(label: str) -> Any:
    logits = torch.zeros(1, len(NAME_LABELS))
    logits[0, NAME_LABELS.index(label)] = SURE
    return logits


@pytest.mark.parametrize(
    ("label", "right"), [("O", True), ("B-MISC", True), ("I-MISC", True), ("B-PER", False)]
)
def test_no_such_name_is_outside_or_of_another_kind(label: str, right: bool) -> None:
    loss = float(name_loss(sure_of(label), torch.tensor([NO_SUCH_NAME])))
    assert (loss < 0.1) is right


def test_names_without_a_label_teach_nothing() -> None:
    both = torch.cat([sure_of("B-PER"), sure_of("B-ORG")])
    person = NAME_LABELS.index("B-PER")
    assert float(name_loss(both, torch.tensor([person, UNKNOWN]))) == pytest.approx(0.0, abs=1e-4)
    assert float(name_loss(both, torch.tensor([person, person]))) > SURE / 3

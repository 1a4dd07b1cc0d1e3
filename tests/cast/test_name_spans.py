"""The names that the network marked, made whole."""

from __future__ import annotations

import pytest

from sayso.cast.abbreviations import find_abbreviations
from sayso.cast.name_spans import whole_names
from tests.cast.hand_made import mention_in, report, words_at


def whole(lines, *names, mentions=(), abbreviated=False):
    text, analysis = report(lines, names=names, mentions=mentions)
    found = whole_names(analysis, find_abbreviations(text) if abbreviated else ())
    return [(name.kind, words_at(analysis, name.start, name.end)) for name in found]


@pytest.mark.parametrize(
    ("line", "marked", "name"),
    [
        (
            "Al|PROPN|3|dep +-|PUNCT|1|punct +Qadir|PROPN|4|nsubj left|VERB|0|root",
            "PER Qadir",
            "Al - Qadir",
        ),
        (
            "E|PROPN|0|root +.|PUNCT|1|punct +U|PROPN|1|flat +.|PUNCT|1|punct rules|NOUN|1|dep",
            "ORG E",
            "E . U .",
        ),
        ("O|PROPN|0|root +'|PUNCT|1|punct +Dowd|PROPN|1|flat left|VERB|1|dep", "PER O", "O ' Dowd"),
        (
            "Cole|PROPN|0|root Jr|PROPN|1|flat +.|PUNCT|1|punct left|VERB|1|dep",
            "PER Cole",
            "Cole Jr .",
        ),
        ("Ruiz|PROPN|3|nmod +'|PUNCT|1|punct +s|PART|1|case boat|NOUN|0|root", "PER Ruiz", "Ruiz"),
        (
            "Norland|PROPN|0|root +/|PUNCT|1|punct +Oxmoor|PROPN|1|flat",
            "LOC Norland",
            "Norland / Oxmoor",
        ),
        (
            "Kestrel|PROPN|0|root +,|PUNCT|3|punct Inc|PROPN|1|flat +.|PUNCT|1|punct",
            "ORG Kestrel",
            "Kestrel , Inc .",
        ),
        (
            "Kestrel|PROPN|0|root Corp|PROPN|1|flat +.|PUNCT|1|punct stock|NOUN|1|dep",
            "ORG Kestrel Corp",
            "Kestrel Corp .",
        ),
        (
            "Ola|PROPN|0|root W|PROPN|1|flat +.|PUNCT|1|punct Ruiz|PROPN|1|flat +.|PUNCT|1|punct",
            "PER Ola W . Ruiz",
            "Ola W . Ruiz",
        ),
    ],
    ids=[
        *("hyphen", "dots", "apostrophe", "generation", "possessive", "slash"),
        *("legal-form", "full-stop-of-a-legal-form", "end-of-a-sentence"),
    ],
)
def test_names_end_where_their_tokens_do(line, marked, name):
    assert whole(line, marked) == [(marked.split()[0], name)]


def test_what_hangs_on_a_body_s_name_is_its_own():
    line = "United|PROPN|2|compound Moorings|PROPN|3|nsubj paid|VERB|0|root"
    assert whole(line, "ORG Moorings") == [("ORG", "United Moorings")]
    # Of a person it is a title.
    line = "Captain|PROPN|2|compound Ruiz|PROPN|3|nsubj paid|VERB|0|root"
    assert whole(line, "PER Ruiz") == [("PER", "Ruiz")]


def test_what_a_body_is_for_belongs_to_its_name():
    line = (
        "Committee|PROPN|6|nsubj for|ADP|5|case a|DET|5|det Fair|PROPN|5|amod Levy|PROPN|1|nmod"
        " met|VERB|0|root"
    )
    assert whole(line, "ORG Committee") == [("ORG", "Committee for a Fair Levy")]


def test_so_does_what_a_place_is_part_of():
    line = "Gulf|PROPN|4|nsubj of|ADP|3|case Vedra|PROPN|1|nmod froze|VERB|0|root"
    assert whole(line, "LOC Gulf", "LOC Vedra") == [("LOC", "Gulf of Vedra")]


def test_a_plural_possessor_and_its_body_are_one_name():
    line = "Shippers|PROPN|3|nmod +'|PART|1|case Union|PROPN|4|nsubj met|VERB|0|root"
    assert whole(line, "ORG Shippers", "ORG Union") == [("ORG", "Shippers ' Union")]


def test_a_byname_in_marks_is_inside_the_name():
    line = (
        'Roberto|PROPN|5|nsubj "|PUNCT|3|punct +Beto|PROPN|1|flat +"|PUNCT|3|punct'
        " Ruiz|PROPN|1|flat left|VERB|0|root"
    )
    assert whole(line, "PER Roberto", "PER Beto", "PER Ruiz") == [("PER", 'Roberto " Beto " Ruiz')]


def test_small_words_at_the_edges_are_cut_off():
    line = "the|DET|2|det Oxmoor|PROPN|3|nsubj flooded|VERB|0|root"
    assert whole(line, "LOC the Oxmoor") == [("LOC", "Oxmoor")]
    assert whole("the|DET|2|det weir|NOUN|0|root", "LOC the weir") == []


def test_one_spelling_is_of_one_kind():
    lines = "Kesh|PROPN|2|nsubj won|VERB|0|root\n" * 3
    assert whole(lines, "PER Kesh", "ORG Kesh|1", "ORG Kesh|2") == [("ORG", "Kesh")] * 3


def test_types_of_mentions_outvote_labels():
    line = "Kesh|PROPN|2|nsubj won|VERB|0|root"
    assert whole(line, "PER Kesh", mentions=["place Kesh"]) == [("LOC", "Kesh")]


def test_a_last_name_alone_is_of_a_person():
    lines = (
        "Ana|PROPN|3|nsubj Ruiz|PROPN|1|flat spoke|VERB|0|root\nRuiz|PROPN|2|nsubj left|VERB|0|root"
    )
    assert whole(lines, "PER Ana Ruiz", "ORG Ruiz|1") == [("PER", "Ana Ruiz"), ("PER", "Ruiz")]


def test_a_people_is_no_person():
    assert whole("Keshites|PROPN|2|nsubj won|VERB|0|root", "PER Keshites") == [("MISC", "Keshites")]


def test_what_is_abbreviated_is_one_name_of_a_body():
    line = (
        "Harbour|PROPN|3|compound Safety|PROPN|3|compound Board|PROPN|7|nsubj (|PUNCT|5|punct"
        " +HSB|PROPN|3|appos +)|PUNCT|5|punct met|VERB|0|root"
    )
    found = whole(line, "PER Harbour", "LOC Board", abbreviated=True)
    assert found == [("ORG", "Harbour Safety Board"), ("ORG", "HSB")]


def test_a_title_taken_for_a_name_is_none():
    assert whole("Mr|PROPN|0|root", "PER Mr") == []


def test_a_doubtful_mention_says_nothing_of_a_kind():
    _, analysis = report("Kesh|PROPN|2|nsubj won|VERB|0|root", names=["PER Kesh"])
    analysis.mentions.append(mention_in(analysis, "place Kesh", score=-0.1))
    assert [name.kind for name in whole_names(analysis)] == ["PER"]


def test_two_people_marked_as_one_are_two():
    line = (
        "Lind|PROPN|5|nsubj and|CCONJ|4|cc Mr|PROPN|4|compound Shaw|PROPN|1|conj left|VERB|0|root"
    )
    apart = [("PER", "Lind"), ("PER", "Mr Shaw")]
    assert whole(line, "PER Lind and Mr Shaw") == apart
    assert whole(line, "ORG Lind and Mr Shaw") == apart
    body = line.replace("Mr", "Ola")
    assert whole(body, "ORG Lind and Ola Shaw") == [("ORG", "Lind and Ola Shaw")]


RUN_ON = (
    "Shaw|PROPN|2|nsubj met|VERB|0|root Ola|PROPN|2|obj {}|PROPN|3|flat +.|PUNCT|2|punct"
    " Shaw|PROPN|7|nsubj left|VERB|2|dep"
)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Lind", [("PER", "Shaw"), ("PER", "Ola Lind"), ("PER", "Shaw")]),
        ("L", [("PER", "Shaw"), ("PER", "Ola L . Shaw")]),
        ("Dr", [("PER", "Shaw"), ("PER", "Ola Dr . Shaw")]),
    ],
)
def test_a_name_ends_with_its_sentence_where_the_next_begins_with_a_known_one(word, found):
    assert whole(RUN_ON.format(word), "PER Shaw", f"PER Ola {word} . Shaw") == found


def test_a_name_in_two_parts_is_one_where_a_mention_says_so():
    line = "Ye|PROPN|3|nsubj Peishan|PROPN|1|flat left|VERB|0|root"
    names = ("PER Ye", "PER Peishan")
    apart = [("PER", "Ye"), ("PER", "Peishan")]
    assert whole(line, *names) == apart
    assert whole(line, *names, mentions=["person Ye Peishan"]) == [("PER", "Ye Peishan")]
    longer = "Ana|PROPN|4|nsubj Lind|PROPN|1|flat Cole|PROPN|1|dep left|VERB|0|root"
    found = whole(longer, "PER Ana Lind", "PER Cole", mentions=["person Ana Lind Cole"])
    assert found == [("PER", "Ana Lind"), ("PER", "Cole")]


def test_the_town_of_a_dateline_is_a_place_everywhere():
    lines = (
        "OXMOOR|PROPN|4|dep -|PUNCT|1|punct Ola|PROPN|4|nsubj left|VERB|0|root Oxmoor|PROPN|4|obj"
    )
    names = ("ORG OXMOOR", "PER Ola", "LOC Oxmoor")
    assert whole(lines, *names) == [("LOC", "OXMOOR"), ("PER", "Ola"), ("LOC", "Oxmoor")]
    no_town = lines.replace("OXMOOR|PROPN|4|dep -", "OXMOOR|PROPN|4|dep ;")
    assert whole(no_town, "ORG OXMOOR", "PER Ola")[0] == ("ORG", "OXMOOR")


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("LOC Oxmoor Texas", ["Oxmoor", "Texas"]),
        ("LOC oxmoor texas", ["oxmoor", "texas"]),
        ("LOC Lake Oxmoor New York", ["Lake Oxmoor", "New York"]),
        ("LOC Oxmoor Ca", ["Oxmoor", "Ca"]),
        ("LOC Oxmoor ca", ["Oxmoor ca"]),
        ("LOC Central Iowa", ["Central Iowa"]),
        ("LOC Lake Michigan", ["Lake Michigan"]),
        ("LOC Upper East Wales", ["Upper East Wales"]),
        ("LOC South Africa", ["South Africa"]),
        ("LOC University of Texas", ["University of Texas"]),
        ("LOC Texas", ["Texas"]),
        ("ORG Harbour Norway", ["Harbour Norway"]),
        ("PER Ana Georgia", ["Ana Georgia"]),
    ],
)
def test_a_town_and_what_it_lies_in_are_two_places(marked, found):
    kind, *words = marked.split()
    line = " ".join(
        f"{word}|{'ADP' if word == 'of' else 'PROPN'}|{place}|{'flat' if place else 'root'}"
        for place, word in enumerate(words)
    )
    assert whole(line, marked) == [(kind, name) for name in found]


@pytest.mark.parametrize("mark", [",", "’", "/"])
def test_a_mark_between_a_town_and_what_it_lies_in_raises_nothing(mark):
    line = f"Oxmoor|PROPN|0|root {mark}|PUNCT|1|punct Texas|PROPN|1|flat"
    one = [("LOC", f"Oxmoor {mark} Texas")]
    found = whole(line, f"LOC Oxmoor {mark} Texas")
    assert found == ([("LOC", "Oxmoor"), ("LOC", "Texas")] if mark == "," else one)

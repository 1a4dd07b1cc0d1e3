from __future__ import annotations

import pytest

from sayso.findings.registry import find_all
from tests.findings.blank import blank_reading
from tests.findings.examples import found, found_words

HEAD = "Ferry suspended\n\nThe ferry to Sarn will not sail, the harbour office said.\n\n"
TAIL = "\n\nThe crossing takes forty minutes."


def words(code, text):
    """Give the words that a rule on text alone points at."""
    return [text[f.start : f.end] for f in find_all(blank_reading(text), [code])]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Storm closes the coast road",
        "Read the rest here.",
        "Related: Bridge shut again",
        "Sign up for our daily newsletter and get the news straight to your inbox.",
        "Share Facebook Twitter",
        "Follow Ann Cole on Twitter @anncole",
        "Photo: Ana Ruiz / Harbour Post",
        "Ana Ruiz/Getty Images",
        "Advertisement",
        "Please enable JavaScript to view the comments.",
        "We use cookies to give you the best experience.",
        "© 2024 Harbour Post. All rights reserved.",
        "FULL TEXT.",
    ],
)
def test_stray_line_is_found_whole(line):
    assert words("TXT001", HEAD + line + TAIL) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the ferry at the quay, the office said.",
        "Video by the police of Port Ellery shows a man on the roof.",
        "More than ninety people came.",
        "Read more carefully, the judge told the clerk, and nobody will come back to this room.",
        "Related species live in the bay, and the harbour office counts them every spring.",
        "Get the boats in, the harbour master told the crew on Monday.",
        "Advertisements for the ferry hang in the cafés.",
        "By Monday the water had gone.",
    ],
)
def test_sentence_of_a_report_is_no_stray_line(line):
    assert words("TXT001", HEAD + line + TAIL) == []


def test_byline_is_stray_the_second_time_only():
    text = "Ferry suspended\n\nBy Ana Ruiz\n\nIt will not sail.\n\nBy Ana Ruiz\n\nIt is old."
    (finding,) = find_all(blank_reading(text), ["TXT001"])
    assert finding.start == text.rindex("By Ana Ruiz")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The <b>quay</b> is open.", ["<b>", "</b>"]),
        ('A <p class="x"><em>quay</em>.', ['<p class="x"><em>', "</em>"]),
        ("Coal &amp; wood&nbsp;cost more.", ["&amp;", "&nbsp;"]),
        ("The mayor, {{ mayor_name }}, came.", ["{{ mayor_name }}"]),
        ('[caption id="a1"]A boat[/caption] came.', ['[caption id="a1"]', "[/caption]"]),
        ("A [link](https://quay.example/a) here.", ["[link](https://quay.example/a)"]),
        ("It is **very** old and _so_ is he and *quite* so.", ["**very**", "_so_", "*quite*"]),
        (r"It\u2019s old.\n\nIt is.", [r"\u2019", r"\n\n"]),
        ("On click function load() { quay.", ["function load() {"]),
    ],
)
def test_leftover_markup(text, expected):
    assert words("TXT002", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "R&D; at H&M costs 5 < 6 > 4 <3 crowns.",
        "He [the mayor] said so [sic], in $5 {five} notes [1].",
        "The f*** pump, 5 * 6 * 7, snake_case_name and __init__ of C:\\new\\things.",
        "Write to <jane@quay.example>.",
        "**Quay open**\n\nIt is open.",
        "*A footnote.",
    ],
)
def test_what_looks_like_markup_is_left_alone(text):
    found = [w for w in words("TXT002", text) if w != "__init__"]
    assert found == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("“It is shut, he said.\n\nIt rained.", [0]),
        ('It is shut," he said.\n\nIt rained.', [11]),
        ("‘It is shut for all of us today\n\nIt rained.", [0]),
        ("“It is shut,” he said. “We wait.\n\n“It rained.”", []),
        ("“It is shut,” he said. “We wait.\n\nIt rained.”", [23]),
        ("The pole is 6'2\" tall, the pipe 12\" wide, in the '90s.", []),
        ("»Quay«, „Quay“ and «Quay» are signs.", []),
        ("‘Ada came. ’Twas late, and the sailors’ hall was shut.", []),
    ],
)
def test_unbalanced_quotation(text, places):
    assert [f.start for f in find_all(blank_reading(text), ["TXT003"])] == places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As an AI language model, I cannot say.", ["As an AI language model"]),
        ("I’m sorry, but I can’t assist with that.", ["I’m sorry, but I can’t"]),
        ("Certainly! Here is a draft of it:", ["Certainly! Here"]),
        ("The mayor, [insert name], of [Name].", ["[insert name]", "[Name]"]),
        ("Headline: Quay open\n\nWord count: 90\n\nIt is.", ["Headline:", "Word count:"]),
        ("It is open.\n\nundefined\n\nIt rained.", ["undefined"]),
        ("It is open.\n\nError 500: no answer\n\nIt rained.", ["Error 500: no answer"]),
    ],
)
def test_generator_words(text, expected):
    assert words("TXT004", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“As an AI language model, I cannot say,” it read.",
        "A chatbot of the town answered: As an AI language model, I cannot say.",
        "The value is undefined.\n\nError in the records led to a fine.",
        "“He [name withheld] came,” she said of [the mayor].",
        "Headline: Quay open\n\nIt rained.",
        "Here is a draft law that nobody has read.",
    ],
)
def test_reports_on_generators_are_left_alone(text):
    assert words("TXT004", text) == []


LONG = "The mole was closed on Monday after a survey found a crack as long as a bus in it."


def test_repeated_passage_is_one_finding_at_its_second_place():
    passage = f"{LONG} The council meets on Thursday to vote on it."
    text = f"{passage}\n\nIt rained.\n\n{passage}"
    (finding,) = found("TXT005", text)
    assert (finding.start, finding.end) == (text.rindex("The mole"), len(text))


@pytest.mark.parametrize(
    ("other", "repeated"),
    [
        (LONG.replace("after", "when"), True),
        (LONG.replace("Monday", "Friday"), False),
        (LONG.replace("a bus", "9 buses"), False),
        ("The mole was closed on Monday.", False),
    ],
)
def test_nearly_the_same_sentence(other, repeated):
    assert found_words("TXT005", f"{LONG}\n\nIt rained.\n\n{other}") == [other] * repeated


def test_repeated_quotation_that_is_set_off_may_be_a_pull_quote():
    said = "“The mole has good days and bad days, and this is one of the bad ones.”"
    (finding,) = found("TXT005", f"{said} Shaw said so.\n\nIt rained.\n\n{said}\n\nIt is dry.")
    assert "pull quote" in finding.message


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The cafÃ© is shut.", "“café” is meant"),
        ("It didnâ€™t open.", "“didn’t” is meant"),
        ("Fran\u0041\u0303\u00a7ois came.", "“François” is meant"),
        ("It don?t open.", "“don’t”"),
        ("The caf\ufffd is shut.", "could not be read"),
        ("The \x07 quay.", "U+0007"),
        ("The \ud83d quay.", "U+D83D"),
    ],
)
def test_broken_characters(text, meant):
    (finding,) = find_all(blank_reading(text), ["TXT006"])
    assert meant in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Åsa Brûlé of São Tomé’s “café” — 5 °C, naïve, ½ £9.",
        "Who came? See quay.example/a?s=1 and what?more.",
        "Вода стояла в Ниде. Ξέρω. שלום. 日本語。",
        "Nga\u0303 and A\u030asa came.",
    ],
)
def test_letters_of_all_languages_are_not_broken(text):
    assert words("TXT006", text) == []

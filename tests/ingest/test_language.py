from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.errors import UnsupportedLanguage
from sayso.ingest import check_language, from_text
from sayso.ingest.language import detect_language

ENGLISH = (
    "The harbour will stay closed until Monday, the mayor said on Friday after a meeting with the "
    "ferry company. People had waited for hours, and nobody knew what had happened in the night. "
    "The police said that the man had not been found, but that they would go on looking. "
)
FRENCH = (
    "Le port restera fermé jusqu'à lundi, a déclaré la maire vendredi après une réunion avec la "
    "compagnie de ferries. Les gens ont attendu longtemps et personne ne savait ce qui s'était "
    "passé pendant la nuit. La police affirme que l'homme n'a pas encore été retrouvé dans l'eau. "
)
GERMAN = (
    "Der Hafen bleibt bis Montag geschlossen, sagte die Bürgermeisterin am Freitag nach einem "
    "Treffen mit der Fährgesellschaft. Die Leute haben lange gewartet, und niemand wusste, was in "
    "der Nacht passiert war. Die Polizei hat den Mann noch nicht gefunden, sucht aber weiter. "
)
DUTCH = (
    "De haven blijft tot maandag gesloten, zei de burgemeester vrijdag na een gesprek met de "
    "veermaatschappij. De mensen hebben lang gewacht en niemand wist wat er in de nacht was "
    "gebeurd. Volgens de politie is de man nog niet gevonden, maar er wordt verder gezocht. "
)
RUSSIAN = "Порт останется закрытым до понедельника, заявила мэр города в пятницу вечером."
CHINESE = (
    "市长周五表示，港口将关闭至星期一。人们等了很久，没有人知道夜里发生了什么。"
    "警方说，这名男子尚未被找到，但他们将继续搜寻。"
)
# No function word at a glance, so the detector has to tell.
HEADLINES = (
    "Harbour closure: Port Ellery ferry company president Idris Vane resigns. Ferry timetable: "
    "Monday 8am, Tuesday 9am, Wednesday 10am. Passenger numbers fell 12 percent; freight rose 3 "
    "percent. Mayor Imelda Shaw welcomes resignation. Union leader Ray Cole demands inquiry."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(ENGLISH, "en", id="english"),
        pytest.param(HEADLINES, "en", id="english-headlines"),
        pytest.param(FRENCH, "fr", id="french"),
        pytest.param(GERMAN, "de", id="german"),
        pytest.param(DUTCH, "nl", id="dutch"),
        pytest.param(RUSSIAN, "ru", id="short-but-another-script"),
        pytest.param(CHINESE, "zh", id="chinese"),
        pytest.param("Le port est fermé.", None, id="too-short"),
        pytest.param(f"{ENGLISH}“{FRENCH}” {ENGLISH}", "en", id="english-with-a-french-quotation"),
        pytest.param(f"{FRENCH}{ENGLISH}" * 30, "en", id="long-with-a-french-opening"),
        pytest.param("a" * 5000, None, id="no-language"),
        pytest.param("4 8 15 16 23 42 " * 200, None, id="numbers"),
        pytest.param("\ud800" * 500, None, id="surrogates"),
        pytest.param("", None, id="empty"),
    ],
)
def test_detect_language(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_check_language_sets_the_language_or_refuses() -> None:
    assert check_language(from_text(ENGLISH)).language == "en"
    assert check_language(from_text("Short.")).language is None
    with pytest.raises(UnsupportedLanguage, match=r"harbour\.txt: .*French.*--any-language"):
        check_language(from_text(FRENCH, path="harbour.txt"))


def test_english_is_told_without_loading_the_detector() -> None:
    program = (
        "import sys; from sayso.ingest.language import detect_language\n"
        f"assert detect_language({ENGLISH!r}) == 'en'\n"
        "print([m for m in ('py3langid', 'numpy') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert run.stdout.strip() == "[]"

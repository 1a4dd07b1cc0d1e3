"""In which language a report is: English at a glance, others by py3langid.

The detector's table takes 0.7 s to load, half of what the whole command may take to start. So a
text is first looked at for the function words of English, and only one that shows too few of them
is given to the detector.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.errors import UnsupportedLanguage
from sayso.ingest.report import Report

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SUPPORTED = "en"

# Words that running English cannot do without and that other languages hardly have: "in", "for",
# "was" and "men" are left out because Dutch, Danish or German would count as English by them.
_ENGLISH = frozenset(
    "the of and to that with said his from has have which who she had they this would were their "
    "been but it its what when there could about after by be are as at not he her not on we you my "
    "our will than more if into only also before because".split()
)
# Share of words that are among them: 0.20 to 0.37 in the 84 articles of PolNeAR dev; on a paragraph
# each of German, Dutch, Danish, Afrikaans, French, Spanish, Tagalog and Swahili 0.00 to 0.06.
_SURELY_ENGLISH = 0.18
_PARTLY_ENGLISH = 0.12
# Under this many letters the detector errs; a short note is taken as it is.
FEWEST_LETTERS = 200
# Letters that are not Latin are strong evidence by themselves.
FEWEST_FOREIGN_LETTERS = 40
_SURE = 0.9
_NO_LANGUAGE = "zxx"
# Enough to decide, from three places so that a foreign motto at the top decides nothing.
_SAMPLE = 4_000

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
    "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "la": "Latin", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ms": "Malay", "mt": "Maltese", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def check_language(report: Report) -> Report:
    """Give back the report with its `language` set, or refuse it.

    Quotations in other languages inside an English report pass, and so does a text too short to
    tell; `language` is then None.

    Args:
        report: A report; only its text is looked at.

    Raises:
        UnsupportedLanguage: The report is surely not English.
    """
    report = with_language(report)
    if report.language in {None, SUPPORTED}:
        return report
    found = _NAMES.get(str(report.language), f"the language '{report.language}'")
    raise UnsupportedLanguage(
        f"The report is in {found}; the model reads English.",
        where=report.path or report.url,
        hint="If it is English, or to try all the same, use --any-language (any_language=True).",
    )


def with_language(report: Report) -> Report:
    """Give back the report with its `language` set to what was detected, or to None."""
    return replace(report, language=detect_language(report.text))


def detect_language(text: str) -> str | None:
    """Tell the language of a text.

    Returns:
        ISO 639-1 code; None where the text is too short or too mixed to be sure.
    """
    sample = _sample(text)
    letters = "".join(_WORD.findall(sample))
    foreign = sum(1 for letter in letters if letter > "\u024f")
    strange_script = foreign >= FEWEST_FOREIGN_LETTERS and foreign > len(letters) / 2
    if len(letters) < FEWEST_LETTERS and not strange_script:
        return None
    share = english_share(sample)
    if share >= _SURELY_ENGLISH:
        return SUPPORTED
    code, probability = _identify(sample)
    if code != SUPPORTED and share >= _PARTLY_ENGLISH:
        return None
    return code if probability >= _SURE and code != _NO_LANGUAGE else None


def english_share(text: str) -> float:
    """Share of the words that are function words of English, from 0 to 1."""
    words = _WORD.findall(text.lower())
    return sum(1 for word in words if word in _ENGLISH) / len(words) if words else 0.0


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _identify(text: str) -> tuple[str, float]:
    """Code of the likeliest language and its probability, by py3langid."""
    # Lone surrogates cannot be encoded, and tell nothing about the language.
    code, probability = _identifier().classify(text.encode("utf-8", "ignore").decode("utf-8"))
    return str(code), float(probability)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cast.bynames import bynames_after
from sayso.cast.person_names import parse


@pytest.mark.parametrize(
    ("written", "titles", "full"),
    [
        pytest.param("Ayatollah Sayyid Karim al-Tamimi’s", ("Ayatollah", "Sayyid"),
                     "Karim al-Tamimi", id="two-titles-and-possessive"),
        pytest.param("Lt. Gen. Piet van der Ley", ("Lt. Gen.",), "Piet van der Ley", id="rank"),
        pytest.param("Tan Sri Lim Boon", ("Tan Sri",), "Lim Boon", id="title-of-two-words"),
        pytest.param("former Mayor Shaw", ("Mayor",), "Shaw", id="former"),
        pytest.param("spokesman Rui Alves", (), "Rui Alves", id="small-letters-before"),
        pytest.param("PC Adair", ("PC",), "Adair", id="rank-in-capitals"),
        pytest.param("Di Adair", (), "Di Adair", id="a-name-that-looks-like-a-rank"),
        pytest.param("Pandit", (), "Pandit", id="a-title-alone-is-a-name"),
        pytest.param("Girish Pandit", (), "Girish Pandit", id="a-title-at-the-end-is-a-name"),
        pytest.param("Obi Nwachidi", (), "Obi Nwachidi", id="a-given-name-first"),
        pytest.param("Imelda Shaw, MP", (), "Imelda Shaw", id="letters-after"),
        pytest.param("King Tomas IV", ("King",), "Tomas IV", id="numeral-stays"),
        pytest.param('Roberto "Beto" Ruiz', (), "Roberto Ruiz", id="byname-goes"),
        pytest.param("Roberto Ruiz (71)", (), "Roberto Ruiz", id="age-goes"),
    ],
)  # fmt: skip
def test_titles_and_full_form(written: str, titles: tuple[str, ...], full: str) -> None:
    found = parse(written)
    assert (found.titles, found.full) == (titles, full)


def test_parts() -> None:
    found = parse("Maria J. de la Cruz Ortega Jr.")
    assert found.given == ("Maria", "Cruz")
    assert found.initials == ("j",)
    assert found.particles == ("de", "la")
    assert found.surnames == ("Ortega", "Maria")
    assert (found.suffix, found.generation) == (("Jr.",), "jr")


@pytest.mark.parametrize(
    ("before", "titles"),
    [
        pytest.param("the harbour-side Mayor", ("Mayor",), id="after-other-words"),
        pytest.param("retired Lt. Gen.", ("Lt. Gen.",), id="abbreviated"),
        pytest.param("Mayor, ", (), id="across-a-comma"),
        pytest.param("a helmsman called", (), id="none"),
    ],
)
def test_titles_come_from_the_words_before(before: str, titles: tuple[str, ...]) -> None:
    assert parse("Shaw", before).titles == titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niamh O’Garrity", "Niamh O'Garrity's"),
        ("José Núñez", "Jose\u0301 Nunez"),
        ("Işıl Yıldız", "ISIL YILDIZ"),
        ("Abd al-Rahman Zaki", "Abdelrahman Zaki"),
        ("J.R. Halloway", "J. R. Halloway"),
        ("Soﬁa Vidal", "Sofia\u00a0Vidal"),
    ],
)
def test_one_name_has_one_key(one: str, other: str) -> None:
    assert parse(one).key == parse(other).key


@pytest.mark.parametrize(
    ("after", "bynames"),
    [
        pytest.param(', also known as "the Heron", said', ("the Heron",), id="in-marks"),
        pytest.param(", nicknamed Beto Loco by his crew", ("Beto Loco",), id="plain"),
        pytest.param(" (née Varga) said", ("Varga",), id="in-brackets"),
        pytest.param(", known as a careful man", (), id="no-name"),
        pytest.param(" said the man known as Beto", (), id="not-directly-after"),
    ],
)
def test_bynames_after_a_name(after: str, bynames: tuple[str, ...]) -> None:
    assert bynames_after(f"Ana Ruiz{after}", len("Ana Ruiz")) == bynames


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_string_is_a_name_or_none(name: str, before: str) -> None:
    found = parse(name, before)
    assert bool(found.key) or not found.words
    bynames_after(name + before, len(name))

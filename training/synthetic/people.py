"""Invented people: names built from parts of many naming traditions, with titles and roles."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Each tradition: women's given names, men's given names, family names, and how they are put
# together. Parts are common or made up; any likeness of a whole name is chance.
TRADITIONS: dict[str, tuple[str, str, str, str]] = {
    "english": (
        "Imelda Harriet Joan Edith Maureen Tessa Philippa Wren",
        "Ray Colin Edgar Tobias Leonard Hugh Percy Alfie",
        "Tolley Marsden Orrin Peverell Haddock Quill Strand Winslade Cobb Ashby",
        "{g} {f}",
    ),
    "irish-scots": (
        "Aoife Mairead Catriona Sorcha Una",
        "Fergal Donal Lorcan Hamish Cormac",
        "O'Dwane McAllow MacRuary O'Brannigan Kilbrae D'Arragh",
        "{g} {f}",
    ),
    "arabic": (
        "Salma Huda Rawan Maysoon Nadia",
        "Yusuf Tariq Bilal Faisal Anwar Khalil",
        "al-Marzan Haddoun al-Qasri Benjari Tawil el-Shamy Bouzarif",
        "{g} {f}|{g} {m} {f}|{g} bin {m} {f}|Abu {m} {f}",
    ),
    "persian": (
        "Parisa Shirin Laleh Mahnaz",
        "Kamran Behrouz Dariush Farhad",
        "Golestani Rahvar Tabanpour Mirzadeh Kohansal",
        "{g} {f}",
    ),
    "turkic": (
        "Aylin Gulnara Saltanat Defne",
        "Emre Baurzhan Orhan Timur",
        "Kayadere Nurzhakov Ozbahce Temirbek Yildirtas",
        "{g} {f}",
    ),
    "chinese": (
        "Meiling Xiaoyu Lanfen Jiahui",
        "Zhiguo Wenhao Bolin Junkai",
        "Zhuo Tang Fei Meng Ouyang Luo",
        "{f} {g}",
    ),
    "korean-viet": (
        "Ji-won Soo-ah Thi Hanh",  # codespell:ignore thi
        "Dae-ho Min-seok Van Tuan Quoc Bao",
        "Noh Pyo Ryang Truong Doan",
        "{f} {g}",
    ),
    "japanese": (
        "Haruka Sachie Midori Natsumi",
        "Kenzo Takumi Shinji Ryota",
        "Morikane Tachihara Okubayashi Senda",
        "{g} {f}",
    ),
    "indian": (
        "Kavitha Sunanda Meera Pallavi",
        "Raghunath Vikas Arjun Devdas",
        "Chandrasen Iyerappan Bhatkar Mukherpal Deshwadkar Grewalia",
        "{g} {f}|{i}. {i2}. {f}|{g} {i}. {f}",
    ),
    "west-african": (
        "Adwoa Ngozi Folasade Aminata",
        "Kwabena Chidi Olumide Seydou",
        "Ofosuhene Adeyokun Ekwunife Diarrabou Toureka Mensavi",
        "{g} {f}|{g} {m} {f}",
    ),
    "east-african": (
        "Wanjiru Achieng Tsehay Amina",
        "Kiprono Otieno Dawit Juma",
        "Mwangasi Cheruiyon Tesfalem Odhiara Nyarandu",
        "{g} {f}",
    ),
    "slavic": (
        "Ludmila Zorica Halyna Agnieszka",
        "Bohdan Miroslav Stanko Wojtek",
        "Kravarenko Dvorsky Petrashov Wolniewicz Jankulov",
        "{g} {f}|{g} {m}ovich {f}",
    ),
    "hispanic": (
        "Rocio Graciela Maribel Paloma",
        "Hernan Ignacio Ruben Teodoro",
        "Villacorba Quirosa Benavente Arrietes Zuluamar",
        "{g} {f} {f2}|{g} {f}|{g} {f} de {f2}",
    ),
    "portuguese-italian": (
        "Benedita Filomena Chiara Ornella",
        "Joaquim Tiago Corrado Salvo",
        "Carvalhosa da Silvane Montefalco Di Lorena Brancatto",
        "{g} {f}",
    ),
    "french-dutch": (
        "Odette Solange Maaike Liesbeth",
        "Gaspard Thibault Joost Pieter",
        "de Vaucresne Lemarchais van der Holt Roquebert Ten Brink",
        "{g} {f}|Jean-{g} {f}",
    ),
    "nordic-german": (
        "Ingrid Solveig Annelie Brunhild",
        "Torvald Jens Matthias Eirik",
        "Halvorstad Lindemark von Rothau Kjelling Brandvold",
        "{g} {f}",
    ),
    "pacific-malay": (
        "Leilani Sina Dewi Nurul",
        "Tevita Sione Budi Hafiz",
        "Fonokalahi Tuimavale Wiratmo Santosoh Rasyidin",
        "{g} {f}|{g}",
    ),
}
# Family names of several words, kept whole when a list is split at its spaces.
_PARTICLES = (
    "al",
    "el",
    "da",
    "Di",
    "de",
    "van",
    "der",
    "Ten",
    "von",
    "Thi",  # codespell:ignore thi
    "Van",
    "Quoc",
)

TITLES = {
    "english": "Mr Ms Dr Professor Councillor Sir Captain Commissioner Judge Senator Mayor",
    "other": "Mr Ms Dr Professor Minister Governor Mayor Colonel Judge Senator Sheikh Chief",
}
ADJECTIVES = ("former", "deputy", "acting", "outgoing", "assistant", "retired", "regional")
PLACES = (
    "Port Ellerby",
    "Vastermoor",
    "Qasr al-Nuwar",
    "Santa Rufina",
    "Kolobrava",
    "Nyandoro",
    "Lianhe",
    "Tarnów Dolny",
    "Saint-Aubrac",
    "Mwezi Bay",
    "Oakhollow",
    "Pukaroa",
    "Bhavanipur",
    "Glenmorrow",
    "Altaverde",
    "Ust-Mirsk",
    "Hadleigh Cross",
    "Owerani",
    "Kjellvik",
    "Dar Zahra",
)


@dataclass(frozen=True)
class Person:
    """One invented person, with what a report calls them."""

    full: str
    last: str
    title: str
    role: str
    woman: bool

    @property
    def pronoun(self) -> str:
        """`she` or `he`."""
        return "she" if self.woman else "he"

    @property
    def possessive(self) -> str:
        """`her` or `his`."""
        return "her" if self.woman else "his"


def _names(row: str) -> list[str]:
    """Split a list of names at spaces, keeping particles with the word that follows."""
    names: list[str] = []
    held = ""
    for word in row.split():
        held = f"{held} {word}".strip()
        if word not in _PARTICLES:
            names.append(held)
            held = ""
    return names


def person(rng: random.Random, role: str, place: str) -> Person:
    """Make up a person of any tradition who holds a role such as `harbour master`."""
    tradition = rng.choice(sorted(TRADITIONS))
    women, men, families, orders = TRADITIONS[tradition]
    woman = rng.random() < 0.5
    given = rng.choice(_names(women if woman else men))
    middle = rng.choice([name for name in _names(men) if name != given])
    family, second = rng.sample(_names(families), 2)
    order = rng.choice(orders.split("|"))
    full = order.format(
        g=given, m=middle, f=family, f2=second, i=rng.choice("ABDGKMNPRSV"), i2=rng.choice("CJLT")
    )
    if woman:
        full = full.replace(" bin ", " bint ").replace("Jean-", "Marie-").replace("Abu ", "Umm ")
    last = family if "{f}" in order else given
    if "{f2}" in order and rng.random() < 0.5:
        last = full.removeprefix(given).strip()
    if rng.random() < 0.15:
        role = f"{rng.choice(ADJECTIVES)} {role}"
    if rng.random() < 0.2:
        role = f"{role} of {place}"
    titles = TITLES["english" if tradition in ("english", "irish-scots") else "other"].split()
    unfit = {"Mr", "Sir", "Sheikh"} if woman else {"Ms"}
    title = rng.choice([word for word in titles if word not in unfit])
    return Person(full=full, last=last, title=title, role=role, woman=woman)

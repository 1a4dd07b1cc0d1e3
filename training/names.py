"""Invented personal names, made from syllables, for the augmentation of the training data.

Names of the newsmakers of one year and one country must not be what the model learns to see a
source by. Nothing here is shared with `bench/`, which measures the effect with names of its own.
"""

from __future__ import annotations

import random

# Per tradition: given-name starts and ends, surname starts and ends, and what may stand between.
_TRADITIONS: dict[str, dict[str, list[str]]] = {
    "arabic": {
        "given": "Kar Sal Nas Ham Jal Faw Rash Yas Zay Mur Bas Lat Nab Had Sam".split(),
        "given_end": "im eem id ir an ama iya een a id our".split(),
        "family": "Had Khal Rub Mans Tam Shar Qas Bagh Zub Dar Hal".split(),
        "family_end": "ani oui awi iri ouri adi azi ayed abi".split(),
        "between": ["al -", "el -", "bin", "Abu", "", "", ""],
    },
    "chinese": {
        "given": "Xiu Jia Zhen Rui Mei Hao Qing Ling Bo Shu Yan".split(),
        "given_end": "lan ming wei fang jun hua lin ying".split(),
        "family": "Gao Tan Lu Qiao Fang Peng Song Xie Cai Deng".split(),
        "family_end": [""],
        "between": [""],
    },
    "indian": {
        "given": "Aru Sun Pra Vin Nir Kav Dee Raj Anj Shr Mad".split(),
        "given_end": "nil deep ita kash mala esh ita ini hav".split(),
        "family": "Bhat Chatt Iy Ram Sub Venk Ded Kul Nar".split(),
        "family_end": "acharya erjee engar asamy ramani atesan hia karni ang".split(),
        "between": ["", "", "K .", "P ."],
    },
    "african": {
        "given": "Ade Chi Kwa Nia Olu Ife Ama Tun Sek Mam".split(),
        "given_end": "bayo dike me mbi seyi oma du de ou dou".split(),
        "family": "Oye Nwa Ban Dia Asa Oko Tra Mbe Ade".split(),
        "family_end": "lowo chukwu gura llo ntewaa nkwo ore ki yemi".split(),
        "between": [""],
    },
    "slavic": {
        "given": "Bor Mil Rad Stan Lud Zor Ves Dra Yar Tih".split(),
        "given_end": "is ena islav ka mila an omir ana".split(),
        "family": "Kov Pet Mar Zel Sok Vor Gor Hol Kras".split(),
        "family_end": "alenko rovic enko chuk olov ansky ubek nik ova".split(),
        "between": [""],
    },
    "hispanic": {
        "given": "Mar Ros Est Alo Jul Ign Bea Gon Cat".split(),
        "given_end": "cela ario eban nso ian acio triz zalo alina".split(),
        "family": "Ybar Quin Mon Sal Ech Bar Ur Cis".split(),
        "family_end": "ra tana salve daña everria rientos ibe neros".split(),
        "between": ["de la", "de", "", "", "", ""],
    },
    "english": {
        "given": "Har El Wal Mar Ed Con Bri Lor Ned".split(),
        "given_end": "old sie ter vin na win rad gid en".split(),
        "family": "Thor Ash Whit Brad Hol Cart Pen Mar Wick".split(),
        "family_end": "ley field combe worth by wright ston rose ham".split(),
        "between": ["", "", "", "J .", "R ."],
    },
    "german": {
        "given": "Hein Die Lot Ul Ger Wal Ing".split(),
        "given_end": "rich ter te rike trud brand bert".split(),
        "family": "Schwar Kel Brand Hoff Lin Zim Acker".split(),
        "family_end": "zer ler stetter mann demeyer mermann".split(),
        "between": ["von", "", "", ""],
    },
    "east_asian": {
        "given": "Ha Mi Yu Ken Sa Min Ji".split(),
        "given_end": "ruka saki taro ji to ho woo".split(),
        "family": "Naka Taka Yoshi Kawa Park Choi Ishi".split(),
        "family_end": "mura hashi da guchi moto".split(),
        "between": [""],
    },
}


class NameMaker:
    """Gives each name word of a report a new one, the same word always the same new one.

    Args:
        rng: The source of randomness; one report, one maker.
    """

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._parts = _TRADITIONS[rng.choice(sorted(_TRADITIONS))]
        self._given: dict[str, list[str]] = {}
        self._family: dict[str, list[str]] = {}

    def given(self, word: str) -> list[str]:
        """Return the new words for a given name."""
        return self._given.setdefault(word.lower(), [self._make("given")])

    def family(self, word: str) -> list[str]:
        """Return the new words for a surname: one, or several with a particle or a second name."""
        known = self._family.get(word.lower())
        if known is None:
            known = [*self._rng.choice(self._parts["between"]).split(), self._make("family")]
            if "de" in self._parts["between"] and self._rng.random() < 0.3:
                known.append(self._make("family"))
            self._family[word.lower()] = known
        return known

    def _make(self, kind: str) -> str:
        return self._rng.choice(self._parts[kind]) + self._rng.choice(self._parts[f"{kind}_end"])

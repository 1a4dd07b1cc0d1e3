"""Names of a report, in text order -> who bears which.

A name is taken as the report uses it: a full form brings somebody in, a shorter one refers back
(or forward, from a headline) to whoever it fits. Where it fits two, nobody is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.cast.full_forms import FullForms, join_variants
from sayso.cast.name_uses import Grouping, NameGroup, NameUse, UnclearUse
from sayso.cast.people import Evidence, Form, Person, evidence_of, parsed
from sayso.cast.person_names import PersonName, without_possessive
from sayso.cast.short_forms import ShortForms

__all__ = ["Grouping", "NameGroup", "NameUse", "UnclearUse", "group_people"]

NO_NAME = "no name"
SEVERAL = "several bear this name"
# What a reader is told of; the rest of a crowd helps nobody.
_MOST_TOLD = 8


def group_people(names: Sequence[NameUse]) -> Grouping:
    """Tell which uses of personal names mean the same person.

    Args:
        names: All personal names of a report, in text order.

    Returns:
        Every use is in exactly one group, or once in `unclear`. The same names give the same
        groups; the time grows with their number.
    """
    return _People(list(names)).group()


class _People:
    def __init__(self, uses: list[NameUse]) -> None:
        self.uses = uses
        self.names = parsed(uses)
        self.evidence = [evidence_of(name, use) for name, use in zip(self.names, uses, strict=True)]
        self.full = FullForms()
        self.persons: list[Person] = []
        self.unclear: dict[int, list[Person]] = {}
        self.reasons: dict[int, str] = {}

    def group(self) -> Grouping:
        forms = self._forms()
        full = [form for form in forms if form.weight[1] > 1 and form.weight[0]]
        doubtful = [form for form in full if form.name.doubtful_title]
        for form in sorted(
            (form for form in full if not form.name.doubtful_title), key=self._fullest_first
        ):
            self._place(form)
        bearers = self._bearers_of_titles() if doubtful else {}
        titled = [form for form in doubtful if not self._place_by_title(form, bearers)]
        for form in sorted(titled, key=self._fullest_first):
            self._place(form)
        self._join_variants()
        self._place_short_uses()
        return self._result()

    def _forms(self) -> list[Form]:
        forms: dict[tuple[str, tuple[str, ...]], Form] = {}
        for index, name in enumerate(self.names):
            if not name.key:
                self.unclear[index], self.reasons[index] = [], NO_NAME
                continue
            bynames = tuple(dict.fromkeys((*name.bynames, *self.uses[index].bynames)))
            forms.setdefault((name.key, bynames), Form(name)).uses.append(index)
        return list(forms.values())

    @staticmethod
    def _fullest_first(form: Form) -> tuple[int, int, bool, bool, int]:
        words, content = form.weight
        return (
            -words, -content, form.name.generation is None, not form.name.bynames, form.uses[0],
        )  # fmt: skip

    def _place(self, form: Form) -> None:
        """Put all uses of a full form with the one person it fits, or with a new one."""
        found = self.full.find(form)
        uses = form.uses
        if len(found) > 1:
            self.unclear.update((use, found) for use in uses)
            return
        person = found[0] if found else self.full.add(form)
        if found:
            self.full.extend(person, form)
            person.introduced = min(person.introduced, uses[0])
        content = form.content
        for use in uses:
            person.add(use, self.evidence[use])
            for byname in self.uses[use].bynames:
                self.full.add_byname(person, byname, content[-1])

    def _bearers_of_titles(self) -> dict[tuple[str, str], list[Person]]:
        bearers: dict[tuple[str, str], list[Person]] = {}
        for person in self.full.persons:
            for office in person.offices:
                bearers.setdefault((office, person.templates[0][-1].folded), []).append(person)
        return bearers

    def _place_by_title(self, form: Form, bearers: dict[tuple[str, str], list[Person]]) -> bool:
        """Tell whether the doubtful word of a form is a title of somebody known (*Dean Adair*)."""
        title, *rest = (word.folded for word in form.content)
        found = bearers.get((title, rest[-1]), [])
        if len(rest) != 1 or len(found) != 1:
            return False
        for use in form.uses:
            found[0].add(use, self.evidence[use])
        return True

    def _join_variants(self) -> None:
        starts = [use.start for use in self.uses]
        ends = [use.start + len(use.text) for use in self.uses]
        joined = join_variants(self.full.persons, starts, ends)
        for fewer, more in joined.items():
            more.templates.extend(words for words in fewer.templates if words not in more.templates)
            more.introduced = min(more.introduced, fewer.introduced)
            more.bynames |= fewer.bynames
            for use in fewer.uses:
                more.add(use, self.evidence[use])
        self.persons = [person for person in self.full.persons if person not in joined]
        for use, found in self.unclear.items():
            kept = list(dict.fromkeys(joined.get(person, person) for person in found))
            self.unclear[use] = kept
        for use in [use for use, found in self.unclear.items() if len(found) == 1]:
            self.unclear.pop(use)[0].add(use, self.evidence[use])

    def _place_short_uses(self) -> None:
        placed = {use: person for person in self.persons for use in person.uses}
        short = ShortForms(self.persons)
        for index, name in enumerate(self.names):
            if index in placed:
                short.used(placed[index], index)
            elif index in self.unclear:
                self.unclear[index].sort(key=lambda person: (-person.last_used, person.introduced))
            else:
                self._place_short(short, index, name)

    def _place_short(self, short: ShortForms, index: int, name: PersonName) -> None:
        word = next((word.folded for word in reversed(name.words) if word.kind == "word"), name.key)
        evidence: Evidence = self.evidence[index]
        found = short.candidates(word, index, evidence)
        if name.generation and len(found) > 1:
            found = [one for one in found if one.generation == name.generation] or found
        if len(found) > 1:
            self.unclear[index] = found
            return
        if found:
            person = found[0]
            if not evidence.pronouns:  # *Ms.* may be what tells this bearer from another
                short.used_alone(word, person)
        else:
            person = Person([name.words], name.generation, index)
            self.persons.append(person)
            for byname in (*name.bynames, *self.uses[index].bynames):
                self.full.add_byname(person, byname, None)
            short.add(person)
            person.alone.add(word)
        person.add(index, evidence)
        short.used(person, index)

    def _result(self) -> Grouping:
        self.persons = sorted(
            (one for one in self.persons if one.uses), key=lambda one: min(one.uses)
        )
        number = {person: index for index, person in enumerate(self.persons)}
        return Grouping(
            [self._group_of(person) for person in self.persons],
            [
                UnclearUse(
                    use,
                    tuple(number[person] for person in self.unclear[use][:_MOST_TOLD]),
                    self.reasons.get(use, SEVERAL),
                )
                for use in sorted(self.unclear)
            ],
        )

    def _group_of(self, person: Person) -> NameGroup:
        uses = sorted(person.uses)
        fullest: dict[str, tuple[int, int, bool, int]] = {}
        for use in uses:
            name = self.names[use]
            words, content = Form(name).weight
            # *Park Ji-hoon* is as full as *Ji Hoon Park*
            parts = sum(word.folded.count("-") for word in name.words)
            content += parts + (name.generation is not None)
            words, full = words + parts, name.full
            times = fullest.get(full, (0, 0, False, 0))[3] + 1
            fullest[full] = (words, content, not full.isupper(), times)
        canonical = max(fullest, key=lambda full: fullest[full])
        written = dict.fromkeys(_written(self.uses[use], self.names[use]) for use in uses)
        aliases = [form for form in (*written, *person.bynames) if form != canonical]
        return NameGroup(canonical, tuple(dict.fromkeys(aliases)), tuple(uses))


def _written(use: NameUse, name: PersonName) -> str:
    """Return a use as it stands, its title with it, without its possessive."""
    text = without_possessive(use.text).strip(" \t\r\n\u00a0,;:")
    inside = len(text.split())
    before = [title for title in name.titles if not text.startswith(title)] if inside else []
    prefix = " ".join(before)
    return f"{prefix} {text}" if prefix and use.before.rstrip().endswith(before[-1]) else text

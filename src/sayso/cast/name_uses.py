"""What goes into the grouping of names, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NameUse:
    """One place where the report uses a name.

    Attributes:
        text: The name as it stands, with or without titles, possessive and byname.
        start: Code point offset of `text` in the report.
        before: Words that stand directly before the name, for titles (*Mayor*, *former Mayor*);
            words that are no titles are left aside.
        bynames: Other names that the report states for this bearer (*also known as the Heron*).
        pronoun: Pronoun that the report itself uses of this bearer (*she*, *he*), if known.
    """

    text: str
    start: int
    before: str = ""
    bynames: tuple[str, ...] = ()
    pronoun: str | None = None


@dataclass(frozen=True, slots=True)
class NameGroup:
    """The uses of one bearer's names.

    Attributes:
        canonical: Fullest form in the text, without title, byname and possessive.
        aliases: The other forms as written, each once, in text order; a title stays (*Mayor Shaw*).
        uses: Indices into the list of uses, ascending.
    """

    canonical: str
    aliases: tuple[str, ...]
    uses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UnclearUse:
    """A use that fits several groups, or is no name at all.

    Attributes:
        use: Index into the list of uses.
        candidates: Indices of the groups it may belong to, the most recently used one first;
            empty for a description (*the university*).
        reason: Why it was not decided, for a reader.
    """

    use: int
    candidates: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in the order of their first use, and the uses that are in none."""

    groups: list[NameGroup] = field(default_factory=list)
    unclear: list[UnclearUse] = field(default_factory=list)

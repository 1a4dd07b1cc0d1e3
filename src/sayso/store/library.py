"""The library: one object for everything that is kept."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from sayso.record import Grade, Kind, Mode
from sayso.store.corrections.write import Corrections
from sayso.store.database import Database, url_of
from sayso.store.facets import KnownFacets
from sayso.store.feeds import Feeds
from sayso.store.findings import Findings
from sayso.store.jobs import Jobs
from sayso.store.network import network
from sayso.store.pages import People
from sayso.store.reports import Reports
from sayso.store.rows import Network, SearchResult
from sayso.store.search import Filters, search
from sayso.store.upgrading import upgrade


class Library:
    """An open library. Its calls may come from any thread; each is one short transaction.

    Attributes:
        reports: Reports with their records.
        people: People and organisations across reports.
        findings: Findings of all reports.
        corrections: What people said against readings.
        jobs: Long work.
        feeds: Addresses that name reports.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.reports = Reports(database)
        self.people = People(database)
        self.findings = Findings(database)
        self.corrections = Corrections(database)
        self.jobs = Jobs(database)
        self.feeds = Feeds(database)
        self._facets = KnownFacets()

    @property
    def place(self) -> str:
        """Where it lies: a path, or an address without its password."""
        return self.database.place

    def search(
        self,
        query: str = "",
        *,
        person: int | None = None,
        grade: Grade | None = None,
        kind: Kind | None = None,
        mode: Mode | None = None,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        rule: str | None = None,
        confirmed: bool | None = None,
        page: int = 1,
        size: int = 50,
    ) -> SearchResult:
        """Search statements, those of the latest reports first.

        Args:
            query: Words, which must all occur in the content or in who says it; `"phrases"`;
                `-words` that must not; `beginnings*`. Case, accents and apostrophes do not count.
                Without a word everything is found.
            person: Id of the speaker.
            grade: Grade of the source.
            kind: Kind of the statement.
            mode: Its mode.
            outlet: Outlet of the report, exactly.
            since: First day of publication: `2026-03-04`, `2026-03` or `2026`.
            until: Last day, in the same forms, its last day in it.
            rule: Code of a finding about the statement.
            confirmed: Whether a person has confirmed or corrected it.
            page: Which page, from 1.
            size: Most rows on it.
        """
        filters = Filters(person, grade, kind, mode, outlet, since, until, rule, confirmed)
        return search(self.database, self._facets, query, filters, page=page, size=size)

    def network(
        self,
        *,
        outlet: str | None = None,
        person: int | None = None,
        least: int = 1,
        limit: int = 80,
    ) -> Network:
        """Return who cites whom, the most frequent first.

        Args:
            outlet: In reports of this outlet only.
            person: Only those who cite, or are cited by, the person with this id.
            least: Leave out whom another cites less often than this.
            limit: Most nodes.
        """
        return network(self.database, outlet=outlet, person=person, least=least, limit=limit)

    def close(self) -> None:
        """Close all connections."""
        self.database.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_library(place: str | Path | None = None) -> Library:
    """Open a library, or make one where there is none.

    Args:
        place: A path, `sqlite:///PATH` or `postgresql://USER@HOST/NAME`. None is
            `library.sqlite` in the user's data folder.

    Raises:
        UsageError: It is the address of something else.
        LibraryTooNew: A newer version of this package has written it.
        LibraryUnavailable: It cannot be opened.
    """
    database = Database(url_of(place))
    try:
        upgrade(database)
    except BaseException:
        database.close()
        raise
    return Library(database)

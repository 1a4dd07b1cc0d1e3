"""The check of reports: findings at their places, silenced where settings and comments say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.checking.config import Settings, SettingsFiles, find_settings
from sayso.checking.placing import placed
from sayso.checking.result import Checked, PlacedFinding
from sayso.checking.selection import Selection, chosen_codes, known_selectors
from sayso.defaults import MIN_CONFIDENCE
from sayso.findings.registry import find_all
from sayso.ingest import IngestOptions, bring
from sayso.ingest.options import MAX_BYTES, TIMEOUT_SECONDS
from sayso.ingest.places import Places
from sayso.ingest.sources import STDIN, is_url
from sayso.pipeline import Source, check_confidence, reading_of
from sayso.record import Failure
from sayso.workers import ReadOptions, or_failure, read_in_order


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How reports are checked, ready to travel to another process.

    Attributes:
        reading: How they are read.
        selection: The caller's choice of rules; it builds on that of the settings.
        settings: The settings files.
        stdin_filename: The name that standard input goes by.
        warn_unused: Remark on comments that silence nothing.
    """

    reading: ReadOptions
    selection: Selection
    settings: SettingsFiles
    stdin_filename: str | None = None
    warn_unused: bool = False


def check(
    source: Source,
    *,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    extend_select: Iterable[str] = (),
    config: Source | None = None,
    isolated: bool = False,
    any_language: bool = False,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT_SECONDS,
    min_confidence: float = MIN_CONFIDENCE,
    model: Source | None = None,
) -> list[PlacedFinding]:
    """Check one report, as `sayso check` does.

    Args:
        source: A file (text, Markdown or HTML), a http or https URL, or `-` for standard input.
        select: Rules that are on: codes (ATT002), prefixes (ATT) or ALL; None leaves it to the
            settings, and without them to the rules that are on by default.
        ignore: Rules that are off.
        extend_select: Rules that are on as well.
        config: The settings file; None takes the nearest one above the report.
        isolated: Use no settings file.
        any_language: As in `sayso.read`, as are those that follow.
        allow_private: Read URLs that lead to private addresses.
        max_bytes: Largest input, in bytes.
        timeout: Seconds that a URL may take.
        min_confidence: Leave out attributions scored below this, from 0 (keep all) to 1.
        model: Folder of other weights; None takes those of the package.

    Returns:
        The findings that no comment of the draft silences, in the order of their places.

    Raises:
        ReportError: The report could not be read; the class says why.
        RunError: The model, the settings or the options are at fault.
    """
    check_confidence(min_confidence)
    reading = ReadOptions(
        any_language=any_language,
        allow_private=allow_private,
        max_bytes=max_bytes,
        timeout=timeout,
        min_confidence=min_confidence,
        model=None if model is None else str(model),
    )
    options = CheckOptions(
        reading,
        selection_of(select, ignore, extend_select, named="{}"),
        find_settings(
            [folder_of(source)],
            config=None if config is None else Path(config),
            isolated=isolated,
        ),
    )
    return checked(source, options).findings


def check_many(
    sources: Sequence[Source], options: CheckOptions, *, workers: int = 1
) -> Iterator[Checked | Failure]:
    """Check many reports, in the order given; one that fails becomes a `Failure` in its place.

    Raises:
        RunError: The model or the options are at fault; no further report would fare better.
    """
    # A process started for one report costs more than it gains, and none but this has the
    # standard input.
    if len(sources) < 2 or STDIN in sources:
        workers = min(workers, 1)
    return read_in_order(sources, options, workers=workers, reading=check_or_fail)


def check_or_fail(source: Source, options: CheckOptions) -> Checked | Failure:
    """Check one report; what goes wrong with it becomes a `Failure`, what ends a run is raised."""
    return or_failure(source, lambda: checked(source, options))


def checked(source: Source, options: CheckOptions) -> Checked:
    """Check one report.

    Raises:
        SaysoError: As `check` does.
    """
    how = options.reading
    ingest = IngestOptions(
        any_language=how.any_language,
        allow_private=how.allow_private,
        max_bytes=how.max_bytes,
        timeout=how.timeout,
    )
    given = bring(source, options=ingest)
    name = str(source)
    if source == STDIN and options.stdin_filename is not None:
        given, name = replace(given, path=options.stdin_filename), options.stdin_filename
    settings = options.settings.near(folder_of(name))
    codes = codes_for(name, options.selection, settings)
    report = given.report(options=ingest)
    places = Places(given.data, report.encoding, report.text, report.origins)
    if not codes:
        return Checked(path=name)
    reading = replace(
        reading_of(report, min_confidence=how.min_confidence, model=how.model),
        settings=settings.check.of_findings,
    )
    return placed(
        name,
        given,
        places,
        report,
        find_all(reading, codes),
        codes=codes,
        warn_unused=options.warn_unused,
    )


def selection_of(
    select: Iterable[str] | None,
    ignore: Iterable[str],
    extend_select: Iterable[str],
    *,
    named: str = "--{}",
) -> Selection:
    """Make a choice of rules of what a caller gave.

    Args:
        select: Rules that are on; None leaves it open.
        ignore: Rules that are off.
        extend_select: Rules that are on as well.
        named: How an error calls the three.

    Raises:
        UsageError: One of them names no rule.
    """
    return Selection(
        None
        if select is None
        else tuple(known_selectors(_each(select), option=named.format("select"))),
        tuple(known_selectors(_each(ignore), option=named.format("ignore"))),
        tuple(known_selectors(_each(extend_select), option=named.format("extend-select"))),
    )


def _each(codes: Iterable[str]) -> list[str]:
    given = [codes] if isinstance(codes, str) else codes
    return [code for part in given for code in part.split(",") if code.strip()]


def codes_for(name: str, selection: Selection, settings: Settings) -> frozenset[str]:
    """Return the codes of the rules that are on for a file."""
    choices = [settings.check.selection, selection]
    off = frozenset[str]()
    if not is_url(name):
        off = chosen_codes([Selection(select=settings.ignored_in(Path(name)).ignore)])
    return chosen_codes(choices) - off


def folder_of(source: Source) -> Path:
    """Return the folder whose settings count for a report."""
    if is_url(source) or source == STDIN:
        return Path()
    path = Path(source)
    return path if path.is_dir() else path.parent

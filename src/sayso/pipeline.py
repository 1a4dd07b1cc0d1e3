"""The walk itself: a report goes in at the top, a record comes out at the bottom."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.__about__ import __version__
from sayso.defaults import MIN_CONFIDENCE
from sayso.ingest import IngestOptions, from_text, load
from sayso.ingest.options import MAX_BYTES, TIMEOUT_SECONDS
from sayso.ingest.report import Report
from sayso.profiles import count_findings, profile_of
from sayso.record import Failure, Origin, Record, ReportInfo, Span

if TYPE_CHECKING:
    from sayso.attribution.candidates import Decoding
    from sayso.attribution.confidence import Calibration
    from sayso.cast.writing import Cast
    from sayso.findings.reading import Reading
    from sayso.model.session import Session

Source = str | os.PathLike[str]

_log = logging.getLogger(__name__)


def read(
    source: Source,
    *,
    any_language: bool = False,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT_SECONDS,
    min_confidence: float = MIN_CONFIDENCE,
    model: Source | None = None,
    groups: Mapping[str, str] | None = None,
) -> Record:
    """Read one report.

    Args:
        source: A file (text, Markdown or HTML), a http or https URL, or `-` for standard input.
        any_language: Read reports that are not in English too.
        allow_private: Read URLs that lead to private, loopback or link-local addresses.
        max_bytes: Largest input, in bytes.
        timeout: Seconds that a URL may take.
        min_confidence: Leave out attributions scored below this, from 0 (keep all) to 1.
        model: Folder of other weights; None takes those of the package.
        groups: Name -> group, for the profile to count speakers by; None counts no groups.

    Returns:
        The record. Its spans count code points of `record.report.text`, the main text.

    Raises:
        ReportError: The report could not be read; the class says why.
        RunError: The model or the options are at fault.
    """
    options = IngestOptions(
        any_language=any_language,
        allow_private=allow_private,
        max_bytes=max_bytes,
        timeout=timeout,
    )
    report = load(source, options=options)
    return record_of(report, min_confidence=min_confidence, model=model, groups=groups)


def read_text(
    text: str,
    *,
    min_confidence: float = MIN_CONFIDENCE,
    model: Source | None = None,
    groups: Mapping[str, str] | None = None,
) -> Record:
    """Read a report that is at hand as a string.

    Args:
        text: The report. It is kept verbatim, so offsets fit the string that was given. It may be
            empty, and its language is not checked.
        min_confidence: Leave out attributions scored below this, from 0 (keep all) to 1.
        model: Folder of other weights; None takes those of the package.
        groups: As in `read`.

    Returns:
        The record. No string makes this raise.

    Raises:
        RunError: The model or the options are at fault.
    """
    return record_of(from_text(text), min_confidence=min_confidence, model=model, groups=groups)


def read_many(
    sources: Iterable[Source],
    *,
    workers: int = 1,
    any_language: bool = False,
    allow_private: bool = False,
    max_bytes: int = MAX_BYTES,
    timeout: float = TIMEOUT_SECONDS,
    min_confidence: float = MIN_CONFIDENCE,
    model: Source | None = None,
    groups: Mapping[str, str] | None = None,
) -> Iterator[Record | Failure]:
    """Read many reports, in the order given; one that fails becomes a `Failure` in its place.

    Args:
        sources: What `read` takes, one by one; a generator is drawn from only as results are.
        workers: Processes to read with; 1 reads in this one. Memory does not grow with the number
            of reports. With more than one, a script needs the usual `if __name__ == "__main__"`.
        any_language: As in `read`.
        allow_private: As in `read`.
        max_bytes: As in `read`.
        timeout: As in `read`.
        min_confidence: As in `read`.
        model: As in `read`.
        groups: As in `read`.

    Raises:
        RunError: The model or the options are at fault; no further report would fare better.
    """
    from sayso.workers import ReadOptions, read_in_order, read_or_fail

    check_confidence(min_confidence)
    options = ReadOptions(
        any_language=any_language,
        allow_private=allow_private,
        max_bytes=max_bytes,
        timeout=timeout,
        min_confidence=min_confidence,
        model=None if model is None else str(model),
        groups=groups,
    )
    return read_in_order(sources, options, workers=workers, reading=read_or_fail)


def record_of(
    report: Report,
    *,
    min_confidence: float = MIN_CONFIDENCE,
    model: Source | None = None,
    groups: Mapping[str, str] | None = None,
) -> Record:
    """Make the record of a report that `ingest` brought in."""
    from sayso.findings.registry import find_all

    reading = reading_of(report, min_confidence=min_confidence, model=model, groups=groups)
    reading.record.findings = find_all(reading)
    reading.record.profile.by_rule = count_findings(reading.record.findings)
    return reading.record


def reading_of(
    report: Report,
    *,
    min_confidence: float = MIN_CONFIDENCE,
    model: Source | None = None,
    groups: Mapping[str, str] | None = None,
) -> Reading:
    """Read a report up to its findings: what rules, chosen by the caller, look at."""
    from sayso.attribution.read import read_attributions
    from sayso.attribution.scan import scan
    from sayso.cast.read import read_cast
    from sayso.cast.tree import Tree
    from sayso.findings.reading import Reading
    from sayso.model.sentences import sentence_spans
    from sayso.occasions.read import with_occasions
    from sayso.voices.read import read_voices, settle_ties

    check_confidence(min_confidence)
    session, decoding, calibration = load_model(None if model is None else Path(model))
    found = scan(report.text, session, decoding)
    attributions = read_attributions(
        report.text,
        found.words,
        found.candidates,
        report.headings,
        calibration,
        least=min_confidence,
        nested=found.nested,
    )
    _log.debug("%s: %d words, %d attributions", report.path, len(found.words), len(attributions))
    analysis = found.analysis
    tree = Tree(analysis)
    cast = read_cast(report.text, analysis, attributions, session, tree)
    cast.attributions = with_occasions(
        report.text, analysis, report.published, report.paragraphs, cast.attributions, tree
    )
    record = _record(report, sentence_spans(found.words, found.starts), cast, session.card.name)
    record.voices = read_voices(
        report.text, analysis, report.paragraphs, cast.attributions, cast.entities
    )
    settle_ties(record.ties, record.voices)
    record.profile = profile_of(
        report.text, record.voices, cast.attributions, cast.entities, groups
    )
    return Reading(record, analysis, known_tree=tree)


@lru_cache(maxsize=2)
def load_model(folder: Path | None = None) -> tuple[Session, Decoding, Calibration]:
    """Load weights and what belongs to them, once in a process; None is those of the package.

    Raises:
        ModelError: The weights are missing, damaged or do not fit this package.
    """
    from sayso.attribution.settings import calibration_of, decoding_of
    from sayso.model.session import PACKAGED, Session

    session = Session(folder or PACKAGED)
    return session, decoding_of(session.card), calibration_of(session.card)


def check_confidence(value: float) -> None:
    """Raise `UsageError` where a least confidence is not a number from 0 to 1."""
    if not 0.0 <= value <= 1.0:
        from sayso.errors import UsageError

        raise UsageError(f"min_confidence is {value}, not a number from 0 (keep all) to 1.")


def _record(
    report: Report,
    sentences: Sequence[tuple[int, int]],
    cast: Cast,
    model: str,
) -> Record:
    digest = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    info = ReportInfo(
        id=digest,
        path=report.path,
        url=report.url,
        title=report.title,
        outlet=report.outlet,
        byline=list(report.byline),
        published=report.published,
        encoding=report.encoding,
        language=report.language,
        text=report.text,
        headings=[Span(start=start, end=end) for start, end in report.headings],
        paragraphs=[Span(start=start, end=end) for start, end in report.paragraphs],
        sentences=[Span(start=start, end=end) for start, end in sentences],
        origins=[
            Origin(
                start=origin.start,
                end=origin.end,
                byte_start=origin.byte_start,
                byte_end=origin.byte_end,
                element=origin.element,
            )
            for origin in report.origins
        ],
    )
    return Record(
        sayso=__version__,
        model=model,
        report=info,
        attributions=cast.attributions,
        cast=cast.entities,
        ties=cast.ties,
    )

"""From the files of a programme to its model and to everything that was found about them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.history_rules import check_history
from generator.checking.lying_elsewhere import may_lie_elsewhere
from generator.checking.past import check_past
from generator.checking.rules import check_sense
from generator.checking.structure import build_corpus
from generator.checking.visibility import check_visibility
from generator.comparing.signatures import SignedAgreement
from generator.pipeline.parsing import parse_records
from generator.pipeline.signatures import read_signed_agreements
from generator.pipeline.since_base import read_since
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.history import Past, read_past, read_records_at
from generator.reading.overlay import NO_OVERLAY, Overlay, read_overlay
from generator.reading.records import RecordFile, read_records
from generator.reading.schemas import Schemas, read_schemas
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.model import Programme
from generator.words.obstacle import Obstacle
from generator.words.places import agreement_file
from generator.words.visibility import Visibility

SignedIn = Callable[[Programme], Mapping[str, SignedAgreement]]
"""Tells how git bears out the agreements of a programme, by pair."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a programme yields."""

    corpus: Corpus
    findings: tuple[Diagnostic, ...]
    """In order of file, line and column."""

    @property
    def record_count(self) -> int:
        """How many files lie at the place of a record."""
        return len(self.corpus.places)

    @property
    def has_errors(self) -> bool:
        """Whether any finding stops a publication."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def only(self, wanted: Callable[[Diagnostic], bool]) -> "Checked":
        """Return the same with those findings alone that are wanted."""
        return replace(self, findings=tuple(finding for finding in self.findings if wanted(finding)))


@dataclass(frozen=True, slots=True)
class Readings:
    """All that was read of a programme, before any of it is judged."""

    files: tuple[RecordFile, ...]
    overlay: Overlay
    found: tuple[Diagnostic, ...]
    """What reading found."""
    past: Past
    schemas: Schemas


def read_all(root: Path, overlay: Path | None = None) -> Readings:
    """Read every record under ``root/records``, what a second repository adds, and what git knows.

    Raises Obstacle where the second repository holds no records.
    """
    schemas = read_schemas()
    laid = read_overlay(root, overlay)
    files, misplaced = read_records(root)
    past = read_past(root)
    found = (*misplaced, *laid.findings, *read_stale_copies(root, schemas), *check_past(past.history))
    return Readings(files, laid, found, past, schemas)


def check(
    root: Path,
    today: dt.date | dt.datetime,
    base: str = "",
    *,
    visibility: Visibility = Visibility.UNKNOWN,
    overlay: Path | None = None,
) -> Checked:
    """Check every record under ``root/records``; with a base, also that nothing was done that history forbids.

    `today` is a day, or a moment whose day is looked up in the programme's time zone; `base` is any name of a commit;
    `visibility` tells who can read the repository; `overlay` is the folder of a second one that adds to the records.
    Raises Obstacle where git cannot compare with the base, or the second repository holds no records.
    """
    read = read_all(root, overlay)
    checked = check_readings(read, today, visibility)
    if not base:
        return checked
    # Only the history of the first repository is known, so only its own records are compared.
    corpus = checked.corpus
    if read.overlay.files:
        corpus = check_readings(replace(read, overlay=NO_OVERLAY), today, visibility).corpus
    forbidden = check_history(read_since(base, read.past, read.files, corpus, read.schemas))
    return replace(checked, findings=_in_order((*checked.findings, *forbidden)))


def check_readings(
    read: Readings, today: dt.date | dt.datetime, visibility: Visibility = Visibility.UNKNOWN
) -> Checked:
    """Check what was read. See `check`."""
    signed_in = partial(_signed, read)
    return check_files(read.files, read.found, read.schemas, today, signed_in, read.overlay, visibility)


def _signed(read: Readings, programme: Programme) -> Mapping[str, SignedAgreement]:
    """Tell how git bears out the agreements that lie whole in the first repository, whose history is known."""
    signed = read_signed_agreements(read.past, programme)
    return {pair: each for pair, each in signed.items() if agreement_file(pair) not in read.overlay.files}


def check_commit(past: Past, commit: str, today: dt.date | dt.datetime) -> Checked:
    """Check the records of a commit, by its full id. Raises Obstacle where git cannot give them."""
    if past.repository is None:
        raise Obstacle(past.history.trouble or "The programme lies in no git repository.")
    return check_files(read_records_at(past.repository, commit), (), read_schemas(), today)


def check_files(
    files: Iterable[RecordFile],
    found: Iterable[Diagnostic],
    schemas: Schemas,
    today: dt.date | dt.datetime,
    signed_in: SignedIn = lambda _: {},
    overlay: Overlay = NO_OVERLAY,
    visibility: Visibility = Visibility.UNKNOWN,
) -> Checked:
    """Check records that have been read already.

    `found` holds what reading found; `signed_in` tells how git bears out each agreement. The records of a public
    repository may lack what not everybody may see, unless an overlay has it.
    """
    is_public = visibility is Visibility.PUBLIC
    is_part = is_public and not overlay.files
    parsed = parse_records(files, schemas, overlay, is_part=is_part)
    corpus = build_corpus(parsed.places, parsed.documents, parsed.sound, today)
    corpus = replace(corpus, signed=signed_in(corpus.programme))
    sense = [
        each
        for each in check_sense(corpus)
        if not (is_part and may_lie_elsewhere(each, corpus.places.get(each.file), schemas))
    ]
    exposed = check_visibility(corpus, parsed.own, schemas) if is_public else ()
    return Checked(corpus, _in_order((*found, *parsed.findings, *sense, *exposed)))


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in order of file, line and column."""
    return tuple(sorted(findings, key=lambda finding: finding.order))

"""From the files of a programme to its model and to everything that was found about them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.history_rules import check_history
from generator.checking.lying_elsewhere import may_lie_elsewhere
from generator.checking.rules import check_sense
from generator.checking.structure import build_corpus
from generator.checking.visibility import check_visibility
from generator.comparing.recorded import recorded_of
from generator.comparing.signatures import SignedAgreement
from generator.outlets.keep import Keep
from generator.pipeline.parsing import parse_records
from generator.pipeline.readings import Readings, read_all
from generator.pipeline.signatures import read_pasts, read_signed_agreements
from generator.pipeline.since_base import read_since
from generator.reading.history import Past, blobs_of
from generator.reading.overlay import NO_OVERLAY, Overlay
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.words.codes.history import SIGNED_FOR_ANOTHER
from generator.words.codes.signatures import BY_ANOTHER
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.history import Blob
from generator.words.model import Programme
from generator.words.places import agreement_file
from generator.words.recorded import Recorded
from generator.words.visibility import Visibility
from generator.words.zones import zone_of

SignedIn = Callable[[Programme], Mapping[str, SignedAgreement]]
"""Tells how git bears out the agreements of a programme, by pair."""


@dataclass(frozen=True, slots=True)
class Held:
    """What git knows of the records of one repository."""

    past: Past
    blobs: Mapping[str, Blob | None]
    """By file, the id under which git would keep it; None where it could not be read."""
    revision: str
    """The commit that holds just these records; empty where none does."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a programme yields."""

    corpus: Corpus
    findings: tuple[Diagnostic, ...]
    """In order of file, line and column."""
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    """When git came to know of the records of each pair, by the pair's id; empty where nobody asked git."""
    revision: str = ""
    """The id of the commit up to which git was asked; empty where it knows none."""
    held: tuple[Held, ...] = ()
    """What git knows of the files, for each repository that they lie in; empty where nobody asked git."""
    keep: Keep = field(default_factory=partial(Keep, None), compare=False, repr=False)
    """What is known already, for whoever goes on from here; nothing where nothing is kept."""

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

    def for_pages(self) -> "Checked":
        """Return the same without findings and without what these alone lean on: where each record lies, how its text
        stands there, and every change that git knows of it."""
        known = self.corpus
        corpus = Corpus(
            programme=known.programme,
            documents={},
            places={},
            today=known.today,
            sound=frozenset(),
            signed=known.signed,
        )
        held = tuple(replace(each, past=each.past.without_changes()) for each in self.held)
        return replace(self, corpus=corpus, findings=(), held=held)


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
    return check_as_of(root, today, None, base, visibility=visibility, overlay=overlay)


def check_as_of(
    root: Path,
    today: dt.date | dt.datetime,
    at: str | None,
    base: str = "",
    *,
    visibility: Visibility = Visibility.UNKNOWN,
    overlay: Path | None = None,
) -> Checked:
    """Check the records as they lie under `root`, or as the commit named `at` had them. See `check` and `read_all`."""
    read = read_all(root, today, at, overlay)
    checked = check_readings(read, visibility)
    if not base:
        return checked
    # Only the history of the first repository is known, so only its own records are compared.
    corpus = checked.corpus
    if read.overlay.files:
        corpus = check_readings(replace(read, overlay=NO_OVERLAY), visibility).corpus
    past, blobs = read.past, blobs_of(read.files, read.past.history)
    since = read_since(base, past, blobs, lambda pairs: read_pasts(past, pairs, blobs), corpus, read.schemas)
    return with_forbidden(checked, check_history(since))


def check_readings(read: Readings, visibility: Visibility = Visibility.UNKNOWN) -> Checked:
    """Check what was read. See `check`."""
    blobs = blobs_of(read.files, read.past.history)

    def signed_in(programme: Programme) -> Mapping[str, SignedAgreement]:
        """Tell how git bears out the agreements that lie whole in the first repository, whose history is known."""
        signed = read_signed_agreements(read.past, programme, blobs)
        return {pair: each for pair, each in signed.items() if agreement_file(pair) not in read.overlay.files}

    checked = check_files(
        read.files, read.found, read.schemas, read.today, signed_in, read.overlay, visibility
    )
    recorded = with_recorded(checked, read.past, blobs)
    if not read.overlay.folder:
        return recorded
    laid = read.overlay.past
    held = (*recorded.held, _held(laid, blobs_of(read.overlay.files.values(), laid.history)))
    # No commit holds just what two repositories hold together.
    return replace(recorded, revision="" if read.overlay.files else recorded.revision, held=held)


def with_recorded(checked: Checked, past: Past, blobs: Mapping[str, Blob | None]) -> Checked:
    """Add what git knows of records whose contents are `blobs`, beside the signatures, which are there already."""
    programme, signed = checked.corpus.programme, checked.corpus.signed
    zone = zone_of(programme.program.timezone)
    recorded = {
        id_: recorded_of(past.history, pair, signed.get(id_), zone) for id_, pair in programme.pairs.items()
    }
    held = _held(past, blobs)
    return replace(checked, recorded=recorded, revision=held.revision, held=(held,))


def _held(past: Past, blobs: Mapping[str, Blob | None]) -> Held:
    return Held(past, blobs, _revision(past, blobs))


def _revision(past: Past, blobs: Mapping[str, Blob | None]) -> str:
    """Return the commit up to which git was asked, unless the records have changed since; empty then."""
    history = past.history
    return history.head if history.holds_just(blobs) else ""


def with_forbidden(checked: Checked, forbidden: tuple[Diagnostic, ...]) -> Checked:
    """Add what history forbids. A signature that the change forges is one mistake, however many rules see it."""
    forged = {(each.file, each.path) for each in forbidden if each.code == SIGNED_FOR_ANOTHER.id}
    rest = checked.only(lambda each: each.code != BY_ANOTHER.id or (each.file, each.path) not in forged)
    return replace(rest, findings=in_order((*rest.findings, *forbidden)))


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
    return Checked(corpus, in_order((*found, *parsed.findings, *sense, *exposed)))


def in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in order of file, line and column."""
    return tuple(sorted(findings, key=lambda finding: finding.order))

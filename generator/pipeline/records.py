"""From the files of a programme to its model and to everything that was found about them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.history_rules import check_history
from generator.checking.past import check_past
from generator.checking.rules import check_sense
from generator.checking.structure import build_corpus
from generator.comparing.recorded import recorded_of
from generator.comparing.signatures import SignedAgreement
from generator.pipeline.parsing import parse_records
from generator.pipeline.signatures import read_signed_agreements
from generator.pipeline.since_base import read_since
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.folder_walk import unreadable
from generator.reading.history import (
    Past,
    blobs_of,
    history_of,
    list_records_at,
    moment_of,
    read_past,
    read_records_at,
)
from generator.reading.records import RecordFile, check_places, read_records
from generator.reading.repository import open_repository, resolve
from generator.reading.schemas import Schemas, read_schemas
from generator.words.codes.history import SIGNED_FOR_ANOTHER
from generator.words.codes.signatures import BY_ANOTHER
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.model import Programme
from generator.words.obstacle import Obstacle
from generator.words.recorded import Recorded
from generator.words.zones import zone_of

SignedIn = Callable[[Programme], Mapping[str, SignedAgreement]]
"""Tells how git bears out the agreements of a programme, by pair."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a programme yields."""

    corpus: Corpus
    findings: tuple[Diagnostic, ...]
    """In order of file, line and column."""
    recorded: Mapping[str, Recorded] = field(default_factory=dict)
    """When git came to know of the records of each pair, by the pair's id; empty where nobody asked git."""
    revision: str = ""
    """The full id of the commit that holds just these records; empty where there is none."""

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


def check(root: Path, today: dt.date | dt.datetime, base: str = "") -> Checked:
    """Check every record under ``root/records``; with a base, also that nothing was done that history forbids.

    `today` is a day, or a moment whose day is looked up in the programme's time zone; `base` is any name of a commit.
    Raises Obstacle where git cannot compare with the base.
    """
    schemas = read_schemas()
    files, misplaced = read_records(root)
    past = read_past(root)
    found = (*misplaced, *read_stale_copies(root, schemas))
    return _check_with_past(past, files, found, schemas, today, base)


def check_as_of(root: Path, today: dt.date | dt.datetime, at: str | None, base: str = "") -> Checked:
    """Check the records as they lie under `root`, or as the commit named `at` had them.

    Where `today` is a moment, nobody has asked for a day, so a commit is checked as of its own day, in the time zone
    that its programme had then. Raises Obstacle where git cannot give the commit. `base`: see `check`.
    """
    if at is None:
        return check(root, today, base)
    if not at.strip():
        raise Obstacle(
            "The name of the commit is empty. Give a branch, a tag or a commit, such as: --at main~3"
        )
    repository = open_repository(root)
    if repository is None:
        raise Obstacle(f"{root} lies in no git repository, so there is no commit to go back to.")
    commit = resolve(repository, at)
    history = history_of(repository, commit)
    past = Past(None if history.trouble else repository, history)
    files = read_records_at(repository, commit)
    found = (
        *check_places(list_records_at(repository, commit)),
        *(unreadable(file.place.file) for file in files if file.content is None),
    )
    day = moment_of(repository, commit) if isinstance(today, dt.datetime) else today
    return _check_with_past(past, files, found, read_schemas(), day, base)


def _check_with_past(
    past: Past,
    files: Iterable[RecordFile],
    found: Iterable[Diagnostic],
    schemas: Schemas,
    today: dt.date | dt.datetime,
    base: str,
) -> Checked:
    files, history = tuple(files), past.history
    found = (*found, *check_past(history))
    blobs = blobs_of(files, history)
    checked = check_files(files, found, schemas, today, partial(read_signed_agreements, past, blobs=blobs))
    if base:
        forbidden = check_history(read_since(base, past, blobs, checked.corpus, schemas))
        checked = _with_forbidden(checked, forbidden)
    programme, signed = checked.corpus.programme, checked.corpus.signed
    zone = zone_of(programme.program.timezone)
    recorded = {
        id_: recorded_of(history, pair, signed.get(id_), zone) for id_, pair in programme.pairs.items()
    }
    # Records that have changed since the commit are those of no commit.
    revision = history.head if blobs == history.contents else ""
    return replace(checked, recorded=recorded, revision=revision)


def _with_forbidden(checked: Checked, forbidden: tuple[Diagnostic, ...]) -> Checked:
    """Add what history forbids. A signature that the change forges is one mistake, however many rules see it."""
    forged = {(each.file, each.path) for each in forbidden if each.code == SIGNED_FOR_ANOTHER.id}
    rest = checked.only(lambda each: each.code != BY_ANOTHER.id or (each.file, each.path) not in forged)
    return replace(rest, findings=_in_order((*rest.findings, *forbidden)))


def check_files(
    files: Iterable[RecordFile],
    found: Iterable[Diagnostic],
    schemas: Schemas,
    today: dt.date | dt.datetime,
    signed_in: SignedIn = lambda _: {},
) -> Checked:
    """Check records that have been read already.

    `found` holds what reading found; `signed_in` tells how git bears out each agreement.
    """
    parsed = parse_records(files, schemas)
    corpus = build_corpus(parsed.places, parsed.documents, parsed.sound, today)
    corpus = replace(corpus, signed=signed_in(corpus.programme))
    return Checked(corpus, _in_order((*found, *parsed.findings, *check_sense(corpus))))


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in order of file, line and column."""
    return tuple(sorted(findings, key=lambda finding: finding.order))

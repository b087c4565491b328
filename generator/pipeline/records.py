"""From the files of a programme to its model and to everything that was found about them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.history_rules import check_history
from generator.checking.past import check_past
from generator.checking.rules import check_sense
from generator.checking.structure import build_corpus
from generator.comparing.signatures import SignedAgreement
from generator.pipeline.parsing import parse_records
from generator.pipeline.signatures import read_signed_agreements
from generator.pipeline.since_base import read_since
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.history import Past, holds_just, read_past, read_records_at
from generator.reading.records import RecordFile, read_records
from generator.reading.schemas import Schemas, read_schemas
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.model import Programme
from generator.words.obstacle import Obstacle

SignedIn = Callable[[Programme], Mapping[str, SignedAgreement]]
"""Tells how git bears out the agreements of a programme, by pair."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a programme yields."""

    corpus: Corpus
    findings: tuple[Diagnostic, ...]
    """In order of file, line and column."""
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
    found = (*misplaced, *read_stale_copies(root, schemas), *check_past(past.history))
    checked = check_files(files, found, schemas, today, partial(read_signed_agreements, past))
    checked = replace(checked, revision=_revision(past, files))
    if not base:
        return checked
    forbidden = check_history(read_since(base, past, files, checked.corpus, schemas))
    return replace(checked, findings=_in_order((*checked.findings, *forbidden)))


def check_commit(past: Past, commit: str, today: dt.date | dt.datetime) -> Checked:
    """Check the records of a commit, by its full id. Raises Obstacle where git cannot give them."""
    if past.repository is None:
        raise Obstacle(past.history.trouble or "The programme lies in no git repository.")
    checked = check_files(read_records_at(past.repository, commit), (), read_schemas(), today)
    return replace(checked, revision=commit)


def _revision(past: Past, files: Iterable[RecordFile]) -> str:
    """Return the commit that is checked out, unless the records have changed since."""
    repository, head = past.repository, past.history.head
    return head if repository and head and holds_just(repository, head, files) else ""


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

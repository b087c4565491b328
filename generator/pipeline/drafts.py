"""From drafts to records that are written: read what is there, vet what is to be, write all of it or nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.drafting.draft import Draft, Records
from generator.outlets.record_files import write_record_files
from generator.pipeline.readings import read_all
from generator.pipeline.records import Checked, check_files, check_readings
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.words.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Present:
    """A programme as it stands, mistakes included."""

    files: tuple[RecordFile, ...]
    checked: Checked
    schemas: Schemas

    @property
    def records(self) -> Records:
        """What drafts build on."""
        return Records(self.checked.corpus, {file.place.file: file.content or b"" for file in self.files})


def read_to_draft(root: Path, today: dt.date | dt.datetime) -> Present:
    """Read and check the programme in `root`, with what git knows of its signatures."""
    read = read_all(root, today)
    return Present(read.files, check_readings(read), read.schemas)


def vet_drafts(present: Present, drafts: Sequence[Draft]) -> tuple[Diagnostic, ...]:
    """Return what the check would find with the drafts in place and does not find now: nothing else is their fault.

    An error among it forbids to write them.
    """
    new = {draft.file: RecordFile(draft.place, draft.content) for draft in drafts}
    kept = [file for file in present.files if file.place.file not in new]
    after = check_files([*kept, *new.values()], (), present.schemas, present.checked.corpus.today)
    known = {_matter(finding) for finding in present.checked.findings}
    return tuple(finding for finding in after.findings if _matter(finding) not in known)


def have_errors(findings: Sequence[Diagnostic]) -> bool:
    """Return whether any of the findings forbids to write."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def write_drafts(root: Path, drafts: Sequence[Draft]) -> None:
    """Write drafts without errors: all or none.

    Raises Obstacle where somebody has changed one of the records meanwhile, and OSError where the disk refuses.
    """
    write_record_files(root, {draft.file: (draft.before, draft.content) for draft in drafts})


def _matter(finding: Diagnostic) -> tuple[object, ...]:
    """Return what a finding is about. Its line may move, and a warning may say the same of a new state."""
    words = finding.message if finding.severity is Severity.ERROR else ""
    return finding.file, finding.code, finding.path, words

"""From drafts to records that are written: read what is there, vet what is to be, write all of it or nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking.rules import check_sense
from generator.checking.structure import build_corpus
from generator.drafting.draft import Draft, Records
from generator.outlets.record_files import write_record_files
from generator.pipeline.parsing import parse_records
from generator.pipeline.readings import read_all
from generator.pipeline.records import Checked, check_readings
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

    An error among it forbids to write them. Only the drafts are parsed; what is there has been.
    """
    before = present.checked.corpus
    parsed = parse_records([RecordFile(draft.place, draft.content) for draft in drafts], present.schemas)
    drafted = {draft.file for draft in drafts}
    after = build_corpus(
        {**before.places, **{place.file: place for place in parsed.places}}.values(),
        {**before.documents, **parsed.documents},
        (before.sound - drafted) | parsed.sound,
        before.today,
    )
    known = {_matter(finding) for finding in present.checked.findings}
    found = (*parsed.findings, *check_sense(after))
    return tuple(sorted((each for each in found if _matter(each) not in known), key=lambda each: each.order))


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

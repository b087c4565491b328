"""Records that tables made, beside those that are there: checked, written, and told of where they are not."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.importing.intake import PROGRAM_FILE
from generator.importing.notes import Fate, Note
from generator.importing.results import NewRecord
from generator.outlets.new_files import Written, refusals, write_new_files
from generator.pipeline.records import Checked, check_files
from generator.pipeline.vetting import vet_records
from generator.reading.records import RecordFile, read_records
from generator.reading.schemas import read_schemas
from generator.words.diagnostic import Diagnostic
from generator.words.obstacle import Obstacle
from generator.writing.record_text import render_record


@dataclass(frozen=True, slots=True)
class Existing:
    """The records that are there before an import."""

    files: tuple[RecordFile, ...]
    checked: Checked

    @property
    def has_program(self) -> bool:
        """Whether there is a record of the programme itself."""
        return PROGRAM_FILE in self.checked.corpus.places


@dataclass(frozen=True, slots=True)
class Admitted:
    """What became of new records."""

    written: Written
    notes: tuple[Note, ...]
    """Of the records that are not written after all: one for each row that they were made from."""


def read_existing(root: Path, today: dt.date | dt.datetime) -> Existing:
    """Return the records in `root`, which may be none. Raises Obstacle where the programme's own has errors."""
    files = read_records(root)[0] if (root / "records").is_dir() else ()
    existing = Existing(files, check_files(files, (), read_schemas(), today))
    if existing.has_program and not existing.checked.corpus.program_is_sound:
        raise Obstacle(f"{PROGRAM_FILE} has errors. Run pairbook check, mend them, and import again.")
    return existing


def admit_records(
    root: Path, records: tuple[NewRecord, ...], existing: Existing, *, is_dry_run: bool
) -> Admitted:
    """Write those records that pass the checks and are not there yet; on a dry run, only tell."""
    schemas = read_schemas()
    files = {each.file: render_record(each.kind, each.data, schemas).encode() for each in records}
    # What is there stays, so the rest is checked beside it; the writer tells whether it is the same.
    there = {file.place.file for file in existing.files} & files.keys()
    new = {name: content for name, content in files.items() if name not in there}
    vetted = vet_records(existing.files, new, schemas, existing.checked.corpus.today)
    wanted = {**vetted.sound, **{name: files[name] for name in there}}
    written = (refusals if is_dry_run else write_new_files)(root, wanted)
    return Admitted(written, _notes(records, vetted.refused, written.refused))


def _notes(
    records: tuple[NewRecord, ...], unsound: Mapping[str, Diagnostic], taken: Mapping[str, str]
) -> tuple[Note, ...]:
    notes = []
    for record in records:
        if finding := unsound.get(record.file):
            why = f"{record.file} would not pass the check: {finding.message.rstrip('.')}"
            hint = finding.hint
        elif reason := taken.get(record.file):
            why = f"{record.file} was not written: {reason}"
            hint = "Change that record itself, or remove it first."
        else:
            continue
        origins = record.origins or (("", 0),)
        notes += [Note(table, line, Fate.ROW_LEFT_OUT, why, hint) for table, line in origins]
    return tuple(notes)

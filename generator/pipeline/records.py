"""From the files of a programme to its model and to everything that was found about them."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checking.corpus import Corpus
from generator.checking.rules import check_sense
from generator.checking.shape import check_shape
from generator.checking.structure import build_corpus
from generator.reading.document import Document
from generator.reading.editor_schemas import read_stale_copies
from generator.reading.records import RecordFile, read_records
from generator.reading.schemas import Schemas, read_schemas
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Diagnostic, Severity


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


def check(root: Path, today: dt.date | dt.datetime) -> Checked:
    """Check every record under ``root/records``.

    `today` is a day, or a moment whose day is looked up in the programme's time zone.
    """
    schemas = read_schemas()
    files, misplaced = read_records(root)
    return check_files(files, (*misplaced, *read_stale_copies(root, schemas)), schemas, today)


def check_files(
    files: Iterable[RecordFile],
    found: Iterable[Diagnostic],
    schemas: Schemas,
    today: dt.date | dt.datetime,
) -> Checked:
    """Check records that have been read already; `found` holds what reading found."""
    findings = list(found)
    documents: dict[str, Document] = {}
    places, sound = [], set()
    for file in files:
        places.append(file.place)
        if file.content is None:
            continue
        document, broken = parse_document(file.place.file, file.content)
        findings += broken
        if document is None:
            continue
        documents[file.place.file] = document
        misshapen = tuple(check_shape(document, file.place.kind, schemas))
        findings += misshapen
        if not any(finding.severity is Severity.ERROR for finding in misshapen):
            sound.add(file.place.file)
    corpus = build_corpus(places, documents, sound, today)
    findings += check_sense(corpus)
    return Checked(corpus, tuple(sorted(findings, key=lambda finding: finding.order)))

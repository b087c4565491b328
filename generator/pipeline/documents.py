"""From the bytes of records to the model, and what was found on the way there."""

import datetime as dt
from collections.abc import Iterable

from generator.checking.corpus import Corpus
from generator.checking.shape import check_shape
from generator.checking.structure import build_corpus
from generator.reading.document import Document
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Diagnostic, Severity


def parse_records(
    files: Iterable[RecordFile], schemas: Schemas, today: dt.date | dt.datetime
) -> tuple[Corpus, tuple[Diagnostic, ...]]:
    """Return the model of records that have been read already, and what is wrong with their writing and shape.

    `today` is a day, or a moment whose day is looked up in the programme's time zone.
    """
    findings: list[Diagnostic] = []
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
    return build_corpus(places, documents, sound, today), tuple(findings)

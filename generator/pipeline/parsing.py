"""From the bytes of records to documents whose shape is known to be right or wrong. Knows no rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.checking.shape import check_shape
from generator.reading.document import Document
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.reading.yaml_document import parse_document
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.places import Place


@dataclass(frozen=True, slots=True)
class Parsed:
    """Records as far as they could be read."""

    places: tuple[Place, ...]
    """Of every record, readable or not."""
    documents: Mapping[str, Document]
    """By file: every record that is a sound YAML map, also those whose shape is wrong."""
    sound: frozenset[str]
    """Files whose shape is right."""
    findings: tuple[Diagnostic, ...]


def parse_records(files: Iterable[RecordFile], schemas: Schemas) -> Parsed:
    """Parse records and check the shape of each."""
    places: list[Place] = []
    documents: dict[str, Document] = {}
    sound: set[str] = set()
    findings: list[Diagnostic] = []
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
    return Parsed(tuple(places), documents, frozenset(sound), tuple(findings))

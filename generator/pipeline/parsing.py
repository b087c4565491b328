"""From the bytes of records to documents whose shape is known to be right or wrong. Knows no rules."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.checking.lying_elsewhere import may_lie_elsewhere
from generator.checking.shape import check_shape
from generator.reading.document import Document
from generator.reading.overlaid import overlay_document
from generator.reading.overlay import NO_OVERLAY, Overlay
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
    own: Mapping[str, Document] = field(default_factory=dict)
    """The documents without what an overlay adds."""


def parse_records(
    files: Iterable[RecordFile],
    schemas: Schemas,
    overlay: Overlay = NO_OVERLAY,
    *,
    is_part: bool = False,
) -> Parsed:
    """Parse records, with what an overlay adds to them, and check the shape of each.

    Where these are only the public part of a programme, they may lack what not everybody may see.
    """
    places: dict[str, Place] = {}
    documents: dict[str, Document] = {}
    own: dict[str, Document] = {}
    findings: list[Diagnostic] = []
    for file in files:
        places[file.place.file] = file.place
        if document := _parse(file, file.place.file, findings.extend):
            documents[file.place.file] = own[file.place.file] = document
    for name, file in overlay.files.items():
        added = _parse(file, f"{overlay.folder}/{name}", findings.extend)
        laid = _laid_over(documents.pop(name, None), added, findings.extend, is_alone=name not in places)
        places[name] = file.place
        if laid:
            documents[name] = laid
    sound: set[str] = set()
    for name, document in documents.items():
        place = places[name]
        misshapen = [
            found
            for found in check_shape(document, place.kind, schemas)
            if not (is_part and may_lie_elsewhere(found, place, schemas))
        ]
        findings += misshapen
        if not any(finding.severity is Severity.ERROR for finding in misshapen):
            sound.add(name)
    return Parsed(tuple(places.values()), documents, frozenset(sound), tuple(findings), own)


def _parse(file: RecordFile, name: str, report: Callable[[Iterable[Diagnostic]], None]) -> Document | None:
    if file.content is None:
        return None
    document, broken = parse_document(name, file.content)
    report(broken)
    return document


def _laid_over(
    first: Document | None,
    added: Document | None,
    report: Callable[[Iterable[Diagnostic]], None],
    *,
    is_alone: bool,
) -> Document | None:
    """Return the two as one; None where either cannot be read, as half a record would mislead."""
    if is_alone or first is None or added is None:
        return added if is_alone else None
    laid, doubled = overlay_document(first, added)
    report(doubled)
    return laid

"""Records that are not written yet: their bytes in, those out that pass the checks beside what is there already."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.pipeline.records import check_files
from generator.reading.records import RecordFile
from generator.reading.schemas import Schemas
from generator.words.diagnostic import Diagnostic, Severity
from generator.words.places import place_of


@dataclass(frozen=True, slots=True)
class Vetted:
    """What may be written, and what may not."""

    sound: Mapping[str, bytes]
    refused: Mapping[str, Diagnostic]
    """By file: the first error that a record would have."""


def vet_records(
    existing: Iterable[RecordFile], new: Mapping[str, bytes], schemas: Schemas, today: dt.date
) -> Vetted:
    """Return which of the `new` files have no error beside the `existing` ones.

    A record that leans on one that is refused is refused with it. No file is in both.
    """
    kept = tuple(existing)
    sound, refused = dict(new), dict[str, Diagnostic]()
    while True:
        places = {name: place_of(name) for name in sound}
        files = [RecordFile(place, sound[name]) for name, place in places.items() if place]
        checked = check_files([*kept, *files], (), schemas, today)
        errors = [each for each in checked.findings if each.severity is Severity.ERROR and each.file in sound]
        if not errors:
            return Vetted(sound, refused)
        for finding in errors:
            refused.setdefault(finding.file, finding)
            sound.pop(finding.file, None)

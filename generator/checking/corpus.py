"""What the rules look at: the model of all records that have the right shape, and where everything stands."""

import datetime as dt
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from generator.comparing.signatures import SignedAgreement
from generator.reading.document import Document
from generator.words.diagnostic import Code, Diagnostic, Path
from generator.words.model import Programme
from generator.words.places import PROGRAM, Place


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """Who has a record, sound or not."""

    names: Mapping[str, str] = field(default_factory=dict)
    """By id; empty text where the record is not sound."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All records of a programme on one day."""

    programme: Programme
    """Only what has the right shape. A pair is in it when its agreement is; its goals and entries that are
    broken are left out."""
    documents: Mapping[str, Document]
    """By file: every record that is a sound YAML map, also those whose shape is wrong."""
    places: Mapping[str, Place]
    """By file: every record that lies at a right place, also those that cannot be read."""
    today: dt.date
    sound: AbstractSet[str]
    """The files of the records that are in the model."""
    directory: Directory = field(default_factory=Directory)
    signed: Mapping[str, SignedAgreement] = field(default_factory=dict)
    """By pair: how git bears out its agreement. Empty where git knows nothing."""

    @property
    def program_is_sound(self) -> bool:
        """Whether `programme.program` comes from the record; else it is a stand-in, and rules about it keep quiet."""
        return PROGRAM in self.sound

    def is_sound(self, file: str) -> bool:
        """Return whether all that a record says is in the model; one that is not there says nothing."""
        return file in self.sound or file not in self.places

    def finding(
        self, code: Code, file: str, path: Path, message: str, hint: str, *, at_key: bool = False
    ) -> Diagnostic:
        """Make a finding about a value of the record in `file`."""
        return self.documents[file].finding(code, path, message, hint, at_key=at_key)

    def knows_person(self, person: str) -> bool:
        """Return whether there is a record for a person, sound or not."""
        return person in self.directory.names

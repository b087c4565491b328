"""What an import yields: records as data, each with the rows that it was made from. Knows no table and no YAML."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.importing.notes import Note
from generator.words.places import Kind

Origin = tuple[str, int]
"""A table's file name, and the line on which the row begins."""


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is not written yet."""

    kind: Kind
    file: str
    """Path from the repository's root."""
    data: Mapping[str, Any]
    origins: tuple[Origin, ...]
    """The rows that the record was made from; empty for what only the options say."""


@dataclass(frozen=True, slots=True)
class Import:
    """All that the tables gave."""

    records: tuple[NewRecord, ...]
    """In order of their files."""
    notes: tuple[Note, ...]
    supplied: tuple[tuple[str, str, int], ...]
    """What stands in no table: field, value, and how often."""
    passed_over: tuple[tuple[str, int], ...]
    """What was read and not needed, and how often."""
    unused_columns: Mapping[str, tuple[str, ...]]
    """By table: columns with something in them that went nowhere."""
    missing_cohorts: tuple[Mapping[str, Any], ...] = ()
    """What to add to the programme's record so that more rows can be placed."""

"""Which file holds which kind of record. Paths in, places out; touches no disk."""

import datetime as dt
import re
from enum import StrEnum
from sys import intern

import msgspec

PROGRAM = "records/program.yml"
RESOURCES = "records/resources.yml"

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}\Z")
"""What a person or a pair may be called: the name of a file or a folder."""

LOG_STEM = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(?P<word>[a-z0-9][a-z0-9-]{0,63}))?\Z")
"""What a log entry's file is called, without its ending: a date, and a word where one day has several."""

PULSE_STEM = re.compile(r"(?P<cohort>[a-z0-9][a-z0-9-]{0,63})-(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})\Z")
"""What the file of a survey's results is called, without its ending: a cohort's id and a date."""


class Kind(StrEnum):
    """The seven kinds of record. The value names the schema: ``schemas/<value>.schema.json``."""

    PROGRAM = "program"
    RESOURCES = "resources"
    PERSON = "person"
    AGREEMENT = "agreement"
    GOALS = "goals"
    LOG_ENTRY = "log-entry"
    PULSE = "pulse"

    @property
    def schema_file(self) -> str:
        """The name of this kind's schema file."""
        return f"{self.value}.schema.json"


class Place(msgspec.Struct, frozen=True, gc=False):
    """The right place for a record: what kind it is and whose."""

    kind: Kind
    file: str
    """Path from the repository's root, with forward slashes."""
    owner: str = ""
    """The person's, the pair's or the cohort's id; empty for the programme's own records."""
    stem: str = ""
    """The name of a log entry's or a survey's file, without its ending."""

    @property
    def pair(self) -> str:
        """The id of the pair whose record lies here; empty for all else."""
        return self.owner if self.kind in (Kind.AGREEMENT, Kind.GOALS, Kind.LOG_ENTRY) else ""

    @property
    def written_day(self) -> str:
        """The date in the name of a log entry's or a survey's file, as it is written."""
        return self.stem[-10:] if self.kind is Kind.PULSE else self.stem[:10]

    @property
    def day(self) -> dt.date | None:
        """The day that a log entry's or a survey's file is named after; None where the calendar has no such day."""
        try:
            return dt.date.fromisoformat(self.written_day)
        except ValueError:
            return None


def place_of(file: str) -> Place | None:
    """Return the place that a path under ``records/`` stands for, or None where no record belongs."""
    match file.split("/"):
        case ["records", "program.yml"]:
            return Place(Kind.PROGRAM, file)
        case ["records", "resources.yml"]:
            return Place(Kind.RESOURCES, file)
        case ["records", "people", name] if ID.match(name.removesuffix(".yml")) and name.endswith(".yml"):
            return Place(Kind.PERSON, file, name.removesuffix(".yml"))
        case ["records", "pulse", name] if name.endswith(".yml"):
            stem = name.removesuffix(".yml")
            return (
                Place(Kind.PULSE, file, found["cohort"], stem) if (found := PULSE_STEM.match(stem)) else None
            )
        case ["records", "pairs", pair, "agreement.yml"] if ID.match(pair):
            return Place(Kind.AGREEMENT, file, pair)
        case ["records", "pairs", pair, "goals.yml"] if ID.match(pair):
            return Place(Kind.GOALS, file, pair)
        case ["records", "pairs", pair, "log", name] if ID.match(pair) and name.endswith(".yml"):
            stem = name.removesuffix(".yml")
            return Place(Kind.LOG_ENTRY, file, pair, stem) if LOG_STEM.match(stem) else None
        case _:
            return None


def person_file(person: str) -> str:
    """Return the path of a person's record."""
    return f"records/people/{person}.yml"


def agreement_file(pair: str) -> str:
    """Return the path of a pair's agreement."""
    return intern(f"records/pairs/{pair}/agreement.yml")


def goals_file(pair: str) -> str:
    """Return the path of a pair's goals."""
    return intern(f"records/pairs/{pair}/goals.yml")


def entry_file(pair: str, stem: str) -> str:
    """Return the path of a log entry."""
    return intern(f"records/pairs/{pair}/log/{stem}.yml")


def pulse_file(stem: str) -> str:
    """Return the path of a survey's results."""
    return f"records/pulse/{stem}.yml"

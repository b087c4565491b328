"""From the records of a programme and its people to the GitHub accounts of those who run it and keep its code."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.pipeline.records import check_files
from generator.reading.records import read_records
from generator.reading.repository import open_repository
from generator.reading.schemas import read_schemas
from generator.words.model import Programme
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, person_file

PROGRAM_FILE = "records/program.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """GitHub handles, in the order in which the programme names the people."""

    maintainers: tuple[str, ...]
    coordinators: tuple[str, ...]
    without: tuple[str, ...]
    """Ids of people who have none."""


def read_owners(root: Path) -> Owners:
    """Return whom GitHub is to ask. Raises Obstacle, with what to write where, when it could ask nobody."""
    programme = _read_programme(root)
    program = programme.program
    handles = {
        person: programme.people[person].github if person in programme.people else ""
        for person in (*program.maintainers, *program.coordinators)
    }
    owners = Owners(
        maintainers=_handles(handles, program.maintainers, "maintainers"),
        coordinators=_handles(handles, program.coordinators, "coordinators"),
        without=tuple(person for person, handle in handles.items() if not handle),
    )
    _require_top_of_repository(root)
    return owners


def _read_programme(root: Path) -> Programme:
    files, _ = read_records(root)
    needed = [file for file in files if file.place.kind in (Kind.PROGRAM, Kind.PERSON)]
    # Rules are of no interest here, and nothing else depends on the day.
    corpus = check_files(needed, (), read_schemas(), dt.datetime.now(dt.UTC)).corpus
    program = corpus.programme.program
    people = (*program.maintainers, *program.coordinators)
    broken = [person_file(each) for each in people if each not in corpus.programme.people]
    for file in (*broken, *(() if corpus.program_is_sound else (PROGRAM_FILE,))):
        if file in corpus.places:
            raise Obstacle(f"{file} has errors. Run pairbook check, mend them, and try again.")
    return corpus.programme


def _handles(handles: Mapping[str, str], people: tuple[str, ...], role: str) -> tuple[str, ...]:
    if not people:
        raise Obstacle(
            f"{PROGRAM_FILE} names no {role}. Write there, with the name of somebody's file in records/people:"
            f" {role}: [ada]"
        )
    found = tuple(handles[person] for person in people if handles[person])
    if not found:
        raise Obstacle(
            f"None of the {role} has a GitHub handle. Write it into {person_file(people[0])}, such as:"
            f" github: {people[0]}"
        )
    return found


def _require_top_of_repository(root: Path) -> None:
    repository = open_repository(root)
    if repository and repository.prefix:
        raise Obstacle(
            f"The programme lies in the folder {repository.prefix} of a larger repository, and GitHub reads"
            " CODEOWNERS only at its top. Write the lines there by hand."
        )

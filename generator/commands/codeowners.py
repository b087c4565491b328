"""``pairbook codeowners``: whom GitHub asks to review the programme's own records and its code."""

import datetime as dt
from pathlib import Path

import click

from generator.commands.options import root_option
from generator.outlets.code_owners import hand_made_lines, render_code_owners
from generator.outlets.folder import replace_file
from generator.outlets.printable import printable
from generator.outlets.progress import say
from generator.pipeline.records import check_files
from generator.reading.code_owners import CODE_OWNERS, code_owners_elsewhere, read_code_owners
from generator.reading.records import read_records
from generator.reading.repository import open_repository
from generator.reading.schemas import read_schemas
from generator.words.model import Programme
from generator.words.obstacle import Obstacle
from generator.words.places import Kind, person_file

_PROGRAM = "records/program.yml"


@click.command("codeowners", epilog="Example: pairbook codeowners --check")
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; say whether the file is up to date."
)
def codeowners_command(root: Path, only_check: bool) -> int:
    """Write .github/CODEOWNERS from the coordinators and maintainers that program.yml names.

    Lines that somebody wrote by hand are never overwritten. With --check, the exit code is 1 where the file is
    not what would be written.
    """
    programme = _programme(root)
    wanted = render_code_owners(
        _handles(programme, programme.program.maintainers, "maintainers"),
        _handles(programme, programme.program.coordinators, "coordinators"),
    )
    _require_top_of_repository(root)
    found = read_code_owners(root)
    if found == wanted:
        say(f"{CODE_OWNERS} is up to date.")
        return 0
    if only_check:
        what = "does not say what the records say" if found is not None else "is not there yet"
        click.echo(f"{CODE_OWNERS} {what}. Write it with: pairbook codeowners")
        return 1
    _refuse_to_overwrite(root, found)
    replace_file(root / CODE_OWNERS, wanted.encode())
    say(f"Wrote {CODE_OWNERS}. Commit it; the owners need write access to the repository to count on GitHub.")
    return 0


def _programme(root: Path) -> Programme:
    """Return what the records of the programme and of its people say. Raises Obstacle where they have errors."""
    files, _ = read_records(root)
    needed = [file for file in files if file.place.kind in (Kind.PROGRAM, Kind.PERSON)]
    # Rules are of no interest here, and nothing else depends on the day.
    corpus = check_files(needed, (), read_schemas(), dt.datetime.now(dt.UTC)).corpus
    program = corpus.programme.program
    people = (*program.maintainers, *program.coordinators)
    broken = [person_file(each) for each in people if each not in corpus.programme.people]
    for file in (*broken, *(() if corpus.program_is_sound else (_PROGRAM,))):
        if file in corpus.places:
            raise Obstacle(f"{file} has errors. Run pairbook check, mend them, and try again.")
    return corpus.programme


def _handles(programme: Programme, people: tuple[str, ...], role: str) -> list[str]:
    """Return the GitHub handles of people, and tell of those without one. Raises Obstacle where nobody has one."""
    if not people:
        raise Obstacle(
            f"{_PROGRAM} names no {role}. Write there, with the name of somebody's file in records/people:"
            f" {role}: [ada]"
        )
    known = programme.people
    handles = {person: known[person].github if person in known else "" for person in people}
    without = [person for person in people if not handles[person]]
    if len(without) == len(people):
        raise Obstacle(
            f"None of the {role} has a GitHub handle. Write it into {person_file(people[0])}, such as:"
            f" github: {people[0]}"
        )
    for person in without:
        say(f"{person_file(person)} has no GitHub handle, so GitHub will not ask {person} for reviews.")
    return [handles[person] for person in people if handles[person]]


def _require_top_of_repository(root: Path) -> None:
    repository = open_repository(root)
    if repository and repository.prefix:
        raise Obstacle(
            f"The programme lies in the folder {repository.prefix} of a larger repository, and GitHub reads"
            " CODEOWNERS only at its top. Write the lines there by hand."
        )


def _refuse_to_overwrite(root: Path, found: str | None) -> None:
    if lines := hand_made_lines(found or ""):
        raise Obstacle(
            f'{CODE_OWNERS} holds lines that were written by hand, such as "{printable(lines[0], 60)}". Move them'
            " somewhere safe, delete the file, and try again; nothing was written."
        )
    if other := code_owners_elsewhere(root):
        raise Obstacle(
            f"There is a {other} already, which GitHub would not read any more. Delete it, and try again;"
            " nothing was written."
        )

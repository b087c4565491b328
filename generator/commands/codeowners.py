"""``pairbook codeowners``: whom GitHub asks to review the programme's own records and its code."""

from pathlib import Path

import click

from generator.commands.options import root_option
from generator.outlets.code_owners import hand_made_lines, render_code_owners
from generator.outlets.folder import replace_file
from generator.outlets.printable import printable
from generator.outlets.progress import say
from generator.pipeline.code_owners import read_owners
from generator.reading.code_owners import CODE_OWNERS, code_owners_elsewhere, read_code_owners
from generator.words.obstacle import Obstacle
from generator.words.places import person_file


@click.command("codeowners", epilog="Example: pairbook codeowners --check")
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; say whether the file is up to date."
)
def codeowners_command(root: Path, only_check: bool) -> int:
    """Say on GitHub whom it asks to review the programme.

    Writes .github/CODEOWNERS from the coordinators and maintainers that program.yml names.

    Lines that somebody wrote by hand are never overwritten. With --check, the exit code is 1 where the file is
    not what would be written.
    """
    owners = read_owners(root)
    for person in owners.without:
        say(f"{person_file(person)} has no GitHub handle, so GitHub will not ask {person} for reviews.")
    wanted, found = render_code_owners(owners.maintainers, owners.coordinators), read_code_owners(root)
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

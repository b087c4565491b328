"""``pairbook forms``: the forms that GitHub shows, made from the schemas."""

from pathlib import Path

import click

from generator.commands.options import root_option
from generator.outlets.progress import say
from generator.outlets.renewed_files import replace_given
from generator.reading.schemas import read_schemas
from generator.rendering.issue_forms import FOLDER, render_issue_forms


@click.command("forms", epilog="Example: pairbook forms --check")
@root_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; say whether the forms are up to date."
)
def forms_command(root: Path, only_check: bool) -> int:
    """Let people keep records with forms on GitHub.

    Writes a form for each kind of change into .github/ISSUE_TEMPLATE, in the words of the schemas. With --check, the
    exit code is 1 where a form is not what would be written.
    """
    stale = {
        name: text
        for name, text in render_issue_forms(read_schemas()).items()
        if not (root / name).is_file() or (root / name).read_text(encoding="utf-8") != text
    }
    if not stale:
        say(f"The forms in {FOLDER} are up to date.")
        return 0
    if only_check:
        click.echo(f"{', '.join(sorted(stale))}: not up to date. Write them with: pairbook forms")
        return 1
    replace_given(root, {name: text.encode() for name, text in stale.items()})
    say(f"Wrote {len(stale)} forms into {FOLDER}. Commit them; people find them under Issues, New issue.")
    return 0

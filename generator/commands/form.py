"""``pairbook form EVENT``: what somebody sent in with a form on GitHub becomes a record, or an answer that says why not."""

import datetime as dt
from pathlib import Path

import click

from generator.commands.options import root_option, today_option
from generator.outlets.folder import replace_file
from generator.outlets.form_answer import render_form_answer, render_form_commit
from generator.outlets.progress import say
from generator.pipeline.form import handle_form
from generator.reading.form_event import read_form_event


@click.command(
    "form",
    short_help="Turn a form from GitHub into a record.",
    epilog="Example: pairbook form event.json --commit-file commit.json > answer.md",
)
@click.argument("event", type=click.Path(path_type=Path))
@click.option(
    "--commit-file",
    type=click.Path(path_type=Path),
    help="Where to say, as JSON, what a workflow is to commit, by whom and on which branch.",
)
@click.option("--dry-run", is_flag=True, help="Write no record.")
@root_option
@today_option
def form_command(
    event: Path, commit_file: Path | None, dry_run: bool, root: Path, today: dt.date | dt.datetime
) -> int:
    """Write the record that a form asks for, and print the answer to whoever sent it in.

    EVENT is the file in which GitHub tells a workflow of the issue. It is a stranger's text, and so is all that was
    answered. The exit code is 1 where something is wrong with the answers; nothing is written then.
    """
    told = read_form_event(event)
    outcome = handle_form(root, today, told, is_dry_run=dry_run)
    if outcome is None:
        say("No answers to one of the forms came in here, so there is nothing to do.")
        return 0
    if commit_file is not None:
        replace_file(commit_file, render_form_commit(outcome, told.issue.number).encode())
    click.echo(render_form_answer(outcome), nl=False)
    return 0 if outcome.draft else 1

"""``pairbook forget PERSON``: takes a person out of the records, and tells what history still holds."""

import datetime as dt
from pathlib import Path

import click

from generator.commands.options import root_option, today_option
from generator.outlets.folder import sync_folder
from generator.outlets.printable import printable
from generator.outlets.progress import say
from generator.outlets.receipt import Receipt, render_receipt
from generator.outlets.records_folder import sole_writer
from generator.pipeline.forgetting import Forgotten, forget_person
from generator.pipeline.remembered import Remembered, read_remembered
from generator.pipeline.rewriting import read_present, write
from generator.reading.code_owners import CODE_OWNERS, read_code_owners
from generator.rendering.history_steps import STEPS, Rewrite, render_steps
from generator.words.numbers import counted

_SHOWN = 20
"""How many files or lines are listed before the rest is only counted."""


@click.command(
    "forget",
    short_help="Take a person out of the records.",
    epilog="Example: pairbook forget ada-lovelace --dry-run",
)
@root_option
@today_option
@click.option("--dry-run", is_flag=True, help="Only tell what would change, and what history holds.")
@click.argument("person")
def forget_command(root: Path, today: dt.date | dt.datetime, dry_run: bool, person: str) -> int:
    """Take PERSON, the name of a file in records/people, out of all records: all of it, or nothing.

    An id such as someone-1 stays in their place, so that totals and logs stay right. Standard output gets a receipt
    without anything personal; what there is to look at, and what git's history still holds, goes to standard error.
    The steps for rewriting the history are written into .cache/forget, which git ignores.
    """
    with sole_writer(root) as before:
        present = read_present(root, today)
        forgotten = forget_person(present, person)
        remembered = read_remembered(root, forgotten)
        if not dry_run:
            # The steps first: once the record is gone, nobody knows any more what to look for.
            steps = _write_steps(root, forgotten, remembered)
            write(root, forgotten.rewriting, before)
    _tell(forgotten, remembered)
    if forgotten.traces.is_surely_in(read_code_owners(root) or ""):
        say(f"{CODE_OWNERS} still names them. After this, run: pairbook codeowners")
    if dry_run:
        say("Nothing was written.")
        return 0
    say(f"If the history has to forget, too: {steps}. It names the person, so delete it afterwards.")
    click.echo(render_receipt(_receipt(forgotten, remembered, present.checked.corpus.today)))
    return 0


def _write_steps(root: Path, forgotten: Forgotten, remembered: Remembered) -> Path:
    traces = forgotten.traces
    folder = root / ".cache" / "forget" / traces.tombstone
    rewrite = Rewrite(
        traces=traces,
        moves={**remembered.former_moves, **forgotten.moves},
        authors=remembered.authors,
        former_records=remembered.former_records,
        prefix=remembered.prefix,
        references=remembered.references,
    )
    # Whatever the programme's own .gitignore says: what names the person must not be committed.
    sync_folder(folder, {".gitignore": "*\n", **render_steps(rewrite, str(folder))})
    return folder / STEPS


def _tell(forgotten: Forgotten, remembered: Remembered) -> None:
    if forgotten.without_comments:
        say("Written anew, without their comments:")
        _list(list(forgotten.without_comments))
    if forgotten.to_look_at:
        say(
            "Have a look at these lines; they may mean the person, or somebody or something else of that name:"
        )
        _list([f"{file}:{line}" for file, line in forgotten.to_look_at])
    running = [pair.id for pair in forgotten.pairs if pair.agreement.status.is_running]
    if running:
        say(
            f"Still under way: {counted(len(running), 'pair')} that the person was in. End it, or change who is in it."
        )
    if remembered.files:
        say("Git's history still holds, with how many versions tell of the person:")
        _list([f"{file} ({count})" for file, count in remembered.files])
    if remembered.commits or remembered.messages or remembered.references:
        say(
            f"And {counted(remembered.commits, 'commit')} by the person,"
            f" {counted(len(remembered.messages), 'message')} of commits that may name them, and"
            f" {counted(len(remembered.references), 'branch or tag', 'branches or tags')} called after them."
        )
    say("Forks, clones, pull requests, logs of workflows and published sites may hold copies, too.")


def _list(lines: list[str]) -> None:
    for line in lines[:_SHOWN]:
        say(f"    {printable(line)}")
    if len(lines) > _SHOWN:
        say(f"    and {len(lines) - _SHOWN} more")


def _receipt(forgotten: Forgotten, remembered: Remembered, day: dt.date) -> Receipt:
    return Receipt(
        tombstone=forgotten.traces.tombstone,
        day=day,
        changed=len(forgotten.rewriting.changed),
        renamed=len(forgotten.moves),
        pairs=len(forgotten.pairs),
        to_look_at=len(forgotten.to_look_at),
        files_in_history=len(remembered.files),
        commits_in_history=remembered.commits,
        mentions_in_history=len(remembered.messages) + len(remembered.references),
    )

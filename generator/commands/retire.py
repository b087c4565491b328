"""``pairbook retire``: reduces pairs that have ended to facts, so that no word is kept longer than agreed."""

import datetime as dt
from pathlib import Path

import click

from generator.commands.options import root_option, today_option
from generator.outlets.progress import say
from generator.outlets.records_folder import sole_writer
from generator.pipeline.retiring import retire_pairs
from generator.pipeline.rewriting import read_present, write
from generator.words.numbers import counted


@click.command(
    "retire",
    short_help="Reduce pairs that ended long ago to facts.",
    epilog="Example: pairbook retire --dry-run",
)
@root_option
@today_option
@click.option("--dry-run", is_flag=True, help="Only tell which pairs and how many records would change.")
@click.argument("pairs", nargs=-1, metavar="[PAIR]...")
def retire_command(root: Path, today: dt.date | dt.datetime, dry_run: bool, pairs: tuple[str, ...]) -> int:
    """Keep of pairs that have ended only dates, kinds, outcomes, levels and counts, and let all free text go.

    Without PAIR, all pairs that ended longer ago than the programme's policy says, under retire_after_months. Every
    figure stays as it is. Git's history keeps the words until somebody rewrites it.
    """
    with sole_writer(root) as before:
        present = read_present(root, today)
        retired = retire_pairs(present, pairs)
        if not retired.pairs:
            say("There is nothing to retire.")
            return 0
        if not dry_run:
            write(root, retired.rewriting, before)
    count = f"{counted(len(retired.pairs), 'pair')}, {counted(len(retired.rewriting.changed), 'record')}"
    say(f"{'Would reduce' if dry_run else 'Reduced'} to facts: {count}.")
    for pair in retired.pairs:
        click.echo(pair)
    if not dry_run:
        say("Every figure is as it was. Git's history keeps the words until somebody rewrites it.")
    return 0

"""``pairbook changes BASE [HEAD]``: what a change means, in plain words, and whose approval it needs."""

from pathlib import Path

import click

from generator.commands.options import root_option, sentences_option
from generator.outlets.changes import report_changes
from generator.pipeline.comparison import read_comparison


@click.command("changes", epilog="Example: pairbook changes origin/main")
@root_option
@sentences_option
@click.argument("base")
@click.argument("head", default="HEAD")
def changes_command(root: Path, format_: str, base: str, head: str) -> int:
    """Tell what a change means, and whose approval it needs.

    What HEAD changes since it left BASE is told pair by pair; white space, comments and quoting change nothing.
    What is not committed yet is left out.
    BASE and HEAD are names of commits, such as origin/main; HEAD is the commit that is checked out when left out.
    """
    comparison = read_comparison(root, base, head)
    report = report_changes(comparison.base, comparison.head, comparison.changes, comparison.circle)
    click.echo(report.render(format_))
    return 0

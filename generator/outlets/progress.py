"""Says on standard error what is under way, or what stands in the way."""

import click

from generator.outlets.printable import cells


def say(text: str, *, quiet: bool = False) -> None:
    """Print one line of progress, unless `quiet`. Whoever's words are in it, it is no command to a terminal or a log."""
    if not quiet:
        click.echo("".join(cell.text for cell in cells(text)), err=True)

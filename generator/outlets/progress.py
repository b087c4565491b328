"""Says on standard error what is under way."""

import click


def say(text: str, *, quiet: bool = False) -> None:
    """Print one line of progress, unless `quiet`."""
    if not quiet:
        click.echo(text, err=True)

"""``pairbook comment ARTIFACT``: what Check left behind about a pull request, as a comment on it."""

import re
from pathlib import Path

import click

from generator.outlets.review_comment import render_comment
from generator.reading.review_files import read_review

_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._/-]+\Z")


def _run_url(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    if not _ADDRESS.match(given):
        raise click.BadParameter("Write the web address of the run, beginning with https://.")
    return given


@click.command(
    "comment", epilog="Example: pairbook comment review.zip --run-url https://github.com/o/r/actions/runs/1"
)
@click.argument("artifact", type=click.Path(path_type=Path))
@click.option(
    "--run-url", required=True, callback=_run_url, metavar="URL", help="Web address of the run of Check."
)
@click.option(
    "--site-artifact",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="GitHub's number for the built site.",
)
def comment_command(artifact: Path, run_url: str, site_artifact: int | None) -> int:
    """Print the comment that a pull request gets.

    ARTIFACT is a zip file or a folder that holds changes.json and findings.json, as changes and check write them with --format json. It may be
    forged: whatever is not as expected is not shown, and the comment says so.
    """
    click.echo(render_comment(read_review(artifact), run_url, site_artifact), nl=False)
    return 0

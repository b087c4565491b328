"""``pairbook approvals BASE [HEAD] --reviews FILE``: who has approved a change, and who is still asked."""

from pathlib import Path

import click

from generator.commands.options import root_option, sentences_option
from generator.outlets.approvals import report_approvals
from generator.pipeline.approvals import read_verdicts
from generator.pipeline.comparison import read_comparison
from generator.reading.reviews import read_reviews


@click.command("approvals", epilog="Example: pairbook approvals origin/main --reviews reviews.json")
@root_option
@sentences_option
@click.option(
    "--reviews",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help='JSON: {"author": "login", "reviews": [...]}, with each review as GitHub gives it.',
)
@click.argument("base")
@click.argument("head", default="HEAD")
def approvals_command(root: Path, format_: str, reviews: Path, base: str, head: str) -> int:
    """Tell who has approved a change, and who is still asked.

    The change is what HEAD says since it left BASE, both names of commits; HEAD is what is checked out when left out.
    The author counts as approving. An approval of an earlier commit counts while that which it was asked for has
    not changed in meaning. The exit code is 1 while something is missing, and 0 when nothing is.
    """
    given = read_reviews(reviews)
    comparison = read_comparison(root, base, head)
    verdicts = read_verdicts(comparison, given)
    report = report_approvals(comparison.base, comparison.head, verdicts, comparison.circle)
    click.echo(report.render(format_))
    return 0 if all(verdict.met_by for verdict in verdicts) else 1

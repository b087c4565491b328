"""``pairbook report``: the programme's figures, for people in a terminal and for programs."""

import datetime as dt
import os
import shutil
import sys
from pathlib import Path

import click

from generator.commands.findings import show_errors
from generator.commands.options import (
    at_option,
    audience_option,
    choose_audience,
    overlay_option,
    root_option,
    today_option,
)
from generator.outlets.json_text import json_text
from generator.outlets.report_text import WIDTH, render_report
from generator.outlets.table_csv import render_csv
from generator.pipeline.known import check_known
from generator.pipeline.sight import sight_of
from generator.reading.schemas import read_schemas
from generator.views.figure_documents import figures_document
from generator.views.report_blocks import all_scopes, scopes_of, view_blocks
from generator.views.tables import view_figures


@click.command(
    "report",
    short_help="Show the programme's figures, as text, JSON or CSV.",
    epilog="Example: pairbook report --cohort spring-2026",
)
@root_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print the figures. json and csv have those of cohorts, topics and pairs, too.",
)
@audience_option
@today_option
@at_option
@overlay_option
@click.option("--cohort", "cohorts", multiple=True, metavar="ID", help="Only this cohort.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="Only pairs with this topic.")
@click.option("--pair", "pairs", multiple=True, metavar="ID", help="Only this pair.")
@click.option("--explain", is_flag=True, help="Say what each figure means and how it is computed.")
def report_command(
    root: Path,
    format_: str,
    audience: str | None,
    today: dt.date | dt.datetime,
    at: str | None,
    overlay: Path | None,
    cohorts: tuple[str, ...],
    topics: tuple[str, ...],
    pairs: tuple[str, ...],
    explain: bool,
) -> int:
    """Show the programme's figures.

    Each comes with what it rests on and what is missing. --cohort, --topic and --pair narrow the report down and
    may be given several times. When the records have errors, these are shown instead.
    """
    checked = check_known(root, today, at, overlay=overlay)
    if checked.has_errors:
        show_errors(checked, for_people=format_ == "text")
        return 1
    shown_to = choose_audience(audience, checked.corpus.programme.program, everyone=False)
    schemas = read_schemas()
    sight = sight_of(checked, shown_to, schemas)
    scopes = scopes_of(sight, cohorts, topics, pairs)
    if format_ == "json":
        click.echo(json_text(figures_document(sight, scopes or all_scopes(sight))))
    elif format_ == "csv":
        click.echo(render_csv(view_figures(sight, schemas, scopes or all_scopes(sight))), nl=False)
    else:
        is_terminal = sys.stdout.isatty()
        text = render_report(
            view_blocks(sight, scopes),
            columns=shutil.get_terminal_size().columns if is_terminal else WIDTH,
            colour=is_terminal and not os.environ.get("NO_COLOR"),
            explain=explain,
        )
        click.echo(text)
    return 0
